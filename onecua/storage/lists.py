"""The queries behind lists of dossiers: one page, a bounded count.

A page is found on an index alone and only its rows are read; the default order with any one filter
has an index of its own (`tables.py`).
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, text

from onecua.domain.deadline import Urgency
from onecua.domain.dossier import OPEN, PAUSED, RUNNING, Channel, Status
from onecua.domain.summary import Bounds, DossierFilter, DossierSummary, Sort
from onecua.storage.dossier_projection import ENDED_RANK
from onecua.storage.search import match_expression
from onecua.storage.tables import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

COUNT_CAP = 10_000
_MIDNIGHT = datetime.min.time()

_SUMMARY = (
    DOSSIER.c.key,
    DOSSIER.c.id,
    DOSSIER.c.code,
    DOSSIER.c.status,
    DOSSIER.c.procedure_code,
    DOSSIER.c.procedure_name,
    DOSSIER.c.sector,
    DOSSIER.c.channel,
    DOSSIER.c.received_at,
    DOSSIER.c.promised_at,
    DOSSIER.c.due_at,
    DOSSIER.c.ended_at,
    DOSSIER.c.returned_at,
    DOSSIER.c.holder,
    DOSSIER.c.owner_name,
    DOSSIER.c.is_voided,
)

_ORDER: Mapping[Sort, Any] = {
    Sort.RANK: DOSSIER.c.rank,
    Sort.CODE: DOSSIER.c.code,
    Sort.OWNER: DOSSIER.c.owner_sort,
    Sort.PROCEDURE: DOSSIER.c.procedure_code,
    Sort.DUE: DOSSIER.c.due_at,
    Sort.RECEIVED: DOSSIER.c.received_at,
}


def page(
    connection: Connection,
    wanted: DossierFilter,
    bounds: Bounds,
    *,
    sort: Sort = Sort.RANK,
    descending: bool = False,
    offset: int = 0,
    limit: int = 256,
) -> list[DossierSummary]:
    """Return one page of the list."""
    column = _ORDER[sort]
    order = (column.desc(), DOSSIER.c.key.desc()) if descending else (column, DOSSIER.c.key)
    keys = _narrow(select(DOSSIER.c.key), wanted, bounds, sort).order_by(*order)
    keys = keys.limit(limit).offset(offset)
    found = list(connection.execute(keys).scalars())
    by_key = {summary.key: summary for summary in summaries(connection, found)}
    return [by_key[key] for key in found]


def summaries(connection: Connection, keys: list[int]) -> list[DossierSummary]:
    """Return the summaries of these rows, in no particular order."""
    found: list[DossierSummary] = []
    for start in range(0, len(keys), 500):
        query = select(*_SUMMARY).where(DOSSIER.c.key.in_(keys[start : start + 500]))
        found.extend(_summary(row) for row in connection.execute(query))
    return found


def _summary(row: Row[*tuple[Any, ...]]) -> DossierSummary:
    values = list(row)
    values[3], values[7] = Status(values[3]), Channel(values[7])
    return DossierSummary(*values)


def count(connection: Connection, wanted: DossierFilter, bounds: Bounds) -> int:
    """Return how many dossiers the list holds, at most one more than `COUNT_CAP`."""
    inner = _narrow(select(DOSSIER.c.key), wanted, bounds).limit(COUNT_CAP + 1).subquery()
    return connection.execute(select(func.count()).select_from(inner)).scalar_one()


def _narrow(
    query: Select[Any], wanted: DossierFilter, bounds: Bounds, sort: Sort = Sort.RANK
) -> Select[Any]:
    if wanted.voided or _in_rank_order(wanted, sort):
        query = query.where(DOSSIER.c.is_voided.is_(wanted.voided))
    else:
        query = query.where(DOSSIER.c.is_voided.is_not(True))
    if wanted.open_only:
        query = query.where(DOSSIER.c.rank < ENDED_RANK)
    for column, values in (
        (DOSSIER.c.status, wanted.statuses),
        (DOSSIER.c.sector, wanted.sectors),
        (DOSSIER.c.channel, wanted.channels),
    ):
        if values:
            query = query.where(column.in_(sorted(values)))
    for place, value in (
        (DOSSIER.c.holder, wanted.holder),
        (DOSSIER.c.procedure_code, wanted.procedure_code),
        (DOSSIER.c.batch, wanted.batch),
    ):
        if value is not None:
            query = query.where(place == value)
    if wanted.urgency is not None:
        query = query.where(*_URGENCY[wanted.urgency](bounds))
    if wanted.keys is not None:
        # One value, not one a row: behind a year's figure stand more rows than SQLite takes values.
        listed = text("SELECT value FROM json_each(:keys)")
        query = query.where(DOSSIER.c.key.in_(listed.bindparams(keys=json.dumps(wanted.keys))))
    return _narrow_text(_narrow_dates(query, wanted), wanted)


def _in_rank_order(wanted: DossierFilter, sort: Sort) -> bool:
    """Tell whether the index of all dossiers in rank order is the one to walk.

    An equality on `is_voided` makes SQLite take it, which is right for the default order and
    wrong for another order or for the few rows of a day, a batch or a figure.
    """
    few = (wanted.received_from, wanted.received_to, wanted.batch, wanted.keys)
    return sort is Sort.RANK and all(each is None for each in few)


def _narrow_dates(query: Select[Any], wanted: DossierFilter) -> Select[Any]:
    if wanted.received_from is not None:
        start = datetime.combine(wanted.received_from, _MIDNIGHT)
        query = query.where(DOSSIER.c.received_at >= start)
    if wanted.received_to is not None:
        end = datetime.combine(wanted.received_to, _MIDNIGHT) + timedelta(days=1)
        query = query.where(DOSSIER.c.received_at < end)
    return query


def _narrow_text(query: Select[Any], wanted: DossierFilter) -> Select[Any]:
    expression = match_expression(wanted.text)
    if not expression:
        return query
    matching = text("SELECT rowid FROM dossier_search WHERE dossier_search MATCH :words")
    return query.where(DOSSIER.c.key.in_(matching.bindparams(words=expression)))


def _running() -> ColumnElement[bool]:
    return DOSSIER.c.status.in_(sorted(RUNNING))


_URGENCY: Mapping[Urgency, Callable[[Bounds], tuple[ColumnElement[bool], ...]]] = {
    Urgency.OVERDUE: lambda at: (_running(), DOSSIER.c.due_at < at.now),
    Urgency.DUE_TODAY: lambda at: (
        _running(),
        DOSSIER.c.due_at >= at.now,
        DOSSIER.c.due_at < at.end_of_today,
    ),
    Urgency.DUE_SOON: lambda at: (
        _running(),
        DOSSIER.c.due_at >= at.end_of_today,
        DOSSIER.c.due_at < at.end_of_soon,
    ),
    Urgency.IN_TIME: lambda at: (_running(), DOSSIER.c.due_at >= at.end_of_soon),
    Urgency.PAUSED: lambda at: (DOSSIER.c.status.in_(sorted(PAUSED)),),
    Urgency.DONE: lambda at: (DOSSIER.c.status.not_in(sorted(OPEN)),),
}


def sectors_in_use(connection: Connection) -> list[str]:
    """Return the sectors that dossiers have, by name."""
    return list(
        connection.execute(
            text(
                "WITH RECURSIVE s(name) AS (SELECT min(sector) FROM dossier UNION ALL "
                "SELECT (SELECT min(sector) FROM dossier WHERE sector > s.name) FROM s "
                "WHERE s.name IS NOT NULL) SELECT name FROM s WHERE name IS NOT NULL"
            )
        ).scalars()
    )
