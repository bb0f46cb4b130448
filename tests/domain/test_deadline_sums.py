"""What adds up: terms one after the other, the minutes and days explained, and what comes later."""

from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onecua.domain.deadline import (
    HandlingTime,
    Measure,
    Model,
    Unit,
    due,
    due_at,
    effective_model,
    parse_handling_time,
)
from onecua.domain.work_calendar import CalendarDay, DayKind, WorkCalendar
from tests.domain import plain_offices as plain
from tests.domain.calendars import shipped_calendar
from tests.minute_counter import minute_of, whole_minutes

arrivals = plain.received_by(plain.receipts)
two_arrivals = plain.received_by(
    lambda office: st.tuples(plain.receipts(office), plain.receipts(office)).map(sorted)
)
a_few = st.integers(1, 12)
OFFICE_MEASURES = (Measure.WORKING_DAYS, Measure.WORKING_MINUTES, Measure.SAME_DAY)


def explained(arrival, term, cutoff):
    office, received_at = arrival
    return due(
        received_at,
        plain.handling_time(term),
        office.calendar,
        plain.model(term),
        plain.cutoff_of(cutoff),
    )


# --- one term after another ----------------------------------------------------------------------


@given(arrivals, a_few, a_few)
def test_by_days_so_many_and_so_many_more_working_days_are_their_sum(arrival, first, second):
    office, received_at = arrival
    between = due_at(received_at, days(first), office.calendar)
    whole = due_at(received_at, days(first + second), office.calendar)
    assert due_at(between, days(second), office.calendar) == whole


@given(arrivals, a_few, a_few)
def test_by_the_clock_days_of_different_length_add_up_but_for_one_rounding(arrival, first, second):
    office, received_at = arrival
    between = due_at(received_at, days(first), office.calendar, Model.CLOCK)
    apart = due_at(between, days(second), office.calendar, Model.CLOCK)
    whole = due_at(received_at, days(first + second), office.calendar, Model.CLOCK)
    assert whole <= apart
    # Rounded up on a short day, a minute is a greater part of a day than on a long one.
    more = office.counter.minutes_between(whole, apart)
    own = [len(office.counter.minutes_of(at.date())) for at in (between, apart)]
    assert more <= 1 + Fraction(own[1], own[0])


@given(arrivals, st.integers(1, 900), st.integers(1, 900))
def test_hours_and_more_hours_are_their_sum(arrival, first, second):
    office, received_at = arrival
    between = due_at(received_at, minutes_by_threes(first), office.calendar)
    whole = due_at(received_at, minutes_by_threes(first + second), office.calendar)
    assert due_at(between, minutes_by_threes(second), office.calendar) == whole


def minutes_by_threes(count):
    return HandlingTime(Decimal(count) / 20, Unit.WORKING_HOUR)


def days(count):
    return HandlingTime(Decimal(count), Unit.WORKING_DAY)


@pytest.mark.parametrize("model", Model)
def test_ten_years_of_working_days_are_ten_times_a_tenth(model):
    calendar, step = shipped_calendar(), datetime(2026, 11, 20, 9, 0)
    for _ in range(10):
        step = due_at(step, days(250), calendar, model)
    assert step == due_at(datetime(2026, 11, 20, 9, 0), days(2500), calendar, model)
    assert step.year == 2036


# --- what is explained ---------------------------------------------------------------------------


@given(arrivals, plain.terms(["working_day"]), plain.cutoffs)
def test_the_shares_of_the_days_are_the_term_but_for_the_last_minute(arrival, term, cutoff):
    office, _ = arrival
    assume(term.runs_by_clock)
    deadline = explained(arrival, term, cutoff)
    own = {day.on: len(office.counter.minutes_of(day.on)) for day in deadline.explanation}
    shares = sum(Fraction(day.counted, own[day.on]) for day in deadline.explanation if day.counted)
    last_minute = Fraction(1, own[deadline.due_at.date()])
    assert Fraction(term.amount) <= shares < Fraction(term.amount) + last_minute
    assert all(day.counted <= own[day.on] for day in deadline.explanation)


@given(arrivals, plain.terms(["working_hour"]), plain.cutoffs)
def test_the_minutes_of_the_days_are_the_hours_whatever_the_cutoff(arrival, term, cutoff):
    deadline = explained(arrival, term, cutoff)
    counted = sum(day.counted for day in deadline.explanation)
    assert counted == whole_minutes(term.amount * 60)
    assert all(
        day.counted == 0 for day in deadline.explanation if day.on < deadline.starts_at.date()
    )


