"""Whether an open dossier is likely to be late, by what the office's own past says.

The point at which a dossier stands is the working time that its clock has run since reception. A
past case of the same procedure was at the same point if its clock ran longer; what it still needed
is the rest of its own time. A dossier is at risk when it has less working time left than four in
five of those cases still needed. The holder's own cases speak first; with fewer than five of them
all cases of the procedure do; with fewer than five of those nothing is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

from onecua.domain.deadline.working_clock import working_minutes_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from uuid import UUID

    from onecua.domain.work_calendar import WorkCalendar

LEAST_CASES = 5
SHARE = Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class PastCase:
    """A dossier that got its result: who held it last, and the working minutes that it took."""

    holder: UUID
    minutes: int


@dataclass(frozen=True, slots=True)
class Risk:
    """Working minutes left and those that four in five still needed, told by so many cases."""

    left: int
    needed: int
    cases: int
    by_holder: bool


def still_needed(totals: Iterable[int], elapsed: int) -> tuple[int, int] | None:
    """Return the 80th percentile of what longer cases still needed, and their number.

    The percentile is the nearest rank: the least rest that at least four in five do not exceed.
    None with fewer than `LEAST_CASES` cases.
    """
    rests = sorted(total - elapsed for total in totals if total > elapsed)
    if len(rests) < LEAST_CASES:
        return None
    return rests[ceil(len(rests) * SHARE) - 1], len(rests)


def foresee(elapsed: int, left: int, holder: UUID, past: Sequence[PastCase]) -> Risk | None:
    """Return why a dossier of this procedure is at risk, None when it is not or none can tell."""
    own = still_needed((case.minutes for case in past if case.holder == holder), elapsed)
    found = own or still_needed((case.minutes for case in past), elapsed)
    if found is None or left >= found[0]:
        return None
    return Risk(left, *found, by_holder=own is not None)


class WorkedTime:
    """Working minutes between instants of a stretch of years, each day's added up once.

    The calendar of today counts the past too: hours of an earlier calendar differ little, and the
    figure only warns.
    """

    def __init__(self, calendar: WorkCalendar, first: date, last: date) -> None:
        self._calendar = calendar
        self._first = first.toordinal()
        midnights = [datetime.fromordinal(n) for n in range(self._first, last.toordinal() + 2)]
        days = pairwise(midnights)
        self._sums = [0, *accumulate(working_minutes_between(a, b, calendar) for a, b in days)]

    def between(self, start: datetime, end: datetime) -> int:
        """Return the working minutes from an instant to a later one; 0 when it is not later."""
        return max(self._until(end) - self._until(start), 0)

    def _until(self, at: datetime) -> int:
        place = at.toordinal() - self._first
        if not 0 <= place < len(self._sums) - 1:
            return 0 if place < 0 else self._sums[-1]
        midnight = datetime.fromordinal(at.toordinal())
        return self._sums[place] + working_minutes_between(midnight, at, self._calendar)
