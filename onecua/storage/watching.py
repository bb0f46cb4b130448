"""What the window watches: bounded counts of the hour, what has turned red, what changes next.

All of it walks the open dossiers in the order of their `rank`, which is their due instant (for one
that waits for a supplement, the instant at which it may be closed), and no further than it must.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from onecua.domain.dossier import RUNNING, Status
from onecua.domain.reminders import TurnedRed, WatchCounts
from onecua.storage.column_types import moment, seconds
from onecua.storage.dossier_projection import ENDED_RANK
from onecua.storage.lists import COUNT_CAP
from onecua.storage.tables import DossierRow

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.summary import Bounds

_NO_DUE_DATE = ENDED_RANK - 1


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier that waits for a supplement: since when, and when it may be closed if it says."""

    key: int
    paused_at: datetime
    closes_at: datetime | None


def counts(connection: Connection, bounds: Bounds, stale: int) -> WatchCounts:
    """Return the counts of the hour; `stale` is what the caller found of `waiting`."""
    now, midnight = seconds(bounds.now), seconds(bounds.end_of_today)
    nearest = connection.execute(
        select(DossierRow.due_at).where(*_ranked(now, midnight)).order_by(DossierRow.rank).limit(1)
    ).scalar_one_or_none()
    return WatchCounts(
        overdue=_count(connection, 0, now),
        due_today=_count(connection, now, midnight),
        stale=stale,
        cap=COUNT_CAP,
        next_due_at=nearest,
    )


def waiting(connection: Connection, now: datetime) -> list[Waiting]:
    """Return the dossiers that wait for a supplement and rank before now, the longest first.

    An imported dossier does not say when it may be closed and ranks by its due instant.
    """
    columns = (DossierRow.key, DossierRow.paused_at, DossierRow.due_at, DossierRow.rank)
    rows = connection.execute(
        select(*columns)
        .where(
            DossierRow.status == Status.AWAITING_SUPPLEMENT,
            DossierRow.is_voided.is_not(True),
            DossierRow.rank <= seconds(now),
        )
        .order_by(DossierRow.rank, DossierRow.key)
        .limit(COUNT_CAP + 1)
    )
    found = []
    for key, paused_at, due_at, rank in rows:
        at = moment(rank)
        found.append(Waiting(key, paused_at, None if at == due_at else at))
    return found


def next_change_at(connection: Connection, now: datetime) -> datetime | None:
    """Return the next instant at which an open dossier is due or may be closed."""
    query = select(DossierRow.rank).where(
        DossierRow.is_voided.is_(False),
        DossierRow.rank >= seconds(now),
        DossierRow.rank < _NO_DUE_DATE,
    )
    found = connection.execute(query.order_by(DossierRow.rank).limit(1)).scalar_one_or_none()
    return None if found is None else moment(found)


def turned_red(connection: Connection, since: datetime, now: datetime) -> TurnedRed:
    """Return the running dossiers that were not overdue at `since` and are now."""
    first, last = seconds(since), seconds(now)
    query = select(DossierRow.code, DossierRow.due_at).where(*_ranked(first, last))
    row = connection.execute(query.order_by(DossierRow.rank).limit(1)).first()
    if row is None:
        return TurnedRed()
    return TurnedRed(_count(connection, first, last), row.code or "", row.due_at)


def _count(connection: Connection, first: int, last: int) -> int:
    inner = select(DossierRow.key).where(*_ranked(first, last)).limit(COUNT_CAP + 1).subquery()
    return connection.execute(select(func.count()).select_from(inner)).scalar_one()


def _ranked(first: int, last: int) -> tuple[Any, ...]:
    """Narrow to what is due from the first instant on, before the last; equality takes the rank."""
    return (
        DossierRow.is_voided.is_(False),
        DossierRow.status.in_(sorted(RUNNING)),
        DossierRow.rank >= first,
        DossierRow.rank < last,
    )
