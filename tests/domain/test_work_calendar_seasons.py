"""Seasons of hours, make-up days with hours of their own, and what that does to due dates."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.deadline import Model, due_at, parse_handling_time
from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDay,
    CalendarDocument,
    DayKind,
    Scope,
    Season,
    WeekdayHours,
    WorkCalendar,
    minutes_of,
    parse_sessions,
    parse_weekdays,
    usual_week,
    weekdays_text,
)
from onecua.errors import RuleError
from tests.domain.calendars import HALF_SATURDAY, documents

SEVEN_HOURS = parse_sessions("07:30-11:00,13:30-17:00")
WINTER = Season(date(2026, 1, 1), usual_week(OFFICE_HOURS), "Giờ mùa đông")
SUMMER = Season(date(2026, 4, 13), usual_week(SEVEN_HOURS, HALF_SATURDAY), "Giờ mùa hè")
NEXT_WINTER = Season(date(2026, 10, 15), usual_week(OFFICE_HOURS), "Giờ mùa đông")
YEAR = CalendarDocument((), (WINTER, SUMMER, NEXT_WINTER)).calendar()


@pytest.mark.parametrize(
    ("on", "sessions"),
    [
        (date(2025, 6, 3), OFFICE_HOURS),
        (date(2026, 4, 10), OFFICE_HOURS),
        (date(2026, 4, 13), SEVEN_HOURS),
        (date(2026, 4, 18), HALF_SATURDAY),
        (date(2026, 10, 14), SEVEN_HOURS),
        (date(2026, 10, 15), OFFICE_HOURS),
        (date(2026, 10, 17), ()),
    ],
)
def test_each_day_has_the_hours_of_its_season_and_the_first_season_also_holds_before(on, sessions):
    assert YEAR.sessions_on(on) == sessions
    assert YEAR.is_counted(on) is bool(sessions)
    assert YEAR.hours_on(on).sessions == sessions


def test_a_make_up_day_without_hours_has_those_of_the_first_worked_weekday_of_its_season():
    tuesday_on = (WeekdayHours(), *[WeekdayHours(SEVEN_HOURS)] * 4, WeekdayHours(), WeekdayHours())
    document = CalendarDocument(
        (
            CalendarDay(date(2026, 3, 8), DayKind.MAKE_UP, "Làm bù Chủ nhật"),
            CalendarDay(date(2026, 5, 10), DayKind.MAKE_UP, "Làm bù Chủ nhật"),
        ),
        (WINTER, Season(date(2026, 5, 1), tuesday_on)),
    )
    calendar = document.calendar()
    assert calendar.sessions_on(date(2026, 3, 8)) == OFFICE_HOURS
    assert calendar.sessions_on(date(2026, 5, 10)) == SEVEN_HOURS
    assert calendar.is_counted(date(2026, 5, 10))
    assert not calendar.is_open(date(2026, 5, 11))


def test_a_half_day_worked_is_a_make_up_day_with_its_own_hours():
    half = CalendarDay(
        date(2026, 12, 31), DayKind.MAKE_UP, "Chỉ làm buổi sáng", sessions=HALF_SATURDAY
    )
    calendar = WorkCalendar.of([half])
    assert calendar.closing(half.on) == time(11, 30)
    assert calendar.is_counted(half.on)
    assert calendar.departs_from_week(half)
    term = parse_handling_time("1 working_day")
    received = datetime(2026, 12, 30, 9)
    assert due_at(received, term, calendar) == datetime(2026, 12, 31, 11, 30)
    assert due_at(received, term, calendar, Model.CLOCK) == datetime(2026, 12, 31, 8, 15)


def test_a_make_up_day_that_repeats_its_weekday_changes_nothing():
    same = CalendarDay(date(2026, 12, 31), DayKind.MAKE_UP, "Như mọi ngày", sessions=OFFICE_HOURS)
    assert not WorkCalendar.of([same]).departs_from_week(same)


def test_a_day_off_on_a_duty_saturday_changes_no_due_date():
    week = (*usual_week()[:5], WeekdayHours(HALF_SATURDAY, counted=False), WeekdayHours())
    off = CalendarDay(date(2026, 11, 21), DayKind.OFF, "Nghỉ trực", scope=Scope.LOCAL)
    calendar = CalendarDocument((off,), (Season(date(2026, 1, 1), week),)).calendar()
    assert not calendar.departs_from_week(off)
    assert not calendar.is_open(off.on)
    assert calendar.is_open(date(2026, 11, 28))
    assert not calendar.is_counted(date(2026, 11, 28))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # One working day by the clock is each day's own sessions, 8 h before and 7 h after.
        (datetime(2026, 4, 10, 7, 30), datetime(2026, 4, 10, 17)),
        (datetime(2026, 4, 10, 13), datetime(2026, 4, 13, 11)),
        (datetime(2026, 10, 14, 13, 30), datetime(2026, 10, 15, 11, 30)),
    ],
)
def test_a_term_by_the_clock_runs_through_a_change_of_hours(received, due):
    term = parse_handling_time("1 working_day")
    assert due_at(received, term, YEAR, Model.CLOCK) == due


def test_seasons_cost_a_calendar_of_one_season_nothing():
    single = CalendarDocument((), (WINTER,)).calendar()
    assert single.seasons == ()
    assert single == WorkCalendar.of()


@given(document=documents, offset=st.integers(0, 500))
def test_a_day_is_open_when_it_has_sessions_and_counted_days_are_open(document, offset):
    calendar, on = document.calendar(), date(2025, 10, 1) + timedelta(days=offset)
    assert calendar.is_open(on) is bool(calendar.sessions_on(on))
    assert not calendar.is_counted(on) or calendar.is_open(on)
    assert (calendar.opening(on) is None) is not calendar.is_open(on)
    listed = document.day(on)
    if listed is None:
        started = [season for season in document.seasons if season.since <= on]
        season = started[-1] if started else (document.seasons or [None])[0]
        hours = season.week[on.weekday()] if season else usual_week()[on.weekday()]
        assert calendar.sessions_on(on) == hours.sessions
        assert calendar.is_counted(on) is hours.counts


def test_a_season_without_any_session_is_refused():
    with pytest.raises(RuleError, match="chưa có buổi nào"):
        Season(date(2026, 1, 1), (WeekdayHours(),) * 7)
    with pytest.raises(RuleError, match="bảy ngày"):
        Season(date(2026, 1, 1), (WeekdayHours(OFFICE_HOURS),) * 6)


def test_a_closed_weekday_has_only_one_way_to_be_closed():
    week = (*usual_week()[:6], WeekdayHours((), counted=False))
    assert Season(date(2026, 1, 1), week) == Season(date(2026, 1, 1), usual_week())


def test_a_day_off_has_no_hours():
    with pytest.raises(RuleError, match="Ngày nghỉ 24/11/2026 không có giờ"):
        CalendarDay(date(2026, 11, 24), DayKind.OFF, "Nghỉ", sessions=OFFICE_HOURS)


@pytest.mark.parametrize(
    ("text", "numbers", "written"),
    [
        ("T2-T6", (0, 1, 2, 3, 4), "T2-T6"),
        ("t7", (5,), "T7"),
        ("CN", (6,), "CN"),
        ("T6, T2 – T4", (0, 1, 2, 4), "T2-T4,T6"),
        ("T2;T3 T4", (0, 1, 2), "T2-T4"),
        ("T2-CN", tuple(range(7)), "T2-CN"),
    ],
)
def test_weekdays_are_read_and_written(text, numbers, written):
    assert parse_weekdays(text) == numbers
    assert weekdays_text(numbers) == written


@pytest.mark.parametrize("text", ["", "T8", "thứ hai", "T6-T2", "T2,T2", "T2-T4,T3", "T2-"])
def test_other_weekdays_are_refused_with_how_to_write_them(text):
    with pytest.raises(RuleError, match="hãy") as refused:
        parse_weekdays(text)
    assert refused.value.field == "weekdays"


@given(numbers=st.sets(st.integers(0, 6), min_size=1))
def test_written_weekdays_read_back_the_same(numbers):
    assert parse_weekdays(weekdays_text(numbers)) == tuple(sorted(numbers))


@pytest.mark.parametrize(("sessions", "minutes"), [(OFFICE_HOURS, 480), (SEVEN_HOURS, 420)])
def test_the_length_of_a_day(sessions, minutes):
    assert minutes_of(sessions) == minutes
