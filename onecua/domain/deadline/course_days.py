"""The days of the term that runs, from its own beginning to the due instant in force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from onecua.domain.deadline.course import By, Change
from onecua.domain.deadline.explanation import (
    ExplainedDay,
    Explanation,
    Role,
    idle,
    unknown_years_words,
)
from onecua.domain.deadline.reckoning import Measure, Reckoning
from onecua.domain.deadline.wording import duration, named
from onecua.domain.deadline.working_clock import working_minutes_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.domain.work_calendar import WorkCalendar

_BY_WALK = frozenset({Measure.WORKING_DAYS, Measure.WORKING_MINUTES})
_ADDED_WORDS = {
    By.EXTEND: "gia hạn theo phiếu xin lỗi",
    By.VERIFY: "thời gian xác minh",
    By.RESUME: "bù thời gian tạm dừng",
}
_RUN_ON = frozenset({By.RESUME, By.VERIFY})

Standing = tuple[datetime, datetime]
"""A pause that lasts, from when to now."""


def course_days(
    begin: Reckoning,
    changes: Sequence[Change],
    base: Explanation,
    standing: Standing | None,
    unknown: tuple[int, ...],
) -> list[ExplainedDay]:
    """Return every day of the running term with what it counted; `changes` begin with it.

    `base` explains the term as it was before anything moved it, `unknown` are the years of which
    no holidays are listed.
    """
    if len(changes) == 1 and standing is None:
        return list(base.explained)
    course = _Course(begin, changes, base, standing, unknown)
    return course.walked() if begin.measure in _BY_WALK else course.appended()


@dataclass(frozen=True, slots=True)
class _Stood:
    """A pause within the running term, on the term's own clock."""

    from_at: datetime
    to_at: datetime


