"""From the events of one dossier to every setting of its due instant, as the history tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import By
from onecua.domain.dossier import MOVES, PAUSED, DueSource, Move
from onecua.domain.dossier_history import instant, timed
from onecua.domain.event import Event, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

MOVED_BY = {
    Move.EXTEND: By.EXTEND,
    Move.VERIFY: By.VERIFY,
    Move.REISSUE: By.REISSUE,
    Move.REDATE: By.REISSUE,
}
"""By what a move sets a date that always does it the same way."""
_RESUMES = frozenset({Move.SUPPLEMENTED, Move.PAID})


@dataclass(frozen=True, slots=True)
class DueEntry:
    """One entry of the history that set or moved the due instant.

    `clock` names the calendar that held then, as `rule` of the reception does; `event` is the
    entry's key. An entry of before `by` was written down counts as given.
    """

    event: str
    by: By
    at: datetime
    due_at: datetime | None
    clock: Mapping[str, Any]
    paused_at: datetime | None = None
    extra: str | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the clock stood; `to_at` is None while it stands."""

    from_at: datetime
    to_at: datetime | None
    move: Move


def due_entries(events: Iterable[Event]) -> tuple[DueEntry, ...]:
    """Return what set and moved the due instant, in order; undone moves left out."""
    return _read(events)[0]


def pauses_of(events: Iterable[Event]) -> tuple[Pause, ...]:
    """Return the stretches in which the clock stood, in order; undone ones left out."""
    return _read(events)[1]


def _read(events: Iterable[Event]) -> tuple[tuple[DueEntry, ...], tuple[Pause, ...]]:
    entries: list[DueEntry] = []
    pauses: list[Pause] = []
    before: list[tuple[str, list[DueEntry], list[Pause]]] = []
    for at, event in timed(list(events)):
        if event.kind == Kind.DOSSIER_RECEIVED and not entries:
            entries.append(_promise(event, at))
        elif event.kind == Kind.DOSSIER_MOVED and entries:
            before.append((event.key, list(entries), list(pauses)))
            _follow(event, at, entries, pauses)
        elif event.kind == Kind.MOVE_UNDONE and before and before[-1][0] == event.body["undoes"]:
            _, entries, pauses = before.pop()
    return tuple(entries), tuple(pauses)


def _promise(event: Event, at: datetime) -> DueEntry:
    body = event.body
    rule = body.get("rule") or {}
    computed = body["due_source"] == DueSource.COMPUTED and bool(rule.get("time"))
    by = By.PROMISE if computed else By.GIVEN
    return DueEntry(event.key, by, at, instant(body.get("promised_at")), rule)


def _follow(event: Event, at: datetime, entries: list[DueEntry], pauses: list[Pause]) -> None:
    body = event.body
    move = Move(body["move"])
    open_pause = pauses[-1] if pauses and pauses[-1].to_at is None else None
    if open_pause is not None:
        pauses[-1] = Pause(open_pause.from_at, at, open_pause.move)
    if body.get("to", MOVES[move].to) in PAUSED:
        pauses.append(Pause(at, None, move))
    if "due_at" not in body:
        return
    by, paused_at = MOVED_BY.get(move, By.GIVEN), None
    if move in _RESUMES and body.get("by"):
        by = By(body["by"])
        paused_at = open_pause.from_at if open_pause else None
    due_at = instant(body["due_at"])
    clock = body.get("clock") or {}
    entries.append(DueEntry(event.key, by, at, due_at, clock, paused_at, body.get("term")))
