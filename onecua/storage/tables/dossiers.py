"""Projections about dossiers: the row of lists, the spans of figures, the search."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from onecua.storage.column_types import At, Id, Identity, MaybeAt, MaybeId
from onecua.storage.tables.families import Projection


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
    desk_due_at: Mapped[MaybeAt]
    step_name: Mapped[str | None] = mapped_column(Text)
    step_due_at: Mapped[MaybeAt]
    opinion_due_at: Mapped[MaybeAt]
    is_extended: Mapped[bool]
    late_cause: Mapped[str | None] = mapped_column(Text)
    survey_token: Mapped[bytes] = mapped_column(LargeBinary(6))
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


SEARCH_DDL = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS dossier_search USING fts5("
    "code, name, numbers, tokenize='unicode61', prefix='2 3 4', detail=column)"
)
"""The search index; it is neither log nor projection (`rules.md` 11) and never in a digest.

With `detail=none` a row deleted and written again in one transaction leaves an index that fails
its own integrity check (SQLite 3.53.4 with secure-delete: 6,149 of 7,028 random runs; with
`column` none of 1,184); `column` is also the faster one to search.
"""
