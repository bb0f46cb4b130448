"""The figures of a period: table II.06a, its identities, and the dossiers behind every cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from onecua.domain.dossier import Status
from onecua.domain.dossier_history import fold
from onecua.domain.figures import SUMMED_COLUMNS, MonthlyFigures
from onecua.domain.summary import DossierFilter, DossierSummary
from onecua.domain.vietnamese import sort_key
from onecua.services.amended_words import difference
from onecua.storage import amendments, dossiers, lists, people, tallies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onecua.domain.period import Period
    from onecua.services.rulebook import Rulebook
    from onecua.storage.amendments import Amendment
    from onecua.storage.database import Database
    from onecua.storage.tallies import Member


@dataclass(frozen=True, slots=True)
class CountedDossier:
    """A dossier behind the table as it was at the period's end, and where it is counted."""

    summary: DossierSummary
    columns: tuple[int, ...]

    @property
    def sector(self) -> str:
        """Return the row in which it is counted."""
        return self.summary.sector


class FigureService:
    """Counts from a snapshot of its own, so that the desk goes on writing."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook

    def _until(self, period: Period) -> datetime:
        return min(period.end_at, self._database.clock() + timedelta(seconds=1))

    def monthly(self, period: Period) -> MonthlyFigures:
        """Return table II.06a of a period, as of its end or of now when it is not over."""
        until = self._until(period)
        with self._database.read() as connection:
            tally = tallies.count(connection, period.start_at, until)
            previous = tallies.open_count(connection, period.start_at)
            without = tallies.without_due_date(connection, period.start_at, until)
        rows = sorted(tally.rows, key=lambda row: (-row.received, sort_key(row.sector)))
        counted_at = period.end_at if until == period.end_at else self._database.clock()
        return MonthlyFigures(
            period, counted_at, tuple(rows), previous, tally.whole, tally.against_promise, without
        )

    def counted(self, period: Period) -> Iterator[CountedDossier]:
        """Yield the dossiers behind the table, in order of their reception."""
        until = self._until(period)
        with self._database.read() as connection:
            members = {m.key: m for m in tallies.members(connection, period.start_at, until)}
            found = lists.summaries(connection, list(members))
        found.sort(key=lambda summary: (summary.received_at, summary.key))
        for summary in found:
            member = members[summary.key]
            yield CountedDossier(_as_of(summary, member, until), member.columns)

    def behind(self, period: Period, column: int, sector: str | None = None) -> DossierFilter:
        """Return the list of the dossiers behind a cell; without a sector, of the whole column."""
        columns = SUMMED_COLUMNS.get(column, (column,))
        until = self._until(period)
        with self._database.read() as connection:
            keys = [
                member.key
                for member in tallies.members(connection, period.start_at, until)
                if set(columns) & set(member.columns) and sector in (None, member.sector)
            ]
        name = sector or "Tổng số"
        return DossierFilter(keys=tuple(keys), words=f"{name}, cột ({column}), {period.title}")

    def shifted(self, period: Period) -> DossierFilter:
        """Return the dossiers that make (6) differ from the last period's (11)."""
        with self._database.read() as connection:
            keys = tallies.carried_over_but_new(connection, period.start_at, self._until(period))
        return DossierFilter(keys=tuple(keys), words=f"Lệch giữa (6) và (11), {period.title}")

    def amendments(self, period: Period) -> list[Amendment]:
        """Return what was entered late or corrected about the period after its end."""
        with self._database.read() as connection:
            return amendments.since(connection, period.end_at)

    def amended(self, amendment: Amendment) -> tuple[str, str]:
        """Return in words what a correction found and what it left."""
        with self._database.read() as connection:
            events = dossiers.history(connection, amendment.dossier)
            place = next(i for i, each in enumerate(events) if each.key == amendment.event)
            before, after = fold(events[:place]), fold(events[: place + 1])
            if before is None or after is None:
                return "", ""
            names = people.applicants(connection, [before.owner, after.owner])
        return difference(before, after, names)


def _as_of(summary: DossierSummary, member: Member, until: datetime) -> DossierSummary:
    """Return the summary with what has happened since the instant taken back."""
    returned = summary.returned_at is not None and summary.returned_at < until
    finished = member.status is Status.FINISHED
    return replace(
        summary,
        sector=member.sector,
        channel=member.channel,
        status=Status.RETURNED if finished and returned else member.status,
        due_at=member.due_at,
        ended_at=member.finished_at,
        returned_at=summary.returned_at if returned else None,
    )
