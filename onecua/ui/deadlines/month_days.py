"""The six weeks that a month is shown in: what each day asks for, its name when it is off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onecua.domain.board import DayCount
from onecua.domain.vietnamese import grouped, weekday_short
from onecua.domain.work_calendar import DayKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.domain.work_calendar import WorkCalendar

WEEKS = 6
WEEK = 7
MAKE_UP = "Làm bù"
NOTHING = DayCount()
_FIRST_MONTH, _LAST_MONTH = date(2000, 1, 1), date(2099, 12, 1)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the calendar; `name` is that of a day off or a make-up day."""

    on: date
    count: DayCount = NOTHING
    name: str = ""
    is_off: bool = False
    is_weekend: bool = False
    in_month: bool = True
    is_first: bool = False
    """Whether it is the first day shown, which tells its month."""
    days_left: int = 0
    """Counted days from today to this day; 0 for today and the past."""

    @property
    def words(self) -> str:
        """Say the day and what it asks for, for a tool tip and for who cannot see it."""
        counted = []
        if self.count.whole:
            counted.append(f"{grouped(self.count.whole)} hồ sơ hẹn trả")
        for number, words in (
            (self.count.late, "quá hạn"),
            (self.count.open, "đang giải quyết"),
            (self.count.done, "xong đúng hạn"),
        ):
            counted += [f"{grouped(number)} {words}"] if number else []
        said = ", ".join(counted) or "không có hồ sơ hẹn trả"
        return f"{weekday_short(self.on)} {self.on:%d/%m/%Y}{self._off_words()}: {said}"

    def _off_words(self) -> str:
        if self.name:
            return f", {'nghỉ ' if self.is_off else ''}{self.name}"
        return ", nghỉ cuối tuần" if self.is_weekend else ""


def first_of(on: date) -> date:
    """Return the first day of a date's month."""
    return on.replace(day=1)


def moved(month: date, by: int) -> date:
    """Return the first day of a month so many months later, within this century."""
    number = month.year * 12 + month.month - 1 + by
    found = date(number // 12, number % 12 + 1, 1)
    return min(max(found, _FIRST_MONTH), _LAST_MONTH)


def span_of(month: date) -> tuple[date, date]:
    """Return the first and last day shown for a month: six weeks from a Monday."""
    first = month - timedelta(days=month.weekday())
    return first, first + timedelta(days=WEEKS * WEEK - 1)


def month_days(
    month: date, today: date, counts: Mapping[date, DayCount], calendar: WorkCalendar
) -> list[MonthDay]:
    """Return the days shown for a month."""
    first, _ = span_of(month)
    found, left = [], 0
    for on in (first + timedelta(days=place) for place in range(WEEKS * WEEK)):
        listed = calendar.day(on)
        counted = calendar.is_counted(on)
        left = calendar.counted_between(today, on) if on > today and counted else left
        found.append(
            MonthDay(
                on,
                counts.get(on, NOTHING),
                listed.name if listed is not None else "",
                is_off=listed is not None and listed.kind is DayKind.OFF,
                is_weekend=listed is None and not counted,
                in_month=on.month == month.month,
                is_first=on == first,
                days_left=left if on > today else 0,
            )
        )
    return found
