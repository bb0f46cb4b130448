"""A calendar document as a value: edited, compared, refused when nothing could be reckoned."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDay,
    CalendarDocument,
    Change,
    DayKind,
    Season,
    WeekdayHours,
    changed_dates,
    declared_season,
    differences,
    parse_sessions,
    usual_week,
)
from onecua.errors import RuleError
from tests.domain.calendars import HALF_SATURDAY, documents

CULTURE_DAY = CalendarDay(date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa Việt Nam")
MAKE_UP = CalendarDay(date(2026, 8, 22), DayKind.MAKE_UP, "Làm bù")
WINTER = Season(date(2026, 1, 1), usual_week(), "Giờ mùa đông")
SUMMER = Season(date(2026, 4, 1), usual_week(parse_sessions("07:00-11:00,13:30-17:30")))
DOCUMENT = CalendarDocument((CULTURE_DAY, MAKE_UP), (SUMMER, WINTER))


def test_everything_is_kept_in_the_order_of_its_dates():
    assert DOCUMENT.days == (MAKE_UP, CULTURE_DAY)
    assert DOCUMENT.seasons == (WINTER, SUMMER)
    assert DOCUMENT.day(MAKE_UP.on) == MAKE_UP
    assert DOCUMENT.day(date(2026, 8, 23)) is None
    assert DOCUMENT.season_from(SUMMER.since) == SUMMER
    assert DOCUMENT.season_from(date(2026, 4, 2)) is None


def test_a_day_or_a_season_is_added_changed_and_removed_in_a_new_document():
    renamed = replace(CULTURE_DAY, name="Ngày Văn hóa")
    tet = CalendarDay(date(2027, 2, 8), DayKind.OFF, "Tết Nguyên đán")
    changed = DOCUMENT.with_days(renamed, tet)
    assert changed.days == (MAKE_UP, renamed, tet)
    assert changed.without_day(tet.on).without_day(renamed.on).days == (MAKE_UP,)
    other = Season(SUMMER.since, usual_week(OFFICE_HOURS, HALF_SATURDAY))
    assert DOCUMENT.with_season(other).seasons == (WINTER, other)
    assert DOCUMENT.without_season(WINTER.since).seasons == (SUMMER,)
    assert DOCUMENT.days == (MAKE_UP, CULTURE_DAY)


def test_a_date_listed_twice_and_two_seasons_of_one_date_are_refused():
    with pytest.raises(RuleError, match="24/11/2026 có hai dòng"):
        CalendarDocument((CULTURE_DAY, CULTURE_DAY))
    with pytest.raises(RuleError, match="cùng ngày bắt đầu"):
        CalendarDocument((), (WINTER, WINTER))


def test_what_two_documents_say_otherwise_is_told_in_the_order_of_dates():
    renamed = replace(CULTURE_DAY, name="Ngày Văn hóa")
    tet = CalendarDay(date(2027, 2, 8), DayKind.OFF, "Tết Nguyên đán")
    after = DOCUMENT.without_day(MAKE_UP.on).with_days(renamed, tet).without_season(SUMMER.since)
    found = differences(DOCUMENT, after)
    assert [(each.on, each.change) for each in found] == [
        (SUMMER.since, Change.REMOVED),
        (MAKE_UP.on, Change.REMOVED),
        (CULTURE_DAY.on, Change.ALTERED),
        (tet.on, Change.ADDED),
    ]
    assert found[2].before == CULTURE_DAY
    assert found[2].after == renamed


@given(document=documents)
def test_a_document_does_not_differ_from_itself(document):
    assert differences(document, document) == ()
    assert {each.change for each in differences(CalendarDocument(), document)} <= {Change.ADDED}
    assert {each.change for each in differences(document, CalendarDocument())} <= {Change.REMOVED}


@given(before=documents, after=documents)
def test_only_changed_dates_work_otherwise(before, after):
    first, last = date(2026, 1, 1), date(2026, 3, 31)
    one, other = before.calendar(), after.calendar()
    changed = set(changed_dates(one, other, first, last))
    for offset in range((last - first).days + 1):
        on = first + timedelta(days=offset)
        alike = one.sessions_on(on) == other.sessions_on(on)
        assert (on in changed) is not (alike and one.is_counted(on) is other.is_counted(on))


def test_a_renamed_day_changes_no_date():
    renamed = DOCUMENT.with_days(replace(CULTURE_DAY, name="Ngày Văn hóa"))
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    assert changed_dates(DOCUMENT.calendar(), renamed.calendar(), first, last) == ()


def test_a_calendar_without_a_counted_day_in_a_year_is_refused():
    DOCUMENT.check(date(2026, 11, 20))
    duty = WeekdayHours(OFFICE_HOURS, counted=False)
    closed = CalendarDocument((), (Season(date(2026, 1, 1), (duty,) * 7),))
    with pytest.raises(RuleError, match="Năm 2026 không có ngày làm việc nào"):
        closed.check(date(2026, 11, 20))
    first = date(2027, 1, 1)
    every = [CalendarDay(first + timedelta(days=n), DayKind.OFF, "Nghỉ") for n in range(365)]
    with pytest.raises(RuleError, match="Năm 2027 không có ngày làm việc nào"):
        DOCUMENT.with_days(*every).check(date(2026, 11, 20))


def test_the_hours_of_an_office_are_those_it_declared_until_the_document_says_others():
    office = CalendarDocument((CULTURE_DAY,))
    declared = declared_season(date(2025, 1, 2), OFFICE_HOURS, HALF_SATURDAY)
    by_declaration = office.calendar(OFFICE_HOURS, HALF_SATURDAY)
    assert office.with_season(declared).calendar() == by_declaration
    assert DOCUMENT.calendar(HALF_SATURDAY).closing(date(2026, 2, 2)) == OFFICE_HOURS[-1].closes
