"""Why a result is due then: every day from receipt to due day, what it counted and why.

The counts are taken from the calendar anew, not from the arithmetic they explain, so their sum
proves the due instant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from onecua.domain.deadline.reckoning import Measure, Reckoning
from onecua.domain.deadline.wording import instant, long_weekday, named, short_date
from onecua.domain.deadline.working_clock import working_minutes_between
from onecua.domain.work_calendar import DayKind, DayState

if TYPE_CHECKING:
    from onecua.domain.deadline.policy import Cutoff
    from onecua.domain.work_calendar import CalendarDay, WorkCalendar

_MINUTE = timedelta(minutes=1)
_BY_MINUTE = (Measure.WORKING_MINUTES, Measure.WALL_MINUTES)


class Role(StrEnum):
    """What a day does on the way to the due day; the due day is `due` even when it counts."""

    RECEIVED = "received"
    COUNTED = "counted"
    WEEKEND = "weekend"
    DAY_OFF = "day_off"
    NOT_COUNTED = "not_counted"
    PAUSED = "paused"
    ADDED = "added"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class ExplainedDay:
    """One day of the strip: how many minutes or days of the term it counted, and why."""

    on: date
    counted: int
    unit: Literal["minute", "day"]
    why: str
    role: Role
    calendar_day: CalendarDay | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The days in order, the unofficial ones among them that decide, and the years unknown.

    `moved_by` says why the term does not start at the instant of receipt, `moved_start` also from
    when it is counted instead; both are empty when it does.
    """

    explained: tuple[ExplainedDay, ...]
    expected: tuple[CalendarDay, ...]
    unknown_years: tuple[int, ...]
    moved_by: str
    moved_start: str


def explain(reckoning: Reckoning, calendar: WorkCalendar, cutoff: Cutoff) -> Explanation:
    """Walk from the day of receipt to the due day."""
    first, last = reckoning.received_at.date(), reckoning.due_at.date()
    unknown = unknown_years(first, last, calendar)
    walk = _Walk(reckoning, calendar, cutoff, unknown)
    explained: list[ExplainedDay] = []
    expected: list[CalendarDay] = []
    ordinal = 0
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = walk.day(date.fromordinal(number), ordinal)
        ordinal += day.counted
        explained.append(day)
        if day.calendar_day is not None and walk.rests_on(day.calendar_day):
            expected.append(day.calendar_day)
    return Explanation(tuple(explained), tuple(expected), unknown, walk.moved_by, walk.moved_start)


def unknown_years(first: date, last: date, calendar: WorkCalendar) -> tuple[int, ...]:
    """Return the years between two dates of which the calendar lists no day."""
    years = range(first.year, last.year + 1)
    return tuple(year for year in years if not calendar.knows_year(year))


def idle(on: date, listed: CalendarDay | None, calendar: WorkCalendar) -> tuple[Role, str]:
    """Say what a day is that no term counts: a day off, a weekend, open without counting."""
    if listed is not None and listed.kind is DayKind.OFF:
        return Role.DAY_OFF, f"nghỉ: {named(listed)}"
    if not calendar.is_open(on):
        return Role.WEEKEND, f"{long_weekday(on)}, không làm việc"
    return Role.NOT_COUNTED, f"{long_weekday(on)}, có tiếp nhận nhưng không tính hạn"


def unknown_years_words(years: tuple[int, ...]) -> str:
    """Say that a year's holidays are not listed: «chưa có lịch nghỉ năm 2031»."""
    return f"chưa có lịch nghỉ năm {', '.join(str(year) for year in years)}"


