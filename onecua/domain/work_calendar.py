"""When the office works: the sessions of each weekday, days off and make-up days.

A day *counts* for a term when it has sessions and runs the clock; a day may be open for reception
without counting (a Saturday duty). Sources: Bộ luật Lao động 2019 Điều 112 and the yearly notices
on days off; the days themselves are data with a legal source and a state.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from onecua.errors import RuleError, RuleErrors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ONE_DAY = timedelta(days=1)
_MONDAY_TO_FRIDAY = 5
_WEEK = 7
# The longest run of days off ever seen is ten; a year without one counted day is a wrong calendar.
_SEARCH_DAYS = 366


@dataclass(frozen=True, slots=True)
class Session:
    """One stretch of office hours within a day, in whole minutes; it closes after it opens."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        """Refuse reversed hours and hours with seconds."""
        if self.opens >= self.closes:
            raise RuleError(f"Buổi {self} có giờ kết thúc không sau giờ bắt đầu, hãy sửa lại.")
        if any(at.second or at.microsecond for at in (self.opens, self.closes)):
            raise RuleError(f"Buổi {self} phải tròn phút, hãy ghi dạng 07:30-11:30.")

    def __str__(self) -> str:
        """Return «07:30-11:30»."""
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


@dataclass(frozen=True, slots=True)
class WeekdayHours:
    """The sessions of a weekday and whether terms count it; open but not counted is allowed."""

    sessions: tuple[Session, ...] = ()
    counted: bool = True


class DayKind(StrEnum):
    """What a listed day is: off, or worked in exchange for another day."""

    OFF = "off"
    MAKE_UP = "make_up"


class DayState(StrEnum):
    """Whether a listed day rests on a published decision or is only expected."""

    OFFICIAL = "official"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that differs from its weekday, with its Vietnamese name and legal source."""

    on: date
    kind: DayKind
    name: str
    legal_source: str = ""
    state: DayState = DayState.OFFICIAL


OFFICE_HOURS = (Session(time(7, 30), time(11, 30)), Session(time(13), time(17)))
"""The usual sessions of a commune office, Monday to Friday: 8 hours."""


def _usual_week() -> tuple[WeekdayHours, ...]:
    return _week(OFFICE_HOURS, ())


def _week(sessions: Sequence[Session], saturday: Sequence[Session]) -> tuple[WeekdayHours, ...]:
    weekday = WeekdayHours(tuple(sessions))
    return (weekday,) * _MONDAY_TO_FRIDAY + (WeekdayHours(tuple(saturday)), WeekdayHours())


@dataclass(frozen=True)
class WorkCalendar:
    """The office's week (Monday first) and the days that differ from it.

    A make-up day has the sessions of the first weekday that has any, whichever day it falls on.
    """

    week: tuple[WeekdayHours, ...] = field(default_factory=_usual_week)
    days: Mapping[date, CalendarDay] = field(default_factory=dict, hash=False)
    _make_up: tuple[Session, ...] = field(init=False, repr=False, compare=False)
    _years: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a week without seven days; keep the days beyond the reach of later changes."""
        if len(self.week) != _WEEK:
            raise RuleError("Lịch làm việc phải có đủ bảy ngày trong tuần.")
        make_up = next((hours.sessions for hours in self.week if hours.sessions), ())
        object.__setattr__(self, "days", MappingProxyType(dict(self.days)))
        object.__setattr__(self, "_make_up", make_up)
        object.__setattr__(self, "_years", frozenset(on.year for on in self.days))

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
        by_date: dict[date, CalendarDay] = {}
        for day in days:
            if day.on in by_date:
                raise RuleError(f"Ngày {day.on:%d/%m/%Y} có hai dòng trong lịch, hãy bỏ một dòng.")
            by_date[day.on] = day
        return cls(_week(sessions, saturday), by_date)

    def day(self, on: date) -> CalendarDay | None:
        """Return the listed day off or make-up day of a date, if there is one."""
        return self.days.get(on)

    def knows_year(self, year: int) -> bool:
        """Tell whether any day of the year is listed; otherwise only weekends are known."""
        return year in self._years

    def is_counted(self, on: date) -> bool:
        """Tell whether terms count the day."""
        listed = self.days.get(on)
        if listed is None:
            hours = self.week[on.weekday()]
            return hours.counted and bool(hours.sessions)
        return listed.kind is DayKind.MAKE_UP and bool(self._make_up)

    def is_open(self, on: date) -> bool:
        """Tell whether the office receives on the day, whether or not terms count it."""
        return bool(self.sessions_on(on))

    def sessions_on(self, on: date) -> tuple[Session, ...]:
        """Return the sessions in which the office is open on the day, in order."""
        listed = self.days.get(on)
        if listed is None:
            return self.week[on.weekday()].sessions
        return self._make_up if listed.kind is DayKind.MAKE_UP else ()

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
        """Tell whether the listed day changes whether its date counts (a Sunday holiday not)."""
        hours = self.week[day.on.weekday()]
        usually = hours.counted and bool(hours.sessions)
        return usually is (day.kind is DayKind.OFF)


_SESSION = re.compile(r"([0-9]{1,2})[:hg]([0-9]{2})\s*[-–—]\s*([0-9]{1,2})[:hg]([0-9]{2})")


def parse_sessions(text: str) -> tuple[Session, ...]:
    """Read office hours such as "07:30-11:30,13:00-17:00", in any order.

    Raises `RuleErrors`, one problem for each session that is unreadable, reversed or overlapping.
    """
    problems: list[RuleError] = []
    sessions: list[Session] = []
    for part in re.split(r"[,;]", text):
        try:
            sessions.append(_parse_session(part.strip()))
        except RuleError as problem:
            problems.append(problem)
    sessions.sort(key=lambda session: session.opens)
    for earlier, later in itertools.pairwise(sessions):
        if later.opens < earlier.closes:
            problems.append(
                RuleError(f"Buổi {later} chồng lên buổi {earlier}, hãy sửa cho rời nhau.")
            )
    if problems:
        raise RuleErrors(problems)
    return tuple(sessions)


def _parse_session(text: str) -> Session:
    unreadable = RuleError(f"Không đọc được buổi làm việc «{text}», hãy ghi dạng 07:30-11:30.")
    found = _SESSION.fullmatch(text)
    if found is None:
        raise unreadable
    hour, minute, to_hour, to_minute = (int(digits) for digits in found.groups())
    try:
        opens, closes = time(hour, minute), time(to_hour, to_minute)
    except ValueError:
        raise unreadable from None
    return Session(opens, closes)