class _Course:
    """A running term that something moved, or whose clock stands."""

    def __init__(
        self,
        begin: Reckoning,
        changes: Sequence[Change],
        base: Explanation,
        standing: Standing | None,
        unknown: tuple[int, ...],
    ) -> None:
        self._begin = begin
        self._changes = changes
        self._base = base.explained
        self._moved_start = base.moved_start
        self._standing = standing
        self._unknown = unknown
        self._by_day: dict[date, WorkCalendar] = {}
        self._due_at = changes[-1].due_at or begin.due_at
        self._stood = [
            _Stood(max(c.paused_at, begin.starts_at), max(c.at, begin.starts_at))
            for c in changes
            if c.by is By.RESUME and c.paused_at is not None
        ]
        if standing is not None:
            self._stood.append(_Stood(max(standing[0], begin.starts_at), standing[1]))

    def walked(self) -> list[ExplainedDay]:
        """Count day by day, pauses left out, until the term is full; the rest was added."""
        left = sum(day.counted for day in self._base) + self._verified()
        ends = self._standing[1] if self._standing else self._due_at
        found, ordinal = [], 0
        bases = {day.on: day for day in self._base}
        first = self._begin.received_at.date()
        for number in range(first.toordinal(), max(ends, self._begin.received_at).toordinal() + 1):
            on = date.fromordinal(number)
            stood = self._stood_on(on)
            counted = min(max(0, self._own(on) - stood), left)
            left, ordinal = left - counted, ordinal + counted
            found.append(self._day(on, counted, ordinal, stood, bases.get(on)))
        return found

    def _day(
        self, on: date, counted: int, ordinal: int, stood: int, base: ExplainedDay | None
    ) -> ExplainedDay:
        role, why = self._told(on, counted, ordinal, stood, base)
        is_first = on == self._begin.received_at.date()
        if is_first:
            role = Role.RECEIVED
            if counted and self._moved_start:
                why = f"{self._moved_start}, {why}"
        if on == self._due_at.date() and self._standing is None:
            role, why = Role.DUE, self._due_words(why if counted or is_first else self._added(on))
        return ExplainedDay(on, counted, self._base[0].unit, why, role, self._calendar(on).day(on))

    def _told(
        self, on: date, counted: int, ordinal: int, stood: int, base: ExplainedDay | None
    ) -> tuple[Role, str]:
        calendar = self._calendar(on)
        listed = calendar.day(on)
        if counted:
            why = self._amount(counted, ordinal) + (f" ({named(listed)})" if listed else "")
            return Role.COUNTED, f"{why}, dừng {duration(stood)}" if stood else why
        if stood:
            return Role.PAUSED, "tạm dừng, không tính"
        if self._own(on):
            return Role.ADDED, self._added(on)
        if base is not None and not base.counted and base.role is not Role.DUE:
            return base.role, base.why
        return idle(on, listed, calendar)

    def _due_words(self, why: str) -> str:
        words = f"{why}, hạn trả {self._due_at:%H:%M}"
        return f"{words}; {unknown_years_words(self._unknown)}" if self._unknown else words

    def _calendar(self, on: date) -> WorkCalendar:
        """Return the calendar that counted a day.

        It is that of the term, and beyond the due instant that stood when a pause ended or a
        verification was allowed, the one that held then.
        """
        if on not in self._by_day:
            found = self._changes[0].calendar
            for earlier, change in pairwise(self._changes):
                if change.by in _RUN_ON and earlier.due_at and earlier.due_at.date() < on:
                    found = change.calendar
            self._by_day[on] = found
        return self._by_day[on]

    def _own(self, on: date) -> int:
        """Return what a day has to count by the calendar, whatever stood still on it."""
        if self._begin.measure is Measure.WORKING_DAYS:
            return int(on > self._begin.starts_at.date() and self._calendar(on).is_counted(on))
        return self._minutes(on, self._begin.starts_at, self._due_or_now())

    def _due_or_now(self) -> datetime:
        return self._standing[1] if self._standing else self._due_at

    def _stood_on(self, on: date) -> int:
        """Return how much of a day's own count lies within pauses."""
        if self._begin.measure is Measure.WORKING_DAYS:
            within = any(p.from_at.date() < on <= p.to_at.date() for p in self._stood)
            return int(within and self._own(on) > 0)
        return sum(self._minutes(on, p.from_at, p.to_at) for p in self._stood)

    def _minutes(self, on: date, since: datetime, until: datetime) -> int:
        midnight = datetime.combine(on, time())
        begins, ends = max(since, midnight), min(until, midnight + timedelta(days=1))
        return working_minutes_between(
            begins.replace(second=0, microsecond=0),
            ends.replace(second=0, microsecond=0),
            self._calendar(on),
        )

    def _verified(self) -> int:
        """Return what verifications added to the term, in its own measure."""
        total = 0
        for earlier, change in pairwise(self._changes):
            if change.by is By.VERIFY and earlier.due_at and change.due_at:
                total += self._between(earlier.due_at, change.due_at, change.calendar)
        return total

    def _between(self, since: datetime, until: datetime, calendar: WorkCalendar) -> int:
        if self._begin.measure is Measure.WORKING_DAYS:
            return calendar.counted_between(since.date(), until.date())
        return working_minutes_between(since, until, calendar)

    def appended(self) -> list[ExplainedDay]:
        """Let the term stand as it was promised and add the days that came after it."""
        ends = self._standing[1] if self._standing else self._due_at
        kept = [
            _no_longer_due(day) if day.role is Role.DUE and day.on < ends.date() else day
            for day in self._base
            if day.on <= ends.date() or self._standing is None
        ]
        last = self._base[-1].on.toordinal()
        for number in range(last + 1, ends.toordinal() + 1):
            on = date.fromordinal(number)
            is_due = on == self._due_at.date() and self._standing is None
            why = self._due_words(self._added(on)) if is_due else self._added(on)
            role = Role.DUE if is_due else Role.ADDED
            listed = self._calendar(on).day(on)
            kept.append(ExplainedDay(on, 0, self._base[0].unit, why, role, listed))
        return kept

    def _added(self, on: date) -> str:
        """Say by what a day beyond the term came to lie before the due instant."""
        for earlier, change in pairwise(self._changes):
            if earlier.due_at is None or change.due_at is None or change.by not in _ADDED_WORDS:
                continue
            if earlier.due_at.date() < on <= change.due_at.date():
                return _ADDED_WORDS[change.by]
        return "không tính vào thời hạn"

    def _amount(self, counted: int, ordinal: int) -> str:
        if self._begin.measure is Measure.WORKING_DAYS:
            return f"ngày làm việc thứ {ordinal}"
        return f"tính {counted} phút"


def _no_longer_due(day: ExplainedDay) -> ExplainedDay:
    role = Role.COUNTED if day.counted else Role.NOT_COUNTED
    return replace(day, role=role, why=day.why.partition(", hạn trả")[0])
