"""When the office works: the hours of each weekday, days off and make-up days, local days.

A day *counts* for a term when it has sessions and runs the clock; a day may be open for reception
without counting (a Saturday duty). Sources: Bộ luật Lao động 2019 Điều 111, 112 and the yearly
notices on days off; the days themselves are data with a legal source and a state.
"""

from onecua.domain.work_calendar.calendar import WorkCalendar
from onecua.domain.work_calendar.days import CalendarDay, DayKind, DayState, Scope
from onecua.domain.work_calendar.differences import (
    Change,
    Difference,
    changed_dates,
    differences,
)
from onecua.domain.work_calendar.document import CalendarDocument, declared_season
from onecua.domain.work_calendar.hours import (
    OFFICE_HOURS,
    WEEKDAY_WORDS,
    Season,
    Session,
    WeekdayHours,
    minutes_of,
    parse_sessions,
    parse_weekdays,
    sessions_text,
    usual_week,
    weekdays_text,
)

__all__ = [
    "OFFICE_HOURS",
    "WEEKDAY_WORDS",
    "CalendarDay",
    "CalendarDocument",
    "Change",
    "DayKind",
    "DayState",
    "Difference",
    "Scope",
    "Season",
    "Session",
    "WeekdayHours",
    "WorkCalendar",
    "changed_dates",
    "declared_season",
    "differences",
    "minutes_of",
    "parse_sessions",
    "parse_weekdays",
    "sessions_text",
    "usual_week",
    "weekdays_text",
]
