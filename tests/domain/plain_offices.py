"""Offices of every kind, each told twice: as a `WorkCalendar` and plainly, for `MinuteCounter`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property

from hypothesis import strategies as st

from onecua.domain.deadline import Cutoff, HandlingTime, Model, Unit
from onecua.domain.work_calendar import (
    CalendarDay,
    DayKind,
    Season,
    Session,
    WeekdayHours,
    WorkCalendar,
)
from tests.minute_counter import MinuteCounter, PlainCutoff, PlainDay, PlainTerm

MINUTE = timedelta(minutes=1)
CLOSED = PlainDay()
FIRST_DAY = date(2026, 1, 1)


def hours(text, counted=True):
    """Read "07:30-11:30 13:00-17:00"."""
    sessions = tuple(
        tuple(int(at[:2]) * 60 + int(at[3:]) for at in part.split("-")) for part in text.split()
    )
    return PlainDay(sessions, counted and bool(sessions))


def clock(minute):
    return time(minute // 60, minute % 60)


@dataclass(frozen=True)
class PlainOffice:
    """A week, Monday first, another week from some date on, and the listed days that differ.

    A listed day is None when it is off, else the hours worked, which are empty for the usual ones.
    """

    week: tuple[PlainDay, ...]
    later: tuple[date, tuple[PlainDay, ...]] | None = None
    listed: dict[date, PlainDay | None] = field(default_factory=dict)

    def day(self, on):
        """A make-up day counts, with its own hours or those of the first weekday that has any."""
        week = self.later[1] if self.later and on >= self.later[0] else self.week
        if on not in self.listed:
            return week[on.weekday()]
        worked = self.listed[on]
        if worked is None:
            return CLOSED
        usual = next(day.sessions for day in week if day.sessions)
        return PlainDay(worked.sessions or usual, True)

    @cached_property
    def counter(self):
        return MinuteCounter(self.day)

    @cached_property
    def calendar(self):
        seasons = (Season(self.later[0], _week(self.later[1])),) if self.later else ()
        days = {on: _calendar_day(on, worked) for on, worked in self.listed.items()}
        return WorkCalendar(_week(self.week), days, seasons)


def _week(week):
    return tuple(WeekdayHours(_sessions(day), day.counted) for day in week)


def _sessions(day):
    return tuple(Session(*map(clock, each)) for each in day.sessions)


def _calendar_day(on, worked):
    if worked is None:
        return CalendarDay(on, DayKind.OFF, "Ngày nghỉ thử")
    return CalendarDay(on, DayKind.MAKE_UP, "Ngày làm bù thử", sessions=_sessions(worked))


EIGHT = hours("07:30-11:30 13:00-17:00")
EARLY = hours("07:00-11:30 13:30-17:00")
SEVEN = hours("07:30-11:30 13:30-16:30")
SEVEN_AND_A_HALF = hours("07:30-11:30 13:00-16:30")
MORNING = hours("07:30-11:30")
DUTY = hours("07:30-11:30", counted=False)
ODD = hours("07:37-11:03 12:59-16:41")
THREE = hours("07:00-09:30 09:45-11:30 14:00-18:00")
NIGHT = hours("00:00-00:07 23:11-23:59")
ONE = hours("08:00-15:59")

WEEKS = (
    (EIGHT,) * 5 + (CLOSED, CLOSED),
    (EARLY,) * 5 + (CLOSED, CLOSED),
    (SEVEN,) * 5 + (MORNING, CLOSED),
    (SEVEN_AND_A_HALF,) * 5 + (DUTY, CLOSED),
    (EIGHT,) * 5 + (MORNING, CLOSED),
    (EIGHT,) * 5 + (DUTY, DUTY),
    (EIGHT, SEVEN, MORNING, SEVEN_AND_A_HALF, EIGHT, CLOSED, MORNING),
    (DUTY, EIGHT, EIGHT, THREE, MORNING, EIGHT, CLOSED),
    (ODD,) * 5 + (CLOSED, CLOSED),
    (ODD, THREE, ONE, NIGHT, ODD, DUTY, MORNING),
    (CLOSED, CLOSED, MORNING, CLOSED, CLOSED, CLOSED, CLOSED),
)
"""Days of 7, 7.5 and 8 hours, half days, Saturdays that count and that only receive, odd hours."""

any_day = st.lists(st.integers(0, 24 * 60 - 1), min_size=2, max_size=6, unique=True).map(
    lambda minutes: PlainDay(tuple(zip(*[iter(sorted(minutes))] * 2, strict=False)), True)
)
any_week = st.tuples(any_day, *[st.sampled_from([CLOSED, DUTY, EIGHT]) | any_day] * 6)
weeks = st.one_of(st.sampled_from(WEEKS), st.sampled_from(WEEKS), any_week)
# A bit for each of so many days: three must agree for the day to differ from its weekday, so that
# about every eighth does; then a run of days off as at Tết.
LISTED_DAYS = 160
bits = st.integers(0, 2**LISTED_DAYS - 1)


def listed_days(one, two, three, worked, tet, make_up):
    """Lay out days off and make-up days; those with an even number have the usual hours."""
    begins, length = tet
    off = one & two & three | ((1 << length) - 1) << begins
    worked &= ~(((1 << length) - 1) << begins)
    found = {}
    for number in range(LISTED_DAYS):
        if off >> number & 1:
            hours_worked = make_up if number % 2 else CLOSED
            found[FIRST_DAY + timedelta(days=number)] = (
                hours_worked if worked >> number & 1 else None
            )
    return found


tets = st.tuples(st.integers(0, LISTED_DAYS - 20), st.sampled_from([0, 0, 4, 9]))
some_days = st.just({}) | st.builds(
    listed_days, bits, bits, bits, bits, tets, st.sampled_from([CLOSED, MORNING, ODD])
)
summers = st.tuples(
    st.integers(1, LISTED_DAYS).map(lambda number: FIRST_DAY + timedelta(days=number)),
    st.sampled_from(WEEKS),
)
offices = st.builds(PlainOffice, weeks, st.none() | st.none() | summers, some_days)


@st.composite
def receipts(draw, office, latest=120):
    """Draw an instant; more often than not it lies on the edge of a session or of the day."""
    on = FIRST_DAY + timedelta(days=draw(st.integers(0, latest)))
    edges = [edge for session in office.day(on).sessions for edge in session]
    near = [edge + step for edge in edges or [0, 12 * 60] for step in (0, 0, -1, 1)]
    edge = st.sampled_from([*near, 0, 24 * 60 - 1]).map(lambda minute: min(max(minute, 0), 1439))
    minute = draw(edge | edge | st.integers(0, 24 * 60 - 1))
    return datetime.combine(on, clock(minute), None).replace(second=draw(st.sampled_from([0, 59])))


no_cutoff = st.just(PlainCutoff())
cutoffs = st.one_of(
    no_cutoff,
    st.builds(
        PlainCutoff, st.sampled_from([0, 450, 690, 779, 900, 1020, 1439]), st.none(), st.booleans()
    ),
    st.builds(
        PlainCutoff, st.none(), st.sampled_from([0, 1, 30, 60, 240, 600, 1300]), st.booleans()
    ),
)
whole = st.integers(1, 40).map(Decimal)
decimals = st.sampled_from(["0.25", "0.5", "1.25", "2.75"]).map(Decimal) | st.integers(1, 9000).map(
    lambda thousandth: Decimal(thousandth) / 1000
)
models = st.booleans()


def terms(units, amounts=whole | decimals, by_clock=models):
    return st.builds(PlainTerm, amounts, st.sampled_from(units), by_clock)


def handling_time(term):
    return HandlingTime(term.amount, Unit(term.unit))


def model(term):
    return Model.CLOCK if term.by_clock else Model.DAY


UNITS = ["hour", "working_hour", "working_day", "day", "month"]
same_days = st.builds(PlainTerm, st.just(Decimal(1)), st.just("same_day"), models)
every_term = same_days | terms(UNITS)


def received_by(drawn):
    """Draw an office together with what is drawn for it."""
    return offices.flatmap(lambda office: st.tuples(st.just(office), drawn(office)))


def cutoff_of(plain):
    at = None if plain.minute is None else clock(plain.minute)
    return Cutoff(at, plain.before_closing, plain.next_day)
