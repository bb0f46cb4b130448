"""Every table: the log and what stands primary beside it, then the projections of the log.

Primary tables are changed by migrations only; projections are dropped, made again and rebuilt from
the log whenever `PROJECTION_VERSION` changes (`rules.md` 17).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from onecua.storage.column_types import At, Id, Identity, Instant, MaybeAt, MaybeId

PROJECTION_VERSION = 4

_NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Primary(DeclarativeBase):
    """The log and the tables that no log can rebuild."""

    metadata = MetaData(naming_convention=_NAMES)


class Projection(DeclarativeBase):
    """Tables that are made from the log."""

    metadata = MetaData(naming_convention=_NAMES)


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


class OfficeRow(Projection):
    """The office as declared last."""

    __tablename__ = "office"
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    declared_at: Mapped[At]


class OfficerRow(Projection):
    """An officer as recorded last."""

    __tablename__ = "officer"
    id: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    is_active: Mapped[bool]


class AdoptedRow(Projection):
    """Which catalogue and which calendar are in force since when; `place` is that in the log."""

    __tablename__ = "adopted"
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    adopted_at: Mapped[datetime] = mapped_column(Instant, primary_key=True)
    place: Mapped[int]
    sha256: Mapped[bytes] = mapped_column(LargeBinary(32))


class TermRow(Projection):
    """The office's own handling time of a procedure whose term the catalogue does not say."""

    __tablename__ = "term"
    procedure_code: Mapped[str] = mapped_column(Text, primary_key=True)
    catalogue: Mapped[str] = mapped_column(Text, primary_key=True)
    term: Mapped[str] = mapped_column(Text)
    officer: Mapped[Id]
    recorded_at: Mapped[At]


class PersonRow(Projection):
    """A person or organisation as recorded last; empty where erased."""

    __tablename__ = "person"
    id: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    commitment: Mapped[bytes] = mapped_column(LargeBinary(32))
    identity_number: Mapped[str | None] = mapped_column(Text, index=True)
    phone: Mapped[str | None] = mapped_column(Text, index=True)
    full_name: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[At]


class DossierRow(Projection):
    """What lists, search and figures need of a dossier; the rest is folded from its events.

    `rank` is the order of lists: an open dossier by its due (or automatic closing) date, after
    them the ended ones, latest first.
    Queries by owner, code or batch say `is_voided.is_not(True)`: an equality would make SQLite
    take the index of all dossiers in rank order instead of theirs.
    """

    __tablename__ = "dossier"
    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(Identity, unique=True)
    code: Mapped[str | None] = mapped_column(Text)
    status: Mapped[int]
    is_voided: Mapped[bool]
    procedure_code: Mapped[str | None] = mapped_column(Text)
    procedure_name: Mapped[str] = mapped_column(Text)
    sector: Mapped[str] = mapped_column(Text)
    channel: Mapped[int]
    received_at: Mapped[At]
    promised_at: Mapped[MaybeAt]
    due_at: Mapped[MaybeAt]
    paused_at: Mapped[MaybeAt]
    ended_at: Mapped[MaybeAt]
    result_ready_at: Mapped[MaybeAt]
    returned_at: Mapped[MaybeAt]
    holder: Mapped[Id]
    received_by: Mapped[Id]
    batch: Mapped[MaybeId]
    owner: Mapped[bytes] = mapped_column(LargeBinary(32))
    owner_name: Mapped[str] = mapped_column(Text)
    owner_sort: Mapped[str] = mapped_column(Text)
    rank: Mapped[int] = mapped_column(BigInteger)
    __table_args__ = (
        Index(
            "ux_dossier_code",
            "code",
            unique=True,
            sqlite_where=text("is_voided = 0 AND code IS NOT NULL"),
        ),
        Index("ix_dossier_code", "code"),
        Index("ix_dossier_rank", "is_voided", "rank", "key"),
        Index("ix_dossier_status", "status", "rank", "key"),
        Index("ix_dossier_sector", "sector", "rank", "key"),
        Index("ix_dossier_channel", "channel", "rank", "key"),
        Index("ix_dossier_holder", "holder", "rank", "key"),
        Index("ix_dossier_received", "received_at", "key"),
        Index("ix_dossier_due", "due_at", "key"),
        Index("ix_dossier_owner_sort", "owner_sort", "key"),
        Index("ix_dossier_owner", "owner"),
        Index("ix_dossier_procedure", "procedure_code", "rank", "key"),
        Index("ix_dossier_batch", "batch", sqlite_where=text("batch IS NOT NULL")),
    )


class SpanRow(Projection):
    """A stretch of a dossier's life in which nothing that a table counts changed."""

    __tablename__ = "dossier_span"
    dossier: Mapped[int] = mapped_column(
        ForeignKey("dossier.key", ondelete="CASCADE"), primary_key=True
    )
    from_at: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    to_at: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[int]
    due_at: Mapped[int | None] = mapped_column(BigInteger)
    paused_at: Mapped[int | None] = mapped_column(BigInteger)
    finished_at: Mapped[int | None] = mapped_column(BigInteger)
    received_at: Mapped[int] = mapped_column(BigInteger)
    promised_at: Mapped[int | None] = mapped_column(BigInteger)
    sector: Mapped[str] = mapped_column(Text)
    channel: Mapped[int]
    __table_args__ = (
        Index(
            "ix_span_open",
            *("to_at", "from_at", "received_at", "sector", "channel"),
            *("due_at", "status", "paused_at", "promised_at"),
            sqlite_where=text("status IN (2, 4, 5, 6)"),
        ),
        Index(
            "ix_span_finished",
            *("finished_at", "from_at", "to_at", "received_at", "sector", "channel"),
            *("due_at", "status", "promised_at"),
            sqlite_where=text("finished_at IS NOT NULL"),
        ),
        {"sqlite_with_rowid": False},
    )


class NumberRow(Projection):
    """A number issued in a series: a slip of a form and year, or an entry of a register book."""

    __tablename__ = "issued_number"
    series: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    issued_at: Mapped[At]


class SlipRow(Projection):
    """A slip issued at the counter without a dossier: guidance or refusal before reception."""

    __tablename__ = "counter_slip"
    id: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    form: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    issued_at: Mapped[At]
    officer: Mapped[Id]
    procedure_name: Mapped[str] = mapped_column(Text)
    person: Mapped[bytes | None] = mapped_column(LargeBinary(32))


class BatchRow(Projection):
    """An imported list."""

    __tablename__ = "import_batch"
    id: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    file_name: Mapped[str] = mapped_column(Text)
    imported_at: Mapped[At]
    imported_count: Mapped[int]
    skipped_count: Mapped[int]
    withdrawn_at: Mapped[MaybeAt]


SEARCH_DDL = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS dossier_search USING fts5("
    "code, name, numbers, tokenize='unicode61', prefix='2 3 4', detail=none)"
)
"""The search index; it is neither log nor projection (`rules.md` 11) and never in a digest."""
