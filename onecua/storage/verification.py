"""Prove a database: its pages, its chains, and its tables against what the log says.

The tables are rebuilt from the log in a scratch copy beside the file (encrypted under the same
key), so that the desk goes on writing meanwhile.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, text

from onecua import files
from onecua.domain.event import SENTENCES
from onecua.storage import amendments, log, office, projection_content, projections
from onecua.storage.engine import in_words, make_engine
from onecua.storage.tables import DossierRow, Projection, SpanRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Table

    from onecua.progress import Progress
    from onecua.storage.database import Database

_TOLD = 20


def page_problems(connection: Connection, *, encrypted: bool) -> list[str]:
    """Return what the engine finds wrong with the pages, indexes and references.

    Whatever looks further would stumble over a damaged page, so its name is all that is told.
    """
    if encrypted:
        rows = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
        if rows:
            return [f"Trang dữ liệu hỏng hoặc bị sửa: {row[0]}." for row in rows[:_TOLD]]
    rows = connection.exec_driver_sql(f"PRAGMA integrity_check({_TOLD})").fetchall()
    found = [f"Cơ sở dữ liệu hỏng: {row[0]}." for row in rows if row[0] != "ok"]
    if found:
        return found
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return [f"Hàng mồ côi trong bảng {row[0]}." for row in rows[:_TOLD]]


def quick_problems(connection: Connection) -> list[str]:
    """Return what a fast look at the pages finds wrong; it does not compare the indexes."""
    rows = connection.exec_driver_sql(f"PRAGMA quick_check({_TOLD})").fetchall()
    return [f"Cơ sở dữ liệu hỏng: {row[0]}." for row in rows if row[0] != "ok"]


def table_problems(database: Database, progress: Progress) -> list[str]:
    """Return the rows that differ from what the log makes of them."""
    with _scratch(database) as (untouched, copy):
        with copy.connect() as connection, connection.begin():
            projections.rebuild(connection, progress)
        found: list[str] = []
        with untouched.begin() as stored, copy.begin() as rebuilt:
            for table in Projection.metadata.sorted_tables:
                found += _differences(table, stored, rebuilt)
        return found[:_TOLD]


@contextmanager
def _scratch(database: Database) -> Iterator[tuple[Engine, Engine]]:
    """Give two copies of one instant: what the desk writes meanwhile must not look like an edit."""
    name = f"kiem-tra-{secrets.token_hex(4)}"
    paths = [database.folder / f"{name}-{place}.tmp" for place in (1, 2)]
    with in_words(database.path):
        try:
            database.copy_into(paths[0])
            files.copy_file(*paths)
            engines = [make_engine(path, database.key) for path in paths]
            try:
                yield engines[0], engines[1]
            finally:
                for engine in engines:
                    engine.dispose()
        finally:
            for leftover in (each for path in paths for each in leftovers(path)):
                files.remove(leftover)


def leftovers(path: Path) -> list[Path]:
    """Return a database file and what the engine keeps beside it, as far as it is there."""
    beside = [path, *(path.with_name(path.name + tail) for tail in ("-wal", "-shm", "-journal"))]
    return [each for each in beside if each.exists()]


def _differences(table: Table, stored: Connection, rebuilt: Connection) -> list[str]:
    query = projection_content.content_query(table)
    ours = {tuple(row) for row in stored.execute(query)}
    theirs = {tuple(row) for row in rebuilt.execute(query)}
    wrong = ours ^ theirs
    if not wrong:
        return []
    if table.name in (DossierRow.__tablename__, SpanRow.__tablename__):
        ids = sorted({row[0] for row in wrong})
        return [
            f"Hồ sơ {_code(stored, rebuilt, each)}: bảng {table.name} khác với nhật ký."
            for each in ids[:_TOLD]
        ]
    return [f"Bảng {table.name} khác với nhật ký ở {len(wrong)} hàng."]


def _code(stored: Connection, rebuilt: Connection, dossier: Any) -> str:  # noqa: ANN401 - raw bytes
    for connection in (rebuilt, stored):
        row = connection.execute(
            text("SELECT code FROM dossier WHERE id = :id"), {"id": dossier}
        ).first()
        if row is not None and row[0]:
            return str(row[0])
    return bytes(dossier).hex()


def chain_problems(connection: Connection) -> list[str]:
    """Return what is wrong with the log."""
    unknown = connection.execute(text("SELECT DISTINCT kind FROM event ORDER BY kind")).scalars()
    newer = [kind for kind in unknown if kind not in SENTENCES]
    found = [f"Nhật ký có loại sự kiện lạ «{kind}»: cần nâng cấp onecua." for kind in newer]
    found += log.verify(connection) + amendments.marking_problems(connection)
    return found + office.document_problems(connection)
