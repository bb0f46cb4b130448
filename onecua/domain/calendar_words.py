"""A work calendar in Vietnamese words: what a date is and why, hours, what a change changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline.wording import duration, short_date
from onecua.domain.work_calendar import (
    CalendarDay,
    Change,
    DayKind,
    DayState,
    Difference,
    Scope,
    Season,
    minutes_of,
    weekdays_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onecua.domain.work_calendar import Session, WeekdayHours, WorkCalendar

KIND_WORDS = {DayKind.OFF: "Nghỉ", DayKind.MAKE_UP: "Làm bù"}
STATE_WORDS = {DayState.OFFICIAL: "chính thức", DayState.EXPECTED: "dự kiến"}
SCOPE_WORDS = {Scope.NATIONAL: "toàn quốc", Scope.LOCAL: "riêng đơn vị"}
CHANGE_WORDS = {Change.ADDED: "Thêm", Change.REMOVED: "Bỏ", Change.ALTERED: "Sửa"}


def full_date(on: date) -> str:
    """Return «T3 24/11/2026»."""
    return f"{short_date(on)}/{on.year}"


def day_words(day: CalendarDay) -> str:
    """Say what a listed day is and on what it rests."""
    hours = f", {hours_words(day.sessions)}" if day.sessions else ""
    source = f" Căn cứ: {day.legal_source}." if day.legal_source else " Chưa ghi căn cứ."
    state = STATE_WORDS[day.state].capitalize()
    return f"{KIND_WORDS[day.kind]}{hours}: {day.name}.{source} {state}, {SCOPE_WORDS[day.scope]}."


def date_words(on: date, calendar: WorkCalendar) -> str:
    """Explain any date: «T3 24/11/2026 · Nghỉ: Ngày Văn hóa Việt Nam. Căn cứ: …»."""
    listed = calendar.day(on)
    return f"{full_date(on)} · {day_words(listed) if listed else _usual_words(on, calendar)}"


def _usual_words(on: date, calendar: WorkCalendar) -> str:
    hours = calendar.hours_on(on)
    if not hours.sessions:
        return "Nghỉ hằng tuần."
    if not hours.counted:
        return f"Tiếp nhận {hours_words(hours.sessions)}, không tính vào thời hạn."
    return f"Làm việc {hours_words(hours.sessions)}."


def sessions_words(sessions: Iterable[Session]) -> str:
    """Return «07:30–11:30, 13:00–17:00»."""
    return ", ".join(f"{s.opens:%H:%M}–{s.closes:%H:%M}" for s in sessions)


def hours_words(sessions: Iterable[Session]) -> str:
    """Return «07:30–11:30, 13:00–17:00 (8 giờ)»."""
    listed = tuple(sessions)
    return f"{sessions_words(listed)} ({duration(minutes_of(listed))})"


def week_words(week: Iterable[WeekdayHours]) -> str:
    """Return the hours of a week, equal weekdays together."""
    alike: dict[WeekdayHours, list[int]] = {}
    for number, hours in enumerate(week):
        if hours.sessions:
            alike.setdefault(hours, []).append(number)
    return "; ".join(_weekday_words(hours, numbers) for hours, numbers in alike.items())


def _weekday_words(hours: WeekdayHours, numbers: list[int]) -> str:
    days = weekdays_text(numbers).replace("-", "–").replace(",", ", ")
    duty = "" if hours.counted else ", chỉ tiếp nhận"
    return f"{days} {hours_words(hours.sessions)}{duty}"


def season_words(season: Season) -> str:
    """Return «Giờ mùa hè: T2–T6 …» without its date."""
    week = week_words(season.week)
    return f"{season.name}: {week}" if season.name else week


def difference_words(difference: Difference) -> str:
    """Say what becomes of an entry: what it will be, and where it is altered what it was."""
    before, after = difference.before, difference.after
    if before is not None and after is not None:
        return f"{_entry_words(after)} Trước đó: {_entry_words(before)}"
    return _entry_words(after or before)


def _entry_words(entry: CalendarDay | Season | None) -> str:
    if isinstance(entry, CalendarDay):
        return day_words(entry)
    return f"Giờ làm việc. {season_words(entry)}." if entry else ""
