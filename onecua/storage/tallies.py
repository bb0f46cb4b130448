"""The counts of table II.06a as of an instant, and the dossiers behind each of them.

Both come from `dossier_span` through the same two sets: the dossiers open at the instant, and
those ended between the period's start and it. Nobody replays the log for a report.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from onecua.domain.dossier import Channel, Status
from onecua.domain.figures import SectorTally, WholeCount
from onecua.storage.column_types import DAY, moment, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_OPEN = """
FROM dossier_span
WHERE status IN (2, 4, 5, 6) AND to_at >= :until AND from_at < :until
"""
_FINISHED = """
FROM dossier_span
WHERE finished_at IS NOT NULL AND finished_at >= :start AND finished_at < :until
  AND from_at < :until AND to_at >= :until
"""

# Overdue means that the due day was over at the instant; a paused dossier is only if it was over
# when the pause began (`rules.md` 5).
_OPEN_OVERDUE = f"""CASE
  WHEN {{due}} IS NULL THEN 0
  WHEN status IN (5, 6) THEN {{due}} / {DAY} < paused_at / {DAY}
  ELSE ({{due}} / {DAY} + 1) * {DAY} <= :until END"""
_LATE = f"CASE WHEN {{due}} IS NULL THEN 0 ELSE finished_at / {DAY} > {{due}} / {DAY} END"
_EARLY = (
    "CASE WHEN due_at IS NULL OR status IN (7, 8) THEN 0 "
    f"ELSE finished_at / {DAY} < due_at / {DAY} END"
)
# Withdrawn and stopped by the due day count as on time (`rules.md` 5).
_ON_TIME = (
    f"CASE WHEN due_at IS NULL THEN 1 WHEN status IN (7, 8) THEN finished_at / {DAY} <= "
    f"due_at / {DAY} ELSE finished_at / {DAY} = due_at / {DAY} END"
)
_OPEN_IN_TIME = f"""CASE
  WHEN due_at IS NULL THEN 1
  WHEN status IN (5, 6) THEN due_at / {DAY} >= paused_at / {DAY}
  ELSE (due_at / {DAY} + 1) * {DAY} > :until END"""


@dataclass(frozen=True, slots=True)
class Member:
    """A dossier that a table counts, the columns in which it stands, and how it was just then.

    `status` 9 stands for 10 as well, as in its span.
    """

    key: int
    columns: tuple[int, ...]
    sector: str
    channel: Channel
    status: Status
    due_at: datetime | None
    finished_at: datetime | None
    late_by_promise: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """The rows of the table and the counts against the first promise: (late, overdue)."""

    rows: tuple[SectorTally, ...]
    whole: WholeCount
    against_promise: tuple[int, int]


def count(connection: Connection, start: datetime, until: datetime) -> Tally:
    """Count II.06a of a period: what happened before `until`, which is not included."""
    values = {"start": seconds(start), "until": seconds(until)}
    cells: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    against = [0, 0]
    received = (
        "sum(received_at >= :start AND channel = 2), "
        "sum(received_at >= :start AND channel <> 2), sum(received_at < :start)"
    )
    for place, parts, promise in (
        (_FINISHED, _FINISHED_PARTS, _LATE),
        (_OPEN, _OPEN_PARTS, _OPEN_OVERDUE),
    ):
        sums = ", ".join(f"sum({case})" for case in parts.values())
        query = (
            f"SELECT sector, {received}, {sums}, sum({promise.format(due='promised_at')}) "
            f"{place} GROUP BY sector"
        )
        names = ("online", "offline", "carried_over", *parts)
        for row in connection.execute(text(query), values):
            for name, value in zip(names, row[1:-1], strict=True):
                cells[row[0]][name] += value
            against[place is _OPEN] += row[-1]
    rows = tuple(SectorTally(sector, **found) for sector, found in cells.items())
    shown = tuple(row for row in rows if not row.is_empty)
    return Tally(shown, _whole(connection, start, until), (against[0], against[1]))


_FINISHED_PARTS = {"early": _EARLY, "on_time": _ON_TIME, "late": _LATE.format(due="due_at")}
_OPEN_PARTS = {
    "open_in_time": _OPEN_IN_TIME,
    "open_overdue": _OPEN_OVERDUE.format(due="due_at"),
}


def _whole(connection: Connection, start: datetime, until: datetime) -> WholeCount:
    """Count (3), (7) and (11) apart from the rows, for the identities to compare."""
    values = {"start": seconds(start), "until": seconds(until)}

    def counted(query: str) -> int:
        return int(connection.execute(text(query), values).scalar_one())

    finished = counted(f"SELECT count(*) {_FINISHED}")
    still_open = counted(f"SELECT count(*) {_OPEN}")
    # UNION would merge in dossier order and scan every span for it.
    members = f"SELECT dossier {_FINISHED} UNION ALL SELECT dossier {_OPEN}"
    return WholeCount(
        counted(f"SELECT count(DISTINCT dossier) FROM ({members})"), finished, still_open
    )


def open_count(connection: Connection, until: datetime) -> int:
    """Return column (11) as of an instant."""
    query = text(f"SELECT count(*) {_OPEN}")
    return int(connection.execute(query, {"until": seconds(until)}).scalar_one())


def members(connection: Connection, start: datetime, until: datetime) -> Iterator[Member]:
    """Yield the dossiers that the table counts with their columns."""
    values = {"start": seconds(start), "until": seconds(until)}
    received = "CASE WHEN received_at < :start THEN 6 WHEN channel = 2 THEN 4 ELSE 5 END"
    late = _LATE.format(due="due_at")
    finished = f"CASE WHEN {late} THEN 10 WHEN {_EARLY} THEN 8 ELSE 9 END"
    still_open = f"CASE WHEN {_OPEN_OVERDUE.format(due='due_at')} THEN 13 ELSE 12 END"
    for place, column, promise in (
        (_FINISHED, finished, _LATE.format(due="promised_at")),
        (_OPEN, still_open, _OPEN_OVERDUE.format(due="promised_at")),
    ):
        query = (
            f"SELECT dossier, {received}, {column}, sector, channel, status, due_at, finished_at, "
            f"{promise} {place}"
        )
        for row in connection.execute(text(query), values):
            yield _member(*row)


def _member(
    key: int,
    received: int,
    column: int,
    sector: str,
    channel: int,
    status: int,
    due_at: int | None,
    finished_at: int | None,
    late_by_promise: int,
) -> Member:
    return Member(
        key,
        (received, column),
        sector,
        Channel(channel),
        Status(status),
        None if due_at is None else moment(due_at),
        None if finished_at is None else moment(finished_at),
        bool(late_by_promise),
    )


def carried_over_but_new(connection: Connection, start: datetime, until: datetime) -> list[int]:
    """Return the dossiers of column (6) that were not open at the period's start.

    They explain a difference between (6) and the last period's (11): a result was undone, or a
    reception was entered late.
    """
    values = {"start": seconds(start), "until": seconds(until)}
    query = " UNION ALL ".join(
        f"SELECT dossier {place} AND received_at < :start AND NOT EXISTS ("
        "SELECT 1 FROM dossier_span before WHERE before.dossier = dossier_span.dossier "
        "AND before.status IN (2, 4, 5, 6) AND before.from_at < :start AND before.to_at >= :start)"
        for place in (_FINISHED, _OPEN)
    )
    return list(connection.execute(text(query), values).scalars())


def without_due_date(connection: Connection, start: datetime, until: datetime) -> tuple[str, ...]:
    """Return the codes of counted dossiers that have no due date."""
    values = {"start": seconds(start), "until": seconds(until)}
    query = " UNION ALL ".join(
        f"SELECT dossier {place} AND due_at IS NULL" for place in (_FINISHED, _OPEN)
    )
    codes = text(f"SELECT coalesce(code, hex(id)) FROM dossier WHERE key IN ({query}) ORDER BY 1")
    return tuple(connection.execute(codes, values).scalars())
