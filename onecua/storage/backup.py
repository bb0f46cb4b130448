"""Copy a live database with its keys, prove the copy, keep the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from onecua import files
from onecua.errors import StorageError
from onecua.storage.engine import in_words, make_engine
from onecua.storage.keys import KEYS_FILE
from onecua.storage.verification import leftovers, page_problems

if TYPE_CHECKING:
    from pathlib import Path

    from onecua.storage.database import Database

KEPT = 30
"""Copies kept in the second folder; thinning by age comes with scheduled backups."""


def copy_to(database: Database, path: Path) -> None:
    """Copy a live database and its keys; the copy has its name only when it is whole."""
    with in_words(path), files.atomic_path(path) as partial:
        database.copy_into(partial)
    files.copy_file(database.folder / KEYS_FILE, path.parent / KEYS_FILE)


def prove(database: Database, path: Path) -> int:
    """Open a copy, check its pages and its end of the log; return how many events it holds."""
    with in_words(path):
        engine = make_engine(path, database.key)
        try:
            with engine.connect() as connection, connection.begin():
                problems = page_problems(connection, encrypted=database.is_encrypted)
                count = connection.execute(text("SELECT count(*) FROM event")).scalar_one()
        finally:
            engine.dispose()
            for leftover in leftovers(path)[1:]:
                files.remove(leftover)
    if problems:
        raise StorageError(
            f"Bản sao {path} không đúng ({problems[0]}). Chọn ổ khác rồi sao lưu lại."
        )
    return int(count)


def thin(folder: Path, keep: int) -> None:
    """Remove the oldest copies beyond the newest `keep`, by their names and not by a clock."""
    copies = sorted(folder.glob("onecua-*.db"))
    for old in copies[:-keep]:
        files.remove(old)
