"""The calendar that deadlines are reckoned with: asked millions of times, so looked up ready."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from onecua.domain.work_calendar.days import CalendarDay, DayKind, Scope
from onecua.domain.work_calendar.hours import (
    OFFICE_HOURS,
    WEEK,
    Season,
    Session,
    Week,
    WeekdayHours,
    usual_week,
)
from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ONE_DAY = timedelta(days=1)
# The longest run of days off ever seen is ten; a year without one counted day is a wrong calendar.
_SEARCH_DAYS = 366


@dataclass(frozen=True)
class WorkCalendar:
    """The office's week (Monday first), the days that differ from it, later seasons.

    `week` holds until the first of the `seasons` begins. A make-up day has its own sessions, or
    those of the first weekday that has any in the season of that day, whichever day it falls on.
    """

    week: Week = field(default_factory=usual_week)
    days: Mapping[date, CalendarDay] = field(default_factory=dict, hash=False)
    seasons: tuple[Season, ...] = ()
    _sessions: tuple[tuple[Session, ...], ...] = field(init=False, repr=False, compare=False)
    _counts: tuple[bool, ...] = field(init=False, repr=False, compare=False)
    _make_up: tuple[Session, ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _years: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a week without seven days; keep the days beyond the reach of later changes."""
        if len(self.week) != WEEK:
            raise RuleError("Lịch làm việc phải có đủ bảy ngày trong tuần.")
        object.__setattr__(self, "days", MappingProxyType(dict(self.days)))
        object.__setattr__(self, "_sessions", tuple(hours.sessions for hours in self.week))
        object.__setattr__(self, "_counts", tuple(hours.counts for hours in self.week))
        object.__setattr__(self, "_make_up", _make_up_sessions(self.week))
        object.__setattr__(self, "_starts", tuple(season.since for season in self.seasons))
        national = (day.on.year for day in self.days.values() if day.scope is Scope.NATIONAL)
        object.__setattr__(self, "_years", frozenset(national))

    @classmethod
    def of(
        cls,
        days: Iterable[CalendarDay] = (),
        sessions: Sequence[Session] = OFFICE_HOURS,
        saturday: Sequence[Session] = (),
    ) -> WorkCalendar:
        """Build a calendar of equal weekdays, an optional counted Saturday and the listed days.

        Raises `RuleError` when a date is listed twice.
        """
        return cls(usual_week(sessions, saturday), by_date(days))

    def day(self, on: date) -> CalendarDay | None:
        """Return the listed day off or make-up day of a date, if there is one."""
        return self.days.get(on)

    def knows_year(self, year: int) -> bool:
        """Tell whether any national day of the year is listed; otherwise only weekends are known.

        An office that lists a day off of its own does not know the year's holidays by that.
        """
        return year in self._years

    def season_on(self, on: date) -> Season | None:
        """Return the season in force on a date, None before the first."""
        place = bisect_right(self._starts, on)
        return self.seasons[place - 1] if place else None

    def hours_on(self, on: date) -> WeekdayHours:
        """Return what the weekday of a date has in the season in force, the day not listed."""
        season = self.season_on(on) if self._starts else None
        return (season.week if season else self.week)[on.weekday()]

    def is_counted(self, on: date) -> bool:
        """Tell whether terms count the day."""
        listed = self.days.get(on)
        if listed is not None:
            return listed.kind is DayKind.MAKE_UP and bool(self._worked(listed))
        if self._starts:
            return self.hours_on(on).counts
        return self._counts[on.weekday()]

    def is_open(self, on: date) -> bool:
        """Tell whether the office receives on the day, whether or not terms count it."""
        return bool(self.sessions_on(on))

    def sessions_on(self, on: date) -> tuple[Session, ...]:
        """Return the sessions in which the office is open on the day, in order."""
        listed = self.days.get(on)
        if listed is not None:
            return self._worked(listed) if listed.kind is DayKind.MAKE_UP else ()
        if self._starts:
            return self.hours_on(on).sessions
        return self._sessions[on.weekday()]

    def opening(self, on: date) -> time | None:
        """Return when the first session of the day opens, or None on a closed day."""
        sessions = self.sessions_on(on)
        return sessions[0].opens if sessions else None

    def closing(self, on: date) -> time | None:
        """Return when the last session of the day closes, or None on a closed day."""
        sessions = self.sessions_on(on)
        return sessions[-1].closes if sessions else None

    def next_counted(self, on: date) -> date:
        """Return the first counted day strictly after a date; raises `RuleError` without one."""
        if on.toordinal() + _SEARCH_DAYS > date.max.toordinal():
            raise RuleError(f"Ngày {on:%d/%m/%Y} quá xa, không tính được hạn; hãy kiểm tra lại.")
        day = on
        for _ in range(_SEARCH_DAYS):
            day += _ONE_DAY
            if self.is_counted(day):
                return day
        raise RuleError(
            f"Lịch làm việc không có ngày làm việc nào trong một năm sau {on:%d/%m/%Y}, "
            "hãy kiểm tra giờ làm việc và ngày nghỉ."
        )

    def counted_between(self, after: date, upto: date) -> int:
        """Count the counted days after the first date up to and including the second."""
        first = after.toordinal() + 1
        return sum(
            self.is_counted(date.fromordinal(ordinal))
            for ordinal in range(first, upto.toordinal() + 1)
        )

    def departs_from_week(self, day: CalendarDay) -> bool:
        """Tell whether the listed day changes what its date counts (a Sunday holiday does not)."""
        hours = self.hours_on(day.on)
        if day.kind is DayKind.OFF:
            return hours.counts
        return not hours.counts or self._worked(day) != hours.sessions

    def _worked(self, day: CalendarDay) -> tuple[Session, ...]:
        """Return the sessions of a make-up day."""
        if day.sessions:
            return day.sessions
        season = self.season_on(day.on) if self._starts else None
        return _make_up_sessions(season.week) if season else self._make_up


def by_date(days: Iterable[CalendarDay]) -> dict[date, CalendarDay]:
    """Return the days by their dates; raises `RuleError` when a date is listed twice."""
    found: dict[date, CalendarDay] = {}
    for day in days:
        if day.on in found:
            raise RuleError(f"Ngày {day.on:%d/%m/%Y} có hai dòng trong lịch, hãy bỏ một dòng.")
        found[day.on] = day
    return found


def _make_up_sessions(week: Week) -> tuple[Session, ...]:
    return next((hours.sessions for hours in week if hours.sessions), ())
