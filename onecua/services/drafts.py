"""Unfinished intakes: kept as they are typed, offered again at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecua.storage import drafts
from onecua.storage.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from onecua.storage.database import Database

INTAKE = "intake"


class DraftService:
    """Keeps what was typed until it is received or thrown away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, draft: UUID, body: Mapping[str, Any]) -> Draft:
        """Keep an intake as it stands; it is on the disk when this returns."""
        with self._database.write() as transaction:
            kept = Draft(draft, INTAKE, body, transaction.now)
            drafts.save_draft(transaction.connection, kept)
        return kept

    def all(self) -> list[Draft]:
        """Return the unfinished intakes, latest first."""
        with self._database.read() as connection:
            return drafts.list_drafts(connection, INTAKE)

    def drop(self, draft: UUID) -> None:
        """Throw an unfinished intake away."""
        with self._database.write() as transaction:
            drafts.drop_draft(transaction.connection, draft)
