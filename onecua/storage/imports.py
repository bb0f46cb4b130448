"""Imported batches: whether one exists, what it brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from onecua.storage.tables import BATCH, DOSSIER

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """A list that was imported."""

    id: UUID
    file_name: str
    imported_at: datetime
    imported_count: int
    skipped_count: int
    withdrawn_at: datetime | None


def batch_exists(connection: Connection, batch: UUID) -> bool:
    """Tell whether a batch was imported and not withdrawn since."""
    query = select(BATCH.c.id).where(BATCH.c.id == batch, BATCH.c.withdrawn_at.is_(None))
    return connection.execute(query).first() is not None


def batches(connection: Connection) -> list[ImportBatch]:
    """Return the imported lists, latest first."""
    columns = (
        BATCH.c.id,
        BATCH.c.file_name,
        BATCH.c.imported_at,
        BATCH.c.imported_count,
        BATCH.c.skipped_count,
        BATCH.c.withdrawn_at,
    )
    rows = connection.execute(select(*columns).order_by(BATCH.c.imported_at.desc()))
    return [ImportBatch(*row) for row in rows]


def dossiers_of(connection: Connection, batch: UUID) -> list[UUID]:
    """Return the dossiers of a batch that are not voided."""
    query = select(DOSSIER.c.id).where(DOSSIER.c.batch == batch, DOSSIER.c.is_voided.is_not(True))
    return list(connection.execute(query.order_by(DOSSIER.c.key)).scalars())
