"""The days that would mend a calendar, as far as the law itself tells them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from onecua.domain.calendar_health.holidays import (
    LABOUR_CODE,
    NO_DECISION,
    SUBSTITUTE_LAW,
    TET_DAYS,
    Holiday,
    holidays,
    substitutes,
    usually_works,
)
from onecua.domain.work_calendar import CalendarDay, DayKind, DayState

if TYPE_CHECKING:
    from onecua.domain.lunar_dates import LunarDates
    from onecua.domain.work_calendar import WorkCalendar

_TUESDAY, _WEDNESDAY, _SATURDAY = 1, 2, 5
_BEFORE_TET = timedelta(days=2)


def proposed_holiday(holiday: Holiday) -> CalendarDay:
    """Return the day off of a holiday; the law fixes it, so it is official."""
    return CalendarDay(holiday.on, DayKind.OFF, holiday.name, holiday.source)


def proposed_substitute(on: date, holiday: Holiday) -> CalendarDay:
    """Return the day off that stands in for a holiday on a weekly day of rest."""
    return CalendarDay(on, DayKind.OFF, f"Nghỉ bù {holiday.name}", SUBSTITUTE_LAW)


def proposed_tet(year: int, tet: date, calendar: WorkCalendar) -> tuple[CalendarDay, ...]:
    """Return five expected days: the working days from two days before mùng 1 on.

    So the Government chose from 2023 to 2026; until it has chosen they are only expected.
    """
    name = f"Tết Nguyên đán {year} (dự kiến)"
    days: list[CalendarDay] = []
    on = tet - _BEFORE_TET
    while len(days) < TET_DAYS:
        if usually_works(on, calendar):
            days.append(CalendarDay(on, DayKind.OFF, name, NO_DECISION, DayState.EXPECTED))
        on += timedelta(days=1)
    return tuple(days)


def proposed_national_day(year: int) -> CalendarDay:
    """Return the expected day beside 02/9 that joins it to the weekend."""
    weekday = date(year, 9, 2).weekday()
    before = weekday in {_TUESDAY, _WEDNESDAY, _SATURDAY}
    on = date(year, 9, 1 if before else 3)
    return CalendarDay(on, DayKind.OFF, "Quốc khánh (dự kiến)", NO_DECISION, DayState.EXPECTED)


def proposed_year(year: int, lunar: LunarDates, calendar: WorkCalendar) -> tuple[CalendarDay, ...]:
    """Return every day that is known or expected of a year of which none is listed."""
    second = proposed_national_day(year)
    found = [*holidays(year, lunar, calendar), Holiday(second.on, "Quốc khánh", LABOUR_CODE)]
    found.sort(key=lambda holiday: holiday.on)
    instead = substitutes(tuple(found), calendar)
    days = {holiday.on: proposed_holiday(holiday) for holiday in found}
    days |= {on: proposed_substitute(on, holiday) for on, holiday in instead.items()}
    days[second.on] = second
    if year in lunar:
        days |= {day.on: day for day in proposed_tet(year, lunar[year].tet, calendar)}
    return tuple(days[on] for on in sorted(days))


def proposed_partner(day: CalendarDay, on: date, weekday: str) -> CalendarDay:
    """Return the other half of a swap, on the same decision."""
    if day.kind is DayKind.OFF:
        name = f"Làm bù cho {weekday} {day.on:%d/%m/%Y}"
        return CalendarDay(on, DayKind.MAKE_UP, name, day.legal_source, day.state, day.scope)
    name = f"Hoán đổi với {weekday} {day.on:%d/%m/%Y}"
    return CalendarDay(on, DayKind.OFF, name, day.legal_source, day.state, day.scope)
