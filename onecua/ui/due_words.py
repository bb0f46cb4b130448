"""A deadline as the due card says it: the date, the strip of days, the doubts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onecua.domain.deadline import ExplainedDay, Measure, Role
from onecua.domain.deadline.left_out import doubtful_kind
from onecua.domain.vietnamese import decimal_comma, weekday_short
from onecua.ui.widgets.day_strip import DayCell, DayKind

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.deadline import Deadline

_KINDS = {
    Role.RECEIVED: DayKind.RECEIVED,
    Role.COUNTED: DayKind.COUNTED,
    Role.WEEKEND: DayKind.WEEKEND,
    Role.DAY_OFF: DayKind.OFF,
    Role.NOT_COUNTED: DayKind.SKIPPED,
    Role.PAUSED: DayKind.PAUSED,
    Role.ADDED: DayKind.ADDED,
    Role.DUE: DayKind.DUE,
}
_WORDS = {
    Role.RECEIVED: "nhận",
    Role.WEEKEND: "nghỉ",
    Role.DAY_OFF: "lễ",
    Role.NOT_COUNTED: "bỏ qua",
    Role.PAUSED: "dừng",
    Role.ADDED: "thêm",
}
_HOUR = 60


def due_words(at: datetime) -> str:
    """Return «17:00, T5 26/11/2026»."""
    return f"{at:%H:%M}, {weekday_short(at.date())} {at:%d/%m/%Y}"


def strip_cells(deadline: Deadline) -> list[DayCell]:
    """Return the days of the strip; the tip of each says what it did."""
    cells: list[DayCell] = []
    counted = 0
    for day in deadline.explanation:
        counted += day.counted
        cell = _cell(day, 0 if deadline.measure is Measure.SAME_DAY else counted)
        # The second receipt is that of the complete dossier, from which the term runs anew.
        again = day.role is Role.RECEIVED and bool(cells)
        cells.append(replace(cell, word="đủ") if again else cell)
    return cells


def day_by_day(deadline: Deadline) -> str:
    """Return one line for each day with what it counted and why."""
    return "\n".join(f"{_date(day)}: {day.why}." for day in deadline.explanation)


def expected_words(deadline: Deadline) -> str:
    """Name the days without a decision yet on which the date rests; empty when there are none."""
    if not deadline.expected_days:
        return ""
    days = ", ".join(f"{day.on:%d/%m} ({day.name})" for day in deadline.expected_days[:3])
    more = "…" if len(deadline.expected_days) > len(deadline.expected_days[:3]) else ""
    kind = doubtful_kind(deadline.expected_days)
    return f"{kind[:1].upper()}{kind[1:]} dự kiến, chưa có văn bản: {days}{more}. Hạn có thể đổi."


def _cell(day: ExplainedDay, counted: int) -> DayCell:
    tip = f"{_date(day)}: {day.why}"
    weekday = weekday_short(day.on)
    return DayCell(weekday, str(day.on.day), _word(day, counted), _KINDS[day.role], tip)


def _word(day: ExplainedDay, counted: int) -> str:
    if day.role in _WORDS:
        return _WORDS[day.role]
    ordinal = _hours(day.counted) if day.unit == "minute" else str(counted)
    if day.role is Role.DUE:
        return f"{ordinal}, hạn" if counted and day.counted and day.unit == "day" else "hạn"
    return ordinal


def _hours(minutes: int) -> str:
    if minutes < _HOUR:
        return f"{minutes} ph"
    whole = minutes % _HOUR == 0
    return f"{minutes // _HOUR if whole else decimal_comma(minutes / _HOUR, 1)} giờ"


def _date(day: ExplainedDay) -> str:
    return f"{weekday_short(day.on)} {day.on:%d/%m}"
