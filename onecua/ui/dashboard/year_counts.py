"""The year to date and the last twelve months, counted by the same rules as table II.06a."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onecua.domain.period import month_of, yearly

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.figures import SectorTally
    from onecua.domain.period import Period
    from onecua.domain.summary import DossierFilter
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.services.figures import FigureService

MONTHS = 12
ONLINE, OFFLINE, LATE, OPEN_OVERDUE = 4, 5, 10, 13
"""Columns of II.06a."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """A month of the trend; `overdue` are (10), in the running month (13) as well.

    So the months of a year add up to what is overdue in the year.
    """

    period: Period
    online: int
    offline: int
    overdue: int
    is_running: bool

    @property
    def received(self) -> int:
        """Return how many came in during the month."""
        return self.online + self.offline


@dataclass(frozen=True, slots=True)
class YearCounts:
    """The reporting year so far as one row of the table, and the months of the trend.

    `slips` are the dossiers returned in the year that have their survey slip, and all of them.
    """

    year: Period
    whole: SectorTally
    months: tuple[MonthCount, ...]
    slips: tuple[int, int]


class YearCounter:
    """Counts on a worker; what is over is kept, so make a new one when dossiers have changed."""

    def __init__(self, desk: Desk) -> None:
        self._figures = desk.figures
        self._surveys = desk.survey_figures
        self._over: dict[Period, MonthCount] = {}

    def count(self, today: date, progress: Progress) -> YearCounts:
        """Return the counts as of now; cancelled between two months."""
        running = month_of(today)
        periods = [running]
        while len(periods) < MONTHS:
            periods.append(periods[-1].previous())
        months = []
        for done, period in enumerate(reversed(periods)):
            progress.step(done, MONTHS)
            months.append(self._month(period, is_running=period == running))
        year = yearly(running.year)
        whole = self._figures.monthly(year).total
        return YearCounts(year, whole, tuple(months), self._surveys.covered(year))

    def _month(self, period: Period, *, is_running: bool) -> MonthCount:
        if period in self._over:
            return self._over[period]
        row = self._figures.monthly(period).total
        overdue = row.late + row.open_overdue * is_running
        found = MonthCount(period, row.online, row.offline, overdue, is_running)
        if not is_running:
            self._over[period] = found
        return found


def behind_columns(
    figures: FigureService, period: Period, columns: tuple[int, ...], words: str
) -> DossierFilter:
    """Return the list of the dossiers that stand in any of these columns of a period."""
    found = [figures.behind(period, column) for column in columns]
    keys = tuple(key for one in found for key in one.keys or ())
    return replace(found[0], keys=keys, words=words)
