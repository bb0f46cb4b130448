"""Days without a published decision: those to wait for, and those that have passed meanwhile."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from onecua.domain.calendar_health.finding import Finding, Severity
from onecua.domain.calendar_health.holidays import tet_span
from onecua.domain.deadline.wording import short_date
from onecua.domain.work_calendar import CalendarDay, DayKind, DayState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onecua.domain.lunar_dates import LunarDates
    from onecua.domain.work_calendar import CalendarDocument

_SEPTEMBER, _NATIONAL_DAYS = 9, (1, 2, 3)
_WAIT = (
    "Khi Bộ Nội vụ thông báo (thường tháng 10 đến 12 năm trước), sửa ngày theo thông báo, ghi số "
    "văn bản rồi đổi sang chính thức."
)
_ASK = "Khi có văn bản, ghi số văn bản và đổi sang chính thức; hạn dựa vào ngày này còn có thể đổi."
_SETTLE = "Ghi số văn bản và đổi sang chính thức, hoặc bỏ ngày đã làm việc bình thường."


def expected_findings(
    document: CalendarDocument, today: date, lunar: LunarDates
) -> Iterator[Finding]:
    """Yield one finding for all expected days of one occasion, those passed apart."""
    expected = [day for day in document.days if day.state is DayState.EXPECTED]
    passed = [day for day in expected if day.on < today]
    coming = [day for day in expected if day.on >= today]
    for (year, _), group in groupby(passed, key=lambda day: (day.on.year, day.name)):
        days = list(group)
        words = f"{_span(days)}/{year} đã qua mà vẫn ghi dự kiến: {days[0].name}"
        yield Finding(Severity.DOUBT, words, _SETTLE, days[0].on)
    for _, group in groupby(coming, key=lambda day: (day.on.year, _occasion(day, lunar))):
        yield _waiting(list(group), lunar)


def _waiting(days: list[CalendarDay], lunar: LunarDates) -> Finding:
    first = days[0]
    occasion = _occasion(first, lunar)
    if occasion == _TET:
        words, advice = f"Chưa có lịch Tết {first.on.year} chính thức", _WAIT
    elif occasion == _NATIONAL:
        words = f"Chưa có ngày nghỉ thứ hai của Quốc khánh {first.on.year} chính thức"
        advice = _WAIT
    else:
        words, advice = f"{_span(days)}/{first.on.year} mới là dự kiến: {first.name}", _ASK
    return Finding(Severity.DOUBT, words, advice, first.on)


_TET, _NATIONAL = "Tết", "Quốc khánh"


def _occasion(day: CalendarDay, lunar: LunarDates) -> str:
    """Return for what the day is off, its own name where it is neither Tết nor Quốc khánh."""
    year = lunar.get(day.on.year)
    if day.kind is DayKind.OFF and year is not None:
        first, last = tet_span(year.tet)
        if first <= day.on <= last:
            return _TET
    if day.kind is DayKind.OFF and day.on.month == _SEPTEMBER and day.on.day in _NATIONAL_DAYS:
        return _NATIONAL
    return day.name


def _span(days: list[CalendarDay]) -> str:
    first, last = short_date(days[0].on), short_date(days[-1].on)
    return first if first == last else f"{first} đến {last}"
