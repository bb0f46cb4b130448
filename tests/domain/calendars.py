"""Work calendars the tests of the domain reckon with."""

from datetime import date, time, timedelta
from functools import cache

from hypothesis import strategies as st

from onecua.assets import resource
from onecua.domain.calendar_csv import parse_calendar_csv
from onecua.domain.vietnamese import clean
from onecua.domain.work_calendar import (
    CalendarDay,
    CalendarDocument,
    DayKind,
    DayState,
    Scope,
    Season,
    Session,
    WeekdayHours,
    WorkCalendar,
)

HALF_SATURDAY = (Session(time(7, 30), time(11, 30)),)


@cache
def shipped_calendar(saturday=()):
    """The calendar that is installed, with the usual hours."""
    text = resource("data", "work_calendar.csv").read_text(encoding="utf-8")
    return WorkCalendar.of(parse_calendar_csv(text), saturday=saturday)


def _day(offset, kind):
    return CalendarDay(date(2026, 1, 1) + timedelta(days=offset), kind, "Ngày thử")


days_of_2026 = st.lists(
    st.builds(_day, st.integers(0, 400), st.sampled_from(DayKind)),
    max_size=60,
    unique_by=lambda day: day.on,
)
hours = st.lists(
    st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60)),
    min_size=2,
    max_size=6,
    unique=True,
).map(
    lambda moments: tuple(
        Session(*pair) for pair in zip(sorted(moments)[::2], sorted(moments)[1::2], strict=False)
    )
)
equal_days = st.builds(WorkCalendar.of, days_of_2026, hours)
"""Calendars whose counted days all have the same sessions."""
unequal_days = st.builds(WorkCalendar.of, days_of_2026, hours, hours)
"""Calendars that also count Saturday, with sessions of its own."""

words = st.text(max_size=24).map(clean)
weekday_hours = st.builds(WeekdayHours, hours | st.just(()), st.booleans())
seasons_of_2026 = st.lists(
    st.builds(
        Season,
        st.dates(date(2025, 6, 1), date(2026, 12, 31)),
        st.tuples(*[weekday_hours] * 7).filter(lambda week: any(h.sessions for h in week)),
        words,
        words,
    ),
    max_size=4,
    unique_by=lambda season: season.since,
).map(tuple)


@st.composite
def any_day(draw):
    """A listed day of any kind, for any place, with or without hours of its own."""
    kind = draw(st.sampled_from(DayKind))
    return CalendarDay(
        draw(st.dates(date(2025, 12, 1), date(2027, 2, 28))),
        kind,
        draw(words.filter(bool)),
        draw(words),
        draw(st.sampled_from(DayState)),
        draw(st.sampled_from(Scope)),
        draw(hours) if kind is DayKind.MAKE_UP and draw(st.booleans()) else (),
    )


documents = st.builds(
    CalendarDocument,
    st.lists(any_day(), max_size=20, unique_by=lambda day: day.on).map(tuple),
    seasons_of_2026,
)
"""Calendar documents with everything that one may hold."""
