"""The due instant of a dossier together with the reason of every day on the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.deadline.explanation import ExplainedDay, explain
from onecua.domain.deadline.policy import NO_CUTOFF, Cutoff, Model
from onecua.domain.deadline.reckoning import Measure, reckon

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.deadline.handling_time import HandlingTime
    from onecua.domain.work_calendar import CalendarDay, WorkCalendar


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the result is due, from when the term was counted, and why, day by day.

    `moved_by` says why the term does not start at the receipt («nhận sau 15:00»), else nothing.
    `verification` is what the law added to the term because something had to be verified.
    `expected_days` are the days without an official decision yet that the due instant rests on,
    `unknown_years` those for which no holidays are listed, so that only weekends were left out.
    """

    due_at: datetime
    starts_at: datetime
    explanation: tuple[ExplainedDay, ...]
    expected_days: tuple[CalendarDay, ...]
    unknown_years: tuple[int, ...]
    measure: Measure
    term: HandlingTime
    moved_by: str
    verification: HandlingTime | None = None


def due(
    received_at: datetime,
    handling_time: HandlingTime,
    calendar: WorkCalendar,
    model: Model = Model.DAY,
    cutoff: Cutoff = NO_CUTOFF,
) -> Deadline:
    """Compute and explain the due instant of a receipt; raises `RuleError` for absurd input."""
    reckoning = reckon(received_at, handling_time, calendar, model, cutoff)
    days = explain(reckoning, calendar, cutoff)
    return Deadline(
        reckoning.due_at,
        reckoning.starts_at,
        days.explained,
        days.expected,
        days.unknown_years,
        reckoning.measure,
        handling_time,
        days.moved_by,
    )


def due_at(
    received_at: datetime,
    handling_time: HandlingTime,
    calendar: WorkCalendar,
    model: Model = Model.DAY,
    cutoff: Cutoff = NO_CUTOFF,
) -> datetime:
    """Compute the due instant alone, without its explanation, for many dossiers at once."""
    return reckon(received_at, handling_time, calendar, model, cutoff).due_at
