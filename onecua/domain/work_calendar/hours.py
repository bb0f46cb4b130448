"""Office hours: sessions of a day, the week they make, and the season in which a week holds."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from onecua.errors import RuleError, RuleErrors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

WEEK = 7
_MONDAY_TO_FRIDAY = 5
_HOUR = 60


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

    @property
    def counts(self) -> bool:
        """Tell whether terms count the weekday: it has sessions and is not a mere duty."""
        return self.counted and bool(self.sessions)


OFFICE_HOURS = (Session(time(7, 30), time(11, 30)), Session(time(13), time(17)))
"""The usual sessions of a commune office, Monday to Friday: 8 hours."""

Week = tuple[WeekdayHours, ...]
"""The hours of seven weekdays, Monday first."""


def usual_week(
    sessions: Sequence[Session] = OFFICE_HOURS, saturday: Sequence[Session] = ()
) -> Week:
    """Return a week of equal weekdays and, where it has sessions, a counted Saturday."""
    weekday = WeekdayHours(tuple(sessions))
    return (weekday,) * _MONDAY_TO_FRIDAY + (WeekdayHours(tuple(saturday)), WeekdayHours())


@dataclass(frozen=True, slots=True)
class Season:
    """The week from a date until the next season: summer hours, winter hours, a Saturday duty."""

    since: date
    week: Week
    name: str = ""
    legal_source: str = ""

    def __post_init__(self) -> None:
        """Refuse a week that is not one; a closed weekday has only one way to be closed."""
        if len(self.week) != WEEK:
            raise RuleError("Lịch làm việc phải có đủ bảy ngày trong tuần.")
        if not any(hours.sessions for hours in self.week):
            raise RuleError(
                f"Giờ làm việc từ {self.since:%d/%m/%Y} chưa có buổi nào, hãy ghi giờ của ít nhất "
                "một ngày trong tuần.",
                "sessions",
            )
        week = tuple(hours if hours.sessions else WeekdayHours() for hours in self.week)
        object.__setattr__(self, "week", week)


def minutes_of(sessions: Iterable[Session]) -> int:
    """Return the length of a day of these sessions."""
    return sum(
        (s.closes.hour - s.opens.hour) * _HOUR + s.closes.minute - s.opens.minute for s in sessions
    )


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


def sessions_text(sessions: Iterable[Session]) -> str:
    """Return office hours as `parse_sessions` reads them: «07:30-11:30,13:00-17:00»."""
    return ",".join(str(session) for session in sessions)


WEEKDAY_WORDS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
"""Monday to Sunday as calendars write them."""
_WEEKDAYS = {word: number for number, word in enumerate(WEEKDAY_WORDS)}


def parse_weekdays(text: str) -> tuple[int, ...]:
    """Read weekdays such as «T2-T6», «T7», «CN» or «T2-T4, T6» as numbers, Monday being 0."""
    numbers: list[int] = []
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–—]\s*", "-", text.strip().upper())):
        first, dash, last = part.partition("-")
        last = last if dash else first
        if first not in _WEEKDAYS or last not in _WEEKDAYS:
            raise RuleError(
                f"Không đọc được thứ «{part}», hãy ghi dạng T2-T6, T7 hoặc CN.", "weekdays"
            )
        run = range(_WEEKDAYS[first], _WEEKDAYS[last] + 1)
        if not run or set(run) & set(numbers):
            raise RuleError(f"Thứ «{text}» ghi ngược hoặc ghi hai lần, hãy sửa lại.", "weekdays")
        numbers.extend(run)
    return tuple(sorted(numbers))


def weekdays_text(numbers: Iterable[int]) -> str:
    """Return weekdays as `parse_weekdays` reads them: «T2-T4,T6»."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(_run_text(run) for run in runs)


def _run_text(run: list[int]) -> str:
    first, last = WEEKDAY_WORDS[run[0]], WEEKDAY_WORDS[run[-1]]
    return first if first == last else f"{first}-{last}"
