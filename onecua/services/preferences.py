"""Preferences of this PC: view state, favourites, recent procedures. They are no events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.storage import office

if TYPE_CHECKING:
    from onecua.storage.database import Database


class PreferenceService:
    """Keeps small texts by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """Return a preference, None when it was never set."""
        with self._database.read() as connection:
            return office.preference(connection, name)

    def set(self, name: str, value: str) -> None:
        """Keep a preference."""
        with self._database.write() as transaction:
            office.set_preference(transaction.connection, name, value)
