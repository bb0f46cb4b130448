"""Absurd input is reckoned or refused with a sentence; it never crashes."""

import contextlib
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.deadline import (
    Cutoff,
    HandlingTime,
    Model,
    Unit,
    due,
    due_at,
    explain_words,
    handling_time_words,
    parse_handling_time,
    receipt_sentence,
    resumed_due,
)
from onecua.domain.work_calendar import Season, WeekdayHours, WorkCalendar, parse_sessions
from onecua.errors import RuleError
from tests.domain import plain_offices as plain
from tests.domain.calendars import shipped_calendar

closed_weeks = st.sampled_from([plain.CLOSED, plain.DUTY])
shut = st.builds(plain.PlainOffice, st.tuples(*[closed_weeks] * 7), st.none(), st.just({}))
instants = st.datetimes(datetime(1944, 12, 1), datetime(2201, 2, 1)) | st.datetimes()
amounts = st.one_of(
    st.decimals(allow_nan=True, allow_infinity=True),
    st.decimals(min_value=0, max_value=150, places=6),
    st.integers(1, 150).map(Decimal),
    st.sampled_from(["1E-30", "0.000001", "2500", "3650", "87600", "120"]).map(Decimal),
)
any_cutoff = st.one_of(
    st.builds(Cutoff, st.times(), st.none(), st.booleans()),
    st.builds(Cutoff, st.none(), st.integers(0, 100_000), st.booleans()),
)


def at(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M")


@given(instants, amounts, st.sampled_from(Unit), plain.offices | shut, plain.models, any_cutoff)
def test_any_input_is_reckoned_or_refused_in_words(
    received_at, amount, unit, office, by_clock, cutoff
):
    with contextlib.suppress(RuleError):
        term = HandlingTime(amount, unit)
        model = Model.CLOCK if by_clock else Model.DAY
        deadline = due(received_at, term, office.calendar, model, cutoff)
        assert deadline.due_at >= deadline.starts_at >= received_at.replace(second=0, microsecond=0)
        assert deadline.explanation[-1].on == deadline.due_at.date()
        assert explain_words(deadline)
        assert receipt_sentence(deadline)
        assert handling_time_words(term)


@given(instants, instants, instants, plain.offices, st.sampled_from(Model))
def test_any_pause_of_an_office_of_today_is_reckoned_or_refused(
    due_then, paused_at, resumed_at, office, model
):
    years = timedelta(days=20 * 366)
    resumed_at = min(resumed_at, _plus(paused_at, years))
    with contextlib.suppress(RuleError):
        moved = resumed_due(due_then, paused_at, resumed_at, model, office.calendar)
        assert moved >= due_then


def _plus(moment, span):
    return datetime.max if moment > datetime.max - span else moment + span


@pytest.mark.parametrize(
    ("received", "term", "expected"),
    [
        ("1945-09-02 08:00", "1 working_day", "1945-09-03 17:00"),  # a Sunday, then Monday
        ("2200-12-31 08:00", "1 working_day", "2201-01-01 17:00"),  # Wednesday, Thursday
        ("2200-02-28 08:00", "1 day", "2200-03-03 17:00"),  # no leap day; 01/03 is a Saturday
        ("2024-02-29 08:00", "12 month", "2025-02-28 17:00"),
        ("2024-02-28 08:00", "1 day", "2024-02-29 17:00"),
        ("2024-02-29 08:00", "48 month", "2028-02-29 17:00"),
        ("2023-12-31 08:00", "2 month", "2024-02-29 17:00"),
        ("2026-08-31 08:00", "6 month", "2027-03-01 17:00"),  # 28/02/2027 is a Sunday
        ("2200-12-31 08:00", "120 month", "2210-12-31 17:00"),
    ],
)
def test_first_and_last_years_leap_days_and_ends_of_months(received, term, expected):
    assert due_at(at(received), parse_handling_time(term), WorkCalendar.of()) == at(expected)


@pytest.mark.parametrize("year", [1944, 2201])
def test_years_that_nobody_means_are_refused(year):
    with pytest.raises(RuleError, match=f"Năm {year}"):
        due_at(datetime(year, 6, 1), parse_handling_time("1 day"), WorkCalendar.of())


def test_hours_on_the_wall_need_no_counted_day_but_past_a_cutoff_they_do():
    closed, two = WorkCalendar.of(sessions=()), parse_handling_time("2 hour")
    assert due_at(at("2026-11-20 15:00"), two, closed) == at("2026-11-20 17:00")
    with pytest.raises(RuleError, match="không có ngày làm việc nào"):
        due_at(at("2026-11-20 15:01"), two, closed, cutoff=Cutoff(time(15)))


def test_an_office_that_opens_only_in_two_years_has_no_due_date_yet():
    hours = WeekdayHours(parse_sessions("07:30-11:30"))
    later = Season(date(2028, 12, 1), (hours,) * 5 + (WeekdayHours(), WeekdayHours()))
    calendar = WorkCalendar((WeekdayHours(),) * 7, {}, (later,))
    term = parse_handling_time("1 working_day")
    with pytest.raises(RuleError, match="không có ngày làm việc nào"):
        due_at(at("2026-11-20 09:00"), term, calendar)
    assert due_at(at("2028-11-30 09:00"), term, calendar) == at("2028-12-01 11:30")


@pytest.mark.parametrize(
    ("hours", "received", "term", "expected"),
    [
        ("00:00-23:59", "2026-11-20 23:58", "0.05 working_hour", "2026-11-23 00:02"),
        ("07:30-07:31", "2026-11-20 07:30", "0.05 working_hour", "2026-11-25 07:31"),
        ("07:37-11:03,12:59-16:41", "2026-11-20 11:02", "0.05 working_hour", "2026-11-20 13:01"),
        ("07:30-11:30,11:30-17:00", "2026-11-20 11:29", "0.05 working_hour", "2026-11-20 11:32"),
        ("07:30-11:30,11:30-17:00", "2026-11-20 11:30", "0.05 working_hour", "2026-11-20 11:33"),
        ("07:37-11:03,12:59-16:41", "2026-11-20 07:37", "1 working_day", "2026-11-20 16:41"),
    ],
)
def test_sessions_of_odd_minutes_of_one_minute_and_without_a_break(hours, received, term, expected):
    sessions = parse_sessions(hours)
    days = shipped_calendar().days.values()
    calendar = WorkCalendar.of(days, sessions)
    result = due_at(at(received), parse_handling_time(term), calendar, Model.CLOCK)
    assert result == at(expected)


@pytest.mark.parametrize("seconds", [0, 1, 59])
def test_seconds_never_make_a_receipt_late_nor_a_pause_longer(seconds):
    calendar, second = WorkCalendar.of(), timedelta(seconds=seconds)
    received_at = at("2026-11-20 15:00") + second
    cutoff = Cutoff(time(15), None, counts_as_next_day=True)
    term = parse_handling_time("1 working_day")
    assert due_at(received_at, term, calendar, Model.DAY, cutoff) == at("2026-11-23 17:00")
    due_then = at("2026-11-20 17:00")
    moved = resumed_due(due_then, due_then + second, due_then + second, Model.CLOCK, calendar)
    assert moved == due_then
