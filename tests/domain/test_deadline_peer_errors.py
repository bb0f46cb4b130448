"""One case for every error class found in the due dates of other systems, with the right answer.

The comments say what the other system answered. First the fourteen classes of one of them, then
those of four more; the days are those of the installed calendar unless a case brings its own.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest

from onecua.domain.deadline import (
    Model,
    Timeliness,
    due,
    due_at,
    parse_handling_time,
    resumed_due,
    timeliness,
)
from onecua.domain.work_calendar import CalendarDay, DayKind, WorkCalendar, parse_sessions
from onecua.errors import RuleError
from tests.domain.calendars import HALF_SATURDAY, shipped_calendar

SHIPPED = shipped_calendar()
WITH_SATURDAY = shipped_calendar(HALF_SATURDAY)


def at(text):
    """Read "2025-09-01 15:30"."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M")


def answer(received, term, model=Model.CLOCK, calendar=SHIPPED):
    result = due_at(at(received), parse_handling_time(term), calendar, model)
    return result.strftime("%Y-%m-%d %H:%M")


def resumed(due_text, paused, completed, model=Model.CLOCK, calendar=SHIPPED):
    result = resumed_due(at(due_text), at(paused), at(completed), model, calendar)
    return result.strftime("%Y-%m-%d %H:%M")


# --- the fourteen classes ------------------------------------------------------------------------


def test_1_a_holiday_of_receipt_gives_no_working_time():
    # They: 2025-09-01 17:30, the holiday itself, half an hour after closing.
    assert answer("2025-09-01 15:30", "2 working_hour") == "2025-09-03 09:30"
    assert answer("2025-09-01 15:30", "1 working_day") == "2025-09-03 17:00"
    assert answer("2025-09-01 15:30", "1 working_day", Model.DAY) == "2025-09-03 17:00"


def test_2_minutes_after_closing_are_not_carried_over():
    # They: 15:30, the half hour from 17:00 to 17:30 counted against the term's end.
    assert answer("2025-08-25 17:30", "6 working_hour") == "2025-08-26 15:00"


def test_3_lunch_is_no_work_when_received_at_its_first_minute():
    # They: 15:30, the ninety minutes of lunch counted.
    assert answer("2025-08-25 11:30", "4 working_hour") == "2025-08-25 17:00"


def test_4_a_make_up_day_of_receipt_is_one_day_and_not_two():
    # They: 2025-04-29 07:30, a day too late and at an opening.
    assert answer("2025-04-26 09:00", "1 working_day") == "2025-04-28 09:00"
    assert answer("2025-04-26 09:00", "1 working_day", Model.DAY) == "2025-04-28 17:00"


def test_5_a_make_up_sunday_is_worked():
    # They: the Sunday ignored, hence Monday 09:00.
    sunday = CalendarDay(date(2026, 11, 22), DayKind.MAKE_UP, "Làm bù")
    calendar = WorkCalendar.of([sunday])
    assert answer("2026-11-20 09:00", "1 working_day", calendar=calendar) == "2026-11-22 09:00"
    assert answer("2026-11-20 09:00", "1 working_day", Model.DAY, calendar) == "2026-11-22 17:00"
    assert answer("2026-11-22 09:00", "2 working_hour", calendar=calendar) == "2026-11-22 11:00"


def test_6_a_saturday_morning_is_half_a_day_and_not_a_monday():
    # They: Saturday 14:00, in an afternoon that nobody works.
    assert (
        answer("2026-11-20 16:00", "6 working_hour", calendar=WITH_SATURDAY) == "2026-11-23 08:30"
    )
    assert (
        answer("2026-11-20 09:00", "1 working_day", Model.DAY, WITH_SATURDAY) == "2026-11-21 11:30"
    )


