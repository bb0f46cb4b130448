"""What the window watches: bounded counts of the hour, what has turned red, what changes next.

The partial index of open dossiers answers alone, but for the name of the one that turned red. Its
order is `rank`: the due instant, or for one that waits for a supplement the instant at which it may
be closed; no query walks further than it must.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from onecua.domain.dossier import RUNNING, Status
from onecua.domain.reminders import TurnedRed, WatchCounts
from onecua.storage.column_types import moment, seconds
from onecua.storage.dossier_projection import ENDED_RANK
from onecua.storage.lists import COUNT_CAP

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.summary import Bounds

# It has to be named, and WHERE says what it says, or SQLite walks all dossiers by their rank.
_OPEN = (
    "FROM dossier INDEXED BY ix_dossier_board WHERE is_voided = 0 AND status IN (2, 4, 5, 6) "
    "AND rank >= :first AND rank < :last"
)
_RUNNING = f"{_OPEN} AND status IN ({', '.join(str(int(status)) for status in sorted(RUNNING))})"
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
    nearest = _first_of(connection, f"SELECT min(rank) {_RUNNING}", now, midnight)
    return WatchCounts(
        overdue=_count(connection, 0, now),
        due_today=_count(connection, now, midnight),
        stale=stale,
        cap=COUNT_CAP,
        next_due_at=nearest,
    )


def waiting(connection: Connection, now: datetime) -> list[Waiting]:
    """Return the dossiers that wait for a supplement and rank up to now, the longest first.

    An imported dossier does not say when it may be closed and ranks by its due instant.
    """
    rows = connection.execute(
        text(
            f"SELECT key, paused_at, due_at, rank {_OPEN} AND status = :status "
            "ORDER BY rank, key LIMIT :most"
        ),
        {
            "first": 0,
            "last": seconds(now) + 1,
            "status": int(Status.AWAITING_SUPPLEMENT),
            "most": COUNT_CAP + 1,
        },
    )
    return [
        Waiting(key, moment(paused_at), None if rank == due_at else moment(rank))
        for key, paused_at, due_at, rank in rows
    ]


def next_change_at(connection: Connection, now: datetime) -> datetime | None:
    """Return the next instant at which an open dossier, its step or an opinion is due.

    The instant at which one that waits for a supplement may be closed counts as well.
    """
    at = seconds(now)
    nearest = _first_of(connection, f"SELECT min(rank) {_OPEN}", at, _NO_DUE_DATE)
    others = [
        _first_of(connection, f"SELECT min({column}) {_OPEN} AND {column} >= {at}", 0, ENDED_RANK)
        for column in ("step_due_at", "opinion_due_at")
    ]
    return min((each for each in (nearest, *others) if each is not None), default=None)


def turned_red(connection: Connection, since: datetime, now: datetime) -> TurnedRed:
    """Return the running dossiers that were not overdue at `since` and are now."""
    first, last = seconds(since), seconds(now)
    query = text(f"SELECT code, due_at {_RUNNING} ORDER BY rank, key LIMIT 1")
    row = connection.execute(query, {"first": first, "last": last}).first()
    if row is None:
        return TurnedRed()
    return TurnedRed(_count(connection, first, last), row.code or "", moment(row.due_at))


def _count(connection: Connection, first: int, last: int) -> int:
    query = text(f"SELECT count(*) FROM (SELECT key {_RUNNING} LIMIT :most)")
    values = {"first": first, "last": last, "most": COUNT_CAP + 1}
    return int(connection.execute(query, values).scalar_one())


def _first_of(connection: Connection, query: str, first: int, last: int) -> datetime | None:
    found = connection.execute(text(query), {"first": first, "last": last}).scalar_one()
    return None if found is None else moment(found)
