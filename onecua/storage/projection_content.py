"""The content of the projections, to be hashed and compared; local row numbers are left out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from onecua.storage.tables import PROJECTIONS, SPAN

if TYPE_CHECKING:
    from sqlalchemy import Table, TextClause


def digest(connection: Connection) -> str:
    """Return the SHA-256 of every projection in key order, local row numbers left out."""
    total = hashlib.sha256()
    for table in PROJECTIONS.sorted_tables:
        total.update(table.name.encode())
        for row in connection.execute(content_query(table).execution_options(yield_per=5_000)):
            total.update(repr(tuple(row)).encode())
    return total.hexdigest()


def content_query(table: Table) -> TextClause:
    """Return the query of a projection's content in key order, local row numbers left out."""
    columns = ", ".join(f"t.{c.name}" for c in table.columns if c.name not in ("key", "dossier"))
    if table.name == SPAN.name:
        return text(
            f"SELECT d.id, {columns} FROM dossier_span t JOIN dossier d ON d.key = t.dossier "
            "ORDER BY d.id, t.from_at"
        )
    order = "t.id" if "id" in table.columns else columns
    return text(f"SELECT {columns} FROM {table.name} t ORDER BY {order}")
