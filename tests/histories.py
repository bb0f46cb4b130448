"""Random lives of dossiers: receptions, moves, undoings, corrections, late entries, voidings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import strategies as st

from onecua.domain.dossier import MOVES, Channel, Move, Status, allowed_moves
from onecua.domain.event import Event, Fact, Kind, Recorded, canonical, seal
from tests.desks import moved_fact, received_fact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OFFICER = UUID(int=77)
BEGIN = datetime(2026, 10, 12, 7, 30)
SECTORS = ("Hộ tịch", "Chứng thực", "Đất đai")
OWNERS = [
    seal({"full_name": name, "identity_number": f"03009000000{place}"}, bytes([place]) * 16)
    for place, name in enumerate(("Trần Văn Nam", "Đỗ Thị Ánh", "Nguyễn Hoàng Yến"))
]
PEOPLE = [
    Fact(Kind.PERSON_RECORDED, UUID(int=900 + place), {}, sealed=owner)
    for place, owner in enumerate(OWNERS)
]


@dataclass(frozen=True)
class Step:
    """Something that happens to a dossier some minutes after the step before it."""

    dossier: int
    kind: Kind
    minutes: int
    choice: int
    late: bool


steps = st.builds(
    Step,
    dossier=st.integers(0, 3),
    kind=st.sampled_from(
        [
            *[Kind.DOSSIER_MOVED] * 6,
            Kind.MOVE_UNDONE,
            Kind.DOSSIER_CORRECTED,
            Kind.DOSSIER_VOIDED,
            Kind.PAPER_PRINTED,
        ]
    ),
    minutes=st.sampled_from([0, 1, 55, 600, 1440, 2880, 14_400]),
    choice=st.integers(0, 11),
    late=st.integers(0, 9).map(lambda number: number == 0),
)


@st.composite
def histories(draw: st.DrawFn, *, late: bool = True) -> list[Step]:
    """Draw what happens to up to four dossiers; without `late` nothing is entered later."""
    drawn = draw(st.lists(steps, max_size=14))
    return drawn if late else [replace(step, late=False) for step in drawn]


def facts_of(history: Sequence[Step], key_of: Callable[[int], str]) -> list[Fact]:
    """Return the facts of a history; `key_of` names the fact at a place in the list."""
    return _Writing(key_of).facts(history)


@dataclass(frozen=True)
class _Stand:
    """How a dossier stands: its status, which fact may be undone, its due instant."""

    status: Status
    undoable: int | None
    due: datetime | None
    extended: bool = False


class _Writing:
    """Writes only what a desk allows: moves of the status, undoings of the last move."""

    def __init__(self, key_of: Callable[[int], str]) -> None:
        self._key_of = key_of
        self._facts: list[Fact] = list(PEOPLE)
        self._past: dict[int, list[_Stand]] = {}
        self._received: dict[int, datetime] = {}

    def facts(self, history: Sequence[Step]) -> list[Fact]:
        now = BEGIN
        for step in history:
            now += timedelta(minutes=step.minutes)
            if step.dossier not in self._past:
                self._receive(step, now)
            self._write(step, now)
        return self._facts

    def _receive(self, step: Step, now: datetime) -> None:
        status = Status.REGISTERED if step.choice == 0 else Status.RECEIVED
        due = now.replace(hour=17) + timedelta(days=step.choice % 5) if step.choice > 1 else None
        fact = received_fact(
            OWNERS[step.dossier % 3].commitment.hex(),
            now,
            dossier=UUID(int=step.dossier + 1),
            code=f"H24.119-261012-{step.dossier + 1:04}",
            due=due,
            status=int(status),
            sector=SECTORS[step.choice % 3],
            channel=Channel(1 + step.choice % 3),
        )
        self._append(fact, now)
        self._past[step.dossier] = [_Stand(status, None, due)]
        self._received[step.dossier] = now

    def _append(self, fact: Fact, now: datetime) -> None:
        self._facts.append(replace(fact, recorded=Recorded(OFFICER, now)))

    def _write(self, step: Step, now: datetime) -> None:
        dossier, past = UUID(int=step.dossier + 1), self._past[step.dossier]
        at = now - timedelta(days=2) if step.late else now
        at = max(at, self._received[step.dossier])
        if step.kind == Kind.DOSSIER_MOVED:
            stand = past[-1]
            allowed = [move for move in allowed_moves(stand.status) if self._may(stand, move, now)]
            if not allowed:
                return
            move = allowed[step.choice % len(allowed)]
            due, body = stand.due, {}
            if move in (Move.SUPPLEMENTED, Move.PAID):
                due = at + timedelta(days=3)
            elif move is Move.EXTEND:
                due = stand.due + timedelta(days=2)
            if due != stand.due:
                body["due_at"] = due.isoformat(timespec="minutes")
            place = len(self._facts) if MOVES[move].can_undo else None
            extended = stand.extended or move is Move.EXTEND
            past.append(_Stand(MOVES[move].to or stand.status, place, due, extended))
            self._append(moved_fact(dossier, move, at, **body), now)
        elif step.kind == Kind.MOVE_UNDONE:
            place = past[-1].undoable
            if place is not None:
                past.pop()
                body = {"undoes": self._key_of(place)}
                self._append(Fact(step.kind, dossier, body, None, now), now)
        else:
            self._append(Fact(step.kind, dossier, self._body(step), None, now), now)

    @staticmethod
    def _may(stand: _Stand, move: Move, now: datetime) -> bool:
        """Tell whether a desk may do this now; a verification needs a calendar to be reckoned."""
        if move is Move.VERIFY:
            return False
        in_time = stand.due is not None and now.date() < stand.due.date()
        return move is not Move.EXTEND or (in_time and not stand.extended)

    def _body(self, step: Step) -> dict[str, object]:
        if step.kind != Kind.DOSSIER_CORRECTED:
            return {}
        sector = SECTORS[step.choice % 3]
        procedure = {"code": "2.000815", "name": "Chứng thực bản sao", "sector": sector}
        return {"fields": {"channel": 1 + step.choice % 3, "procedure": procedure}}


def events_of(facts: Sequence[Fact]) -> list[Event]:
    """Return facts as events of one log whose hashes nobody looks at."""
    return [
        Event(
            "device",
            "log",
            place + 1,
            fact.kind,
            1,
            fact.ref,
            OFFICER,
            fact.happened_at or BEGIN,
            fact.recorded.at if fact.recorded else fact.happened_at or BEGIN,
            canonical(fact.body),
            None,
            b"",
            fact.body,
        )
        for place, fact in enumerate(facts)
    ]


def key_in_memory(place: int) -> str:
    """Name an event of `events_of`."""
    return f"device/log/{place + 1}"
