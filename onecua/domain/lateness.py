"""Why a dossier is late: the causes a report names, and who held it for how long.

The groups a, b, c, d are those of the reports of kiểm soát TTHC; the rest are causes that desks
really meet (`legal.md` §5.5). Which law lists them is not settled, so the code is kept as text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from onecua.domain.deadline.working_clock import working_minutes_between
from onecua.domain.dossier import ENDED, MOVES, OPEN, PAUSED, Move, Status
from onecua.domain.dossier_history import timed
from onecua.domain.event import Event, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from onecua.domain.dossier import Dossier
    from onecua.domain.work_calendar import WorkCalendar

CAUSES: Mapping[str, str] = {
    "a": "Thiếu biên chế",
    "b": "Thiếu cơ sở vật chất, trang thiết bị",
    "c1": "Quy định hành chính còn thiếu",
    "c2": "Quy định hành chính không rõ ràng",
    "c3": "Quy định hành chính không phù hợp, chồng chéo",
    "d1": "Lỗi hệ thống, phần mềm",
    "d2": "Chờ cơ quan phối hợp",
    "d3": "Chờ xác minh",
    "d4": "Người nộp chậm bổ sung",
    "d5": "Chờ thực hiện nghĩa vụ tài chính",
    "d6": "Lỗi chủ quan của công chức",
    "d7": "Công chức nghỉ hoặc chuyển công tác",
    "d8": "Sai quy trình điện tử, chưa bấm kết thúc",
    "d9": "Nguyên nhân khác",
}
"""Every cause by its code, in the order in which they are offered."""


def judged_at(dossier: Dossier, now: datetime) -> datetime:
    """Return the instant by which a dossier is judged: its end, the pause that stands, or now.

    A pause begun after the due instant stops nothing: the lateness was there before it.
    """
    if dossier.ended_at is not None:
        return dossier.ended_at
    paused_at, due_at = dossier.paused_at, dossier.due_at
    if paused_at is not None and due_at is not None and _minute(paused_at) <= due_at:
        return paused_at
    return now


def is_late(dossier: Dossier, now: datetime, *, by_instant: bool = True) -> bool:
    """Tell whether an open dossier is overdue, or one that ended was, by the instant or the day."""
    if dossier.due_at is None or dossier.is_voided or dossier.status not in OPEN | ENDED:
        return False
    at = judged_at(dossier, now)
    if dossier.is_open or by_instant:
        return _minute(at) > dossier.due_at
    return at.date() > dossier.due_at.date()


@dataclass(frozen=True, slots=True)
class Holding:
    """How long an officer held a dossier: from a hand-over to the next or to the end.

    `minutes` are working minutes with the clock running, `paused_minutes` those in which it stood.
    """

    officer: UUID
    step: str
    from_at: datetime
    to_at: datetime
    minutes: int
    paused_minutes: int
    is_open: bool


@dataclass(slots=True)
class _Stretch:
    """A stretch with one holder, one step and a clock that runs or stands."""

    officer: UUID
    step: str
    from_at: datetime
    paused: bool
    to_at: datetime | None = None


def holdings(events: Iterable[Event], now: datetime, calendar: WorkCalendar) -> tuple[Holding, ...]:
    """Return who held a dossier, in order, until it was settled or until now."""
    stretches = _stretches(list(events))
    found: list[Holding] = []
    for stretch in stretches:
        held = _holding(stretch, now, calendar)
        last = found[-1] if found else None
        if last is None or (last.officer, last.step) != (held.officer, held.step):
            found.append(held)
            continue
        found[-1] = replace(
            held,
            from_at=last.from_at,
            minutes=last.minutes + held.minutes,
            paused_minutes=last.paused_minutes + held.paused_minutes,
        )
    return tuple(found)


def _holding(stretch: _Stretch, now: datetime, calendar: WorkCalendar) -> Holding:
    to_at = stretch.to_at or max(now, stretch.from_at)
    minutes = working_minutes_between(_minute(stretch.from_at), _minute(to_at), calendar)
    return Holding(
        stretch.officer,
        stretch.step,
        stretch.from_at,
        to_at,
        0 if stretch.paused else minutes,
        minutes if stretch.paused else 0,
        stretch.to_at is None,
    )


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _stretches(events: list[Event]) -> list[_Stretch]:
    """Return the stretches in order; a move that was undone is as if it never was."""
    found: list[_Stretch] = []
    before: list[tuple[str, list[_Stretch]]] = []
    for at, event in timed(events):
        if event.kind == Kind.DOSSIER_RECEIVED and not found:
            found.append(_Stretch(event.officer, "", at, paused=False))
        elif event.kind == Kind.DOSSIER_MOVED and found:
            kept = [_Stretch(s.officer, s.step, s.from_at, s.paused, s.to_at) for s in found]
            before.append((event.key, kept))
            _follow(found, event, at)
        elif event.kind == Kind.MOVE_UNDONE and before and before[-1][0] == event.body["undoes"]:
            found = before.pop()[1]
    return found


def _follow(found: list[_Stretch], event: Event, at: datetime) -> None:
    body, last = event.body, found[-1]
    move = Move(body["move"])
    to = body.get("to", MOVES[move].to)
    if to is None:
        return
    last.to_at = last.to_at or at
    if Status(to) in ENDED or Status(to) is Status.DENIED:
        return
    officer = UUID(body["holder"]) if body.get("holder") else last.officer
    given = body.get("step")
    step = (given["name"] if given else "") if move is Move.FORWARD else last.step
    found.append(_Stretch(officer, step, at, paused=Status(to) in PAUSED))
