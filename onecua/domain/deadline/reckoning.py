"""The arithmetic of a term: from the instant of receipt to the due instant, the only place of it.

Sources: Bộ luật Dân sự 2015 Điều 145–148, NĐ 61/2018/NĐ-CP Điều 18, NĐ 23/2015/NĐ-CP Điều 7.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from math import ceil
from typing import TYPE_CHECKING

from onecua.domain.deadline.handling_time import HandlingTime, Unit
from onecua.domain.deadline.policy import Cutoff, Model, effective_model
from onecua.domain.deadline.working_clock import (
    add_working_days,
    add_working_minutes,
    closing_of,
    first_working_moment,
    opening_after,
)
from onecua.errors import RuleError

if TYPE_CHECKING:
    from onecua.domain.work_calendar import WorkCalendar

_MINUTES = {Unit.HOUR: 60, Unit.DAY: 24 * 60, Unit.MONTH: 30 * 24 * 60}
"""Wall-clock minutes of a unit; a month that is not a whole one has 30 days (BLDS Điều 146)."""

_FIRST_YEAR, _LAST_YEAR = 1945, 2200
_MONTHS_A_YEAR = 12


class Measure(Enum):
    """What a term turned out to be counted in."""

    SAME_DAY = "same_day"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    WORKING_MINUTES = "working_minutes"
    WALL_MINUTES = "wall_minutes"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A term run to its end.

    `starts_at` is the event the term is counted from, on the receipt day or, past the cut-off, on
    the next counted day. `ends_at` is where the term itself ends, `due_at` the same instant or,
    when that is a day off, the close of the next counted day; hours end on a day off too and do
    not `leave_days_off`.
    """

    measure: Measure
    received_at: datetime
    starts_at: datetime
    ends_at: datetime
    due_at: datetime
    leave_days_off: bool = True


def reckon(
    received_at: datetime,
    handling_time: HandlingTime,
    calendar: WorkCalendar,
    model: Model,
    cutoff: Cutoff,
) -> Reckoning:
    """Run a term from the instant of receipt, taken to the minute as the receipt prints it.

    Raises `RuleError` for an impossible year and for a calendar without counted days.
    """
    received_at = received_at.replace(second=0, microsecond=0)
    if not _FIRST_YEAR <= received_at.year <= _LAST_YEAR:
        raise RuleError(f"Năm {received_at.year} của ngày nhận không hợp lý, hãy sửa lại.")
    late = cutoff.passed_by(received_at, calendar)
    if handling_time.unit is Unit.SAME_DAY:
        return _same_day(received_at, calendar, late)
    if effective_model(handling_time, model) is Model.CLOCK:
        return _by_clock(received_at, handling_time, calendar, late)
    shifted = late and cutoff.counts_as_next_day
    return _by_days(received_at, handling_time, calendar, shifted)


def _same_day(received_at: datetime, calendar: WorkCalendar, late: bool) -> Reckoning:
    on, starts_at = received_at.date(), received_at
    if late or not calendar.is_counted(on) or received_at > closing_of(on, calendar):
        starts_at = opening_after(on, calendar)
    due_at = closing_of(starts_at.date(), calendar)
    return Reckoning(Measure.SAME_DAY, received_at, starts_at, due_at, due_at)


def _by_days(
    received_at: datetime, handling_time: HandlingTime, calendar: WorkCalendar, shifted: bool
) -> Reckoning:
    starts_at = opening_after(received_at.date(), calendar) if shifted else received_at
    on, count = starts_at.date(), int(handling_time.amount)
    if handling_time.unit is Unit.WORKING_DAY:
        for _ in range(count):
            on = calendar.next_counted(on)
        due_at = closing_of(on, calendar)
        return Reckoning(Measure.WORKING_DAYS, received_at, starts_at, due_at, due_at)
    if handling_time.unit is Unit.MONTH:
        on = add_months(on, count)
    else:
        on += timedelta(days=count)
    ends_at = datetime.combine(on, calendar.closing(on) or time(23, 59))
    due_at = ends_at if calendar.is_counted(on) else _end_of_next_counted(on, calendar)
    return Reckoning(Measure.CALENDAR_DAYS, received_at, starts_at, ends_at, due_at)


def _by_clock(
    received_at: datetime, handling_time: HandlingTime, calendar: WorkCalendar, late: bool
) -> Reckoning:
    amount, unit = handling_time.amount, handling_time.unit
    starts_at = opening_after(received_at.date(), calendar) if late else received_at
    if unit in _MINUTES:
        return _by_wall_clock(received_at, starts_at, handling_time, calendar)
    starts_at = first_working_moment(starts_at, calendar)
    if unit is Unit.WORKING_DAY:
        due_at = add_working_days(starts_at, amount, calendar)
    else:
        due_at = add_working_minutes(starts_at, ceil(amount * 60), calendar)
    return Reckoning(Measure.WORKING_MINUTES, received_at, starts_at, due_at, due_at)


def _by_wall_clock(
    received_at: datetime,
    starts_at: datetime,
    handling_time: HandlingTime,
    calendar: WorkCalendar,
) -> Reckoning:
    """Run hours, days or months by the clock on the wall; only days and months leave a day off."""
    if handling_time.unit is Unit.MONTH and handling_time.is_whole:
        last = add_months(starts_at.date(), int(handling_time.amount))
        ends_at = datetime.combine(last, starts_at.time())
    else:
        minutes = ceil(handling_time.amount * Decimal(_MINUTES[handling_time.unit]))
        ends_at = starts_at + timedelta(minutes=minutes)
    leave = handling_time.unit is not Unit.HOUR
    moved = leave and not calendar.is_counted(ends_at.date())
    due_at = _end_of_next_counted(ends_at.date(), calendar) if moved else ends_at
    return Reckoning(Measure.WALL_MINUTES, received_at, starts_at, ends_at, due_at, leave)


def run_on(due_at: datetime, extra: HandlingTime, calendar: WorkCalendar, model: Model) -> datetime:
    """Run a term on from a due instant: what the law adds for a verification.

    From the end of a day so many days more, by the clock so many working minutes more.
    """
    if effective_model(extra, model) is Model.CLOCK and extra.unit in (
        Unit.WORKING_DAY,
        Unit.WORKING_HOUR,
    ):
        return _by_clock(due_at, extra, calendar, late=False).due_at
    if effective_model(extra, model) is Model.CLOCK:
        return _by_wall_clock(due_at, due_at, extra, calendar).due_at
    return _by_days(due_at, extra, calendar, shifted=False).due_at


def _end_of_next_counted(on: date, calendar: WorkCalendar) -> datetime:
    return closing_of(calendar.next_counted(on), calendar)


def add_months(on: date, months: int) -> date:
    """Return the same date that many months later, or the last day of a shorter month."""
    year, month = divmod(on.year * _MONTHS_A_YEAR + on.month - 1 + months, _MONTHS_A_YEAR)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
