"""Copy a live database with its keys, prove the copy, keep the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from onecua import files
from onecua.errors import StorageError
from onecua.storage.engine import in_words, make_engine
from onecua.storage.keys import COPY_FOLDER, KEYS_FILE, read_key
from onecua.storage.verification import leftovers, page_problems

if TYPE_CHECKING:
    from pathlib import Path

    from onecua.storage.database import Database

KEPT = 30
"""Copies kept in the second folder; thinning by age comes with scheduled backups."""


def copy_to(database: Database, path: Path) -> int:
    """Copy a live database and its keys; return how many events the copy holds.

    The copy has its name only when it is whole and proven. Raises `StorageError` when it does not
    prove, or when the folder holds the keys of another PC, which must not be lost.
    """
    keys = path.parent / KEYS_FILE
    own = database.folder / KEYS_FILE
    if keys.exists() and read_key(path.parent) != database.key:
        raise StorageError(
            f"Thư mục {path.parent} giữ bản sao của dữ liệu khác. Chọn thư mục riêng cho máy này."
        )
    with in_words(path), files.atomic_path(path) as partial:
        database.copy_into(partial)
        count = prove(database, partial)
    source = own if own.exists() else own.parent / COPY_FOLDER / KEYS_FILE
    files.write_atomic(keys, files.read_bytes(source), private=True)
    return count


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


def thin(folder: Path, keep: int, made: Path) -> None:
    """Keep the copy just made and the newest others, `keep` in all.

    Names tell which are newest; after a clock was set back they do not, so the one just made is
    never among those removed.
    """
    others = sorted(path for path in folder.glob("onecua-*.db") if path != made)
    for old in others[: max(0, len(others) - keep + 1)]:
        files.remove(old)
