"""The one place where the PC's clock enters the log: the present of a write, or why there is none.

It is read inside the writing transaction, which holds the lock: another process may have appended
since, and its entry counts.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from onecua.domain.clock_guard import DATED, Stamp, stamp
from onecua.storage.office import preference, set_preference
from onecua.storage.tables import EVENT, WRITER

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.clock import Clock

SEEN = "clock.seen"
"""The preference that keeps when the window was last seen open at a right clock."""
MENDED = "clock.mended"
"""The preference that keeps a chief's word: up to which place of the log, when, whose word."""


def last_recorded_at(connection: Connection, *, dated: bool = True) -> datetime | None:
    """Return when the last entry of this PC was recorded, by its place in the log.

    With `dated` only an entry that the clock dates is meant. Up to the place at which a chief said
    that the clock is right, an entry counts as recorded then. Other counters' logs that were merged
    into this file have clocks of their own.
    """
    newest = select(WRITER.c.id).where(WRITER.c.is_local.is_(True)).order_by(WRITER.c.id.desc())
    for writer in connection.execute(newest).scalars().all():
        last = select(EVENT.c.seq, EVENT.c.recorded_at).where(EVENT.c.writer == writer)
        if dated:
            last = last.where(EVENT.c.kind.in_(sorted(DATED)))
        found = connection.execute(last.order_by(EVENT.c.seq.desc()).limit(1)).first()
        if found is not None:
            place, at = _mended(connection)
            return at if at is not None and (writer, found.seq) <= place else found.recorded_at
    return None


def mend(connection: Connection, now: datetime, officer: UUID) -> None:
    """Keep a chief's word that the clock is right now, whatever the log's entries say so far."""
    last = select(EVENT.c.writer, EVENT.c.seq).join(WRITER).where(WRITER.c.is_local.is_(True))
    newest = last.order_by(EVENT.c.writer.desc(), EVENT.c.seq.desc()).limit(1)
    writer, seq = connection.execute(newest).one()
    set_preference(connection, MENDED, f"{writer}|{seq}|{now.isoformat()}|{officer}")


def read_stamp(connection: Connection, clock: Clock) -> Stamp:
    """Return the present of a write in this transaction."""
    return stamp(clock(), last_recorded_at(connection), last_used_at(connection))


def last_used_at(connection: Connection) -> datetime | None:
    """Return when the window was last seen open or anything at all was recorded by this PC."""
    kept = preference(connection, SEEN)
    known = (
        datetime.fromisoformat(kept) if kept else None,
        last_recorded_at(connection, dated=False),
    )
    return max((at for at in known if at is not None), default=None)


def _mended(connection: Connection) -> tuple[tuple[int, int], datetime | None]:
    kept = preference(connection, MENDED)
    if not kept:
        return (0, 0), None
    writer, seq, at, _ = kept.split("|")
    return (int(writer), int(seq)), datetime.fromisoformat(at)
