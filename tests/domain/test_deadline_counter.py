"""The calculator of due dates against a counter that walks minute by minute.

Offices of every kind (`plain_offices.py`), receipts mostly on the edges of sessions, every unit,
both models, cut-offs and, in `test_deadline_course_counter.py`, pauses: more than 20,000 random
cases, the same ones in every run.
"""

from datetime import datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.deadline import due, due_at
from tests.domain import plain_offices as plain
from tests.domain.counter_cases import CASES, cases
from tests.minute_counter import PlainCutoff, PlainTerm

arrivals = plain.received_by(plain.receipts)
working_days = st.builds(PlainTerm, plain.whole, st.just("working_day"), st.just(False))
days_by_clock = st.builds(PlainTerm, plain.whole, st.just("working_day"), st.just(True))


def calculated(office, received_at, term, cutoff):
    received = received_at, plain.handling_time(term), office.calendar
    return due_at(*received, plain.model(term), plain.cutoff_of(cutoff))


def assert_agree(arrival, term, cutoff):
    office, received_at = arrival
    expected = office.counter.due(received_at, term, cutoff)
    assert calculated(office, received_at, term, cutoff) == expected


def test_there_are_more_than_twenty_thousand_cases():
    assert sum(CASES.values()) >= 20_000


@cases("working days by days")
@given(arrivals, working_days, plain.cutoffs)
def test_working_days_by_days(arrival, term, cutoff):
    assert_agree(arrival, term, cutoff)


@cases("working days by the clock")
@given(arrivals, days_by_clock, plain.cutoffs)
def test_working_days_by_the_clock(arrival, term, cutoff):
    assert_agree(arrival, term, cutoff)


@cases("parts of working days")
@given(arrivals, plain.terms(["working_day"], plain.decimals), plain.cutoffs)
def test_parts_of_working_days(arrival, term, cutoff):
    assert_agree(arrival, term, cutoff)


@cases("working hours")
@given(arrivals, plain.terms(["working_hour"]), plain.cutoffs)
def test_working_hours_and_the_minute_they_start(arrival, term, cutoff):
    office, received_at = arrival
    received = received_at, plain.handling_time(term), office.calendar
    deadline = due(*received, plain.model(term), plain.cutoff_of(cutoff))
    assert deadline.starts_at == office.counter.start(received_at, term, cutoff)
    assert deadline.due_at == office.counter.due(received_at, term, cutoff)


@cases("days and months")
@given(arrivals, plain.terms(["day", "month"], plain.whole), plain.cutoffs)
def test_days_and_months(arrival, term, cutoff):
    assert_agree(arrival, term, cutoff)


@cases("hours and parts on the wall")
@given(
    arrivals,
    plain.terms(["hour"]) | plain.terms(["day", "month"], plain.decimals),
    plain.cutoffs,
)
def test_hours_and_parts_of_days_and_months_on_the_wall(arrival, term, cutoff):
    assert_agree(arrival, term, cutoff)


@cases("same day")
@given(arrivals, plain.same_days, plain.cutoffs)
def test_same_day(arrival, term, cutoff):
    assert_agree(arrival, term, cutoff)


@cases("any instant of the year")
@given(
    plain.offices,
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 5, 31)),
    plain.every_term,
    plain.cutoffs,
)
def test_any_instant_to_the_microsecond(office, received_at, term, cutoff):
    assert_agree((office, received_at), term, cutoff)


@cases("long terms")
@given(arrivals, plain.terms(["working_day", "day", "month"], st.integers(100, 120).map(Decimal)))
def test_terms_of_many_months_and_years(arrival, term):
    longer = {"working_day": 9, "day": 20, "month": 1}[term.unit]
    years = PlainTerm(term.amount * longer, term.unit, by_clock=False)
    assert_agree(arrival, years, PlainCutoff())


@cases("far years")
@given(
    plain.offices,
    st.datetimes(datetime(1945, 1, 1), datetime(2200, 12, 31)),
    plain.same_days | plain.terms(plain.UNITS, plain.whole),
)
def test_every_year_that_can_be_typed_with_its_leap_days(office, received_at, term):
    assert_agree((office, received_at), term, PlainCutoff())
