"""Courses of due instants with pauses, told to the calculator as its history would tell them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st

from onecua.domain.deadline import (
    By,
    Change,
    HandlingTime,
    TermRule,
    Unit,
    due_at,
    next_due,
    pause_change,
)
from tests.domain import plain_offices as plain


@st.composite
def _paused(draw, office):
    """Draw a receipt and one to three pauses after it, the first often right at the due instant."""
    instants = sorted(draw(st.lists(plain.receipts(office), min_size=3, max_size=7)))
    pauses = list(zip(instants[1::2], instants[2::2], strict=False))
    return instants[0], pauses, draw(st.sampled_from([None, None, None, -1, 0, 1]))


paused_arrivals = plain.received_by(_paused)
"""An office, an instant of receipt, pauses, and how far off the due instant the first begins."""


def rule_of(term, cutoff):
    return TermRule(plain.handling_time(term), plain.model(term), plain.cutoff_of(cutoff))


def promise(office, rule, received_at):
    due = due_at(received_at, rule.term, office.calendar, rule.model, rule.cutoff)
    return Change(By.PROMISE, received_at, due, office.calendar)


def moved_to(pauses, due, touch):
    """Move the pauses, if asked, so that the first begins at the due instant or a minute off it."""
    shift = timedelta(0) if touch is None else due + touch * plain.MINUTE - pauses[0][0]
    return [(asked + shift, completed + shift) for asked, completed in pauses]


def after_pause(changes, pause, rule, restart):
    """Return the course with the end of one more pause."""
    asked_at, completed_at = pause
    by = pause_change(asked_at, changes[-1].due_at, restart)
    change = Change(by, completed_at, None, changes[-1].calendar, asked_at)
    return [*changes, replace(change, due_at=next_due(changes, change, rule))]


def course(office, received_at, term, cutoff, pauses, restart=False):
    rule = rule_of(term, cutoff)
    changes = [promise(office, rule, received_at)]
    for pause in pauses:
        changes = after_pause(changes, pause, rule, restart)
    return rule, changes


@dataclass(frozen=True)
class Step:
    """Something that changes a due instant, so many minutes after the change before it."""

    by: By
    minutes: int
    lasts: int
    extra: HandlingTime


steps = st.builds(
    Step,
    st.sampled_from([By.RESUME, By.RESUME, By.RESTART, By.VERIFY, By.EXTEND]),
    st.sampled_from([0, 1, 90, 1440, 4000]) | st.integers(0, 20_000),
    st.sampled_from([0, 1, 90, 1440, 4000]) | st.integers(0, 20_000),
    st.sampled_from([1, 2, 5]).map(lambda count: HandlingTime(Decimal(count), Unit.WORKING_DAY)),
)


def lived(office, rule, received_at, steps):
    """Return the course of a dossier to which these things happened one after another."""
    changes = [promise(office, rule, received_at)]
    for step in steps:
        begins = changes[-1].at + step.minutes * plain.MINUTE
        ends = begins + step.lasts * plain.MINUTE
        if step.by in (By.RESUME, By.RESTART):
            changes = after_pause(changes, (begins, ends), rule, step.by is By.RESTART)
            continue
        change = Change(step.by, begins, None, office.calendar)
        if step.by is By.VERIFY:
            change = replace(change, extra=step.extra)
            due = next_due(changes, change, rule)
        else:
            due = office.counter.closing(office.counter.next_counted(changes[-1].due_at.date()))
        changes.append(replace(change, due_at=due))
    return changes
