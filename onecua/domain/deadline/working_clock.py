"""The clock that runs only in the sessions of counted days, in whole minutes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from onecua.domain.work_calendar import WorkCalendar

_HOUR = 60


def first_working_moment(at: datetime, calendar: WorkCalendar) -> datetime:
    """Return the instant itself when it lies in a counted session, else the next opening."""
    on = at.date()
    if calendar.is_counted(on):
        clock = at.time()
        for session in calendar.sessions_on(on):
            if clock < session.closes:
                return at if clock >= session.opens else datetime.combine(on, session.opens)
    return opening_after(on, calendar)


def opening_after(on: date, calendar: WorkCalendar) -> datetime:
    """Return the opening of the first counted day strictly after a date."""
    following = calendar.next_counted(on)
    return datetime.combine(following, calendar.sessions_on(following)[0].opens)


def closing_of(on: date, calendar: WorkCalendar) -> datetime:
    """Return the close of the last session of a counted day."""
    return datetime.combine(on, calendar.sessions_on(on)[-1].closes)


def add_working_minutes(start: datetime, minutes: int, calendar: WorkCalendar) -> datetime:
    """Run the clock on; a term that fills a session ends at its close, nothing added moves nothing.

    Raises `RuleError` when the calendar has no counted day left.
    """
    if minutes == 0:
        return start
    on, spent, left = start.date(), _minutes_until(start, calendar), minutes
    while left > (rest := _minutes_of(on, calendar) - spent):
        left -= rest
        on, spent = calendar.next_counted(on), 0
    return _moment_after(on, spent + left, calendar)


def add_working_days(start: datetime, days: Decimal, calendar: WorkCalendar) -> datetime:
    """Run the clock for working days, each being one counted day's own sessions.

    The first day gives the share of its minutes still left, the last day the rest, rounded up to
    the minute. `start` is a working moment.
    """
    on, spent, left = start.date(), _minutes_until(start, calendar), Fraction(days)
    while True:
        whole = _minutes_of(on, calendar)
        share = Fraction(whole - spent, whole)
        if left <= share:
            return _moment_after(on, spent + ceil(left * whole), calendar)
        left -= share
        on, spent = calendar.next_counted(on), 0


def working_minutes_between(start: datetime, end: datetime, calendar: WorkCalendar) -> int:
    """Count the working minutes from an instant to a later one; 0 when it is not later."""
    if end <= start:
        return 0
    minutes = _minutes_until(end, calendar) - _minutes_until(start, calendar)
    for ordinal in range(start.toordinal(), end.toordinal()):
        minutes += _minutes_of(date.fromordinal(ordinal), calendar)
    return minutes


def _minutes_of(on: date, calendar: WorkCalendar) -> int:
    if not calendar.is_counted(on):
        return 0
    return sum(_minute(s.closes) - _minute(s.opens) for s in calendar.sessions_on(on))


def _minutes_until(at: datetime, calendar: WorkCalendar) -> int:
    if not calendar.is_counted(at.date()):
        return 0
    now = _minute(at.time())
    return sum(
        max(0, min(now, _minute(s.closes)) - _minute(s.opens))
        for s in calendar.sessions_on(at.date())
    )


def _moment_after(on: date, minutes: int, calendar: WorkCalendar) -> datetime:
    """Return when a counted day has run that many of its minutes, of which it has enough."""
    sessions = calendar.sessions_on(on)
    for session in sessions:
        length = _minute(session.closes) - _minute(session.opens)
        if minutes <= length:
            return datetime.combine(on, session.opens) + timedelta(minutes=minutes)
        minutes -= length
    return datetime.combine(on, sessions[-1].closes)


def _minute(at: time) -> int:
    return at.hour * _HOUR + at.minute
