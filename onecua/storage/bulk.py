"""Write many rows as the driver takes them.

SQLAlchemy's own executemany processes every value of every row by type, which costs as much as
SQLite itself when a hundred thousand dossiers are written; here the rows come ready.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

Value = str | bytes | int | None


def insert_rows(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[tuple[Value, ...]],
    *,
    key: str = "",
) -> None:
    """Insert rows given in the order of the columns; with a key, rows that exist are replaced."""
    if not rows:
        return
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    if key:
        changed = ", ".join(f"{name} = excluded.{name}" for name in columns if name != key)
        statement += f" ON CONFLICT ({key}) DO UPDATE SET {changed}"
    connection.exec_driver_sql(statement, list(rows))
