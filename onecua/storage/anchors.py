"""The file of anchors beside the keys, and what the log says of each of them (`safety.md` D10).

It lies outside the database, and a copy of it with every backup: cutting the log's end off, or
writing all of it anew, leaves an anchor that no longer holds. The last one is also kept as a
preference, so that taking the file away is no way out.
"""

from __future__ import annotations

import json
from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from onecua import files
from onecua.domain.integrity import UNREADABLE, Anchor, anchor_from
from onecua.storage.log import local_writer
from onecua.storage.office import preference, set_preference
from onecua.storage.tables import EVENT, WRITER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

ANCHORS_FILE = "moc-nhat-ky.json"
NOTED = "anchors.noted"
"""The preference that keeps the anchor that was noted last."""
_FORMAT = 1


class Held(Enum):
    """What the log says of an anchor."""

    HOLDS = "holds"
    SHORTER = "shorter"
    REWRITTEN = "rewritten"
    OTHER_LOG = "other_log"


def read_anchors(folder: Path) -> tuple[Anchor, ...] | None:
    """Return the anchors of a folder, none where there is no file, None where it is damaged."""
    path = folder / ANCHORS_FILE
    if not path.is_file():
        return ()
    try:
        body = json.loads(files.read_bytes(path))
        return tuple(anchor_from(each) for each in body["anchors"])
    except UNREADABLE:
        return None


def write_anchors(folder: Path, anchors: Sequence[Anchor]) -> None:
    """Keep the anchors of a folder; the old file stays whole until the new one is."""
    body = {"format": _FORMAT, "anchors": [anchor.body() for anchor in anchors]}
    files.write_atomic(folder / ANCHORS_FILE, json.dumps(body, indent=1).encode())


def noted_inside(connection: Connection) -> Anchor | None:
    """Return the anchor that was noted last as the database keeps it; None for none."""
    kept = preference(connection, NOTED)
    try:
        return anchor_from(json.loads(kept)) if kept else None
    except UNREADABLE:
        return None


def note_inside(connection: Connection, anchor: Anchor) -> None:
    """Keep in the database which anchor was noted last."""
    set_preference(connection, NOTED, json.dumps(anchor.body()))


def head(connection: Connection, at: datetime) -> Anchor | None:
    """Return an anchor of where this PC's log stands, None while it is empty."""
    writer = local_writer(connection)
    row = connection.execute(
        select(EVENT.c.seq, EVENT.c.hash)
        .where(EVENT.c.writer == writer.id)
        .order_by(EVENT.c.seq.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    names = (writer.device, writer.incarnation, writer.counter)
    return Anchor(*names, row.seq, row.hash.hex(), at)


def held(connection: Connection, anchor: Anchor) -> Held:
    """Say what the log says of an anchor."""
    writer = connection.execute(
        select(WRITER.c.id).where(WRITER.c.incarnation == anchor.incarnation)
    ).scalar_one_or_none()
    if writer is None:
        return Held.OTHER_LOG
    there = connection.execute(
        select(EVENT.c.hash).where(EVENT.c.writer == writer, EVENT.c.seq == anchor.seq)
    ).scalar_one_or_none()
    if there is None:
        return Held.SHORTER
    return Held.HOLDS if there.hex() == anchor.hash else Held.REWRITTEN


def last_number(connection: Connection, incarnation: str) -> int:
    """Return the number of the last entry of a log, 0 for an empty one."""
    found = connection.execute(
        select(EVENT.c.seq)
        .join(WRITER, WRITER.c.id == EVENT.c.writer)
        .where(WRITER.c.incarnation == incarnation)
        .order_by(EVENT.c.seq.desc())
        .limit(1)
    ).scalar_one_or_none()
    return found or 0


def entry_of_mark(connection: Connection, counter: int, seq: int) -> str | None:
    """Return the hash of the entry that a printed mark names, in hexadecimal digits."""
    found = connection.execute(
        select(EVENT.c.hash)
        .join(WRITER, WRITER.c.id == EVENT.c.writer)
        .where(WRITER.c.counter == counter, EVENT.c.seq == seq)
        .order_by(WRITER.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    return found.hex() if found is not None else None
