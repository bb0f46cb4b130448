"""The log and what stands primary beside it; changed by migrations only (`rules.md` 17)."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from onecua.storage.column_types import At, Id, Identity, MaybeAt, MaybeId
from onecua.storage.tables.families import Primary


class WriterRow(Primary):
    """A device's log: one device, one incarnation of it."""

    __tablename__ = "writer"
    id: Mapped[int] = mapped_column(primary_key=True)
    device: Mapped[str] = mapped_column(Text)
    incarnation: Mapped[str] = mapped_column(Text, unique=True)
    counter: Mapped[int]
    started_at: Mapped[At]
    is_local: Mapped[bool]


class EventRow(Primary):
    """One event; the previous hash is that of the row before it."""

    __tablename__ = "event"
    writer: Mapped[int] = mapped_column(ForeignKey("writer.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    ref: Mapped[MaybeId]
    officer: Mapped[Id]
    happened_at: Mapped[At]
    recorded_at: Mapped[At]
    body: Mapped[str] = mapped_column(Text)
    commitment: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    is_amendment: Mapped[bool]
    __table_args__ = (
        Index("ix_event_ref", "ref", "writer", "seq"),
        Index("ix_event_amendment", "recorded_at", sqlite_where=text("is_amendment = 1")),
    )


class PrivateValueRow(Primary):
    """The values behind a commitment; erasing empties `value` and `salt`."""

    __tablename__ = "private_value"
    commitment: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    value: Mapped[str | None] = mapped_column(Text)
    erased_at: Mapped[MaybeAt]


class DocumentRow(Primary):
    """A catalogue or calendar file, whole, under its SHA-256."""

    __tablename__ = "document"
    sha256: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class DraftRow(Primary):
    """An unfinished intake as it was typed."""

    __tablename__ = "draft"
    id: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[At]


class PreferenceRow(Primary):
    """A preference of this PC: view state, favourites, recent procedures."""

    __tablename__ = "preference"
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)
