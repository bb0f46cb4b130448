"""What the pace of dossiers is measured by: recent ends of a procedure, pauses, what runs now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection, select, text

from onecua.domain.dossier import PAUSED, RUNNING
from onecua.storage.column_types import moment, seconds
from onecua.storage.dossier_projection import ENDED_RANK
from onecua.storage.tables import SpanRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_PART = 500
_STATUSES = ", ".join(str(int(status)) for status in sorted(RUNNING))
# It has to be named, and WHERE says what it says, or SQLite walks all dossiers by their rank.
_RUNNING = f"""SELECT key, id, code, procedure_code, procedure_name, holder, received_at, due_at
FROM dossier INDEXED BY ix_dossier_board
WHERE is_voided = 0 AND status IN (2, 4, 5, 6) AND rank >= :first AND rank < :last
  AND status IN ({_STATUSES}) AND due_at IS NOT NULL
ORDER BY rank, key LIMIT :most"""
# Ended dossiers of a procedure follow its open ones in the index, the latest first.
_ENDED = """SELECT key, holder, received_at, ended_at FROM dossier
WHERE procedure_code = :procedure AND rank >= :ended AND is_voided = 0 AND status IN (9, 10)
ORDER BY rank, key LIMIT :most"""


@dataclass(frozen=True, slots=True)
class RunningDossier:
    """An open dossier whose clock runs, with what the briefing says of it."""

    key: int
    id: UUID
    code: str | None
    procedure_code: str | None
    procedure_name: str
    holder: UUID
    received_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class EndedDossier:
    """A dossier that has its result: who held it at last, from when to when."""

    key: int
    holder: UUID
    received_at: datetime
    ended_at: datetime


def running_until(
    connection: Connection, first: datetime, last: datetime, most: int
) -> list[RunningDossier]:
    """Return the running dossiers that are due from one instant up to another, earliest first."""
    values = {"first": seconds(first), "last": seconds(last), "most": most}
    return [
        RunningDossier(
            row.key,
            UUID(bytes=row.id),
            row.code,
            row.procedure_code,
            row.procedure_name,
            UUID(bytes=row.holder),
            moment(row.received_at),
            moment(row.due_at),
        )
        for row in connection.execute(text(_RUNNING), values)
    ]


def recent_ends(connection: Connection, procedure: str, most: int) -> list[EndedDossier]:
    """Return the dossiers of a procedure that were settled last."""
    values = {"procedure": procedure, "ended": ENDED_RANK, "most": most}
    return [
        EndedDossier(row.key, UUID(bytes=row.holder), moment(row.received_at), moment(row.ended_at))
        for row in connection.execute(text(_ENDED), values)
    ]


def pauses(
    connection: Connection, keys: Sequence[int]
) -> dict[int, list[tuple[datetime, datetime]]]:
    """Return the stretches in which the clock of these dossiers stood."""
    found: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for start in range(0, len(keys), _PART):
        query = select(SpanRow.dossier, SpanRow.from_at, SpanRow.to_at).where(
            SpanRow.dossier.in_(keys[start : start + _PART]), SpanRow.status.in_(sorted(PAUSED))
        )
        for key, from_at, to_at in connection.execute(query):
            found[key].append((moment(from_at), moment(to_at)))
    return found
