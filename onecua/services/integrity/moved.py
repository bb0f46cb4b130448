"""«Mọi lần đổi hạn»: every moving of a due instant, with who did it, when, why and by what slip."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from onecua.domain.moved_dates import MovedDate, moved_dates
from onecua.storage import lists
from onecua.storage.log import events_of, private_values
from onecua.storage.moved_dates import moved_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from onecua.domain.deadline import By
    from onecua.domain.event import Event
    from onecua.domain.summary import DossierSummary
    from onecua.progress import Progress
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Snapshot

AT_MOST = 2_000
"""Lines on the screen; who wants more narrows the list or exports it."""
_PART = 500
_LAST_MONTH = 12
_READING = "Đọc những lần đổi hạn"


@dataclass(frozen=True, slots=True)
class MovedFilter:
    """What the list is narrowed to; None narrows nothing. `month` is any day of one."""

    month: date | None = None
    by: By | None = None
    officer: UUID | None = None

    def span(self) -> tuple[datetime | None, datetime | None]:
        """Return the first instant of the month and the first after it."""
        if self.month is None:
            return None, None
        first = self.month.replace(day=1)
        years, month = divmod(first.month, _LAST_MONTH)
        after = first.replace(year=first.year + years, month=month + 1)
        return datetime.combine(first, time.min), datetime.combine(after, time.min)

    def takes(self, moved: MovedDate) -> bool:
        """Tell whether a moving belongs to the list."""
        first, after = self.span()
        in_time = first is None or after is None or first <= moved.at < after
        by = self.by is None or moved.by is self.by
        return in_time and by and self.officer in (None, moved.officer)


@dataclass(frozen=True, slots=True)
class MovedLine:
    """One moving as the chief reads it; `due_at` is the date in force today.

    `entered_late_at` is when it was recorded where it tells of an earlier time.
    """

    dossier: UUID
    code: str
    owner_name: str
    procedure_name: str
    by: By
    at: datetime
    before: datetime | None
    after: datetime | None
    promised_at: datetime | None
    due_at: datetime | None
    officer: UUID
    officer_name: str
    reason: str
    slip: str
    entered_late_at: datetime | None


@dataclass(frozen=True, slots=True)
class MovedLines:
    """The lines, the latest first; `more` tells that there are others beyond them."""

    lines: tuple[MovedLine, ...]
    more: bool = False


class MovedDateService:
    """Reads what moved due dates; nothing here can move one."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook

    def read(
        self, wanted: MovedFilter, progress: Progress, at_most: int | None = AT_MOST
    ) -> MovedLines:
        """Return the movings of a filter; raises `Cancelled` between two parts."""
        found: list[MovedLine] = []
        with self._database.read() as connection:
            keys = moved_between(connection, *wanted.span())
            for start in range(0, len(keys), _PART):
                progress.step(start, len(keys), _READING)
                part = lists.summaries(connection, keys[start : start + _PART])
                found.extend(self._lines(connection, part, wanted))
                if at_most is not None and len(found) > at_most:
                    break
        found.sort(key=lambda line: line.at, reverse=True)
        return MovedLines(tuple(found[:at_most]), at_most is not None and len(found) > at_most)

    def _lines(
        self, connection: Snapshot, part: Sequence[DossierSummary], wanted: MovedFilter
    ) -> Iterator[MovedLine]:
        histories: dict[UUID | None, list[Event]] = defaultdict(list)
        for event in events_of(connection, [summary.id for summary in part]):
            histories[event.ref].append(event)
        chosen = [
            (summary, moved)
            for summary in part
            for moved in moved_dates(histories[summary.id])
            if wanted.takes(moved)
        ]
        sealed = [moved.why.commitment for _, moved in chosen if moved.why.commitment]
        private = private_values(connection, sealed)
        for summary, moved in chosen:
            words = private.get(moved.why.commitment or b"", {})
            yield self._line(summary, moved, str(words.get("reason", "")))

    def _line(self, summary: DossierSummary, moved: MovedDate, reason: str) -> MovedLine:
        return MovedLine(
            dossier=summary.id,
            code=summary.code or "",
            owner_name=summary.owner_name,
            procedure_name=summary.procedure_name,
            by=moved.by,
            at=moved.at,
            before=moved.before,
            after=moved.after,
            promised_at=moved.promised_at,
            due_at=summary.due_at,
            officer=moved.officer,
            officer_name=self._rulebook.officer_name(moved.officer),
            reason=reason,
            slip=moved.slip,
            entered_late_at=moved.entered_late_at,
        )
