"""Due instants as the services compute them; those of whole days once for each day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import (
    By,
    Change,
    HandlingTime,
    Share,
    TermRule,
    due_at,
    next_due,
    pause_change,
)
from onecua.domain.dossier_shares import DESK_BY, DESK_DUE, STEP_BY, STEP_DUE
from onecua.domain.extension import extended_due
from onecua.domain.office import SupplementClock
from onecua.services.courses import CourseService
from onecua.services.demo.acts import text

if TYPE_CHECKING:
    from datetime import date, datetime

    from onecua.services.demo.procedures import Offer
    from onecua.services.demo.stage import Course
    from onecua.services.demo.workdays import Workdays
    from onecua.services.desk import Desk


class Promises:
    """Computes due dates with the office's own calendar and policy."""

    def __init__(self, desk: Desk, workdays: Workdays) -> None:
        self._deadlines = desk.deadlines
        self._calendar = desk.rulebook.calendar
        self._workdays = workdays
        self.clock = CourseService(desk.rulebook).clock_body()
        self._closings: dict[date, datetime] = {}

    def due(self, offer: Offer, at: datetime) -> datetime:
        """Return when a dossier received at this instant of office hours is due."""
        if not offer.goes_by_day:
            return offer.counting.due_at(at, self._calendar)
        on, known = at.date(), offer.promised
        if on not in known:
            known[on] = offer.counting.due_at(at, self._calendar)
        return known[on]

    def limit(self, offer: Offer, due_at: datetime, closing: int) -> int:
        """Return the tick of a due instant, whose day closes at the given tick."""
        return closing if offer.goes_by_day else self._workdays.tick(due_at)

    def begun_share(self, counting: TermRule, at: datetime, *, is_step: bool) -> Share:
        """Return a share of a dossier's time that begins at this instant."""
        due_at = counting.due_at(at, self._calendar)
        return Share(counting, (Change(By.PROMISE, at, due_at, self._calendar),), is_step)

    def step_due(self, offer: Offer, term: HandlingTime, at: datetime) -> datetime:
        """Return when a step, or an opinion asked for, is due that begins at this instant."""
        return due_at(at, term, self._calendar, offer.counting.model)

    def end_pause(self, course: Course, at: datetime, clock: SupplementClock) -> By:
        """Redate a course whose pause ends now; return what its end does."""
        assert course.paused_at is not None
        restart = clock is SupplementClock.RESTART
        by = pause_change(course.paused_at, course.due_at, restart)
        change = Change(by, at, None, self._calendar, course.paused_at)
        found = next_due(self._changes(course), change, course.offer.counting)
        assert found is not None
        self.redate(course, by, at, found, paused_at=course.paused_at)
        return by

    def verified(self, course: Course, at: datetime, extra: HandlingTime) -> datetime:
        """Redate a course by what the law adds for a verification and return its due instant."""
        change = Change(By.VERIFY, at, None, self._calendar, None, extra)
        found = next_due(self._changes(course), change, course.offer.counting)
        assert found is not None
        self.redate(course, By.VERIFY, at, found, extra=extra)
        return found

    def extended(self, on: date, days: int) -> datetime:
        """Return the close of so many working days after a day, as an apology slip gives it."""
        for _ in range(days):
            on = self._calendar.next_counted(on)
        return extended_due(on, self._calendar)

    def redate(
        self,
        course: Course,
        by: By,
        at: datetime,
        found: datetime,
        *,
        paused_at: datetime | None = None,
        extra: HandlingTime | None = None,
    ) -> None:
        """Give a course another due instant, and its shares what follows from it."""
        change = Change(by, at, found, self._calendar, paused_at, extra)
        course.desk_share = _followed(course.desk_share, change, course.due_at)
        course.step = _followed(course.step, change, course.due_at)
        course.changes = (*self._changes(course), change)
        course.due_at = found
        course.due = self._workdays.closing(found.date())
        course.limit = self._workdays.tick(found)

    def _changes(self, course: Course) -> tuple[Change, ...]:
        if course.changes:
            return course.changes
        return (Change(By.PROMISE, course.received_at, course.due_at, self._calendar),)

    def closes_at(self, at: datetime) -> datetime:
        """Return when a dossier that waits for papers since this instant may be closed."""
        if at.date() not in self._closings:
            self._closings[at.date()] = self._deadlines.closes_at(at)
        return self._closings[at.date()]


def _followed(share: Share | None, whole: Change, before: datetime) -> Share | None:
    change = share.after(whole, before) if share is not None else None
    return share if share is None or change is None else share.followed(change)


def shares_body(course: Course, at: datetime) -> dict[str, Any]:
    """Return what a move at this instant says of the shares that it redated."""
    found: dict[str, Any] = {}
    shares = ((course.desk_share, DESK_DUE, DESK_BY), (course.step, STEP_DUE, STEP_BY))
    for share, due, by in shares:
        if share is not None and share.changes[1:] and share.changes[-1].at == at:
            found[due], found[by] = text(share.due_at), share.changes[-1].by
    return found
