"""What the window watches: counts for the rail and the reminders, and when they change next."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from onecua.domain.reminders import Reminder, Told, WatchCounts, next_boundary, remind
from onecua.domain.summary import DossierFilter
from onecua.services.deadlines import DeadlineService
from onecua.services.dossier_lists import FrontCount
from onecua.storage import office, watching

if TYPE_CHECKING:
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Snapshot

STALE_NAME = "Quá hạn bổ sung"
TOLD = "reminders.told"


class WatchService:
    """Reads what is due in a few bounded queries; remembers what was told."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._deadlines = DeadlineService(database, rulebook)

    def counts(self) -> WatchCounts:
        """Return what is overdue, due today, and waited for too long."""
        bounds = self._deadlines.bounds()
        with self._database.read() as connection:
            stale = len(self._stale(connection, bounds.now))
            return watching.counts(connection, bounds, stale)

    def stale(self) -> FrontCount:
        """Return the dossiers that waited for a supplement longer than they may.

        The app proposes to stop them and a person signs (`rules.md` 4).
        """
        now = self._database.clock()
        with self._database.read() as connection:
            keys = self._stale(connection, now)
        return FrontCount(STALE_NAME, len(keys), DossierFilter(keys=keys, words=STALE_NAME))

    def next_boundary(self) -> datetime:
        """Return when a list or a count changes by itself next."""
        now = self._database.clock()
        with self._database.read() as connection:
            return next_boundary(now, watching.next_change_at(connection, now))

    def reminder(self, *, starting: bool = False) -> tuple[Reminder | None, Told]:
        """Return what to say now and what will have been told then; `keep_told` remembers it."""
        now, counts = self._database.clock(), self.counts()
        with self._database.read() as connection:
            told = _told(connection)
            red = watching.turned_red(connection, told.since(now), now)
        return remind(told, now, counts, red, starting=starting)

    def keep_told(self, told: Told) -> None:
        """Remember until when was looked and what was told, so that nothing is told twice."""
        looked_at = told.looked_at.isoformat() if told.looked_at else ""
        overview_on = told.overview_on.isoformat() if told.overview_on else ""
        with self._database.write() as transaction:
            office.set_preference(transaction.connection, TOLD, f"{looked_at}|{overview_on}")

    def _stale(self, connection: Snapshot, now: datetime) -> tuple[int, ...]:
        found = []
        for each in watching.waiting(connection, now):
            closes_at = each.closes_at or self._deadlines.closes_at(each.paused_at)
            if closes_at <= now:
                found.append(each.key)
        return tuple(found)


def _told(connection: Snapshot) -> Told:
    kept = office.preference(connection, TOLD)
    if not kept:
        return Told()
    looked_at, _, overview_on = kept.partition("|")
    return Told(
        datetime.fromisoformat(looked_at) if looked_at else None,
        date.fromisoformat(overview_on) if overview_on else None,
    )
