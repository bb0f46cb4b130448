"""Why the due instant stands where it stands: every day from receipt, pauses and extensions in it.

The days of the term that is running are counted anew from the calendar until the term is full, so
that what is shown sums exactly to the term; what an apology or a new calendar added beyond it
counts nothing and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from onecua.domain.deadline.course import FULL_TERM, By, Change, TermRule, full_term
from onecua.domain.deadline.explanation import ExplainedDay, Role, explain, idle
from onecua.domain.deadline.promise import Deadline, due
from onecua.domain.deadline.reckoning import Measure, Reckoning
from onecua.domain.deadline.wording import duration
from onecua.domain.deadline.working_clock import working_minutes_between
from onecua.domain.work_calendar import DayState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.domain.work_calendar import CalendarDay, WorkCalendar

_BY_WALK = frozenset({Measure.WORKING_DAYS, Measure.WORKING_MINUTES})
_ADDED_WORDS = {
    By.EXTEND: "gia hạn theo phiếu xin lỗi",
    By.REISSUE: "theo lịch làm việc mới",
    By.VERIFY: "thời gian xác minh",
    By.RESUME: "bù thời gian tạm dừng",
}


def explain_course(
    changes: Sequence[Change], rule: TermRule, standing: tuple[datetime, datetime] | None = None
) -> Deadline | None:
    """Return the due instant of a course with the reason of every day; None without a promise.

    `standing` is the pause that lasts now, from when to now: its days are shown up to now and no
    day is the due day, since that is settled only when the dossier runs again.
    """
    changes = _spelled_out(changes, rule)
    last = changes[-1]
    begin = full_term(changes, rule)
    if begin is None or last.due_at is None:
        return None
    place = max(i for i, change in enumerate(changes) if change.by in FULL_TERM)
    base = explain(begin, changes[place].calendar, rule.cutoff)
    days = tuple(_Course(begin, changes[place:], rule, base.explained, standing).days())
    if changes[place].by is By.RESTART:
        complete = replace(days[0], why=f"nhận đủ hồ sơ, tính lại từ đầu: {days[0].why}")
        days = (*_before(changes[: place + 1], begin), complete, *days[1:])
    later = [day.calendar_day for day in days if day.on > begin.due_at.date()]
    return Deadline(
        last.due_at,
        begin.starts_at,
        days,
        (*base.expected, *(day for day in later if day and _is_doubtful(day, last.calendar))),
        base.unknown_years,
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


@dataclass(frozen=True, slots=True)
class _Stood:
    """A pause within the running term, on the term's own clock."""

    from_at: datetime
    to_at: datetime


class _Course:
    """The days of the term that runs, from its own beginning to the due instant in force."""

    def __init__(
        self,
        begin: Reckoning,
        changes: Sequence[Change],
        rule: TermRule,
        base: tuple[ExplainedDay, ...],
        standing: tuple[datetime, datetime] | None,
    ) -> None:
        self._begin = begin
        self._changes = changes
        self._base = base
        self._standing = standing
        self._calendar = changes[-1].calendar if _is_reissued(changes) else changes[0].calendar
        self._due_at = changes[-1].due_at or begin.due_at
        self._stood = [
            _Stood(max(c.paused_at, begin.starts_at), max(c.at, begin.starts_at))
            for c in changes
            if c.by is By.RESUME and c.paused_at is not None
        ]
        if standing is not None and standing[0] <= self._due_at:
            self._stood.append(_Stood(max(standing[0], begin.starts_at), standing[1]))

    def days(self) -> list[ExplainedDay]:
        """Return every day with what it counted."""
        if len(self._changes) == 1 and self._standing is None:
            return list(self._base)
        if self._begin.measure in _BY_WALK:
            return self._walked()
        return self._appended()

    def _walked(self) -> list[ExplainedDay]:
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
        unit = self._base[0].unit
        listed = self._calendar.day(on)
        if on == self._due_at.date() and self._standing is None:
            why = self._amount(counted, ordinal) if counted else self._added(on)
            words = f"{why}, hạn trả {self._due_at:%H:%M}"
            return ExplainedDay(on, counted, unit, words, Role.DUE, listed)
        if on == self._begin.received_at.date() and base is not None:
            return replace(base, counted=counted, role=Role.RECEIVED)
        if counted:
            why = self._amount(counted, ordinal)
            if stood:
                why = f"{why}, dừng {duration(stood)}"
            return ExplainedDay(on, counted, unit, why, Role.COUNTED, listed)
        if stood:
            return ExplainedDay(on, 0, unit, "tạm dừng, không tính", Role.PAUSED, listed)
        if self._own(on):
            return ExplainedDay(on, 0, unit, self._added(on), Role.ADDED, listed)
        role, idle_words = idle(on, listed, self._calendar)
        return ExplainedDay(on, 0, unit, idle_words, role, listed)

    def _own(self, on: date) -> int:
        """Return what a day has to count by the calendar, whatever stood still on it."""
        if self._begin.measure is Measure.WORKING_DAYS:
            return int(on > self._begin.starts_at.date() and self._calendar.is_counted(on))
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
            self._calendar,
        )

    def _verified(self) -> int:
        """Return what verifications added to the term, in its own measure."""
        total = 0
        for earlier, change in zip(self._changes, self._changes[1:], strict=False):
            if change.by is By.VERIFY and earlier.due_at and change.due_at:
                total += self._between(earlier.due_at, change.due_at)
        return total

    def _between(self, since: datetime, until: datetime) -> int:
        if self._begin.measure is Measure.WORKING_DAYS:
            return self._calendar.counted_between(since.date(), until.date())
        return working_minutes_between(since, until, self._calendar)

    def _appended(self) -> list[ExplainedDay]:
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
            why = self._added(on) + (f", hạn trả {self._due_at:%H:%M}" if is_due else "")
            role = Role.DUE if is_due else Role.ADDED
            kept.append(ExplainedDay(on, 0, self._base[0].unit, why, role, self._calendar.day(on)))
        return kept

    def _added(self, on: date) -> str:
        """Say by what a day beyond the term came to lie before the due instant."""
        for earlier, change in zip(self._changes, self._changes[1:], strict=False):
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


def _is_reissued(changes: Sequence[Change]) -> bool:
    return any(change.by is By.REISSUE for change in changes)
