"""Which open dossiers another calendar would move, and by which of its days."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.dossier import RUNNING
from onecua.domain.work_calendar import CalendarDay, changed_dates
from onecua.services.courses import Course, CourseService
from onecua.storage import lists, promises
from onecua.storage.log import events_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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
    found: list[MovedPromise] = []
    changed, keys = _touched(database, present, new)
    for row, course in _courses(database, courses, keys, progress):
        on = _first_on_the_way(row, changed)
        if on is not None:
            at = courses.under_calendar(course, new)
            found.extend(_moved(row, at, on, new.day(on) or present.day(on)))
    return tuple(found)


def touched_count(database: Database, rulebook: Rulebook, new: WorkCalendar) -> int:
    """Return how many open dossiers have a term that touches a day that changes."""
    return len(_touched(database, rulebook.calendar, new)[1])


def _touched(
    database: Database, present: WorkCalendar, new: WorkCalendar
) -> tuple[tuple[date, ...], list[int]]:
    with database.read() as connection:
        span = promises.span_of_open_terms(connection)
        changed = changed_dates(present, new, *span) if span else ()
        keys = promises.open_over(connection, changed[0], changed[-1]) if changed else []
    return changed, keys


def promises_out_of_step(
    database: Database, rulebook: Rulebook, progress: Progress
) -> tuple[MovedPromise, ...]:
    """Return the open dossiers whose due instant is not what the calendar in force gives."""
    present, courses = rulebook.calendar, CourseService(rulebook)
    found: list[MovedPromise] = []
    with database.read() as connection:
        span = promises.span_of_open_terms(connection)
        keys = promises.open_over(connection, *span) if span else []
    for row, course in _courses(database, courses, keys, progress):
        at = courses.under_calendar(course, present)
        if at is not None and row.due_at is not None and at != row.due_at:
            own = course.changes[0].calendar
            last = max(at, row.due_at).date()
            on = next(iter(changed_dates(own, present, row.received_at.date(), last)), last)
            found.extend(_moved(row, at, on, present.day(on) or own.day(on)))
    return tuple(found)


def _courses(
    database: Database, courses: CourseService, keys: list[int], progress: Progress
) -> Iterator[tuple[DossierSummary, Course]]:
    """Yield dossiers with the whole way of their due instants, in the order of the keys."""
    for start in range(0, len(keys), _PART):
        progress.step(start, len(keys), "Tính lại hạn theo lịch")
        order = {key: place for place, key in enumerate(keys[start : start + _PART])}
        with database.read() as connection:
            rows = lists.summaries(connection, list(order))
            histories = _by_dossier(events_of(connection, [row.id for row in rows]))
        for row in sorted(rows, key=lambda row: order[row.key]):
            yield row, courses.of(histories[row.id])


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
    row: DossierSummary, at: datetime | None, on: date, day: CalendarDay | None
) -> Iterator[MovedPromise]:
    """Yield the dossier where its due instant would be another one."""
    if at is None or row.due_at is None or at == row.due_at:
        return
    yield MovedPromise(
        row.id,
        row.code or "",
        row.owner_name,
        row.procedure_name,
        row.promised_at,
        row.due_at,
        at,
        on,
        day,
        row.status in RUNNING,
    )
