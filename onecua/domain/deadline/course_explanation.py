"""Why the due instant stands where it stands: every day from receipt, pauses and extensions in it.

The days of the term that is running are counted anew from the calendar until the term is full, so
that what is shown sums exactly to the term; what an apology or a new calendar added beyond it
counts nothing and says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onecua.domain.deadline.course import (
    FULL_TERM,
    By,
    Change,
    TermRule,
    full_term,
    under_calendar,
)
from onecua.domain.deadline.course_days import course_days
from onecua.domain.deadline.explanation import ExplainedDay, Role, explain, idle, unknown_years
from onecua.domain.deadline.promise import Deadline, due
from onecua.domain.work_calendar import DayState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from onecua.domain.deadline.reckoning import Reckoning
    from onecua.domain.work_calendar import CalendarDay, WorkCalendar


def explain_course(
    changes: Sequence[Change], rule: TermRule, standing: tuple[datetime, datetime] | None = None
) -> Deadline | None:
    """Return the due instant of a course with the reason of every day; None without a promise.

    `standing` is the pause that lasts now, from when to now: its days are shown up to now and no
    day is the due day, since that is settled only when the dossier runs again. One that began
    after the due instant settles nothing any more.
    """
    changes = _spelled_out(_by_the_last_slip(changes, rule), rule)
    last = changes[-1]
    begin = full_term(changes, rule)
    if begin is None or last.due_at is None:
        return None
    if standing is not None and standing[0].replace(second=0, microsecond=0) > last.due_at:
        standing = None
    place = max(i for i, change in enumerate(changes) if change.by in FULL_TERM)
    base = explain(begin, changes[place].calendar, rule.cutoff)
    unknown = unknown_years(changes[0].at.date(), last.due_at.date(), last.calendar)
    days = tuple(course_days(begin, changes[place:], base, standing, unknown))
    if changes[place].by is By.RESTART:
        complete = replace(days[0], why=f"nhận đủ hồ sơ, tính lại từ đầu: {days[0].why}")
        days = (*_before(changes[: place + 1], begin), complete, *days[1:])
    later = [day.calendar_day for day in days if day.on > begin.due_at.date()]
    return Deadline(
        last.due_at,
        begin.starts_at,
        days,
        (*base.expected, *(day for day in later if day and _is_doubtful(day, last.calendar))),
        unknown,
        begin.measure,
        rule.term,
        base.moved_by,
        next((change.extra for change in changes[place:] if change.by is By.VERIFY), None),
    )


def explain_promise(received_at: datetime, rule: TermRule, calendar: WorkCalendar) -> Deadline:
    """Return the first promise of a receipt with the reason of every day.

    Raises `RuleError` for absurd input.
    """
    if rule.verification is None:
        return due(received_at, rule.term, calendar, rule.model, rule.cutoff)
    promise = Change(By.PROMISE, received_at, rule.due_at(received_at, calendar), calendar)
    found = explain_course([promise], rule)
    assert found is not None
    return found


def _by_the_last_slip(changes: Sequence[Change], rule: TermRule) -> tuple[Change, ...]:
    """Let everything before a slip under a new calendar be counted with that calendar, as it was.

    The slip itself is no change then: its days are days of the term.
    """
    slips = [place for place, change in enumerate(changes) if change.by is By.REISSUE]
    if not slips:
        return tuple(changes)
    slip = changes[slips[-1]]
    *anew, last = under_calendar(changes[: slips[-1]], rule, slip.calendar)
    return (*anew, replace(last, due_at=slip.due_at), *changes[slips[-1] + 1 :])


def _spelled_out(changes: Sequence[Change], rule: TermRule) -> tuple[Change, ...]:
    """Let a verification known at the counter stand as a change, as one allowed later does."""
    extra = rule.verification
    if extra is None:
        return tuple(changes)
    found: list[Change] = []
    for change in changes:
        if change.by not in FULL_TERM:
            found.append(change)
            continue
        base = rule.base_due(change.at, change.calendar)
        found.append(replace(change, due_at=base))
        found.append(replace(change, by=By.VERIFY, extra=extra, paused_at=None))
    return tuple(found)


def _is_doubtful(day: CalendarDay, calendar: WorkCalendar) -> bool:
    return day.state is DayState.EXPECTED and calendar.departs_from_week(day)


def _before(changes: Sequence[Change], begin: Reckoning) -> list[ExplainedDay]:
    """Return the days before the full term began anew: they count nothing any more."""
    restart = changes[-1]
    if restart.by is not By.RESTART:
        return []
    first, until = changes[0].at.date(), begin.received_at.date()
    paused = [(change.paused_at.date(), change.at.date()) for change in changes if change.paused_at]
    return [
        _idle_day(date.fromordinal(number), first, paused, restart.calendar)
        for number in range(first.toordinal(), until.toordinal())
    ]


def _idle_day(
    on: date, first: date, paused: list[tuple[date, date]], calendar: WorkCalendar
) -> ExplainedDay:
    listed = calendar.day(on)
    if on == first:
        role, why = Role.RECEIVED, "ngày nhận"
    elif not calendar.is_counted(on):
        role, why = idle(on, listed, calendar)
    elif any(since < on <= until for since, until in paused):
        role, why = Role.PAUSED, "chờ bổ sung, đồng hồ dừng"
    else:
        role, why = Role.NOT_COUNTED, "trước khi đủ hồ sơ: thời hạn được tính lại từ đầu"
    return ExplainedDay(on, 0, "day", why, role, listed)
