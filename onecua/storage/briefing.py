"""The queries behind the morning's sheet: results on the shelf, and past cases of a procedure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, text

from onecua.domain.dossier import Status
from onecua.storage.column_types import moment, seconds
from onecua.storage.dossier_projection import ENDED_RANK
from onecua.storage.tables import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

MOST_CASES = 500
"""The latest cases of a procedure that are looked at; more would say the same."""

_PAUSES = """SELECT dossier, from_at, to_at FROM dossier_span
WHERE dossier IN (SELECT value FROM json_each(:keys)) AND status IN (5, 6)"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """How long a dossier took or has taken: from reception to an end, with its pauses."""

    key: int
    procedure_code: str
    holder: UUID
    received_at: datetime
    to_at: datetime
    pauses: tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True, slots=True)
class ShelvedResult:
    """A result that waits to be handed out, since when."""

    id: UUID
    code: str | None
    procedure_name: str
    holder: UUID
    ready_at: datetime


def on_shelf(connection: Connection) -> list[ShelvedResult]:
    """Return the results that wait to be handed out, the longest first."""
    query = (
        select(
            DOSSIER.c.id,
            DOSSIER.c.code,
            DOSSIER.c.procedure_name,
            DOSSIER.c.holder,
            DOSSIER.c.ended_at,
        )
        .where(DOSSIER.c.status == Status.FINISHED, DOSSIER.c.is_voided.is_not(True))
        .order_by(DOSSIER.c.rank.desc(), DOSSIER.c.key)
    )
    return [
        ShelvedResult(row.id, row.code, row.procedure_name, row.holder, row.ended_at)
        for row in connection.execute(query)
        if row.ended_at is not None
    ]


def running(connection: Connection, keys: Sequence[int], now: datetime) -> list[Stretch]:
    """Return how long these open dossiers have taken until now."""
    found: list[Stretch] = []
    columns = (
        *(DOSSIER.c.key, DOSSIER.c.procedure_code, DOSSIER.c.holder),
        DOSSIER.c.received_at,
    )
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        query = select(*columns).where(DOSSIER.c.key.in_(part))
        rows = [(*row, now) for row in connection.execute(query) if row.procedure_code]
        found.extend(_stretches(connection, rows))
    return found


def past_cases(
    connection: Connection, procedure_code: str, since: datetime, now: datetime
) -> list[Stretch]:
    """Return the latest dossiers of a procedure that got their result since an instant."""
    query = (
        select(
            DOSSIER.c.key,
            DOSSIER.c.procedure_code,
            DOSSIER.c.holder,
            DOSSIER.c.received_at,
            DOSSIER.c.ended_at,
        )
        .where(
            DOSSIER.c.procedure_code == procedure_code,
            DOSSIER.c.rank >= 2 * ENDED_RANK - seconds(now),
            DOSSIER.c.rank <= 2 * ENDED_RANK - seconds(since),
            DOSSIER.c.status.in_((Status.FINISHED, Status.RETURNED)),
            DOSSIER.c.is_voided.is_not(True),
        )
        .order_by(DOSSIER.c.rank, DOSSIER.c.key)
        .limit(MOST_CASES)
    )
    return list(_stretches(connection, [tuple(row) for row in connection.execute(query)]))


def _stretches(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> Iterator[Stretch]:
    keys = json.dumps([row[0] for row in rows])
    pauses: dict[int, list[tuple[datetime, datetime]]] = {}
    ends = {row[0]: row[4] for row in rows}
    for key, from_at, to_at in connection.execute(text(_PAUSES), {"keys": keys}):
        end = min(to_at, seconds(ends[key]))
        pauses.setdefault(key, []).append((moment(from_at), moment(end)))
    for key, procedure_code, holder, received_at, to_at in rows:
        stood = tuple(pauses.get(key, ()))
        yield Stretch(key, procedure_code, holder, received_at, to_at, stood)
