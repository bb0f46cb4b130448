"""The one place where the PC's clock enters the log: the present of a write, or why there is none.

It is read inside the writing transaction, which holds the lock: another process may have appended
since, and its entry counts.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from onecua.domain.clock_guard import Stamp, stamp
from onecua.storage.office import preference
from onecua.storage.tables import EventRow, WriterRow

if TYPE_CHECKING:
    from onecua.clock import Clock

DISOWNED = "clock.disowned"
"""The preference that keeps a chief's answer: the entry's instant, then who said so and when."""


def last_recorded_at(connection: Connection) -> datetime | None:
    """Return when the last entry of this PC was recorded, by its place in the log.

    Other counters' logs that were merged into this file have clocks of their own.
    """
    newest = select(WriterRow.id).where(WriterRow.is_local.is_(True)).order_by(WriterRow.id.desc())
    for writer in connection.execute(newest).scalars().all():
        last = select(EventRow.recorded_at).where(EventRow.writer == writer)
        last = last.order_by(EventRow.seq.desc()).limit(1)
        found = connection.execute(last).scalar_one_or_none()
        if found is not None:
            return found
    return None


def disowned_entry(connection: Connection) -> datetime | None:
    """Return the instant of the entry of which a chief said that a wrong clock stamped it."""
    kept = preference(connection, DISOWNED)
    return datetime.fromisoformat(kept.partition("|")[0]) if kept else None


def read_stamp(connection: Connection, clock: Clock) -> Stamp:
    """Return the present of a write in this transaction."""
    now, entry = clock(), last_recorded_at(connection)
    if entry is None or now >= entry:
        return stamp(now, entry)
    return stamp(now, entry, disowned_entry(connection))
