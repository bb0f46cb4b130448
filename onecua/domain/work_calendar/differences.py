"""What a new calendar changes: entry by entry for reading, date by date for due instants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.domain.work_calendar.calendar import WorkCalendar
    from onecua.domain.work_calendar.days import CalendarDay
    from onecua.domain.work_calendar.document import CalendarDocument
    from onecua.domain.work_calendar.hours import Season


class Change(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry of either document that the other lacks or says differently."""

    on: date
    before: CalendarDay | Season | None
    after: CalendarDay | Season | None

    @property
    def change(self) -> Change:
        """Return what became of the entry."""
        if self.before is None:
            return Change.ADDED
        return Change.REMOVED if self.after is None else Change.ALTERED


def differences(before: CalendarDocument, after: CalendarDocument) -> tuple[Difference, ...]:
    """Return what the second document says otherwise than the first, in the order of dates."""
    days = _pairs({d.on: d for d in before.days}, {d.on: d for d in after.days})
    seasons = _pairs({s.since: s for s in before.seasons}, {s.since: s for s in after.seasons})
    return tuple(sorted([*seasons, *days], key=lambda difference: difference.on))


def _pairs(
    before: Mapping[date, CalendarDay | Season], after: Mapping[date, CalendarDay | Season]
) -> list[Difference]:
    every = {on: (before.get(on), after.get(on)) for on in (*before, *after)}
    return [Difference(on, old, new) for on, (old, new) in every.items() if old != new]


def changed_dates(
    before: WorkCalendar, after: WorkCalendar, first: date, last: date
) -> tuple[date, ...]:
    """Return the dates of a span on which the two calendars do not work alike."""
    every = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return tuple(
        on
        for on in every
        if before.sessions_on(on) != after.sessions_on(on)
        or before.is_counted(on) != after.is_counted(on)
    )