class _Walk:
    """The days of one reckoning, each judged by itself."""

    def __init__(
        self,
        reckoning: Reckoning,
        calendar: WorkCalendar,
        cutoff: Cutoff,
        unknown_years: tuple[int, ...],
    ) -> None:
        self._reckoning = reckoning
        self._calendar = calendar
        self._cutoff = cutoff
        self._unknown_years = unknown_years
        self._by_minute = reckoning.measure in _BY_MINUTE
        self._received_on = reckoning.received_at.date()
        self._starts_on = reckoning.starts_at.date()
        self._ends_on = reckoning.ends_at.date()
        self._due_on = reckoning.due_at.date()

    def day(self, on: date, ordinal: int) -> ExplainedDay:
        """Explain one day, so many days of the term having been counted before it."""
        counted = self._counted(on)
        listed = self._calendar.day(on)
        if on == self._due_on:
            role, why = Role.DUE, self._why_due(counted, ordinal + counted, listed)
        elif counted:
            role = Role.RECEIVED if on == self._received_on else Role.COUNTED
            why = self._amount(counted, ordinal + counted) + self._remark(on, listed)
        else:
            role, why = self._not_counted(on, listed)
        if on == self._received_on and self.moved_by:
            why = f"{self.moved_start}, {why}" if counted else self.moved_start
        return ExplainedDay(on, counted, "minute" if self._by_minute else "day", why, role, listed)

    def rests_on(self, day: CalendarDay) -> bool:
        """Tell whether an unofficial day decides: were it otherwise, the due instant could move."""
        if day.state is not DayState.EXPECTED or not self._calendar.departs_from_week(day):
            return False
        measure = self._reckoning.measure
        if measure in (Measure.WORKING_MINUTES, Measure.SAME_DAY) or self._sets_the_start(day.on):
            return True
        if measure is Measure.WORKING_DAYS:
            return day.on > self._starts_on
        return day.on >= self._ends_on and self._reckoning.leave_days_off

    def _sets_the_start(self, on: date) -> bool:
        """Tell whether the term begins when it does because of what a day is.

        A start that moved is the first counted day; so many minutes before closing are no cut-off
        on a day that does not close.
        """
        if self._starts_on > self._received_on:
            return on <= self._starts_on
        shifts = self._by_minute or self._cutoff.counts_as_next_day
        timed = self._cutoff.minutes_before_closing is not None
        return on == self._received_on and timed and shifts

    def _counted(self, on: date) -> int:
        measure = self._reckoning.measure
        if measure is Measure.WORKING_DAYS:
            return int(on > self._starts_on and self._calendar.is_counted(on))
        if measure is Measure.CALENDAR_DAYS:
            return int(self._starts_on < on <= self._ends_on)
        if measure is Measure.SAME_DAY:
            return int(on == self._starts_on)
        midnight = datetime.combine(on, time())
        begins = max(self._reckoning.starts_at, midnight)
        ends = min(self._reckoning.ends_at, midnight + timedelta(days=1))
        if measure is Measure.WORKING_MINUTES:
            return working_minutes_between(begins, ends, self._calendar)
        return max(0, (ends - begins) // _MINUTE)

    def _not_counted(self, on: date, listed: CalendarDay | None) -> tuple[Role, str]:
        if on == self._received_on:
            return Role.RECEIVED, "ngày nhận không tính"
        if on == self._starts_on and self._calendar.is_open(on):
            return Role.NOT_COUNTED, "tính là ngày nhận, không tính vào thời hạn"
        return idle(on, listed, self._calendar)

    def _why_due(self, counted: int, ordinal: int, listed: CalendarDay | None) -> str:
        due_at = self._reckoning.due_at
        amount = self._amount(counted, ordinal) if counted else "ngày làm việc tiếp theo"
        remark = self._remark(self._due_on, listed)
        words = f"{amount}{remark}, hạn trả {due_at.hour:02}:{due_at.minute:02}"
        unknown = self._unknown_years
        return f"{words}; {unknown_years_words(unknown)}" if unknown else words

    def _amount(self, counted: int, ordinal: int) -> str:
        if self._by_minute:
            return f"tính {counted} phút"
        if self._reckoning.measure is Measure.WORKING_DAYS:
            return f"ngày làm việc thứ {ordinal}"
        if self._reckoning.measure is Measure.CALENDAR_DAYS:
            return f"ngày thứ {ordinal}"
        return "ngày làm việc tiếp theo" if self._starts_on > self._received_on else "trong ngày"

    def _remark(self, on: date, listed: CalendarDay | None) -> str:
        """Add what is special of a counted day: its name, or that the term ends on a day off."""
        name = f" ({named(listed)})" if listed is not None else ""
        if on == self._ends_on != self._due_on:
            return f", là ngày nghỉ{name}, chuyển sang ngày làm việc tiếp theo"
        return name

    @property
    def moved_by(self) -> str:
        """Say why the term does not start at the instant of receipt; nothing when it does."""
        received_at = self._reckoning.received_at
        if self._reckoning.starts_at == received_at:
            return ""
        last = self._cutoff.moment(self._received_on, self._calendar)
        if last is not None and received_at > last:
            return f"nhận sau {last:%H:%M}"
        if self._calendar.is_counted(self._received_on):
            return "nhận ngoài giờ làm việc"
        if self._calendar.is_open(self._received_on):
            return f"nhận {long_weekday(self._received_on)} là ngày không tính hạn"
        return "nhận vào ngày nghỉ"

    @property
    def moved_start(self) -> str:
        """Say from when a term is counted that does not start at the receipt, and why."""
        cause, starts_at = self.moved_by, self._reckoning.starts_at
        if not cause:
            return ""
        if self._by_minute:
            return f"{cause}, tính từ {instant(starts_at)}"
        if self._reckoning.measure is Measure.SAME_DAY:
            return f"{cause}, trả ngày làm việc tiếp theo"
        return f"{cause}, tính như nhận {short_date(starts_at)}"
