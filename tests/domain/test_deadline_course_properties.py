"""What holds for every course of a due instant, whatever happened to the dossier on the way."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from onecua.domain.deadline import (
    By,
    Change,
    Measure,
    Role,
    TermRule,
    change_words,
    due,
    explain_course,
    explain_words,
    next_due,
    parse_handling_time,
    receipt_sentence,
    recompute,
)
from onecua.domain.work_calendar import CalendarDay, DayKind, WorkCalendar
from tests.domain import plain_offices as plain
from tests.domain.plain_courses import (
    after_pause,
    course,
    lived,
    moved_to,
    paused_arrivals,
    promise,
    rule_of,
    steps,
)
from tests.minute_counter import PlainCutoff

arrivals = plain.received_by(plain.receipts)
office_terms = plain.terms(["working_day", "working_hour"])
lives = st.lists(steps, max_size=5)
WALKED = (Measure.WORKING_DAYS, Measure.WORKING_MINUTES)


def counted(deadline):
    return sum(day.counted for day in deadline.explanation)


def full_term(changes, rule):
    """Return the term that runs since the receipt or the last restart, explained by itself."""
    begun = [change for change in changes if change.by in (By.PROMISE, By.RESTART)][-1]
    return due(begun.at, rule.term, begun.calendar, rule.model, rule.cutoff)


# --- what is explained sums to the term ----------------------------------------------------------


@given(paused_arrivals, office_terms, plain.cutoffs, st.booleans())
def test_several_pauses_leave_exactly_the_term_counted(paused, term, cutoff, restart):
    office, (received_at, pauses, touch) = paused
    rule = rule_of(term, cutoff)
    first = promise(office, rule, received_at).due_at
    pauses = moved_to(pauses, first, touch)
    _, changes = course(office, received_at, term, cutoff, pauses, restart)
    assert counted(explain_course(changes, rule)) == counted(full_term(changes, rule))


@given(arrivals, office_terms, plain.cutoffs, lives)
def test_whatever_happened_the_term_and_its_verifications_are_counted(arrival, term, cutoff, life):
    office, received_at = arrival
    rule = rule_of(term, cutoff)
    changes = lived(office, rule, received_at, life)
    begun = max(i for i, c in enumerate(changes) if c.by in (By.PROMISE, By.RESTART))
    verified = [
        added_by(office, before.due_at, after.due_at, rule)
        for before, after in pairwise(changes[begun:])
        if after.by is By.VERIFY
    ]
    whole = counted(full_term(changes, rule)) + sum(verified)
    assert counted(explain_course(changes, rule)) == whole


def added_by(office, before, after, rule):
    if rule.effective.value == "clock":
        return office.counter.minutes_between(before, after)
    return office.counter.days_after(before.date(), after.date())


@given(arrivals, plain.every_term, plain.cutoffs, lives)
def test_the_strip_runs_without_gaps_to_the_one_due_day(arrival, term, cutoff, life):
    office, received_at = arrival
    rule = rule_of(term, cutoff)
    changes = lived(office, rule, received_at, life)
    deadline = explain_course(changes, rule)
    days = [day.on for day in deadline.explanation]
    assert days[0] == received_at.date()
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))
    assert deadline.due_at == changes[-1].due_at
    assert days[-1] == deadline.due_at.date()
    assert [day.on for day in deadline.explanation if day.role is Role.DUE] == days[-1:]
    assert all(day.why for day in deadline.explanation)
    for words in (explain_words(deadline), receipt_sentence(deadline)):
        assert words.endswith(".")
        assert "  " not in words
        assert ".." not in words


@given(arrivals, office_terms, plain.cutoffs, st.integers(0, 6000), st.integers(0, 9000))
def test_while_a_pause_lasts_no_more_than_the_term_is_counted_and_no_day_is_due(
    arrival, term, cutoff, wait, lasts
):
    office, received_at = arrival
    rule = rule_of(term, cutoff)
    changes = [promise(office, rule, received_at)]
    asked_at = received_at + wait * plain.MINUTE
    now = asked_at + lasts * plain.MINUTE
    assume(asked_at <= changes[0].due_at)
    deadline = explain_course(changes, rule, (asked_at, now))
    assert counted(deadline) <= counted(full_term(changes, rule))
    assert deadline.explanation[-1].on == now.date()
    assert Role.DUE not in {day.role for day in deadline.explanation}


# --- what each change does -----------------------------------------------------------------------


@given(arrivals, plain.every_term, plain.cutoffs, lives)
def test_what_the_history_says_is_what_is_recomputed(arrival, term, cutoff, life):
    office, received_at = arrival
    rule = rule_of(term, cutoff)
    changes = lived(office, rule, received_at, life)
    assert recompute(changes, rule) == tuple(change.due_at for change in changes)


@given(
    arrivals,
    plain.every_term,
    plain.cutoffs,
    lives,
    st.integers(0, 5),
    st.sampled_from([timedelta(minutes=1), timedelta(minutes=-1), timedelta(30), timedelta(-30)]),
)
def test_a_due_instant_changed_by_hand_is_found_at_its_own_entry(
    arrival, term, cutoff, life, place, moved
):
    office, received_at = arrival
    rule = rule_of(term, cutoff)
    changes = lived(office, rule, received_at, life)
    assume(place < len(changes) and changes[place].by is not By.EXTEND)
    changed = replace(changes[place], due_at=changes[place].due_at + moved)
    found = recompute([*changes[:place], changed, *changes[place + 1 :]], rule)
    assert found[place] == changes[place].due_at != changed.due_at
    assert found[:place] == tuple(change.due_at for change in changes[:place])


@given(paused_arrivals, plain.every_term, plain.cutoffs)
def test_a_restart_gives_a_full_new_term(paused, term, cutoff):
    office, (received_at, pauses, _) = paused
    rule, changes = course(office, received_at, term, cutoff, pauses[:1], restart=True)
    assume(changes[-1].by is By.RESTART)
    anew = promise(office, rule, pauses[0][1])
    assert changes[-1].due_at == anew.due_at
    assert counted(explain_course(changes, rule)) == counted(explain_course([anew], rule))


@given(arrivals, plain.every_term, plain.cutoffs, st.integers(1, 9000), st.integers(0, 9000))
def test_a_pause_begun_after_the_due_instant_moves_nothing(arrival, term, cutoff, late, lasts):
    office, received_at = arrival
    rule = rule_of(term, cutoff)
    changes = [promise(office, rule, received_at)]
    asked_at = changes[0].due_at + late * plain.MINUTE
    for restart in (True, False):
        pause = asked_at, asked_at + lasts * plain.MINUTE
        after = after_pause(changes, pause, rule, restart)
        assert after[-1].by is By.KEPT
        assert after[-1].due_at == changes[0].due_at


@given(paused_arrivals, office_terms)
def test_several_pauses_add_up(paused, term):
    office, (received_at, pauses, _) = paused
    _, changes = course(office, received_at, term, PlainCutoff(), pauses)
    resumed = [change for change in changes if change.by is By.RESUME]
    assume(len(resumed) == len(pauses))
    start = office.counter.start(received_at, term, PlainCutoff())
    if term.runs_by_clock:
        stood = sum(office.counter.minutes_between(max(p[0], start), p[1]) for p in pauses)
        moved = office.counter.minutes_between(changes[0].due_at, changes[-1].due_at)
    else:
        stood = sum(office.counter.days_after(p[0].date(), p[1].date()) for p in pauses)
        moved = office.counter.days_after(changes[0].due_at.date(), changes[-1].due_at.date())
    assert moved == stood


@given(arrivals, plain.every_term, plain.cutoffs, lives)
def test_only_a_restart_brings_a_due_instant_nearer_and_nothing_moves_the_promise(
    arrival, term, cutoff, life
):
    office, received_at = arrival
    rule = rule_of(term, cutoff)
    changes = lived(office, rule, received_at, life)
    assert changes[0] == promise(office, rule, received_at)
    for before, after in pairwise(changes):
        assert after.due_at >= before.due_at or after.by is By.RESTART
        assert bool(change_words(after, before.due_at))


@given(arrivals, plain.every_term, plain.cutoffs, lives, st.integers(0, 300))
def test_an_apology_counts_only_when_it_gives_a_later_day(arrival, term, cutoff, life, days):
    office, received_at = arrival
    rule = rule_of(term, cutoff)
    changes = lived(office, rule, received_at, life)
    before = changes[-1].due_at
    for given_at in (before + timedelta(days), before - timedelta(days)):
        apology = Change(By.EXTEND, changes[-1].at, given_at, office.calendar)
        assert recompute([*changes, apology], rule)[-1] == max(before, given_at)


@given(arrivals, plain.every_term, plain.cutoffs, lives)
def test_a_new_slip_under_the_same_calendar_moves_nothing(arrival, term, cutoff, life):
    office, received_at = arrival
    rule = rule_of(term, cutoff)
    changes = lived(office, rule, received_at, life)
    slip = Change(By.REISSUE, changes[-1].at, None, office.calendar)
    assert next_due(changes, slip, rule) == changes[-1].due_at


def test_a_day_declared_off_during_a_pause_takes_nothing_from_the_term():
    office = WorkCalendar.of()
    declared = CalendarDay(date(2026, 11, 5), DayKind.OFF, "Nghỉ theo thông báo mới")
    later = WorkCalendar.of([declared])
    rule = TermRule(parse_handling_time("5 working_day"))
    promise = Change(By.PROMISE, datetime(2026, 11, 2, 9), datetime(2026, 11, 9, 17), office)
    resumed = Change(
        By.RESUME, datetime(2026, 11, 6, 10), None, later, paused_at=datetime(2026, 11, 4, 10)
    )
    due_at = next_due([promise], resumed, rule)
    assert due_at == datetime(2026, 11, 11, 17)
    explained = explain_course([promise, replace(resumed, due_at=due_at)], rule)
    assert sum(day.counted for day in explained.explanation) == 5
