"""Shares of a dossier's time against the minute counter: steps and this desk's part."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from onecua.domain.deadline import By, Change, Share, parse_handling_time
from tests.domain import plain_offices as plain
from tests.domain.counter_cases import cases
from tests.domain.plain_courses import moved_to, paused_arrivals, promise, rule_of
from tests.minute_counter import PlainCutoff

NONE = PlainCutoff()
kinds = st.booleans()


def begun(office, rule, at, *, is_step):
    return Share(rule, (promise(office, rule, at),), is_step)


def whole(office, by, at, due_at=None, paused_at=None, extra=None):
    return Change(by, at, due_at, office.calendar, paused_at, extra)


def ended(office, pause, *, restart):
    by = By.RESTART if restart else By.RESUME
    return whole(office, by, pause[1], paused_at=pause[0])


def resumed_through(office, share, pauses, restarts):
    """Return the share after the end of each pause."""
    for pause, restart in zip(pauses, restarts, strict=False):
        share = share.followed(share.after(ended(office, pause, restart=restart), None))
    return share


@cases("step resumed")
@given(paused_arrivals, plain.every_term)
def test_a_pause_leaves_a_step_what_it_had_left(paused, term):
    office, (at, pauses, touch) = paused
    expected = office.counter.due(at, term, NONE)
    share = begun(office, rule_of(term, NONE), at, is_step=True)
    for pause in moved_to(pauses, expected, touch):
        start = office.counter.start(at, term, NONE)
        expected = office.counter.resumed(expected, pause, term, start)
        share = share.followed(share.after(ended(office, pause, restart=False), None))
        assert share.due_at == expected


@cases("step counted outside pauses")
@given(paused_arrivals, plain.terms(["working_hour", "working_day"], by_clock=st.just(True)))
def test_the_minutes_of_a_step_outside_pauses_are_its_time(paused, term):
    office, (at, pauses, _) = paused
    rule = rule_of(term, NONE)
    share = resumed_through(office, begun(office, rule, at, is_step=True), pauses, [False] * 3)
    start = office.counter.start(at, term, NONE)
    first = office.counter.minutes_between(start, share.changes[0].due_at)
    befores = [change.due_at for change in share.changes]
    asked = [pause[0].replace(second=0, microsecond=0) for pause in pauses]
    # What is asked for at the very end finds nothing left to run, yet is added.
    assume(all(at != due for at, due in zip(asked, befores, strict=False)))
    stood = [p for p, a, due in zip(pauses, asked, befores, strict=False) if a < due]
    assert office.counter.due_with_clock_stopped(start, first, stood) == share.due_at


@cases("step restarted")
@given(paused_arrivals, plain.every_term)
def test_a_step_has_its_full_time_again_unless_it_was_overdue(paused, term):
    office, (at, pauses, touch) = paused
    expected = office.counter.due(at, term, NONE)
    share = begun(office, rule_of(term, NONE), at, is_step=True)
    for pause in moved_to(pauses, expected, touch):
        expected = office.counter.restarted(expected, pause, term, NONE)
        share = share.followed(share.after(ended(office, pause, restart=True), None))
        assert share.due_at == expected


@given(paused_arrivals, plain.every_term, plain.cutoffs)
def test_this_desks_part_begins_anew_with_the_whole_whatever_became_of_it(paused, term, cutoff):
    office, (at, pauses, _) = paused
    share = begun(office, rule_of(term, cutoff), at, is_step=False)
    share = resumed_through(office, share, pauses, [True] * 3)
    assert share.due_at == office.counter.due(pauses[-1][1], term, cutoff)


@given(paused_arrivals, plain.every_term, kinds)
def test_a_pause_never_brings_a_share_forward(paused, term, is_step):
    office, (at, pauses, _) = paused
    share = begun(office, rule_of(term, NONE), at, is_step=is_step)
    for pause in pauses:
        before = share.due_at
        share = share.followed(share.after(ended(office, pause, restart=False), None))
        assert share.due_at >= before


@given(paused_arrivals, plain.every_term, plain.offices)
def test_a_new_calendar_puts_a_share_where_it_would_have_put_it(paused, term, other):
    office, (at, pauses, _) = paused
    rule = rule_of(term, NONE)
    share = resumed_through(office, begun(office, rule, at, is_step=True), pauses, [False] * 3)
    assert share.under_calendar(office.calendar) == share.due_at

    expected, start = other.counter.due(at, term, NONE), other.counter.start(at, term, NONE)
    for change in share.changes[1:]:
        if change.by is By.RESUME:
            pause = change.paused_at, change.at
            expected = other.counter.resumed(expected, pause, term, start)
    slip = replace(whole(office, By.REISSUE, pauses[-1][1]), calendar=other.calendar)
    moved = share.after(slip, None)
    assert (moved.by, moved.due_at) == (By.REISSUE, expected)


@given(paused_arrivals, plain.every_term, st.integers(1, 9))
def test_an_apology_gives_this_desk_as_many_days_as_the_whole_and_no_step_any(paused, term, days):
    office, (at, _, _) = paused
    rule = rule_of(term, NONE)
    due = on = office.counter.due(at, term, NONE)
    for _ in range(days):
        on = office.counter.closing(office.counter.next_counted(on.date()))
    apology = whole(office, By.EXTEND, at, due_at=on)
    desk = begun(office, rule, at, is_step=False).after(apology, due)
    assert office.counter.days_after(due.date(), desk.due_at.date()) == days
    assert desk.due_at <= on
    assert begun(office, rule, at, is_step=True).after(apology, due) is None


@given(paused_arrivals, plain.every_term, kinds)
def test_what_is_given_after_a_share_ended_gives_it_nothing(paused, term, is_step):
    office, (at, _, _) = paused
    share = begun(office, rule_of(term, NONE), at, is_step=is_step)
    later = share.due_at + 2 * plain.MINUTE
    extra = parse_handling_time("5 working_day")
    verified = share.after(whole(office, By.VERIFY, later, extra=extra), None)
    assert (verified.by, verified.due_at) == (By.KEPT, share.due_at)
    if not is_step:
        on = office.counter.closing(office.counter.next_counted(later.date()))
        apology = share.after(whole(office, By.EXTEND, later, due_at=on), later)
        assert (apology.by, apology.due_at) == (By.KEPT, share.due_at)


@given(paused_arrivals, plain.every_term, kinds)
def test_a_verification_runs_on_from_a_share_that_still_runs(paused, term, is_step):
    office, (at, _, _) = paused
    share = begun(office, rule_of(term, NONE), at, is_step=is_step)
    extra = parse_handling_time("5 working_day")
    verified = share.after(whole(office, By.VERIFY, at, extra=extra), None)
    on = share.due_at.date()
    for _ in range(5):
        on = office.counter.next_counted(on)
    if not term.by_clock:
        assert verified.due_at == office.counter.closing(on)
    assert verified.due_at > share.due_at


@given(paused_arrivals, plain.every_term)
def test_a_share_moved_when_no_entry_said_how_is_not_reckoned_anew(paused, term):
    office, (at, pauses, _) = paused
    share = begun(office, rule_of(term, NONE), at, is_step=True)
    given_at = share.due_at + 3 * plain.MINUTE
    share = share.followed(whole(office, By.GIVEN, pauses[0][1], due_at=given_at))
    assert share.under_calendar(office.calendar) == given_at
