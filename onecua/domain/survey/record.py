"""Indices 1, 2 and 3 from the dossiers' own data, to stand beside what citizens say.

1: the day of the result against the due day. 2: each step of the internal workflow against its
own deadline, from one hand-over to the next. 3: how often a supplement was asked for; whose fault
it was the record does not say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from onecua.domain.deadline import Timeliness, timeliness
from onecua.domain.dossier import ENDED, MOVES, Move, Status
from onecua.domain.dossier_history import fold, instant, timed
from onecua.domain.event import Event, Kind
from onecua.domain.survey.indices import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    Judge = Callable[[datetime, datetime], Timeliness]

_POINTS = {Timeliness.EARLY: 2, Timeliness.ON_TIME: 1, Timeliness.LATE: 0}
_SUPPLEMENT_POINTS = (2, 1, 0)


@dataclass(frozen=True, slots=True)
class StepKept:
    """A step of the workflow that has ended: who held it, when it was due, when it was left."""

    officer: UUID
    due_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class RecordedDossier:
    """What the record of a dossier with a result says for the indices."""

    officer: UUID
    sector: str
    ended_at: datetime
    due_at: datetime | None
    supplements: int
    steps: tuple[StepKept, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """The step that a dossier is in; None for `due_at` when the step has no time of its own."""

    officer: UUID
    due_at: datetime | None


def recorded(events: Sequence[Event]) -> RecordedDossier | None:
    """Return what the events of a dossier say, None of one without a result or voided."""
    dossier = fold(events)
    if dossier is None or dossier.is_voided or dossier.result_ready_at is None:
        return None
    return RecordedDossier(
        dossier.received_by,
        dossier.sector,
        dossier.result_ready_at,
        dossier.due_at,
        dossier.supplement_count,
        steps_kept(events),
    )


def steps_kept(events: Iterable[Event]) -> tuple[StepKept, ...]:
    """Return the steps that had a deadline and have ended, in order; undone moves left out."""
    held: _Held | None = None
    found: tuple[StepKept, ...] = ()
    before: list[tuple[str, _Held | None, tuple[StepKept, ...]]] = []
    for at, event in timed(list(events)):
        if event.kind == Kind.DOSSIER_MOVED:
            before.append((event.key, held, found))
            held, found = _followed(event, at, held, found)
        elif event.kind == Kind.MOVE_UNDONE and before and before[-1][0] == event.body["undoes"]:
            _, held, found = before.pop()
    return found


def _followed(
    event: Event, at: datetime, held: _Held | None, found: tuple[StepKept, ...]
) -> tuple[_Held | None, tuple[StepKept, ...]]:
    body = event.body
    move = Move(body["move"])
    to = body.get("to", MOVES[move].to)
    ends = to is not None and Status(to) in ENDED
    if move is not Move.FORWARD and not ends:
        if held is not None and "step_due_at" in body:
            return replace(held, due_at=instant(body["step_due_at"])), found
        return held, found
    if held is not None and held.due_at is not None:
        found = (*found, StepKept(held.officer, held.due_at, at))
    if ends:
        return None, found
    given = body.get("step")
    officer = UUID(body["holder"]) if body.get("holder") else event.officer
    return (_Held(officer, instant(given["due_at"])) if given else None), found


def recorded_tallies(
    dossiers: Iterable[RecordedDossier], judge: Judge = timeliness
) -> dict[int, Tally]:
    """Return indices 1, 2, 3 of these dossiers; `judge` is how the office calls a step late."""
    listed = list(dossiers)
    dated = [(each.ended_at, each.due_at) for each in listed if each.due_at is not None]
    points = {
        1: [_POINTS[timeliness(ended_at, due_at)] for ended_at, due_at in dated],
        2: [_POINTS[judge(s.ended_at, s.due_at)] for each in listed for s in each.steps],
        3: [_SUPPLEMENT_POINTS[min(each.supplements, 2)] for each in listed],
    }
    return {index: Tally(sum(found), len(found)) for index, found in points.items() if found}
