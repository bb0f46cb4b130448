"""Which days of a term count nothing, as the sentence and the paragraph name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline.explanation import Role
from onecua.domain.work_calendar import DayKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from onecua.domain.deadline.explanation import ExplainedDay
    from onecua.domain.work_calendar import CalendarDay


def closed_weekdays(
    days: Iterable[ExplainedDay], starts_at: datetime, name: Callable[[date], str]
) -> list[str]:
    """Name the weekdays on which no term counts: closed, or open for reception only.

    With the seasons a weekday may count in one part of the term only: then it is said which.
    """
    closed: dict[int, list[date]] = {}
    counted: dict[int, list[date]] = {}
    for day in days:
        if day.counted and day.calendar_day is None:
            counted.setdefault(day.on.weekday(), []).append(day.on)
        elif not day.counted and _is_closed(day, starts_at):
            closed.setdefault(day.on.weekday(), []).append(day.on)
    return [_which(name, closed[number], counted.get(number, [])) for number in sorted(closed)]


def _is_closed(day: ExplainedDay, starts_at: datetime) -> bool:
    open_only = day.role is Role.NOT_COUNTED and day.on != starts_at.date()
    return day.role is Role.WEEKEND or open_only


def _which(name: Callable[[date], str], closed: Sequence[date], counted: Sequence[date]) -> str:
    first, last = closed[0], closed[-1]
    if not counted:
        return name(first)
    if max(counted) < first:
        return f"{name(first)} từ {first:%d/%m}"
    return f"{name(first)} đến {last:%d/%m}" if last < min(counted) else f"một số {name(first)}"


def doubtful_kind(days: Iterable[CalendarDay]) -> str:
    """Return what unofficial days are: «ngày nghỉ», «ngày làm bù», or both."""
    kinds = {day.kind for day in days}
    if len(kinds) > 1:
        return "ngày nghỉ, làm bù"
    return "ngày làm bù" if DayKind.MAKE_UP in kinds else "ngày nghỉ"
