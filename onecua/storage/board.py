"""The queries behind the board of deadlines: all open dossiers, a page of lines, ended days.

All open dossiers come from a partial index alone, ended days from the index of due instants; only
the lines in view are read from their rows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection, select, text

from onecua.domain.board import NO_STEP, EndedDay, OpenDossier
from onecua.domain.dossier import Status
from onecua.storage.column_types import DAY, EPOCH, moment, seconds
from onecua.storage.dossier_projection import ENDED_RANK
from onecua.storage.tables import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onecua.domain.board import BoardFilter

# WHERE says what the partial index says, so that the index answers alone; it has to be named, or
# SQLite walks all dossiers in the order of their rank.
_OPEN = """SELECT key, status, due_at, rank, paused_at, holder, sector, step_name, step_due_at,
  opinion_due_at, late_cause, is_extended
FROM dossier INDEXED BY ix_dossier_board
WHERE is_voided = 0 AND status IN (2, 4, 5, 6) ORDER BY rank, key"""

# The plus signs keep SQLite on the index of due instants.
_ENDED = """SELECT due_at / {day}, count(*), sum({late})
FROM dossier
WHERE due_at >= :first AND due_at < :past AND +status IN (7, 8, 9, 10) AND +is_voided = 0
  {narrowed}
GROUP BY 1"""
_LATE_BY_DAY = f"ended_at / {DAY} > due_at / {DAY}"
_LATE_BY_INSTANT = "ended_at - ended_at % 60 > due_at"
_AMONG = " AND {column} IN (SELECT value FROM json_each(:{name}))"


@dataclass(frozen=True, slots=True)
class BoardDetail:
    """What a line of the board shows beside what it is counted by."""

    key: int
    id: UUID
    code: str | None
    owner_name: str
    procedure_name: str
    received_at: datetime
    promised_at: datetime | None
    late_cause: str | None


def open_dossiers(connection: Connection) -> Iterator[OpenDossier]:
    """Yield every open dossier, the most urgent first."""
    instants: dict[int | None, datetime | None] = {None: None, ENDED_RANK - 1: None}
    officers: dict[bytes, UUID] = {}
    statuses = {int(status): status for status in Status}

    def at(value: int | None) -> datetime | None:
        # Most instants are the end of one of a few hundred days.
        if value not in instants:
            instants[value] = moment(value)  # type: ignore[arg-type]
        return instants[value]

    for row in connection.exec_driver_sql(_OPEN):
        key, status, due, rank, paused, holder, sector, step, step_due, opinion_due, *rest = row
        cause, extended = rest
        if holder not in officers:
            officers[holder] = UUID(bytes=holder)
        yield OpenDossier(
            key,
            statuses[status],
            at(due),
            at(rank) if paused is not None and rank != due else None,
            at(paused),
            officers[holder],
            sector,
            step or NO_STEP,
            at(step_due),
            at(opinion_due),
            cause is not None,
            bool(extended),
        )


def details(connection: Connection, keys: Sequence[int]) -> dict[int, BoardDetail]:
    """Return the details of these dossiers by their key; a dossier keeps its row for ever."""
    columns = (
        DOSSIER.c.key,
        DOSSIER.c.id,
        DOSSIER.c.code,
        DOSSIER.c.owner_name,
        DOSSIER.c.procedure_name,
        DOSSIER.c.received_at,
        DOSSIER.c.promised_at,
        DOSSIER.c.late_cause,
    )
    found: dict[int, BoardDetail] = {}
    for start in range(0, len(keys), 500):
        query = select(*columns).where(DOSSIER.c.key.in_(keys[start : start + 500]))
        found.update((row.key, BoardDetail(*row)) for row in connection.execute(query))
    return found


def ended_days(
    connection: Connection, first: date, last: date, wanted: BoardFilter, *, by_instant: bool
) -> list[EndedDay]:
    """Return what was due on each day of a stretch, both ends included, and is ended."""
    values: dict[str, Any] = {"first": _midnight(first), "past": _midnight(last) + DAY}
    narrowed = ""
    if wanted.holders:
        narrowed += _AMONG.format(column="hex(holder)", name="holders")
        values["holders"] = json.dumps([holder.hex.upper() for holder in wanted.holders])
    if wanted.sectors:
        narrowed += _AMONG.format(column="+sector", name="sectors")
        values["sectors"] = json.dumps(sorted(wanted.sectors))
    late = _LATE_BY_INSTANT if by_instant else _LATE_BY_DAY
    query = text(_ENDED.format(day=DAY, late=late, narrowed=narrowed))
    return [
        EndedDay((EPOCH + timedelta(days=day)).date(), count, late_count)
        for day, count, late_count in connection.execute(query, values)
    ]


def due_on(connection: Connection, day: date) -> tuple[int, ...]:
    """Return the dossiers that were or are due on a day, whether ended or not."""
    query = text(
        "SELECT key FROM dossier WHERE due_at >= :first AND due_at < :past "
        "AND +status NOT IN (1, 3) AND +is_voided = 0 ORDER BY due_at, key"
    )
    values = {"first": _midnight(day), "past": _midnight(day) + DAY}
    return tuple(connection.execute(query, values).scalars())


def _midnight(day: date) -> int:
    return seconds(datetime.combine(day, datetime.min.time()))
