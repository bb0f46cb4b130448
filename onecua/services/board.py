"""The board of deadlines: what is open and how urgent, and what each day asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.board import BoardFilter, day_counts, sort_out
from onecua.domain.deadline import Standing, standing_words, urgency
from onecua.domain.dossier import Status
from onecua.domain.office import LateBy
from onecua.domain.summary import DossierFilter
from onecua.services.deadlines import DeadlineService
from onecua.storage import board

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from onecua.domain.board import Board, DayCount, EndedDay, OpenDossier
    from onecua.services.rulebook import Rulebook
    from onecua.storage.board import BoardDetail
    from onecua.storage.database import Database


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A dossier as one line of the board, and how it stands."""

    counted: OpenDossier
    detail: BoardDetail
    standing: Standing

    @property
    def id(self) -> UUID:
        """Return the dossier's identity."""
        return self.detail.id

    @property
    def words(self) -> str:
        """Say how it stands: «Quá hạn 2 ngày», «Hôm nay 17:00», «Chờ nộp tiền»."""
        pays = self.counted.status is Status.AWAITING_PAYMENT
        return standing_words(self.standing, "Chờ nộp tiền" if pays else "Chờ bổ sung")


class BoardService:
    """Reads the board from one snapshot; lines in view and the days of a month when asked."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook
        self._deadlines = DeadlineService(database, rulebook)

    def read(self) -> Board:
        """Return every open dossier in its bucket as of now."""
        bounds = self._deadlines.bounds()
        with self._database.read() as connection:
            return sort_out(board.open_dossiers(connection), bounds)

    def lines(self, counted: Sequence[OpenDossier], now: datetime) -> list[BoardLine]:
        """Return these dossiers as lines, as they stand at an instant.

        The instant is that of the board, so that a line never contradicts its bucket.
        """
        with self._database.read() as connection:
            found = board.details(connection, [each.key for each in counted])
        calendar = self._rulebook.calendar
        return [
            BoardLine(
                each,
                found[each.key],
                urgency(now, each.due_at, calendar, paused=each.is_paused),
            )
            for each in counted
        ]

    def ended_days(self, first: date, last: date, wanted: BoardFilter) -> list[EndedDay]:
        """Return what was due on each day of a stretch and is ended, late as this office says."""
        if wanted.asks_of_the_open:
            return []
        by_instant = self._rulebook.office.policy.late_by is LateBy.INSTANT
        with self._database.read() as connection:
            return board.ended_days(connection, first, last, wanted, by_instant=by_instant)

    def days(
        self, read: Board, first: date, last: date, wanted: BoardFilter
    ) -> dict[date, DayCount]:
        """Return what each day of a stretch asks for; `read` is narrowed already."""
        found = day_counts(read, self.ended_days(first, last, wanted))
        return {on: count for on, count in found.items() if first <= on <= last}

    def due_on(self, day: date) -> DossierFilter:
        """Return the list of all dossiers that were or are due on a day, ended ones too."""
        with self._database.read() as connection:
            keys = board.due_on(connection, day)
        return DossierFilter(keys=keys, words=f"Hẹn trả {day:%d/%m/%Y}")

    def closes_at(self, counted: OpenDossier) -> datetime | None:
        """Return when a dossier that waits for a supplement may be closed, None for any other."""
        if counted.status is not Status.AWAITING_SUPPLEMENT or counted.paused_at is None:
            return None
        return counted.closes_at or self._deadlines.closes_at(counted.paused_at)
