from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDay,
    DayKind,
    DayState,
    Scope,
    Session,
    WeekdayHours,
    WorkCalendar,
    parse_sessions,
)
from onecua.errors import RuleError, RuleErrors
from tests.domain.calendars import HALF_SATURDAY, equal_days, shipped_calendar, unequal_days

CULTURE_DAY = CalendarDay(date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa Việt Nam")
WORKED_SATURDAY = CalendarDay(date(2026, 8, 22), DayKind.MAKE_UP, "Làm bù")
WORKED_SUNDAY = CalendarDay(date(2026, 8, 23), DayKind.MAKE_UP, "Làm bù")


@pytest.mark.parametrize(
    ("on", "counted"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 24), False),
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2024, 5, 4), True),
        (date(2025, 4, 26), True),
    ],
)
def test_weekends_days_off_and_make_up_days_of_the_shipped_calendar(on, counted):
    calendar = shipped_calendar()
    assert calendar.is_counted(on) is counted
    assert bool(calendar.sessions_on(on)) is counted
    assert (calendar.closing(on) == time(17)) is counted
    assert (calendar.opening(on) == time(7, 30)) is counted


def test_the_shipped_calendar_keeps_source_and_state_of_each_day():
    calendar = shipped_calendar()
    culture_day = calendar.day(date(2026, 11, 24))
    assert culture_day is not None
    assert (culture_day.name, culture_day.legal_source, culture_day.state) == (
        "Ngày Văn hóa Việt Nam",
        "NQ 28/2026/QH16",
        DayState.OFFICIAL,
    )
    tet = calendar.day(date(2027, 2, 8))
    assert tet is not None
    assert tet.state is DayState.EXPECTED
    assert calendar.knows_year(2027)
    assert not calendar.knows_year(2031)


def test_a_day_off_of_the_office_alone_makes_no_year_known():
    days = [CalendarDay(date(2031, 3, 3), DayKind.OFF, "Lễ hội làng", scope=Scope.LOCAL)]
    assert not WorkCalendar.of(days).knows_year(2031)
    days.append(CalendarDay(date(2031, 9, 2), DayKind.OFF, "Quốc khánh"))
    assert WorkCalendar.of(days).knows_year(2031)


def test_a_make_up_day_has_the_weekday_sessions_even_where_saturday_has_its_own():
    calendar = WorkCalendar.of([WORKED_SATURDAY, WORKED_SUNDAY], saturday=HALF_SATURDAY)
    assert calendar.sessions_on(date(2026, 8, 22)) == OFFICE_HOURS
    assert calendar.sessions_on(date(2026, 8, 23)) == OFFICE_HOURS
    assert calendar.sessions_on(date(2026, 8, 29)) == HALF_SATURDAY
    assert calendar.closing(date(2026, 8, 29)) == time(11, 30)
    assert calendar.is_counted(date(2026, 8, 29))


def test_a_day_may_be_open_for_reception_without_counting():
    weekday = WeekdayHours(OFFICE_HOURS)
    duty = WeekdayHours(HALF_SATURDAY, counted=False)
    calendar = WorkCalendar((weekday,) * 5 + (duty, WeekdayHours()), {})
    saturday = date(2026, 11, 21)
    assert calendar.is_open(saturday)
    assert not calendar.is_counted(saturday)
    assert calendar.next_counted(date(2026, 11, 20)) == date(2026, 11, 23)


def test_next_counted_is_strictly_after():
    calendar = WorkCalendar.of([CULTURE_DAY])
    assert calendar.next_counted(date(2026, 11, 23)) == date(2026, 11, 25)
    assert calendar.next_counted(date(2026, 11, 25)) == date(2026, 11, 26)


def test_counted_between_leaves_out_the_first_date_and_takes_the_last():
    calendar = WorkCalendar.of([CULTURE_DAY])
    assert calendar.counted_between(date(2026, 11, 20), date(2026, 11, 26)) == 3
    assert calendar.counted_between(date(2026, 11, 26), date(2026, 11, 20)) == 0


@given(calendar=equal_days | unequal_days, on=st.dates(date(2025, 12, 1), date(2027, 1, 31)))
def test_next_counted_is_the_first_counted_day_of_those_after(calendar, on):
    following = calendar.next_counted(on)
    assert following > on
    assert calendar.is_counted(following)
    assert calendar.counted_between(on, following) == 1


def test_a_calendar_without_counted_days_is_refused_instead_of_searched_for_ever():
    with pytest.raises(RuleError, match="không có ngày làm việc nào"):
        WorkCalendar.of(sessions=()).next_counted(date(2026, 11, 20))


def test_a_date_at_the_end_of_time_is_refused():
    with pytest.raises(RuleError, match="quá xa"):
        WorkCalendar.of().next_counted(date.max)


def test_a_date_listed_twice_is_refused():
    with pytest.raises(RuleError, match="24/11/2026 có hai dòng"):
        WorkCalendar.of([CULTURE_DAY, CULTURE_DAY])


def test_a_week_has_seven_days():
    with pytest.raises(RuleError, match="bảy ngày"):
        WorkCalendar((WeekdayHours(OFFICE_HOURS),) * 6, {})


def test_later_changes_of_the_given_days_do_not_reach_the_calendar():
    days = {CULTURE_DAY.on: CULTURE_DAY}
    calendar = WorkCalendar(days=days)
    days.clear()
    assert not calendar.is_counted(CULTURE_DAY.on)


def test_a_holiday_on_a_weekend_changes_nothing_a_make_up_day_does():
    calendar = shipped_calendar()
    sunday = calendar.day(date(2026, 4, 26))
    worked = calendar.day(date(2026, 8, 22))
    assert sunday is not None
    assert worked is not None
    assert not calendar.departs_from_week(sunday)
    assert calendar.departs_from_week(worked)


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("07:30-11:30,13:00-17:00", OFFICE_HOURS),
        ("13:00-17:00, 07:30-11:30", OFFICE_HOURS),
        ("7:30 – 11:30; 13h00 - 17h00", OFFICE_HOURS),
        ("07:30-11:30", HALF_SATURDAY),
        ("07:00-11:00,11:00-12:00", (Session(time(7), time(11)), Session(time(11), time(12)))),
    ],
)
def test_sessions_are_read(text, sessions):
    assert parse_sessions(text) == sessions


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("07:30-11:30,11:00-17:00", ["Buổi 11:00-17:00 chồng lên buổi 07:30-11:30"]),
        ("11:30-07:30", ["Buổi 11:30-07:30 có giờ kết thúc không sau giờ bắt đầu"]),
        ("07:30-07:30", ["Buổi 07:30-07:30 có giờ kết thúc không sau"]),
        ("sáng", ["Không đọc được buổi làm việc «sáng»"]),
        ("25:00-26:00", ["Không đọc được buổi làm việc «25:00-26:00»"]),
        ("", ["Không đọc được buổi làm việc «»"]),
        ("07:30-11:30,", ["Không đọc được buổi làm việc «»"]),
        ("x,12:00-11:00", ["«x»", "Buổi 12:00-11:00"]),
    ],
)
def test_every_wrong_session_is_named_at_once(text, problems):
    with pytest.raises(RuleErrors) as caught:
        parse_sessions(text)
    messages = [problem.message for problem in caught.value.problems]
    assert len(messages) == len(problems)
    assert all(part in message for part, message in zip(problems, messages, strict=True))


def test_a_session_is_in_whole_minutes():
    with pytest.raises(RuleError, match="tròn phút"):
        Session(time(7, 30, 15), time(11))
