"""Writing the file, so that reading it gives the same document."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from onecua.domain.calendar_csv.cells import COLUMNS, HOURS, NO, YES
from onecua.domain.work_calendar import DayState, Scope, sessions_text, weekdays_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onecua.domain.work_calendar import CalendarDay, CalendarDocument, Season, WeekdayHours

Row = tuple[str, ...]


def calendar_csv_text(document: CalendarDocument) -> str:
    """Return the document as CSV, the hours first, lines ending as on every system alike."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for season in document.seasons:
        writer.writerows(_season_rows(season))
    writer.writerows(_day_row(day) for day in document.days)
    return text.getvalue()


def _season_rows(season: Season) -> Iterator[Row]:
    """Yield one row for all weekdays of equal hours."""
    alike: dict[WeekdayHours, list[int]] = {}
    for number, hours in enumerate(season.week):
        if hours.sessions:
            alike.setdefault(hours, []).append(number)
    for hours, numbers in alike.items():
        yield (
            season.since.isoformat(),
            HOURS,
            season.name,
            season.legal_source,
            DayState.OFFICIAL,
            Scope.LOCAL,
            weekdays_text(numbers),
            sessions_text(hours.sessions),
            YES if hours.counted else NO,
        )


def _day_row(day: CalendarDay) -> Row:
    return (
        day.on.isoformat(),
        day.kind,
        day.name,
        day.legal_source,
        day.state,
        day.scope,
        "",
        sessions_text(day.sessions),
        "",
    )
