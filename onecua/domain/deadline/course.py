"""The whole way of a due instant: the promise, pauses, restarts, extensions, in order.

Each change of it is one entry of the dossier's history; here is what each must have made of it.
Sources: NĐ 61/2018 Điều 19, NĐ 118/2025, `rules.md` 3.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.deadline.pauses import resumed_due
from onecua.domain.deadline.policy import NO_CUTOFF, Cutoff, Model, effective_model
from onecua.domain.deadline.promise import due_at
from onecua.domain.deadline.reckoning import Reckoning, reckon, run_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from onecua.domain.deadline.handling_time import HandlingTime
    from onecua.domain.work_calendar import WorkCalendar


class By(StrEnum):
    """By what a due instant was set or moved; nothing else moves one."""

    PROMISE = "promise"
    GIVEN = "given"
    RESUME = "resume"
    RESTART = "restart"
    KEPT = "kept"
    VERIFY = "verify"
    EXTEND = "extend"
    REISSUE = "reissue"


FULL_TERM = frozenset({By.PROMISE, By.RESTART})
"""What runs the whole term from its own instant."""


@dataclass(frozen=True, slots=True)
class TermRule:
    """The term of a dossier and the way its office counted it on the day of receipt.

    `verification` is what the law adds when it was known at the counter already that something
    has to be verified: the promise is the term run on by it.
    """

    term: HandlingTime
    model: Model = Model.DAY
    cutoff: Cutoff = NO_CUTOFF
    verification: HandlingTime | None = None

    @property
    def effective(self) -> Model:
        """Return the model that the term really runs by."""
        return effective_model(self.term, self.model)

    def base_due(self, at: datetime, calendar: WorkCalendar) -> datetime:
        """Return where the term itself ends that begins at this instant."""
        return due_at(at, self.term, calendar, self.model, self.cutoff)

    def due_at(self, at: datetime, calendar: WorkCalendar) -> datetime:
        """Return where the term ends with the verification that follows it."""
        base = self.base_due(at, calendar)
        if self.verification is None:
            return base
        return run_on(base, self.verification, calendar, self.model)


@dataclass(frozen=True, slots=True)
class Change:
    """One setting or moving of the due instant, with the calendar that held then.

    `due_at` is what the history says stood after it; `paused_at` belongs to the end of a pause,
    `extra` to a verification.
    """

    by: By
    at: datetime
    due_at: datetime | None
    calendar: WorkCalendar
    paused_at: datetime | None = None
    extra: HandlingTime | None = None


def pause_change(paused_at: datetime, due_now: datetime, restart: bool) -> By:
    """Say what the end of a pause does: nothing when the dossier was late before it began."""
    if paused_at.replace(second=0, microsecond=0) > due_now:
        return By.KEPT
    return By.RESTART if restart else By.RESUME


def recompute(changes: Sequence[Change], rule: TermRule | None) -> tuple[datetime | None, ...]:
    """Return what each change must have made of the due instant that the one before it left.

    Without a rule (a date given by another system) only what needs none is recomputed.
    """
    return tuple(_after(changes, place, rule) for place in range(len(changes)))


def _after(changes: Sequence[Change], place: int, rule: TermRule | None) -> datetime | None:
    change = changes[place]
    before = changes[place - 1].due_at if place else None
    if change.by is By.KEPT:
        return before
    if change.by is By.GIVEN or (before is None and place):
        return change.due_at
    if change.by is By.EXTEND:
        later = change.due_at is not None and before is not None and change.due_at > before
        return change.due_at if later else before
    if rule is None and change.by in (By.PROMISE, By.RESTART, By.REISSUE):
        return change.due_at
    return next_due(changes[:place], change, rule)


def next_due(past: Sequence[Change], change: Change, rule: TermRule | None) -> datetime | None:
    """Return the due instant after a change that is reckoned; `past` is all before it."""
    before = past[-1].due_at if past else None
    if change.by in FULL_TERM and rule is not None:
        return rule.due_at(change.at, change.calendar)
    if before is None:
        return None
    if change.by is By.RESUME and change.paused_at is not None:
        start = full_term(past, rule)
        return resumed_due(
            before,
            change.paused_at,
            change.at,
            rule.effective if rule else Model.DAY,
            change.calendar,
            start.starts_at if start else None,
            _calendar_of_term(past),
        )
    if change.by is By.VERIFY and change.extra is not None:
        return run_on(before, change.extra, change.calendar, rule.model if rule else Model.DAY)
    if change.by is By.REISSUE and rule is not None:
        return replayed(past, rule, change.calendar)
    return before


def _calendar_of_term(past: Sequence[Change]) -> WorkCalendar:
    """Return the calendar that the running term was counted with: of its start or the last slip."""
    return next(c.calendar for c in reversed(past) if c.by in FULL_TERM | {By.GIVEN, By.REISSUE})


def full_term(past: Sequence[Change], rule: TermRule | None) -> Reckoning | None:
    """Return the reckoning of the last full term, None when the date was given."""
    started = [change for change in past if change.by in FULL_TERM]
    if rule is None or not started:
        return None
    last = started[-1]
    return reckon(last.at, rule.term, last.calendar, rule.model, rule.cutoff)


def replayed(past: Sequence[Change], rule: TermRule, calendar: WorkCalendar) -> datetime | None:
    """Return where the due instant would stand had this calendar held all the time."""
    redone = under_calendar(past, rule, calendar)
    return redone[-1].due_at if redone else None


def under_calendar(
    past: Sequence[Change], rule: TermRule, calendar: WorkCalendar
) -> tuple[Change, ...]:
    """Return the course as it would be had this calendar held all the time.

    A date that an apology gave was set by hand and stays, but never before the replayed one.
    """
    redone: list[Change] = []
    for change in past:
        if change.by is By.REISSUE:
            continue
        moved = replace(change, calendar=calendar)
        if change.by in (By.GIVEN, By.KEPT):
            due = redone[-1].due_at if redone else change.due_at
        elif change.by is By.EXTEND:
            before = redone[-1].due_at if redone else None
            due = max((at for at in (before, change.due_at) if at), default=None)
        else:
            due = next_due(redone, moved, rule)
        redone.append(replace(moved, due_at=due))
    return tuple(redone)