@pytest.mark.parametrize(
    ("sessions", "closes"),
    [
        ("07:30-11:30,13:30-16:30", "16:30"),  # they: 10 days of 8 h, 11.4 of these days
        ("07:30-11:30,13:00-16:30", "16:30"),  # they: 10.7 of these days
        ("07:30-11:30,13:00-17:00", "17:00"),
    ],
)
def test_7_a_working_day_is_the_days_own_hours_and_not_always_eight(sessions, closes):
    calendar = WorkCalendar.of(sessions=parse_sessions(sessions))
    result = answer("2026-11-02 07:30", "10 working_day", calendar=calendar)
    assert result == f"2026-11-13 {closes}"


def test_8_long_terms_are_not_cut_off_after_a_year():
    # They: Sunday 2025-12-28 for both, where their search for days gave up.
    assert answer("2025-01-02 09:00", "260 working_day", Model.DAY) == "2026-01-16 17:00"
    assert answer("2025-01-02 09:00", "300 working_day", Model.DAY) == "2026-03-20 17:00"
    assert answer("2025-01-02 09:00", "2000 working_hour") == "2026-01-05 09:00"


def test_9_without_hours_nothing_is_worked_least_of_all_a_weekend():
    # They: every day of the week had eight hours.
    with pytest.raises(RuleError, match="không có ngày làm việc nào"):
        answer("2026-11-20 09:00", "1 working_day", calendar=WorkCalendar.of(sessions=()))


def test_10_hours_and_minutes_are_not_added_as_decimals():
    # They: 0.50 + 0.55 = 1.05, an hour and five minutes; forty minutes were lost.
    first = resumed("2026-11-26 09:00", "2026-11-20 08:00", "2026-11-20 08:50")
    assert resumed(first, "2026-11-20 09:00", "2026-11-20 09:55") == "2026-11-26 10:45"
    odd_hours = WorkCalendar.of(sessions=parse_sessions("07:45-10:30,10:45-12:30,13:05-16:50"))
    result = answer("2026-11-20 07:45", "8.25 working_hour", calendar=odd_hours)
    assert result == "2026-11-20 16:50"


@pytest.mark.parametrize(
    ("paused", "completed", "expected"),
    [
        # They: 18 h, since an end at or after closing returned the clock time; 9 h are right.
        ("2025-08-29 16:00", "2025-09-03 17:00", "2025-09-11 10:00"),
        ("2025-08-29 16:00", "2025-09-03 19:45", "2025-09-11 10:00"),
        # They: 8 h, since a start on a holiday counted a whole day; an hour and a half is right.
        ("2025-09-02 10:00", "2025-09-03 09:00", "2025-09-10 10:30"),
    ],
)
def test_11_the_time_paused_is_the_time_really_worked(paused, completed, expected):
    assert resumed("2025-09-10 09:00", paused, completed) == expected


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        ("2026-11-20 16:59", Timeliness.ON_TIME),
        ("2026-11-20 17:00", Timeliness.ON_TIME),  # they: the boundary itself counted nowhere
        ("2026-11-20 19:00", Timeliness.ON_TIME),
        ("2026-11-19 23:59", Timeliness.EARLY),
        ("2026-11-21 00:00", Timeliness.LATE),
    ],
)
def test_12_whether_an_end_was_in_time_needs_no_guess_at_the_hours(ended, expected):
    # They: read the afternoon's minutes for the morning's, and a missing due date as on time.
    assert timeliness(at(ended), at("2026-11-20 17:00")) is expected


def test_13_a_due_instant_is_not_rounded_to_quarters_of_an_hour():
    # They: 15 minutes more, even when the minutes stood on the quarter already.
    assert answer("2026-11-20 09:00", "0.25 working_hour") == "2026-11-20 09:15"
    assert answer("2026-11-20 09:07", "1 working_hour") == "2026-11-20 10:07"


def test_13_reckonings_at_the_same_time_do_not_mix():
    # They: kept the receipt and the term in fields that all requests shared.
    receipts = [f"2026-11-{day:02} {hour:02}:00" for day in (9, 12, 20) for hour in (8, 10, 14)]
    cases = [(at, term) for at in receipts for term in ("3 working_day", "7 working_hour")] * 20
    alone = [answer(*case) for case in cases]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda case: answer(*case), cases)) == alone


