"""Lists of dossiers, search, and the five counts of the front page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onecua.domain.deadline import Urgency
from onecua.domain.dossier import Status
from onecua.domain.summary import DossierFilter, DossierSummary, Sort
from onecua.services.deadlines import DeadlineService
from onecua.storage import lists, people, search

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database

COUNT_CAP = lists.COUNT_CAP
_EXPORT_PAGE = 5_000


@dataclass(frozen=True, slots=True)
class FrontCount:
    """One figure of the front page and the list behind it."""

    name: str
    count: int
    wanted: DossierFilter


class ListService:
    """Reads pages of lists, each from its own snapshot."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook
        self._deadlines = DeadlineService(database, rulebook)

    def page(
        self,
        wanted: DossierFilter,
        *,
        sort: Sort = Sort.RANK,
        descending: bool = False,
        offset: int = 0,
        limit: int = 256,
    ) -> list[DossierSummary]:
        """Return one page of a list."""
        bounds = self._deadlines.bounds()
        with self._database.read() as connection:
            return lists.page(
                connection,
                wanted,
                bounds,
                sort=sort,
                descending=descending,
                offset=offset,
                limit=limit,
            )

    def count(self, wanted: DossierFilter) -> int:
        """Return how many dossiers a list holds, at most `COUNT_CAP` + 1."""
        bounds = self._deadlines.bounds()
        with self._database.read() as connection:
            return lists.count(connection, wanted, bounds)

    def everything(
        self, wanted: DossierFilter, sort: Sort = Sort.RANK, *, descending: bool = False
    ) -> Iterator[DossierSummary]:
        """Yield a whole list from one snapshot, for a file."""
        bounds = self._deadlines.bounds()
        with self._database.read() as connection:
            offset = 0
            while True:
                part = lists.page(
                    connection,
                    wanted,
                    bounds,
                    sort=sort,
                    descending=descending,
                    offset=offset,
                    limit=_EXPORT_PAGE,
                )
                yield from part
                if len(part) < _EXPORT_PAGE:
                    return
                offset += len(part)

    def search(self, typed: str, limit: int = 12) -> list[DossierSummary]:
        """Return the dossiers that match what was typed: code, name, number, phone."""
        with self._database.read() as connection:
            return search.search(connection, typed, limit)

    def of_person(self, person: UUID, words: str) -> DossierFilter:
        """Return the list of a person's dossiers."""
        with self._database.read() as connection:
            return DossierFilter(keys=tuple(people.keys_of(connection, person)), words=words)

    def sectors(self) -> list[str]:
        """Return the sectors that dossiers have."""
        with self._database.read() as connection:
            return lists.sectors_in_use(connection)

    def front_counts(self) -> tuple[FrontCount, ...]:
        """Return the five counts of the front page with the lists behind them."""
        today = self._database.clock().date()
        open_ = DossierFilter(open_only=True)
        wanted = (
            ("Nhận hôm nay", DossierFilter(received_from=today, received_to=today)),
            ("Quá hạn", replace(open_, urgency=Urgency.OVERDUE)),
            ("Đến hạn hôm nay", replace(open_, urgency=Urgency.DUE_TODAY)),
            ("Sắp đến hạn", replace(open_, urgency=Urgency.DUE_SOON)),
            ("Chờ trả kết quả", DossierFilter(statuses=frozenset({Status.FINISHED}))),
        )
        bounds = self._deadlines.bounds()
        with self._database.read() as connection:
            return tuple(
                FrontCount(name, lists.count(connection, which, bounds), which)
                for name, which in wanted
            )
