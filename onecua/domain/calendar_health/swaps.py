"""Swaps: a working day off and the day worked for it must name each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.calendar_health.finding import Finding, Severity
from onecua.domain.calendar_health.holidays import (
    is_off,
    named_dates,
    partners,
    tet_span,
    usually_works,
)
from onecua.domain.calendar_health.proposing import proposed_partner
from onecua.domain.deadline.wording import long_weekday, short_date
from onecua.domain.work_calendar import CalendarDay, DayKind, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from datetime import date

    from onecua.domain.lunar_dates import LunarDates
    from onecua.domain.work_calendar import WorkCalendar


def swap_findings(
    year: int, law: Set[date], lunar: LunarDates, calendar: WorkCalendar
) -> Iterator[Finding]:
    """Yield what is wrong with the swaps of a year; `law` are the days that need no swap."""
    days = sorted((d for d in calendar.days.values() if d.on.year == year), key=lambda d: d.on)
    for day in days:
        if partners(day, calendar):
            continue
        works = usually_works(day.on, calendar)
        if day.kind is DayKind.MAKE_UP and not works:
            yield _lone(day, calendar, "chưa rõ bù cho ngày nào", "Ghi ngày được bù vào tên")
        elif is_off(day) and works and not _explained(day, law, lunar):
            words = "là ngày làm việc được ghi nghỉ mà không có ngày làm bù"
            yield _lone(day, calendar, words, "Thêm ngày làm bù")


def _explained(day: CalendarDay, law: Set[date], lunar: LunarDates) -> bool:
    """Tell whether the day is off by law, for Tết, or by the office's own decision."""
    if day.on in law or day.scope is Scope.LOCAL:
        return True
    year = lunar.get(day.on.year)
    first, last = tet_span(year.tet) if year else (day.on, day.on)
    return first <= day.on <= last


def _lone(day: CalendarDay, calendar: WorkCalendar, words: str, advice: str) -> Finding:
    named = [on for on in named_dates(day) if on != day.on]
    said = f"{short_date(day.on)}/{day.on.year} ({day.name}) {words}"
    if not named or calendar.day(named[0]) is not None:
        return Finding(
            Severity.DOUBT, said, f"{advice}, hoặc đổi ngày này thành ngày riêng.", day.on
        )
    other = proposed_partner(day, named[0], long_weekday(day.on))
    kind = "nghỉ" if other.kind is DayKind.OFF else "làm bù"
    return Finding(
        Severity.WRONG, said, f"Thêm {short_date(other.on)} là ngày {kind}.", day.on, (other,)
    )
