"""Which open dossiers another calendar would move, and by which of its days."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.dossier import RUNNING
from onecua.domain.work_calendar import CalendarDay, changed_dates
from onecua.services.courses import CourseService
from onecua.storage import lists, promises
from onecua.storage.log import events_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from onecua.domain.event import Event
    from onecua.domain.summary import DossierSummary
    from onecua.domain.work_calendar import WorkCalendar
    from onecua.progress import Progress
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database

_PART = 500


@dataclass(frozen=True, slots=True)
class MovedPromise:
    """An open dossier, its due instant as it stands and under another calendar, and why.

    `changed_on` is the first day on its way that the calendars do not work alike; `day` what
    either of them lists for it. A dossier that stands paused cannot get a new slip now: its due
    instant is reckoned anew, by the calendar of that day, when the pause ends.
    """

    id: UUID
    code: str
    owner_name: str
    procedure_name: str
    promised_at: datetime | None
    due_at: datetime
    new_due_at: datetime
    changed_on: date
    day: CalendarDay | None
    is_running: bool


def moved_promises(
    database: Database, rulebook: Rulebook, new: WorkCalendar, progress: Progress
) -> tuple[MovedPromise, ...]:
    """Return the open dossiers whose due instant would move, the earliest due first.

    Only dossiers whose term touches a day that changes are reckoned anew.
    """
    present, courses = rulebook.calendar, CourseService(rulebook)
    with database.read() as connection:
        span = promises.span_of_open_terms(connection)
        changed = changed_dates(present, new, *span) if span else ()
        keys = promises.open_over(connection, changed[0], changed[-1]) if changed else []
        found: list[MovedPromise] = []
        for start in range(0, len(keys), _PART):
            progress.step(start, len(keys), "Tính lại hạn theo lịch mới")
            order = {key: place for place, key in enumerate(keys[start : start + _PART])}
            rows = lists.summaries(connection, list(order))
            rows.sort(key=lambda row: order[row.key])
            histories = _by_dossier(events_of(connection, [row.id for row in rows]))
            for row in rows:
                on = _first_on_the_way(row, changed)
                if on is not None and row.due_at is not None:
                    course = courses.of(histories[row.id])
                    at = courses.under_calendar(course, new)
                    if at is not None and at != row.due_at:
                        day = new.day(on) or present.day(on)
                        found.append(_moved(row, row.due_at, at, on, day))
    return tuple(found)


def _by_dossier(events: Sequence[Event]) -> dict[UUID, list[Event]]:
    found: dict[UUID, list[Event]] = {}
    for event in events:
        if event.ref is not None:
            found.setdefault(event.ref, []).append(event)
    return found


def _first_on_the_way(row: DossierSummary, changed: tuple[date, ...]) -> date | None:
    """Return the first changed day from the receipt to the due day."""
    place = bisect_left(changed, row.received_at.date())
    on_the_way = place < len(changed) and row.due_at and changed[place] <= row.due_at.date()
    return changed[place] if on_the_way else None


def _moved(
    row: DossierSummary, due_at: datetime, at: datetime, on: date, day: CalendarDay | None
) -> MovedPromise:
    return MovedPromise(
        row.id,
        row.code or "",
        row.owner_name,
        row.procedure_name,
        row.promised_at,
        due_at,
        at,
        on,
        day,
        row.status in RUNNING,
    )