@given(arrivals, plain.terms(["hour", "day", "month"], plain.decimals), plain.cutoffs)
def test_the_minutes_on_the_wall_are_the_term(arrival, term, cutoff):
    # A whole month runs to the same date, however many days lie between.
    assume(term.runs_by_clock and (term.unit != "month" or term.amount % 1))
    length = {"hour": 60, "day": 24 * 60, "month": 30 * 24 * 60}[term.unit]
    counted = sum(day.counted for day in explained(arrival, term, cutoff).explanation)
    assert counted == whole_minutes(term.amount * length)


@given(arrivals, plain.every_term, plain.cutoffs)
def test_a_term_in_office_time_ends_at_work_and_never_at_an_opening(arrival, term, cutoff):
    office, _ = arrival
    deadline = explained(arrival, term, cutoff)
    assume(deadline.measure in OFFICE_MEASURES or term.unit in ("day", "month"))
    if deadline.measure is Measure.WALL_MINUTES:
        assert office.counter.is_counted(deadline.due_at.date())
        return
    last_minute = deadline.due_at - plain.MINUTE
    assert minute_of(last_minute) in office.counter.minutes_of(last_minute.date())


# --- what is longer, what is later ---------------------------------------------------------------


@given(arrivals, plain.every_term, st.integers(1, 40), plain.cutoffs)
def test_a_longer_term_is_never_due_earlier(arrival, term, more, cutoff):
    assume(term.unit != "same_day" and not keeps_the_hour(term))
    office, received_at = arrival
    shorter, way = plain.handling_time(term), (plain.model(term), plain.cutoff_of(cutoff))
    longer = HandlingTime(term.amount + more, shorter.unit)
    first = due_at(received_at, shorter, office.calendar, *way)
    assert first <= due_at(received_at, longer, office.calendar, *way)


@given(two_arrivals, plain.every_term, plain.cutoffs)
def test_who_comes_later_is_never_due_earlier_whatever_the_cutoff(arrivals, term, cutoff):
    office, (sooner, later) = arrivals
    handling_time, model = plain.handling_time(term), plain.model(term)
    by_clock = effective_model(handling_time, model) is Model.CLOCK
    # Hours on the wall run at night too, where an evening past the cut-off waits for the morning;
    # and the day of a receipt past the cut-off is the next working day, that of a Sunday Sunday.
    assume(term.unit != "hour" and not keeps_the_hour(term))
    assume(by_clock or not cutoff.next_day or term.unit == "same_day" or both_counted(arrivals))
    way = office.calendar, model, plain.cutoff_of(cutoff)
    assert due_at(sooner, handling_time, *way) <= due_at(later, handling_time, *way)


def keeps_the_hour(term):
    """Days by the clock end at the hour of receipt, but on a day off at the next day's closing."""
    return term.runs_by_clock and term.unit in ("day", "month")


def both_counted(arrivals):
    office, receipts = arrivals
    return all(office.counter.is_counted(at.date()) for at in receipts)


@given(arrivals, plain.every_term, st.randoms(use_true_random=False))
def test_the_order_in_which_the_days_are_listed_does_not_matter(arrival, term, random):
    office, received_at = arrival
    listed = list(office.calendar.days.values())
    random.shuffle(listed)
    shuffled = WorkCalendar(
        office.calendar.week, {d.on: d for d in listed}, office.calendar.seasons
    )
    expected = due(received_at, plain.handling_time(term), office.calendar, plain.model(term))
    assert due(received_at, plain.handling_time(term), shuffled, plain.model(term)) == expected


@given(arrivals, plain.every_term, st.integers(0, 400))
def test_a_day_listed_outside_the_way_to_the_due_day_changes_nothing(arrival, term, distance):
    office, received_at = arrival
    handling_time, model = plain.handling_time(term), plain.model(term)
    result = due_at(received_at, handling_time, office.calendar, model)
    days = dict(office.calendar.days)
    for on in (received_at - timedelta(1 + distance), result + timedelta(1 + distance)):
        days[on.date()] = CalendarDay(on.date(), DayKind.OFF, "Ngày nghỉ khác")
    calendar = WorkCalendar(office.calendar.week, days, office.calendar.seasons)
    assert due_at(received_at, handling_time, calendar, model) == result


@pytest.mark.parametrize("term", ["1 working_day", "1 month", "8 working_hour", "same_day"])
def test_one_more_day_off_on_the_way_is_never_due_earlier(term):
    received_at, handling_time = datetime(2026, 11, 20, 9, 0), parse_handling_time(term)
    plainly = due_at(received_at, handling_time, WorkCalendar.of())
    for offset in range(40):
        off = CalendarDay(received_at.date() + timedelta(offset), DayKind.OFF, "Ngày nghỉ")
        assert due_at(received_at, handling_time, WorkCalendar.of([off])) >= plainly
