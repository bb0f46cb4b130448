"""Courses with one to three pauses, resumed or begun anew, against the minute counter."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from onecua.domain.deadline import By, Change, due, next_due, recompute
from tests.domain import plain_offices as plain
from tests.domain.counter_cases import cases
from tests.domain.plain_courses import (
    after_pause,
    course,
    moved_to,
    paused_arrivals,
    promise,
    rule_of,
)
from tests.minute_counter import PlainCutoff, PlainTerm

by_days = st.builds(
    PlainTerm, plain.whole, st.sampled_from(["working_day", "day", "month"]), st.just(False)
)
by_clock = plain.same_days | plain.terms(plain.UNITS, by_clock=st.just(True))


def assert_pauses_agree(paused, term, cutoff, restarts):
    """Follow both to the end of each pause; a restart begins at its completion anew."""
    office, (received_at, pauses, touch) = paused
    rule = rule_of(term, cutoff)
    changes = [promise(office, rule, received_at)]
    begun_at, expected = received_at, office.counter.due(received_at, term, cutoff)
    for pause, restart in zip(moved_to(pauses, expected, touch), restarts, strict=False):
        changes = after_pause(changes, pause, rule, restart)
        if restart:
            expected = office.counter.restarted(expected, pause, term, cutoff)
            begun_at = begun_at if changes[-1].by is By.KEPT else pause[1]
        else:
            start = office.counter.start(begun_at, term, cutoff)
            expected = office.counter.resumed(expected, pause, term, start)
        assert changes[-1].due_at == expected
    assert recompute(changes, rule) == tuple(change.due_at for change in changes)


@cases("resumed by days")
@given(paused_arrivals, by_days, plain.cutoffs)
def test_pauses_by_days(paused, term, cutoff):
    assert_pauses_agree(paused, term, cutoff, [False] * 3)


@cases("resumed by the clock")
@given(paused_arrivals, by_clock, plain.cutoffs)
def test_pauses_by_the_clock(paused, term, cutoff):
    assert_pauses_agree(paused, term, cutoff, [False] * 3)


@cases("restarted or resumed")
@given(paused_arrivals, plain.every_term, plain.cutoffs, st.lists(st.booleans(), min_size=3))
def test_pauses_that_begin_the_term_anew_among_those_that_do_not(paused, term, cutoff, restarts):
    assert_pauses_agree(paused, term, cutoff, restarts)


@cases("clock stopped")
@given(
    paused_arrivals,
    plain.terms(["working_hour", "working_day"], by_clock=st.just(True)),
    plain.cutoffs,
)
def test_by_the_clock_a_pause_is_the_minutes_in_which_the_clock_stood(paused, term, cutoff):
    office, (received_at, pauses, _) = paused
    rule, changes = course(office, received_at, term, cutoff, pauses)
    first = due(received_at, rule.term, office.calendar, rule.model, rule.cutoff)
    due_before = [change.due_at for change in changes]
    stood = [p for p, at in zip(pauses, due_before, strict=False) if to_the_minute(p[0]) < at]
    whole = sum(day.counted for day in first.explanation)
    start = office.counter.start(received_at, term, cutoff)
    # A pause begun at the very end of the term finds nothing left to run, yet is added to it.
    if all(to_the_minute(p[0]) != at for p, at in zip(pauses, due_before, strict=False)):
        assert office.counter.due_with_clock_stopped(start, whole, stood) == changes[-1].due_at


def to_the_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


@given(paused_arrivals, plain.terms(["working_day"], plain.whole, st.just(False)))
def test_by_days_a_pause_is_the_days_left_out_of_the_count(paused, term):
    office, (received_at, pauses, _) = paused
    _, changes = course(office, received_at, term, PlainCutoff(), pauses)
    left, on = int(term.amount), received_at.date()
    resumed = [(c.paused_at.date(), c.at.date()) for c in changes if c.by is By.RESUME]
    # What is asked for on the due day itself gives the days of the wait although none is left.
    assume(
        all(
            later.by is By.KEPT or later.paused_at.date() < before.due_at.date()
            for before, later in pairwise(changes)
        )
    )
    while left:
        on = office.counter.next_counted(on)
        left -= not any(asked < on <= completed for asked, completed in resumed)
    assert on == changes[-1].due_at.date()


@cases("verified")
@given(paused_arrivals, plain.every_term, plain.terms(plain.UNITS), plain.cutoffs)
def test_a_verification_runs_on_from_the_due_instant(paused, term, extra, cutoff):
    office, (received_at, pauses, _) = paused
    rule, changes = course(office, received_at, term, cutoff, pauses)
    extra = replace(extra, by_clock=term.by_clock)
    change = Change(
        By.VERIFY, pauses[-1][1], None, office.calendar, None, plain.handling_time(extra)
    )
    expected = office.counter.due(changes[-1].due_at, extra, PlainCutoff())
    assert next_due(changes, change, rule) == expected
    known_at_the_counter = replace(rule, verification=plain.handling_time(extra))
    first = office.counter.due(received_at, term, cutoff)
    expected = office.counter.due(first, extra, PlainCutoff())
    assert known_at_the_counter.due_at(received_at, office.calendar) == expected


@cases("reissued")
@given(paused_arrivals, plain.every_term, plain.cutoffs, plain.offices)
def test_a_new_slip_stands_where_the_new_calendar_would_have_put_it(paused, term, cutoff, other):
    office, (received_at, pauses, _) = paused
    rule, changes = course(office, received_at, term, cutoff, pauses)
    expected = other.counter.due(received_at, term, cutoff)
    start = other.counter.start(received_at, term, cutoff)
    for change in changes[1:]:
        if change.by is By.RESUME:
            pause = change.paused_at, change.at
            expected = other.counter.resumed(expected, pause, term, start)
    slip = Change(By.REISSUE, pauses[-1][1], None, other.calendar)
    assert next_due(changes, slip, rule) == expected
