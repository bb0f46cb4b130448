"""A share of a dossier's time with a term of its own: this desk's part, a step of the workflow.

A share runs by the course of the whole, and what moves the whole moves the share:

* A pause is time in which the applicant is waited for and nobody else: what was left of the share
  when it began is left when it ends. A share that was overdue by then stays so (`rules.md` 3).
* Where the whole term begins anew with the complete dossier (NĐ 61/2018 Điều 19.4), the share has
  its full time again. A step that was overdue when the pause began stays overdue: its holder still
  has it in hand, and asking for papers must wipe no lateness out. This desk's part may have been
  done long before, which no entry says, so that it begins anew with the whole.
* What the law adds for a verification is added to a share that still runs: the verification is
  made in it.
* An apology is made to the applicant: it moves this desk's part, which is promised on the same
  paper, by as many counted days as the whole, while that part still runs. It gives the holder of
  a step no more time, or being slow would pay.
* A new calendar moves a share only where an officer chose so for the dossier, as with the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onecua.domain.deadline.course import By, Change, TermRule, next_due, replayed
from onecua.domain.deadline.pauses import days_later

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.work_calendar import WorkCalendar

_ENDS = frozenset({By.RESUME, By.RESTART, By.KEPT})


@dataclass(frozen=True, slots=True)
class Share:
    """The term of a share and what set its due instant so far; the first change began it."""

    rule: TermRule
    changes: tuple[Change, ...]
    is_step: bool

    @property
    def due_at(self) -> datetime | None:
        """Return the due instant in force."""
        return self.changes[-1].due_at

    def after(self, whole: Change, before: datetime | None) -> Change | None:
        """Return what a change of the whole makes of the share, None where it does not touch it.

        `before` is the due instant of the whole that stood until then.
        """
        due_at = self.due_at
        by = self._by(whole)
        if due_at is None or by is None:
            return None
        change = replace(whole, by=by, due_at=None)
        if by is By.EXTEND:
            return replace(change, due_at=_apologised(due_at, whole, before))
        if by is By.REISSUE:
            return replace(change, due_at=self.under_calendar(whole.calendar))
        if by is By.KEPT:
            return replace(change, due_at=due_at)
        return replace(change, due_at=next_due(self.changes, change, self.rule))

    def under_calendar(self, calendar: WorkCalendar) -> datetime | None:
        """Return where the share would end had this calendar held all the time.

        One that was moved when no entry said how stays where it is.
        """
        if any(change.by is By.GIVEN for change in self.changes):
            return self.due_at
        return replayed(self.changes, self.rule, calendar)

    def followed(self, change: Change) -> Share:
        """Return the share with one change more."""
        return replace(self, changes=(*self.changes, change))

    def _by(self, whole: Change) -> By | None:
        if whole.by in _ENDS and whole.paused_at is not None:
            anew = whole.by is By.RESTART
            if self._is_over(whole.paused_at) and (self.is_step or not anew):
                return By.KEPT
            return By.RESTART if anew else By.RESUME
        if whole.by is By.EXTEND and self.is_step:
            return None
        if whole.by in (By.EXTEND, By.VERIFY):
            return By.KEPT if self._is_over(whole.at) else whole.by
        return whole.by if whole.by is By.REISSUE else None

    def _is_over(self, at: datetime) -> bool:
        due_at = self.due_at
        return due_at is not None and at.replace(second=0, microsecond=0) > due_at


def _apologised(due_at: datetime, whole: Change, before: datetime | None) -> datetime:
    """Return a share as many counted days later as an apology gave, no later than the whole."""
    if before is None or whole.due_at is None or whole.due_at <= before:
        return due_at
    days = whole.calendar.counted_between(before.date(), whole.due_at.date())
    moved = days_later(due_at, days, whole.calendar)
    return min(moved, whole.due_at) if due_at <= before else moved
