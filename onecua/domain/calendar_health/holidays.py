"""The holidays that the law gives every year, and which listed days stand for them.

Bộ luật Lao động 2019 Điều 112 (and Điều 111 khoản 3 for substitutes), NQ 28/2026/QH16 for 24/11.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onecua.domain.work_calendar import CalendarDay, DayKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onecua.domain.lunar_dates import LunarDates
    from onecua.domain.work_calendar import WorkCalendar

LABOUR_CODE = "Bộ luật Lao động 2019 Điều 112"
SUBSTITUTE_LAW = "Bộ luật Lao động 2019 Điều 111 khoản 3"
CULTURE_DAY_LAW = "NQ 28/2026/QH16"
NO_DECISION = "chưa có văn bản"
TET_DAYS = 5
_CULTURE_DAY_SINCE = 2026
_TET_BEFORE, _TET_AFTER = timedelta(days=4), timedelta(days=9)
_ONE_DAY = timedelta(days=1)
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday of a year: one day that the law names, Tết apart."""

    on: date
    name: str
    source: str = LABOUR_CODE


def holidays(year: int, lunar: LunarDates, calendar: WorkCalendar) -> tuple[Holiday, ...]:
    """Return the holidays of a year, the second day of Quốc khánh where the calendar has it."""
    found = [
        Holiday(date(year, 1, 1), "Tết Dương lịch"),
        Holiday(date(year, 4, 30), "Ngày Chiến thắng"),
        Holiday(date(year, 5, 1), "Quốc tế lao động"),
        Holiday(date(year, 9, 2), "Quốc khánh"),
    ]
    if year in lunar:
        found.append(Holiday(lunar[year].hung_kings, "Giỗ Tổ Hùng Vương"))
    if year >= _CULTURE_DAY_SINCE:
        found.append(Holiday(date(year, 11, 24), "Ngày Văn hóa Việt Nam", CULTURE_DAY_LAW))
    second = second_national_day(year, calendar)
    if second is not None:
        found.append(Holiday(second.on, "Quốc khánh"))
    return tuple(sorted(found, key=lambda holiday: holiday.on))


def second_national_day(year: int, calendar: WorkCalendar) -> CalendarDay | None:
    """Return the listed day off beside 02/9: the one before it, or else the one after."""
    beside = (calendar.day(date(year, 9, day)) for day in (1, 3))
    return next((day for day in beside if is_off(day)), None)


def is_off(day: CalendarDay | None) -> bool:
    """Tell whether a listed day is a day off."""
    return day is not None and day.kind is DayKind.OFF


def usually_works(on: date, calendar: WorkCalendar) -> bool:
    """Tell whether terms would count the date by its weekday alone."""
    return calendar.hours_on(on).counts


def substitutes(found: tuple[Holiday, ...], calendar: WorkCalendar) -> dict[date, Holiday]:
    """Return for each holiday on a weekly day of rest the working day that stands in for it."""
    taken = {holiday.on for holiday in found}
    days: dict[date, Holiday] = {}
    for holiday in found:
        if usually_works(holiday.on, calendar):
            continue
        on = holiday.on + _ONE_DAY
        while on in taken or not usually_works(on, calendar):
            on += _ONE_DAY
        taken.add(on)
        days[on] = holiday
    return days


def tet_span(tet: date) -> tuple[date, date]:
    """Return the dates among which the Government has ever chosen the five days of Tết."""
    return tet - _TET_BEFORE, tet + _TET_AFTER


def tet_days_off(tet: date, calendar: WorkCalendar) -> tuple[CalendarDay, ...]:
    """Return the working days listed off round Tết, those swapped with a make-up day apart."""
    first, last = tet_span(tet)
    listed = (day for day in calendar.days.values() if first <= day.on <= last)
    return tuple(
        day
        for day in sorted(listed, key=lambda day: day.on)
        if is_off(day) and usually_works(day.on, calendar) and not partners(day, calendar)
    )


def named_dates(day: CalendarDay) -> tuple[date, ...]:
    """Return the dates that the name speaks of: «Làm bù cho thứ Hai 31/8/2026»."""
    return tuple(_named_dates(day))


def _named_dates(day: CalendarDay) -> Iterator[date]:
    for found in _DATE.finditer(day.name):
        number, month, year = found.groups()
        try:
            yield date(int(year or day.on.year), int(month), int(number))
        except ValueError:
            continue  # 31/2 names no day


def partners(day: CalendarDay, calendar: WorkCalendar) -> tuple[CalendarDay, ...]:
    """Return the days of the other kind swapped with this one, whichever of the names says it."""
    own = named_dates(day)
    return tuple(
        other
        for other in calendar.days.values()
        if other.kind is not day.kind and (other.on in own or day.on in named_dates(other))
    )
