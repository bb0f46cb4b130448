"""Working time counted one minute after another, to check the calculator of due dates against.

Written from the rules alone (the law on time limits and the office's own rules) and from a plain
description of the calendar: for every date its sessions in minutes of the day and whether terms
count it. It shares no code with `onecua.domain.deadline` and is as simple as can be: it walks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import ceil, lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    Pause = tuple[datetime, datetime]

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class PlainDay:
    """The sessions of one date as (opening minute, closing minute), and whether terms count it."""

    sessions: tuple[tuple[int, int], ...] = ()
    counted: bool = False


@dataclass(frozen=True)
class PlainCutoff:
    """The last minute of the day that is not late yet, or so many minutes before closing."""

    minute: int | None = None
    before_closing: int | None = None
    next_day: bool = False


@dataclass(frozen=True)
class PlainTerm:
    """An amount of `unit` (the words of the command line), and whether the clock is to run."""

    amount: Decimal
    unit: str
    by_clock: bool

    @property
    def runs_by_clock(self) -> bool:
        """Tell whether the clock runs: hours and decimals always do."""
        decimal = self.amount != int(self.amount)
        return self.by_clock or decimal or self.unit in ("hour", "working_hour")


class MinuteCounter:
    """Due instants of one office, found by walking."""

    def __init__(self, day_of: Callable[[date], PlainDay]) -> None:
        self._day_of = day_of
        self._minutes: dict[date, tuple[int, ...]] = {}

    def minutes_of(self, on: date) -> tuple[int, ...]:
        """List the minutes of a date in which the clock runs, by the number of the minute."""
        if on not in self._minutes:
            day = self._day_of(on)
            minutes = [minute for session in day.sessions for minute in range(*session)]
            self._minutes[on] = tuple(minutes) if day.counted else ()
        return self._minutes[on]

    def is_counted(self, on: date) -> bool:
        return bool(self.minutes_of(on))

    def closing(self, on: date) -> datetime:
        return moment(on, max(closes for _, closes in self._day_of(on).sessions))

    def next_counted(self, on: date) -> date:
        on += ONE_DAY
        while not self.is_counted(on):
            on += ONE_DAY
        return on

    # --- from receipt to due ---------------------------------------------------------------------

    def due(self, received_at: datetime, term: PlainTerm, cutoff: PlainCutoff) -> datetime:
        received_at = received_at.replace(second=0, microsecond=0)
        late = self._is_late(received_at, cutoff)
        if term.unit == "same_day":
            return self._same_day(received_at, late)
        if term.runs_by_clock:
            start = self._opening_after(received_at.date()) if late else received_at
            return self._by_clock(start, term)
        event_on = received_at.date()
        return self._by_days(
            self.next_counted(event_on) if late and cutoff.next_day else event_on, term
        )

    def start(self, received_at: datetime, term: PlainTerm, cutoff: PlainCutoff) -> datetime:
        """Return from when a term counts: by days only its day matters, else the minute."""
        received_at = received_at.replace(second=0, microsecond=0)
        on, late = received_at.date(), self._is_late(received_at, cutoff)
        if term.unit == "same_day":
            moved = late or not self.is_counted(on) or received_at > self.closing(on)
        else:
            moved = late and (term.runs_by_clock or cutoff.next_day)
        start = self._opening_after(on) if moved else received_at
        in_office_hours = term.runs_by_clock and term.unit in ("working_day", "working_hour")
        return next(self._running_from(start)) if in_office_hours else start

    def _is_late(self, received_at: datetime, cutoff: PlainCutoff) -> bool:
        last = cutoff.minute
        if cutoff.before_closing is not None and self._day_of(received_at.date()).sessions:
            midnight = datetime.combine(received_at.date(), time())
            closing = (self.closing(received_at.date()) - midnight) // ONE_MINUTE
            last = closing - cutoff.before_closing
        return last is not None and minute_of(received_at) > last

    def _opening_after(self, on: date) -> datetime:
        following = self.next_counted(on)
        return moment(following, self.minutes_of(following)[0])

    def _same_day(self, received_at: datetime, late: bool) -> datetime:
        on = received_at.date()
        if late or not self.is_counted(on) or received_at > self.closing(on):
            on = self.next_counted(on)
        return self.closing(on)

    def _by_days(self, event_on: date, term: PlainTerm) -> datetime:
        on, left = event_on, int(term.amount)
        if term.unit == "month":
            on = months_later(on, left)
        elif term.unit == "day":
            on += left * ONE_DAY
        else:
            while left:
                on += ONE_DAY
                left -= self.is_counted(on)
        return self.closing(on if self.is_counted(on) else self.next_counted(on))

    def _by_clock(self, start: datetime, term: PlainTerm) -> datetime:
        if term.unit == "working_hour":
            return self._run(start, term.amount * 60)
        if term.unit == "working_day":
            return self._run_shares(start, Fraction(term.amount))
        if term.unit == "month" and term.amount == int(term.amount):
            end = datetime.combine(months_later(start.date(), int(term.amount)), start.time())
        else:
            length = {"hour": 60, "day": 24 * 60, "month": 30 * 24 * 60}[term.unit]
            end = start + whole_minutes(term.amount * length) * ONE_MINUTE
        if term.unit == "hour" or self.is_counted(end.date()):
            return end
        return self.closing(self.next_counted(end.date()))

    def _running_from(self, start: datetime) -> Iterator[datetime]:
        """Name every minute from an instant on in which the clock runs, by its beginning."""
        on, first = start.date(), minute_of(start)
        while True:
            for minute in self.minutes_of(on):
                if minute >= first:
                    yield moment(on, minute)
            on, first = on + ONE_DAY, 0

    def _run(self, start: datetime, minutes: Decimal | int) -> datetime:
        """Run until as many minutes are over; the end of the last one is the due instant."""
        if minutes == 0:
            return start
        over, on, first = 0, start.date(), minute_of(start)
        while True:
            for minute in self.minutes_of(on):
                if minute >= first:
                    over += 1
                    if over >= minutes:
                        return moment(on, minute) + ONE_MINUTE
            on, first = on + ONE_DAY, 0

    def _run_shares(self, start: datetime, days: Fraction) -> datetime:
        """Run until the days are over; each minute is worth its share of its own day's minutes."""
        over, scale, on, first = 0, 1, start.date(), minute_of(start)
        while True:
            minutes = self.minutes_of(on)
            if minutes:
                finer = lcm(scale, len(minutes))
                over, scale = over * (finer // scale), finer
                share, enough = scale // len(minutes), ceil(days * scale)
            for minute in minutes:
                if minute >= first:
                    over += share
                    if over >= enough:
                        return moment(on, minute) + ONE_MINUTE
            on, first = on + ONE_DAY, 0

    # --- pauses ----------------------------------------------------------------------------------

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Count the minutes in which the clock runs from an instant to a later one."""
        total, on = 0, start.date()
        while on <= end.date():
            first = minute_of(start) if on == start.date() else 0
            last = minute_of(end) if on == end.date() else 24 * 60
            total += sum(first <= minute < last for minute in self.minutes_of(on))
            on += ONE_DAY
        return total

    def days_after(self, after: date, upto: date) -> int:
        """Count the days that terms count, after a date up to and including a later one."""
        total = 0
        while after < upto:
            after += ONE_DAY
            total += self.is_counted(after)
        return total

    def resumed(self, due_at: datetime, pause: Pause, term: PlainTerm, start: datetime) -> datetime:
        """Add what was paused since the term began; a pause begun after the due instant is none."""
        asked_at, completed_at = (each.replace(second=0, microsecond=0) for each in pause)
        if asked_at > due_at:
            return due_at
        since, until = max(asked_at, start), max(completed_at, start)
        if term.runs_by_clock:
            return self._run(due_at, self.minutes_between(since, until))
        on = due_at.date()
        for _ in range(self.days_after(since.date(), until.date())):
            on = self.next_counted(on)
        return self.closing(on)

    def restarted(
        self, due_at: datetime, pause: Pause, term: PlainTerm, cutoff: PlainCutoff
    ) -> datetime:
        """Give a full new term from the completion; a pause begun after the due instant none."""
        asked_at = pause[0].replace(second=0, microsecond=0)
        return due_at if asked_at > due_at else self.due(pause[1], term, cutoff)

    def due_with_clock_stopped(
        self, start: datetime, minutes: int, pauses: Sequence[Pause]
    ) -> datetime:
        """Run minute by minute, leaving out every minute that lies in a pause."""
        stood = [tuple(at.replace(second=0, microsecond=0) for at in pause) for pause in pauses]
        left = minutes
        for running in self._running_from(start):
            left -= not any(asked <= running < completed for asked, completed in stood)
            if left == 0:
                return running + ONE_MINUTE
        raise AssertionError("the clock never ends")


def moment(on: date, minute: int) -> datetime:
    return datetime.combine(on, time()) + minute * ONE_MINUTE


def minute_of(at: datetime) -> int:
    return at.hour * 60 + at.minute


def whole_minutes(minutes: Decimal) -> int:
    """Round a part of a minute up."""
    return int(minutes) + (minutes != int(minutes))


def months_later(on: date, months: int) -> date:
    """Return the same date of a later month or, where it has none, the month's last day."""
    year, month = on.year, on.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    for day in range(on.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, on.day)
