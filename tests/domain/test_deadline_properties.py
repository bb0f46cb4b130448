"""What holds for every term, calendar and instant of receipt."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from onecua.domain.deadline import (
    Cutoff,
    HandlingTime,
    Model,
    Role,
    Unit,
    due,
    due_at,
    effective_model,
    explain_words,
    resumed_due,
)
from tests.domain.calendars import equal_days, unequal_days

MINUTE = timedelta(minutes=1)

instants = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
counts = st.integers(1, 30)
tenths = st.integers(1, 200).map(lambda tenth: Decimal(tenth) / 10)
terms = st.builds(HandlingTime, tenths, st.sampled_from(list(Unit)[:-1])) | st.builds(
    HandlingTime, counts.map(Decimal), st.sampled_from(list(Unit)[:-1])
)
every_term = terms | st.just(HandlingTime(Decimal(1), Unit.SAME_DAY))
calendars = equal_days | unequal_days
models = st.sampled_from(Model)
cutoffs = st.one_of(
    st.just(Cutoff()),
    st.builds(
        lambda hour, next_day: Cutoff(time(hour), counts_as_next_day=next_day),
        st.integers(0, 23),
        st.booleans(),
    ),
    st.builds(
        lambda minutes, next_day: Cutoff(None, minutes, next_day),
        st.integers(0, 120),
        st.booleans(),
    ),
)


def working_minutes(start, end, calendar):
    """Count minute by minute, as plainly as can be."""
    total, on = 0, start.date()
    while on <= end.date():
        if calendar.is_counted(on):
            midnight = datetime.combine(on, time())
            first, last = (start - midnight) // MINUTE, (end - midnight) // MINUTE
            for session in calendar.sessions_on(on):
                minutes = range(minute(session.opens), minute(session.closes))
                total += sum(first <= each < last for each in minutes)
        on += timedelta(days=1)
    return total


def minute(clock):
    return clock.hour * 60 + clock.minute


@given(instants, every_term, calendars, models, cutoffs)
def test_due_is_never_before_the_start_nor_the_start_before_receipt(
    received_at, term, calendar, model, cutoff
):
    deadline = due(received_at, term, calendar, model, cutoff)
    assert received_at <= deadline.starts_at <= deadline.due_at
    assert deadline.due_at == due_at(received_at, term, calendar, model, cutoff)


@given(instants, counts, calendars, models, cutoffs)
def test_one_more_working_day_is_never_due_earlier(received_at, count, calendar, model, cutoff):
    shorter = HandlingTime(Decimal(count), Unit.WORKING_DAY)
    longer = HandlingTime(Decimal(count + 1), Unit.WORKING_DAY)
    first = due_at(received_at, shorter, calendar, model, cutoff)
    assert first < due_at(received_at, longer, calendar, model, cutoff)


@given(instants, st.timedeltas(timedelta(0), timedelta(days=40)), every_term, calendars, models)
def test_who_comes_later_is_never_due_earlier(received_at, wait, term, calendar, model):
    later_at = (received_at + wait).replace(second=0, microsecond=0)
    # 30/01 10:00 and 31/01 09:00 both end on the last of February, each at its own hour; and of two
    # days by the clock one may end on a Sunday, hence Monday at closing, the next on Monday at 9.
    by_the_clock = effective_model(term, model) is Model.CLOCK
    assume(not by_the_clock or term.unit not in (Unit.DAY, Unit.MONTH))
    first = due_at(received_at, term, calendar, model)
    assert first <= due_at(later_at, term, calendar, model)


@given(instants, every_term, calendars, cutoffs)
def test_whole_terms_by_days_end_on_a_counted_day_at_closing(received_at, term, calendar, cutoff):
    assume(effective_model(term, Model.DAY) is Model.DAY)
    result = due_at(received_at, term, calendar, Model.DAY, cutoff)
    assert calendar.is_counted(result.date())
    assert result.time() == calendar.closing(result.date())


@given(instants, st.integers(1, 500), calendars, models, cutoffs)
def test_the_working_minutes_from_start_to_due_are_exactly_the_term(
    received_at, tenths_of_an_hour, calendar, model, cutoff
):
    term = HandlingTime(Decimal(tenths_of_an_hour) / 10, Unit.WORKING_HOUR)
    deadline = due(received_at, term, calendar, model, cutoff)
    counted = working_minutes(deadline.starts_at, deadline.due_at, calendar)
    assert counted == tenths_of_an_hour * 6
    assert counted == sum(day.counted for day in deadline.explanation)


@given(instants, counts, equal_days, cutoffs)
def test_working_days_by_the_clock_are_so_many_times_the_minutes_of_an_equal_day(
    received_at, count, calendar, cutoff
):
    a_day = working_minutes(*_some_counted_day(calendar), calendar)
    days = HandlingTime(Decimal(count), Unit.WORKING_DAY)
    hours = HandlingTime(Decimal(count * a_day) / 60, Unit.WORKING_HOUR)
    assume(hours.amount * 60 == count * a_day)
    by_days = due(received_at, days, calendar, Model.CLOCK, cutoff)
    assert by_days.due_at == due_at(received_at, hours, calendar, Model.CLOCK, cutoff)
    assert sum(day.counted for day in by_days.explanation) == count * a_day


def _some_counted_day(calendar):
    midnight = datetime.combine(calendar.next_counted(date(2026, 1, 1)), time())
    return midnight, midnight + timedelta(days=1)


@given(instants, counts, unequal_days)
def test_working_days_by_the_clock_take_the_share_of_each_day(received_at, count, calendar):
    term = HandlingTime(Decimal(count), Unit.WORKING_DAY)
    deadline = due(received_at, term, calendar, Model.CLOCK)
    shares = 0.0
    for day in deadline.explanation:
        midnight = datetime.combine(day.on, time())
        whole = working_minutes(midnight, midnight + timedelta(days=1), calendar)
        shares += day.counted / whole if whole else 0
        last_whole = whole
    assert count - 1e-9 <= shares < count + 1 / last_whole + 1e-9


@given(instants, counts, calendars, cutoffs, st.sampled_from([Unit.WORKING_DAY, Unit.DAY]))
def test_the_explained_days_sum_to_the_term(received_at, count, calendar, cutoff, unit):
    deadline = due(received_at, HandlingTime(Decimal(count), unit), calendar, Model.DAY, cutoff)
    assert sum(day.counted for day in deadline.explanation) == count
    assert {day.unit for day in deadline.explanation} == {"day"}


@given(instants, st.integers(1, 400), calendars, models)
def test_explained_wall_minutes_sum_to_the_hours(received_at, quarters, calendar, model):
    term = HandlingTime(Decimal(quarters) / 4, Unit.HOUR)
    deadline = due(received_at, term, calendar, model)
    assert sum(day.counted for day in deadline.explanation) == quarters * 15
    assert {day.unit for day in deadline.explanation} == {"minute"}


@given(instants, every_term, calendars, models, cutoffs)
def test_the_strip_runs_without_gaps_from_receipt_to_the_one_due_day(
    received_at, term, calendar, model, cutoff
):
    deadline = due(received_at, term, calendar, model, cutoff)
    days = [day.on for day in deadline.explanation]
    assert days[0] == received_at.date()
    assert days[-1] == deadline.due_at.date()
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))
    assert [day.on for day in deadline.explanation if day.role is Role.DUE] == days[-1:]
    assert all(day.why for day in deadline.explanation)
    words = explain_words(deadline)
    assert words.endswith(".")
    assert "  " not in words
    assert ".." not in words


@given(instants, instants, calendars, models)
def test_a_pause_from_closing_to_the_eve_of_the_next_counted_day_adds_nothing(
    due_instant, somewhen, calendar, model
):
    on = calendar.next_counted(somewhen.date())
    paused_at = datetime.combine(on, calendar.closing(on))
    resumed_at = datetime.combine(calendar.next_counted(on), time()) - MINUTE
    assert resumed_due(due_instant, paused_at, resumed_at, model, calendar) == due_instant


@given(instants, st.tuples(instants, instants, instants).map(sorted), calendars, models)
def test_a_longer_pause_is_never_due_earlier(due_instant, pause, calendar, model):
    paused_at, sooner, later = pause
    first = resumed_due(due_instant, paused_at, sooner, model, calendar)
    assert due_instant <= first <= resumed_due(due_instant, paused_at, later, model, calendar)


@given(instants, counts, st.tuples(instants, instants).map(sorted), equal_days | unequal_days)
def test_by_days_a_pause_adds_the_counted_days_after_the_request(
    received_at, count, pause, calendar
):
    term = HandlingTime(Decimal(count), Unit.WORKING_DAY)
    first = due_at(received_at, term, calendar)
    assume(pause[0] <= first)
    result = resumed_due(first, *pause, Model.DAY, calendar)
    paused = calendar.counted_between(pause[0].date(), pause[1].date())
    assert calendar.counted_between(first.date(), result.date()) == paused
    assert result.time() == calendar.closing(result.date())
