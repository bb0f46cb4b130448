"""The office's working time as one number: seconds since it opened on its first day.

Nights, weekends and days off do not exist in it, so that «two working days later» is an addition
and everything that the demonstration lets happen falls into office hours.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onecua.domain.work_calendar import Session, WorkCalendar

_BEYOND = 500
"""Calendar days after the last one in which due dates are still looked up."""
_LEAST = 15 * 60
"""Seconds; a last day that has run for less does not count as open."""


class Workdays:
    """The counted days from the first to beyond the last, and where the demonstration ends.

    `ticks` are working seconds; `ends` is the tick before which everything happens.
    """

    def __init__(self, calendar: WorkCalendar, first: date, last: date, now: datetime) -> None:
        """Take the days from the calendar; when the last day is today it ends now."""
        until = last.toordinal() + _BEYOND
        ordinals = range(first.toordinal(), until)
        every = (date.fromordinal(ordinal) for ordinal in ordinals)
        self.days = [on for on in every if calendar.is_counted(on)]
        sessions = calendar.sessions_on(self.days[0])
        self._sessions = [(_second(s.opens), _length(s)) for s in sessions]
        self.day = sum(length for _, length in self._sessions)
        self._places = {on: place for place, on in enumerate(self.days)}
        self._midnights = [datetime.combine(on, time.min) for on in self.days]
        self.ends = self.day * sum(on <= last for on in self.days)
        if last == now.date() and last in self._places:
            self.ends = self._passed(now)
        self.open_days = -(-self.ends // self.day)

    def _passed(self, now: datetime) -> int:
        opening = self._places[now.date()] * self.day
        passed = self.tick(now) - opening
        return opening + (passed if passed >= _LEAST else 0)

    def moment(self, tick: int) -> datetime:
        """Return the wall time of a tick."""
        place, second = divmod(tick, self.day)
        for opens, length in self._sessions:
            if second < length:
                return self._midnights[place] + timedelta(seconds=opens + second)
            second -= length
        raise AssertionError("a day has as many seconds as its sessions")

    def tick(self, at: datetime) -> int:
        """Return the tick of a wall time of a counted day; its close is the next opening."""
        second, passed = _second(at.time()), 0
        for opens, length in self._sessions:
            passed += max(0, min(second - opens, length))
        return self._places[at.date()] * self.day + passed

    def closing(self, on: date) -> int:
        """Return the tick at which a counted day closes, which is the next day's opening."""
        return (self._places[on] + 1) * self.day


def _second(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second


def _length(session: Session) -> int:
    return _second(session.closes) - _second(session.opens)
