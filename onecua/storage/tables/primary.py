"""The log and what stands primary beside it; changed by migrations only (`rules.md` 17)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    Named,
    Table,
    Text,
    TypedColumns,
    text,
)

from onecua.storage.column_types import Identity, Instant
from onecua.storage.tables.families import PRIMARY


class WriterColumns(TypedColumns):
    """A device's log: one device, one incarnation of it."""

    id: Named[int] = Column(primary_key=True)
    device: Named[str] = Column(Text)
    incarnation: Named[str] = Column(Text, unique=True)
    counter: Named[int]
    started_at: Named[datetime] = Column(Instant)
    is_local: Named[bool]


WRITER = Table("writer", PRIMARY, WriterColumns)


class EventColumns(TypedColumns):
    """One event; the previous hash is that of the row before it."""

    writer: Named[int] = Column(ForeignKey("writer.id"), primary_key=True)
    seq: Named[int] = Column(primary_key=True)
    kind: Named[str] = Column(Text)
    version: Named[int]
    ref: Named[UUID | None] = Column(Identity)
    officer: Named[UUID] = Column(Identity)
    happened_at: Named[datetime] = Column(Instant)
    recorded_at: Named[datetime] = Column(Instant)
    body: Named[str] = Column(Text)
    commitment: Named[bytes | None] = Column(LargeBinary(32))
    hash: Named[bytes] = Column(LargeBinary(32))
    is_amendment: Named[bool]


EVENT = Table(
    "event",
    PRIMARY,
    EventColumns,
    Index("ix_event_ref", "ref", "writer", "seq"),
    Index("ix_event_amendment", "recorded_at", sqlite_where=text("is_amendment = 1")),
)


class PrivateValueColumns(TypedColumns):
    """The values behind a commitment; erasing empties `value` and `salt`."""

    commitment: Named[bytes] = Column(LargeBinary(32), primary_key=True)
    salt: Named[bytes | None] = Column(LargeBinary(16))
    value: Named[str | None] = Column(Text)
    erased_at: Named[datetime | None] = Column(Instant)


PRIVATE_VALUE = Table("private_value", PRIMARY, PrivateValueColumns)


class DocumentColumns(TypedColumns):
    """A catalogue or calendar file, whole, under its SHA-256."""

    sha256: Named[bytes] = Column(LargeBinary(32), primary_key=True)
    kind: Named[str] = Column(Text)
    content: Named[bytes] = Column(LargeBinary)


DOCUMENT = Table("document", PRIMARY, DocumentColumns)


class DraftColumns(TypedColumns):
    """An unfinished intake as it was typed."""

    id: Named[UUID] = Column(Identity, primary_key=True)
    kind: Named[str] = Column(Text)
    body: Named[str] = Column(Text)
    saved_at: Named[datetime] = Column(Instant)


DRAFT = Table("draft", PRIMARY, DraftColumns)


class PreferenceColumns(TypedColumns):
    """A preference of this PC: view state, favourites, recent procedures."""

    name: Named[str] = Column(Text, primary_key=True)
    value: Named[str] = Column(Text)


PREFERENCE = Table("preference", PRIMARY, PreferenceColumns)