@pytest.mark.parametrize(
    ("received", "term", "expected"),
    [
        ("2026-01-30 09:00", "1 month", "2026-03-02 17:00"),
        ("2026-10-24 09:00", "1 month", "2026-11-25 17:00"),
        ("2026-11-09 09:00", "15 day", "2026-11-25 17:00"),
    ],
)
def test_14_terms_by_the_date_of_a_month_end_on_that_date_or_the_next_worked_one(
    received, term, expected
):
    # They: the rules by weekday and by day of the month were never written.
    assert answer(received, term, Model.DAY) == expected


# --- four more systems ---------------------------------------------------------------------------


def test_an_hour_from_the_end_of_the_morning_ends_in_the_afternoon():
    # They: 03:00 at night.
    assert answer("2026-11-20 11:30", "1 working_hour") == "2026-11-20 14:00"


def test_hours_from_a_saturday_begin_on_monday():
    # They: Saturday 16:00, which nobody works.
    assert answer("2026-11-21 10:00", "4 working_hour") == "2026-11-23 11:30"


def test_hours_from_a_holiday_begin_on_the_next_working_day():
    # They: the same holiday.
    assert answer("2026-11-24 10:00", "4 working_hour") == "2026-11-25 11:30"


def test_hours_that_run_over_the_night_leave_out_the_next_lunch():
    # They: 12:00, in the middle of lunch.
    assert answer("2026-11-19 16:00", "6 working_hour") == "2026-11-20 14:00"


def test_holidays_of_the_past_count_as_well_as_those_to_come():
    # They: only holidays after today were loaded, so an old receipt could not be checked.
    assert answer("2023-01-19 09:00", "1 working_day", Model.DAY) == "2023-01-27 17:00"


def test_a_holiday_belongs_to_its_year():
    # They: the year was ignored, or the holidays kept without one; 24/11 is off from 2026 on.
    assert answer("2025-11-21 09:00", "1 working_day", Model.DAY) == "2025-11-24 17:00"
    assert answer("2026-11-23 09:00", "1 working_day", Model.DAY) == "2026-11-25 17:00"
    assert answer("2025-02-14 09:00", "1 working_day", Model.DAY) == "2025-02-17 17:00"
    assert answer("2026-02-13 09:00", "1 working_day", Model.DAY) == "2026-02-23 17:00"


def test_a_worked_saturday_counts():
    # They: no make-up days at all, hence Monday 2026-08-24.
    assert answer("2026-08-20 08:00", "2 working_day", Model.DAY) == "2026-08-22 17:00"


def test_a_pause_over_a_weekend_adds_its_working_time_and_not_its_calendar_days():
    # They: Wednesday 2025-09-03 08:00, six days later for an hour and a half of work.
    assert resumed("2025-08-27 16:00", "2025-08-22 16:00", "2025-08-25 08:00") == "2025-08-28 08:00"
    by_days = "2025-08-27 17:00", "2025-08-22 16:00", "2025-08-25 08:00", Model.DAY
    assert resumed(*by_days) == "2025-08-28 17:00"


def test_working_days_are_not_calendar_days():
    # They: Monday 2026-11-23; the weekend and the holiday counted.
    assert answer("2026-11-20 09:00", "3 working_day", Model.DAY) == "2026-11-26 17:00"
    assert answer("2026-11-20 09:00", "3 day", Model.DAY) == "2026-11-23 17:00"


def test_a_pause_moves_the_due_instant():
    # They: suspending a case changed nothing.
    moved = resumed("2026-11-20 17:00", "2026-11-18 09:00", "2026-11-20 09:00", Model.DAY)
    assert moved == "2026-11-25 17:00"


def test_a_year_without_a_list_of_holidays_is_named():
    # They: silence, and dates that were wrong until somebody typed the holidays in.
    deadline = due(at("2031-01-20 09:00"), parse_handling_time("3 working_day"), SHIPPED)
    assert deadline.unknown_years == (2031,)
