"""The due instant, rule by rule: rules.md 3 and the test vectors of the law."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from onecua.domain.deadline import (
    NO_CUTOFF,
    Cutoff,
    HandlingTime,
    Model,
    Unit,
    due,
    due_at,
    effective_model,
    parse_handling_time,
)
from onecua.domain.work_calendar import WeekdayHours, WorkCalendar, parse_sessions
from onecua.errors import RuleError
from tests.domain.calendars import HALF_SATURDAY, shipped_calendar

THREE_PM = Cutoff(at=time(15))
THREE_PM_NEXT_DAY = Cutoff(at=time(15), counts_as_next_day=True)
LAST_HOUR = Cutoff(minutes_before_closing=60)


def at(text):
    """Read "19/11/2026 09:00"."""
    return datetime.strptime(text, "%d/%m/%Y %H:%M")


def reckoned(received, term, model=Model.DAY, cutoff=NO_CUTOFF, calendar=None):
    calendar = calendar or shipped_calendar()
    handling_time = parse_handling_time(term)
    deadline = due(at(received), handling_time, calendar, model, cutoff)
    assert due_at(at(received), handling_time, calendar, model, cutoff) == deadline.due_at
    return deadline


def due_text(*case, **options):
    return reckoned(*case, **options).due_at.strftime("%d/%m/%Y %H:%M")


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("20/11/2026 18:00", "23/11/2026 17:00"),
        ("21/11/2026 10:00", "23/11/2026 17:00"),
        ("22/11/2026 23:59", "23/11/2026 17:00"),
        ("23/11/2026 00:00", "25/11/2026 17:00"),
    ],
)
def test_the_day_of_the_event_is_the_calendar_day_of_receipt_even_off_or_after_closing(
    received, expected
):
    assert due_text(received, "1 working_day") == expected


def test_by_days_a_half_day_is_one_day_and_the_end_is_the_close_of_its_last_session():
    calendar = shipped_calendar(HALF_SATURDAY)
    assert due_text("19/11/2026 09:00", "2 working_day", calendar=calendar) == "21/11/2026 11:30"
    assert due_text("20/11/2026 09:00", "2 working_day", calendar=calendar) == "23/11/2026 17:00"


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        # Friday 15:00 leaves 120 of 480 minutes: a quarter; Saturday's four hours are one day,
        # so that three quarters of Monday remain.
        ("20/11/2026 15:00", "23/11/2026 15:00"),
        # Saturday 09:30 leaves half of Saturday; one and a half days remain.
        ("21/11/2026 09:30", "25/11/2026 11:30"),
    ],
)
def test_by_the_clock_a_working_day_is_each_days_own_sessions(received, expected):
    calendar = shipped_calendar(HALF_SATURDAY)
    assert due_text(received, "2 working_day", Model.CLOCK, calendar=calendar) == expected


def test_by_the_clock_the_rest_of_the_last_day_is_rounded_up_to_the_minute():
    # 7 of Friday's 480 minutes are spent; of Saturday's 240 minutes that is 3.5.
    calendar = shipped_calendar(HALF_SATURDAY)
    result = due_text("20/11/2026 07:37", "1 working_day", Model.CLOCK, calendar=calendar)
    assert result == "21/11/2026 07:34"


@pytest.mark.parametrize(
    ("received", "term", "expected"),
    [
        ("20/11/2026 16:00", "8 working_hour", "23/11/2026 16:00"),
        ("20/11/2026 10:30", "2 working_hour", "20/11/2026 14:00"),
        ("20/11/2026 12:00", "1 working_hour", "20/11/2026 14:00"),
        ("20/11/2026 17:00", "1 working_hour", "23/11/2026 08:30"),
        ("21/11/2026 09:00", "1.5 working_hour", "23/11/2026 09:00"),
        ("20/11/2026 10:00", "0.5 working_day", "20/11/2026 15:30"),
        ("20/11/2026 16:00", "0,25 working_day", "23/11/2026 08:30"),
        ("20/11/2026 07:30", "1.25 working_day", "23/11/2026 09:30"),
        ("20/11/2026 12:00", "8 hour", "20/11/2026 20:00"),
        ("20/11/2026 20:00", "24 hour", "21/11/2026 20:00"),
        ("20/11/2026 12:00", "0.01 hour", "20/11/2026 12:01"),
        ("16/11/2026 10:00", "1.5 day", "17/11/2026 22:00"),
        ("20/11/2026 10:00", "0.5 month", "07/12/2026 17:00"),
    ],
)
@pytest.mark.parametrize("model", Model)
def test_hours_and_decimals_run_by_the_clock_whatever_the_model(received, term, expected, model):
    assert due_text(received, term, model) == expected
    assert effective_model(parse_handling_time(term), model) is Model.CLOCK


def test_a_cutoff_moves_the_start_of_hours_to_the_next_opening():
    assert due_text("20/11/2026 15:01", "2 working_hour", cutoff=THREE_PM) == "23/11/2026 09:30"
    assert due_text("20/11/2026 15:01", "2 hour", cutoff=THREE_PM) == "23/11/2026 09:30"


@pytest.mark.parametrize(
    ("received", "cutoff", "expected"),
    [
        ("20/11/2026 15:00", THREE_PM_NEXT_DAY, "23/11/2026 17:00"),
        ("20/11/2026 15:01", THREE_PM_NEXT_DAY, "25/11/2026 17:00"),
        ("20/11/2026 15:01", THREE_PM, "23/11/2026 17:00"),
        (
            "20/11/2026 16:00",
            Cutoff(minutes_before_closing=60, counts_as_next_day=True),
            "23/11/2026 17:00",
        ),
        (
            "20/11/2026 16:01",
            Cutoff(minutes_before_closing=60, counts_as_next_day=True),
            "25/11/2026 17:00",
        ),
    ],
)
def test_by_days_a_cutoff_counts_strictly_later_and_only_under_the_policy(
    received, cutoff, expected
):
    assert due_text(received, "1 working_day", cutoff=cutoff) == expected


def test_the_policy_also_moves_the_event_of_days_and_months():
    assert due_text("05/11/2026 16:00", "4 day", cutoff=THREE_PM_NEXT_DAY) == "10/11/2026 17:00"
    assert due_text("30/11/2026 16:00", "1 month", cutoff=THREE_PM_NEXT_DAY) == "04/01/2027 17:00"


@pytest.mark.parametrize("model", Model)
@pytest.mark.parametrize(
    ("received", "cutoff", "expected"),
    [
        ("20/11/2026 09:00", NO_CUTOFF, "20/11/2026 17:00"),
        ("20/11/2026 06:00", NO_CUTOFF, "20/11/2026 17:00"),
        ("20/11/2026 17:00", NO_CUTOFF, "20/11/2026 17:00"),
        ("20/11/2026 17:01", NO_CUTOFF, "23/11/2026 17:00"),
        ("21/11/2026 09:00", NO_CUTOFF, "23/11/2026 17:00"),
        ("24/11/2026 09:00", NO_CUTOFF, "25/11/2026 17:00"),
        ("20/11/2026 15:00", THREE_PM, "20/11/2026 17:00"),
        ("20/11/2026 15:01", THREE_PM, "23/11/2026 17:00"),
        ("20/11/2026 16:01", LAST_HOUR, "23/11/2026 17:00"),
    ],
)
def test_same_day_ends_today_or_off_after_closing_or_after_the_cutoff_on_the_next_counted_day(
    received, cutoff, expected, model
):
    assert due_text(received, "same_day", model, cutoff) == expected


@pytest.mark.parametrize(
    ("received", "term", "expected"),
    [
        ("30/01/2026 09:00", "1 month", "02/03/2026"),  # 28/02 is a Saturday
        ("31/03/2026 09:00", "3 month", "30/06/2026"),
        ("31/01/2024 09:00", "1 month", "29/02/2024"),
        ("24/10/2026 09:00", "1 month", "25/11/2026"),  # 24/11 is off
        ("30/11/2026 09:00", "1 month", "30/12/2026"),
        ("30/11/2026 09:00", "12 month", "30/11/2027"),
    ],
)
def test_month_is_the_same_date_or_the_last_of_the_month_then_the_next_counted_day(
    received, term, expected
):
    assert due_text(received, term) == f"{expected} 17:00"


def test_days_by_the_clock_keep_the_hour_and_leave_a_day_off_for_the_next_closing():
    assert due_text("02/11/2026 09:00", "15 day", Model.CLOCK) == "17/11/2026 09:00"
    assert due_text("09/11/2026 09:00", "15 day", Model.CLOCK) == "25/11/2026 17:00"
    assert due_text("30/10/2026 09:00", "1 month", Model.CLOCK) == "30/11/2026 09:00"


def test_seconds_are_dropped_as_on_the_printed_receipt():
    received_at = datetime(2026, 11, 20, 15, 0, 59)
    deadline = due(
        received_at, parse_handling_time("same_day"), shipped_calendar(), cutoff=THREE_PM
    )
    assert deadline.due_at == datetime(2026, 11, 20, 17)
    assert deadline.starts_at == datetime(2026, 11, 20, 15)


@pytest.mark.parametrize(
    ("received", "model", "cutoff", "starts_at"),
    [
        ("19/11/2026 15:30", Model.DAY, NO_CUTOFF, "19/11/2026 15:30"),
        ("19/11/2026 15:30", Model.DAY, THREE_PM_NEXT_DAY, "20/11/2026 07:30"),
        ("19/11/2026 15:30", Model.CLOCK, NO_CUTOFF, "19/11/2026 15:30"),
        ("19/11/2026 15:30", Model.CLOCK, THREE_PM, "20/11/2026 07:30"),
        ("19/11/2026 12:00", Model.CLOCK, NO_CUTOFF, "19/11/2026 13:00"),
        ("19/11/2026 17:00", Model.CLOCK, NO_CUTOFF, "20/11/2026 07:30"),
        ("21/11/2026 09:00", Model.CLOCK, NO_CUTOFF, "23/11/2026 07:30"),
    ],
)
def test_the_term_starts_at_receipt_or_where_the_clock_or_the_cutoff_moves_it(
    received, model, cutoff, starts_at
):
    assert reckoned(received, "3 working_day", model, cutoff).starts_at == at(starts_at)


def test_an_open_saturday_that_does_not_count_is_left_out_of_every_term():
    weekday = WeekdayHours(parse_sessions("07:30-11:30,13:00-17:00"))
    duty = WeekdayHours(HALF_SATURDAY, counted=False)
    calendar = WorkCalendar((weekday,) * 5 + (duty, WeekdayHours()), {})
    for model in Model:
        result = due_text("20/11/2026 09:00", "1 working_day", model, calendar=calendar)
        assert result[:10] == "23/11/2026"
    assert due_text("21/11/2026 09:00", "same_day", calendar=calendar) == "23/11/2026 17:00"


@pytest.mark.parametrize(
    "term", ["3 working_day", "8 working_hour", "15 day", "1 month", "same_day"]
)
def test_a_calendar_without_counted_days_is_refused(term):
    with pytest.raises(RuleError, match="không có ngày làm việc nào"):
        reckoned("20/11/2026 09:00", term, calendar=WorkCalendar.of(sessions=()))


@pytest.mark.parametrize(
    ("amount", "unit"),
    [
        ("0", Unit.DAY),
        ("-3", Unit.WORKING_DAY),
        ("1000000000", Unit.WORKING_DAY),
        ("1000000000", Unit.HOUR),
        ("NaN", Unit.DAY),
        ("Infinity", Unit.MONTH),
        ("0.5", Unit.SAME_DAY),
    ],
)
def test_absurd_terms_are_refused(amount, unit):
    with pytest.raises(RuleError, match="hời hạn"):
        HandlingTime(Decimal(amount), unit)


@pytest.mark.parametrize("year", [1, 1900, 9999])
def test_an_impossible_year_of_receipt_is_refused(year):
    with pytest.raises(RuleError, match=f"Năm {year} của ngày nhận"):
        due_at(datetime(year, 1, 1), parse_handling_time("1 day"), shipped_calendar())


def test_a_cutoff_is_one_thing_and_not_negative():
    with pytest.raises(RuleError, match="một cách"):
        Cutoff(at=time(15), minutes_before_closing=60)
    with pytest.raises(RuleError, match="không được âm"):
        Cutoff(minutes_before_closing=-1)


def test_minutes_before_closing_follow_the_day_of_receipt():
    calendar = shipped_calendar(HALF_SATURDAY)
    assert LAST_HOUR.moment(date(2026, 11, 21), calendar) == datetime(2026, 11, 21, 10, 30)
    assert LAST_HOUR.moment(date(2026, 11, 22), calendar) is None
