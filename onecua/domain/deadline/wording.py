"""Short Vietnamese words for dates, spans of minutes and listed days."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from onecua.domain.work_calendar import DayState

if TYPE_CHECKING:
    from onecua.domain.work_calendar import CalendarDay

_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_LONG = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_HOUR, _DAY = 60, 24 * 60
_MORNING_ENDS = time(13)
"""No afternoon is over by then; an office without a break for lunch may close so late."""


def short_weekday(on: date) -> str:
    """Return the weekday as the screens write it: «T2» … «T7», «CN»."""
    return _SHORT[on.weekday()]


def long_weekday(on: date) -> str:
    """Return the weekday in full: «thứ Hai» … «Chủ nhật»."""
    return _LONG[on.weekday()]


def short_date(on: date) -> str:
    """Return a date within a sentence: «T5 26/11»."""
    return f"{_SHORT[on.weekday()]} {on.day:02}/{on.month:02}"


def instant(at: datetime) -> str:
    """Return an instant within a sentence: «15:30 T5 26/11»."""
    return f"{at.hour:02}:{at.minute:02} {short_date(at)}"


def duration(minutes: int) -> str:
    """Return a span of time: «24 giờ», «90 phút», «1 giờ 5 phút»."""
    hours, rest = divmod(minutes, _HOUR)
    parts = [f"{hours} giờ"] if hours else []
    return " ".join([*parts, f"{rest} phút"] if rest or not parts else parts)


def wall_duration(minutes: int) -> str:
    """Return a span of wall-clock time, in days when it is whole days."""
    days, rest = divmod(minutes, _DAY)
    return f"{days} ngày" if days and not rest else duration(minutes)


def half_day(at: datetime) -> str:
    """Return in which half of the day the last session of a day closes: «sáng» or «chiều»."""
    return "sáng" if at.time() <= _MORNING_ENDS else "chiều"


def end_of_session(at: datetime) -> str:
    """Return which session of the day a closing ends: «cuối buổi sáng» or «cuối buổi chiều»."""
    return f"cuối buổi {half_day(at)}"


def named(day: CalendarDay) -> str:
    """Return a listed day's name, legal source and, without a decision yet, «dự kiến»."""
    words = ", ".join(part for part in (day.name, day.legal_source) if part)
    expected = day.state is DayState.EXPECTED and "dự kiến" not in words.lower()
    return f"{words}, dự kiến" if expected else words


def listing(parts: list[str]) -> str:
    """Join phrases: «T7, CN và T3 24/11»."""
    return " và ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def sentence(words: str) -> str:
    """Return the words as a sentence: first letter capital, full stop."""
    return f"{words[:1].upper()}{words[1:]}."
