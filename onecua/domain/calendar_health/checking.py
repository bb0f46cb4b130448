"""The yearly check: every rule looks at one thing and says what to do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onecua.domain.calendar_health.expected import expected_findings
from onecua.domain.calendar_health.finding import SEVEREST_FIRST, Finding, Severity
from onecua.domain.calendar_health.holidays import (
    TET_DAYS,
    holidays,
    is_off,
    second_national_day,
    substitutes,
    tet_days_off,
    usually_works,
)
from onecua.domain.calendar_health.proposing import (
    proposed_holiday,
    proposed_national_day,
    proposed_substitute,
    proposed_tet,
    proposed_year,
)
from onecua.domain.calendar_health.swaps import swap_findings
from onecua.domain.deadline.wording import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onecua.domain.lunar_dates import LunarDates
    from onecua.domain.work_calendar import CalendarDay, CalendarDocument, Season, WorkCalendar

_LAST_QUARTER = 10


def calendar_health(
    document: CalendarDocument, today: date, lunar: LunarDates
) -> tuple[Finding, ...]:
    """Return what is wrong or doubtful from this year on, the gravest first."""
    findings = list(_hours(document, today))
    if all(_has_counted_weekday(season) for season in document.seasons):
        findings += expected_findings(document, today, lunar)
        calendar = document.calendar()
        for year in _years(document, today):
            if calendar.knows_year(year):
                findings += _year(year, lunar, calendar)
            else:
                findings.append(_unknown(year, lunar, calendar))
    findings.sort(key=lambda finding: (SEVEREST_FIRST[finding.severity], finding.on))
    return tuple(findings)


def _years(document: CalendarDocument, today: date) -> list[int]:
    """Return the years into which the next quarter reaches, and later ones begun to be listed."""
    needed = {today.year, today.year + (today.month >= _LAST_QUARTER)}
    later = {day.on.year for day in document.days if day.on.year > today.year}
    return sorted(needed | later)


def _hours(document: CalendarDocument, today: date) -> Iterator[Finding]:
    if not document.seasons:
        yield Finding(
            Severity.WRONG,
            "Lịch chưa có giờ làm việc",
            "Mở mục Giờ làm việc, ghi giờ của từng thứ và ngày bắt đầu.",
            today,
        )
        return
    first = document.seasons[0]
    if first.since > today:
        yield Finding(
            Severity.DOUBT,
            f"Giờ làm việc chỉ có từ {first.since:%d/%m/%Y}, hôm nay đang tính tạm theo giờ ấy",
            "Thêm mùa giờ đang áp dụng, bắt đầu từ hôm nay hoặc trước đó.",
            first.since,
        )
    for season in document.seasons:
        if not _has_counted_weekday(season):
            yield _uncounted(season)


def _has_counted_weekday(season: Season) -> bool:
    return any(hours.counts for hours in season.week)


def _uncounted(season: Season) -> Finding:
    return Finding(
        Severity.WRONG,
        f"Giờ làm việc từ {season.since:%d/%m/%Y} không có thứ nào được tính hạn",
        "Đánh dấu «tính hạn» cho các thứ làm việc.",
        season.since,
    )


def _unknown(year: int, lunar: LunarDates, calendar: WorkCalendar) -> Finding:
    return Finding(
        Severity.WRONG,
        f"Chưa có ngày nghỉ nào của năm {year}, hạn sang năm ấy chỉ trừ ngày nghỉ hằng tuần",
        "Nhập tệp lịch của năm, hoặc thêm các ngày theo luật rồi sửa theo thông báo.",
        date(year, 1, 1),
        proposed_year(year, lunar, calendar),
    )


def _year(year: int, lunar: LunarDates, calendar: WorkCalendar) -> Iterator[Finding]:
    found = holidays(year, lunar, calendar)
    for holiday in found:
        if usually_works(holiday.on, calendar) and not is_off(calendar.day(holiday.on)):
            yield Finding(
                Severity.WRONG,
                f"{short_date(holiday.on)}/{year} chưa ghi nghỉ: {holiday.name}",
                f"Thêm ngày nghỉ này ({holiday.source}).",
                holiday.on,
                (proposed_holiday(holiday),),
            )
    instead = substitutes(found, calendar)
    for on, holiday in instead.items():
        if not is_off(calendar.day(on)):
            yield Finding(
                Severity.WRONG,
                f"{holiday.name} {year} trùng ngày nghỉ hằng tuần mà chưa có ngày nghỉ bù",
                f"Thêm ngày nghỉ bù {short_date(on)}.",
                on,
                (proposed_substitute(on, holiday),),
            )
    yield from _national_day(year, calendar)
    yield from _tet(year, lunar, calendar)
    law = {*(holiday.on for holiday in found), *instead}
    yield from swap_findings(year, law, lunar, calendar)


def _national_day(year: int, calendar: WorkCalendar) -> Iterator[Finding]:
    if second_national_day(year, calendar) is None:
        proposed = proposed_national_day(year)
        yield Finding(
            Severity.WRONG,
            f"Quốc khánh {year} mới có một ngày nghỉ, luật cho hai ngày",
            "Thêm ngày 01/9 hoặc 03/9 theo thông báo; chưa có thông báo thì ghi dự kiến.",
            proposed.on,
            (proposed,),
        )


def _tet(year: int, lunar: LunarDates, calendar: WorkCalendar) -> Iterator[Finding]:
    if year not in lunar:
        yield Finding(
            Severity.NOTE,
            f"Bảng âm lịch đi kèm chưa có năm {year}: không kiểm được Tết và Giỗ Tổ",
            "Xem lịch vạn niên rồi tự kiểm các ngày ấy.",
            date(year, 1, 1),
        )
        return
    tet = lunar[year].tet
    days = tet_days_off(tet, calendar)
    if len(days) != TET_DAYS:
        yield _tet_count(year, tet, days, calendar)


def _tet_count(
    year: int, tet: date, days: tuple[CalendarDay, ...], calendar: WorkCalendar
) -> Finding:
    if len(days) > TET_DAYS:
        return Finding(
            Severity.DOUBT,
            f"Tết {year} nghỉ {len(days)} ngày làm việc, luật cho {TET_DAYS}",
            "Ngày hoán đổi phải có ngày làm bù ghi tên nó; ngày thừa thì bỏ.",
            days[0].on,
        )
    words = f"Tết {year} mới có {len(days)} ngày nghỉ, luật cho {TET_DAYS}"
    return Finding(
        Severity.WRONG,
        words if days else f"Chưa có lịch Tết {year}",
        f"Mùng 1 là {short_date(tet)}/{year}. Thêm ngày theo thông báo; chưa có thì ghi dự kiến.",
        tet,
        () if days else proposed_tet(year, tet, calendar),
    )
