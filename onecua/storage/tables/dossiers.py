"""Projections about dossiers: the row of lists, the spans of figures, the search."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
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
from onecua.storage.tables.families import PROJECTIONS


class DossierColumns(TypedColumns):
    """What lists, search and figures need of a dossier; the rest is folded from its events.

    `rank` is the order of lists: an open dossier by its due (or automatic closing) date, after
    them the ended ones, latest first.
    Queries by owner, code or batch say `is_voided.is_not(True)`: an equality would make SQLite
    take the index of all dossiers in rank order instead of theirs.
    """

    key: Named[int] = Column(primary_key=True)
    id: Named[UUID] = Column(Identity, unique=True)
    code: Named[str | None] = Column(Text)
    status: Named[int]
    is_voided: Named[bool]
    procedure_code: Named[str | None] = Column(Text)
    procedure_name: Named[str] = Column(Text)
    sector: Named[str] = Column(Text)
    channel: Named[int]
    received_at: Named[datetime] = Column(Instant)
    promised_at: Named[datetime | None] = Column(Instant)
    due_at: Named[datetime | None] = Column(Instant)
    paused_at: Named[datetime | None] = Column(Instant)
    ended_at: Named[datetime | None] = Column(Instant)
    result_ready_at: Named[datetime | None] = Column(Instant)
    returned_at: Named[datetime | None] = Column(Instant)
    holder: Named[UUID] = Column(Identity)
    received_by: Named[UUID] = Column(Identity)
    desk_due_at: Named[datetime | None] = Column(Instant)
    step_name: Named[str | None] = Column(Text)
    step_due_at: Named[datetime | None] = Column(Instant)
    opinion_due_at: Named[datetime | None] = Column(Instant)
    is_extended: Named[bool]
    late_cause: Named[str | None] = Column(Text)
    survey_token: Named[bytes] = Column(LargeBinary(6))
    batch: Named[UUID | None] = Column(Identity)
    owner: Named[bytes] = Column(LargeBinary(32))
    owner_name: Named[str] = Column(Text)
    owner_sort: Named[str] = Column(Text)
    rank: Named[int] = Column(BigInteger)


DOSSIER = Table(
    "dossier",
    PROJECTIONS,
    DossierColumns,
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
    Index("ix_dossier_due", "due_at", "key", "status", "ended_at", "is_voided"),
    Index(
        "ix_dossier_board",
        *("rank", "key", "status", "due_at", "paused_at", "holder", "sector"),
        *("step_name", "step_due_at", "opinion_due_at", "late_cause", "is_extended"),
        sqlite_where=text("is_voided = 0 AND status IN (2, 4, 5, 6)"),
    ),
    Index("ix_dossier_owner_sort", "owner_sort", "key"),
    Index("ix_dossier_owner", "owner"),
    Index("ix_dossier_survey", "survey_token"),
    Index("ix_dossier_returned", "returned_at", sqlite_where=text("returned_at IS NOT NULL")),
    Index("ix_dossier_procedure", "procedure_code", "rank", "key"),
    Index("ix_dossier_batch", "batch", sqlite_where=text("batch IS NOT NULL")),
)


class SpanColumns(TypedColumns):
    """A stretch of a dossier's life in which nothing that a table counts changed."""

    dossier: Named[int] = Column(ForeignKey("dossier.key", ondelete="CASCADE"), primary_key=True)
    from_at: Named[int] = Column(BigInteger, primary_key=True)
    to_at: Named[int] = Column(BigInteger)
    status: Named[int]
    due_at: Named[int | None] = Column(BigInteger)
    paused_at: Named[int | None] = Column(BigInteger)
    finished_at: Named[int | None] = Column(BigInteger)
    received_at: Named[int] = Column(BigInteger)
    promised_at: Named[int | None] = Column(BigInteger)
    sector: Named[str] = Column(Text)
    channel: Named[int]


SPAN = Table(
    "dossier_span",
    PROJECTIONS,
    SpanColumns,
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
    sqlite_with_rowid=False,
)


SEARCH_DDL = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS dossier_search USING fts5("
    "code, name, numbers, tokenize='unicode61', prefix='2 3 4', detail=column)"
)
"""The search index; it is neither log nor projection (`rules.md` 11) and never in a digest.

With `detail=none` a row deleted and written again in one transaction leaves an index that fails
its own integrity check (SQLite 3.53.4 with secure-delete: 6,149 of 7,028 random runs; with
`column` none of 1,184); `column` is also the faster one to search.
"""
