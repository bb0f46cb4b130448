"""Which open dossiers another calendar would move, and by which of its days.

A step and an opinion that is waited for run by working days like the promise: who holds the one or
was asked for the other has a day less where a day off is added. So they are offered with the
promise and follow what is chosen for it; a dossier of which only these move is offered as well.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.dossier import RUNNING
from onecua.domain.work_calendar import CalendarDay, changed_dates
from onecua.services.courses import CourseService
from onecua.services.shares import MovedShare, ShareKind, ShareService
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
    instant is reckoned anew, by the calendar of that day, when the pause ends. `shares` are the
    parts of its time that would move with it, or without it.
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
    shares: tuple[MovedShare, ...] = ()

    @property
    def moves_promise(self) -> bool:
        """Tell whether what the applicant was promised moves: the whole or this desk's part."""
        desk = any(share.kind is ShareKind.DESK for share in self.shares)
        return self.new_due_at != self.due_at or desk


def moved_promises(
    database: Database, rulebook: Rulebook, new: WorkCalendar, progress: Progress
) -> tuple[MovedPromise, ...]:
    """Return the open dossiers whose due instant would move, the earliest due first.

    Only dossiers whose term touches a day that changes are reckoned anew.
    """
    present, reader = rulebook.calendar, _Reader(database, rulebook)
    found: list[MovedPromise] = []
    changed, keys = _touched(database, present, new)
    for row, events in reader.histories(keys, progress):
        at, shares = reader.under_calendar(events, new)
        on = _first_on_the_way(row, shares, changed)
        if on is not None:
            found.extend(_moved(row, at, shares, on, new.day(on) or present.day(on)))
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
    present, reader = rulebook.calendar, _Reader(database, rulebook)
    found: list[MovedPromise] = []
    with database.read() as connection:
        span = promises.span_of_open_terms(connection)
        keys = promises.open_over(connection, *span) if span else []
    for row, events in reader.histories(keys, progress):
        at, shares = reader.under_calendar(events, present)
        if at == row.due_at and not shares:
            continue
        own = reader.calendar_of(events)
        last = _last_day(row, at, shares)
        on = next(iter(changed_dates(own, present, row.received_at.date(), last)), last)
        found.extend(_moved(row, at, shares, on, present.day(on) or own.day(on)))
    return tuple(found)


class _Reader:
    """Reads the histories of open dossiers and reckons them anew."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._courses = CourseService(rulebook)
        self._shares = ShareService(rulebook)

    def histories(
        self, keys: list[int], progress: Progress
    ) -> Iterator[tuple[DossierSummary, list[Event]]]:
        """Yield dossiers with their events, in the order of the keys."""
        for start in range(0, len(keys), _PART):
            progress.step(start, len(keys), "Tính lại hạn theo lịch")
            order = {key: place for place, key in enumerate(keys[start : start + _PART])}
            with self._database.read() as connection:
                rows = lists.summaries(connection, list(order))
                histories = _by_dossier(events_of(connection, [row.id for row in rows]))
            for row in sorted(rows, key=lambda row: order[row.key]):
                yield row, histories[row.id]

    def under_calendar(
        self, events: list[Event], calendar: WorkCalendar
    ) -> tuple[datetime | None, tuple[MovedShare, ...]]:
        """Return the due instant had this calendar always held, and the shares it would move."""
        course = self._courses.of(events)
        at = self._courses.under_calendar(course, calendar)
        return at, self._shares.under_calendar(events, course, calendar)

    def calendar_of(self, events: list[Event]) -> WorkCalendar:
        """Return the calendar of the first promise."""
        return self._courses.of(events).changes[0].calendar


def _by_dossier(events: Sequence[Event]) -> dict[UUID, list[Event]]:
    found: dict[UUID, list[Event]] = {}
    for event in events:
        if event.ref is not None:
            found.setdefault(event.ref, []).append(event)
    return found


def _first_on_the_way(
    row: DossierSummary, shares: Sequence[MovedShare], changed: tuple[date, ...]
) -> date | None:
    """Return the first changed day from the receipt to the last of its due days."""
    place = bisect_left(changed, row.received_at.date())
    if place == len(changed) or row.due_at is None:
        return None
    last = max((row.due_at, *(share.due_at for share in shares))).date()
    return changed[place] if changed[place] <= last else None


def _last_day(row: DossierSummary, at: datetime | None, shares: Sequence[MovedShare]) -> date:
    ends = [each for each in (at, row.due_at) if each is not None]
    ends += [each for share in shares for each in (share.due_at, share.new_due_at)]
    return max(ends).date()


def _moved(
    row: DossierSummary,
    at: datetime | None,
    shares: tuple[MovedShare, ...],
    on: date,
    day: CalendarDay | None,
) -> Iterator[MovedPromise]:
    """Yield the dossier where its due instant, or a share of it, would be another one."""
    if row.due_at is None or (at in (None, row.due_at) and not shares):
        return
    yield MovedPromise(
        row.id,
        row.code or "",
        row.owner_name,
        row.procedure_name,
        row.promised_at,
        row.due_at,
        at or row.due_at,
        on,
        day,
        row.status in RUNNING,
        shares,
    )
