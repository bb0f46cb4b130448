"""The official tallies of table II.06a/VPCP/KSTT and the identities that they must satisfy.

Columns (1)…(13) are numbered as on the form of TT 01/2020/TT-VPCP; `rules.md` 5 says which dossier
falls into which.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from onecua.domain.period import Period

COUNTED_COLUMNS = (4, 5, 6, 8, 9, 10, 12, 13)
SUMMED_COLUMNS: Mapping[int, tuple[int, ...]] = {3: (4, 5, 6), 7: (8, 9, 10), 11: (12, 13)}
COLUMNS = tuple(range(3, 14))


@dataclass(frozen=True, slots=True)
class SectorTally:
    """One row of table II.06a: the counted columns of one sector."""

    sector: str
    online: int = 0
    offline: int = 0
    carried_over: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    open_in_time: int = 0
    open_overdue: int = 0

    @property
    def received(self) -> int:
        """Column (3): everything there was to settle."""
        return self.online + self.offline + self.carried_over

    @property
    def finished(self) -> int:
        """Column (7)."""
        return self.early + self.on_time + self.late

    @property
    def open(self) -> int:
        """Column (11)."""
        return self.open_in_time + self.open_overdue

    def cell(self, column: int) -> int:
        """Return the figure of official column (3)…(13)."""
        return _CELLS[column](self)

    @property
    def is_empty(self) -> bool:
        """Tell whether every cell is 0, so that the sector needs no row."""
        return not any(self.cell(column) for column in COUNTED_COLUMNS)


_CELLS: Mapping[int, Callable[[SectorTally], int]] = {
    3: lambda row: row.received,
    4: lambda row: row.online,
    5: lambda row: row.offline,
    6: lambda row: row.carried_over,
    7: lambda row: row.finished,
    8: lambda row: row.early,
    9: lambda row: row.on_time,
    10: lambda row: row.late,
    11: lambda row: row.open,
    12: lambda row: row.open_in_time,
    13: lambda row: row.open_overdue,
}

TOTAL_NAME = "Tổng số"


def total(rows: Iterable[SectorTally]) -> SectorTally:
    """Return the row «Tổng số» of the sectors' rows."""
    counted = list(rows)
    return SectorTally(
        TOTAL_NAME,
        online=sum(row.online for row in counted),
        offline=sum(row.offline for row in counted),
        carried_over=sum(row.carried_over for row in counted),
        early=sum(row.early for row in counted),
        on_time=sum(row.on_time for row in counted),
        late=sum(row.late for row in counted),
        open_in_time=sum(row.open_in_time for row in counted),
        open_overdue=sum(row.open_overdue for row in counted),
    )


@dataclass(frozen=True, slots=True)
class Check:
    """One identity of the form, whether it holds, and the numbers that show it."""

    name: str
    ok: bool
    proof: str


@dataclass(frozen=True, slots=True)
class WholeCount:
    """Columns (3), (7) and (11) counted over the whole office at once, not summed from parts."""

    received: int
    finished: int
    open: int


@dataclass(frozen=True, slots=True)
class MonthlyFigures:
    """Table II.06a of a period as of an instant, with its identities.

    `counted_at` is the end of the period, or the present when the period is not over yet.
    `whole` was counted apart from `rows`, so that the identities can fail. `against_promise`
    counts the same dossiers against the first promise instead of the due date in force:
    (late, open_overdue).
    """

    period: Period
    counted_at: datetime
    rows: tuple[SectorTally, ...]
    previous_open: int
    whole: WholeCount
    against_promise: tuple[int, int]
    without_due_date: tuple[str, ...] = ()

    @property
    def total(self) -> SectorTally:
        """Return the row «Tổng số»."""
        return total(self.rows)

    @property
    def is_provisional(self) -> bool:
        """Tell whether the period was not over when the figures were counted."""
        return self.counted_at < self.period.end_at

    def checks(self) -> tuple[Check, ...]:
        """Return the six identities of the form in their official order."""
        return identities(self.rows, self.previous_open, self.whole)


def identities(
    rows: Iterable[SectorTally], previous_open: int, whole: WholeCount
) -> tuple[Check, ...]:
    """Return the identities of II.06a: rows against the whole count and last period's (11)."""
    listed = list(rows)
    summed = total(listed)
    counted = {3: whole.received, 7: whole.finished, 11: whole.open}
    return (
        *(
            _sum_check(counted[column], summed, column, parts)
            for column, parts in SUMMED_COLUMNS.items()
        ),
        _balance_check(listed, whole),
        _equal_check("(6) kỳ này = (11) kỳ trước", summed.carried_over, previous_open),
        _rows_check(listed, counted),
    )


def _balance_check(rows: list[SectorTally], whole: WholeCount) -> Check:
    name = "(3) = (7) + (11)"
    wrong = [row for row in rows if row.received != row.finished + row.open]
    if wrong:
        row = wrong[0]
        proof = f"{row.sector}: {row.received} ≠ {row.finished} + {row.open}"
        return Check(name, ok=False, proof=proof)
    ok = whole.received == whole.finished + whole.open
    sign = "=" if ok else "≠"
    return Check(name, ok, f"{whole.received} {sign} {whole.finished} + {whole.open}")


def _equal_check(name: str, one: int, other: int) -> Check:
    return Check(name, one == other, f"{one} {'=' if one == other else '≠'} {other}")


def _rows_check(rows: list[SectorTally], counted: Mapping[int, int]) -> Check:
    wrong = [c for c, value in counted.items() if sum(row.cell(c) for row in rows) != value]
    negative = [row.sector for row in rows if any(row.cell(c) < 0 for c in COUNTED_COLUMNS)]
    if wrong:
        proof = "lệch ở cột " + ", ".join(f"({column})" for column in wrong)
    elif negative:
        proof = "số âm ở " + ", ".join(negative)
    else:
        proof = "đúng ở cột (3), (7), (11); không có số âm"
    return Check(f"Tổng {len(rows)} lĩnh vực = dòng tổng", not wrong and not negative, proof)


def _sum_check(counted: int, summed: SectorTally, column: int, parts: tuple[int, ...]) -> Check:
    name = f"({column}) = " + " + ".join(f"({part})" for part in parts)
    addends = [summed.cell(part) for part in parts]
    ok = counted == sum(addends)
    sign = "=" if ok else "≠"
    return Check(name, ok, f"{counted} {sign} " + " + ".join(map(str, addends)))
