"""What kind of day it is, for the top bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.work_calendar import WorkCalendar

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def today_words(today: date, calendar: WorkCalendar) -> str:
    """Return «Thứ Sáu, ngày làm việc, đóng cửa 17:00», or why nobody works."""
    weekday = _WEEKDAYS[today.weekday()]
    listed = calendar.day(today)
    closing = calendar.closing(today)
    if closing is None:
        return f"{weekday}, nghỉ: {listed.name}" if listed is not None else f"{weekday}, ngày nghỉ"
    kind = "ngày làm việc" if calendar.is_counted(today) else "trực, không tính vào thời hạn"
    return f"{weekday}, {kind}, đóng cửa {closing:%H:%M}"
