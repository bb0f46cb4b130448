"""Open one SQLite file: key, pragmas asserted, explicit transactions, errors in words.

Encrypted through sqlcipher3 by default; the plain mode uses the standard library's sqlite3. Both
ways are described in `rules.md` 15 and `safety.md` §3.3.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from onecua.errors import BusyError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from onecua.storage.keys import DataKey

WAL_SAFE = (3, 51, 3)
"""SQLite before this can corrupt a WAL database when two connections reset it at once."""


def _driver(key: DataKey) -> ModuleType:
    if key.is_plain:
        return sqlite3
    from sqlcipher3 import dbapi2

    return dbapi2  # type: ignore[no-any-return]


def journal_mode(version: tuple[int, ...]) -> tuple[str, int]:
    """Return the journal mode and the number of `synchronous` that lose nothing (D5, D6)."""
    return ("wal", 2) if version >= WAL_SAFE else ("truncate", 3)


def _settings(version: tuple[int, ...], busy_ms: int) -> list[tuple[str, object, object]]:
    journal, synchronous = journal_mode(version)
    return [
        ("busy_timeout", busy_ms, busy_ms),
        ("journal_mode", journal, journal),
        ("synchronous", synchronous, synchronous),
        ("foreign_keys", "ON", 1),
        ("trusted_schema", "OFF", 0),
        ("secure_delete", "ON", 1),
        ("cell_size_check", "ON", 1),
        ("temp_store", "MEMORY", 2),
        ("mmap_size", 0, 0),
    ]


def open_keyed(path: Path, key: DataKey, busy_ms: int) -> Any:  # noqa: ANN401 - DB-API
    """Open a DB-API connection with the key and every setting in force, or refuse."""
    driver = _driver(key)
    connection = driver.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=busy_ms / 1000
    )
    try:
        if key.raw is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
        for name, value, expected in _settings(driver.sqlite_version_info, busy_ms):
            row = connection.execute(f"PRAGMA {name} = {value}").fetchone()
            row = connection.execute(f"PRAGMA {name}").fetchone()
            if row is not None and row[0] != expected:
                raise StorageError(
                    f"Cơ sở dữ liệu không nhận thiết lập an toàn {name} = {value} "
                    f"(đang là {row[0]}). Không mở để tránh mất dữ liệu; báo người phụ trách máy."
                )
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(path: Path, key: DataKey, busy_ms: int = 5_000) -> Engine:
    """Return an engine whose connections are keyed and whose transactions are explicit."""
    engine = create_engine(
        "sqlite://",
        module=_driver(key),
        creator=lambda: open_keyed(path, key, busy_ms),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        snapshot = connection.get_execution_options().get("snapshot", False)
        connection.exec_driver_sql("BEGIN" if snapshot else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what the database engine says into what a person can do about it."""
    try:
        yield
    except DBAPIError as error:
        raise _worded(str(error.orig), path) from error
    except sqlite3.Error as error:
        raise _worded(str(error), path) from error
    except StorageError:
        raise
    except Exception as error:
        if type(error).__module__.startswith("sqlcipher3"):
            raise _worded(str(error), path) from error
        raise


_BUSY = "Cơ sở dữ liệu đang được chương trình khác ghi. Đợi vài giây rồi làm lại; chưa mất gì."

_WORDS = (
    (
        ("database or disk is full",),
        (
            "Ổ đĩa chứa {folder} đã đầy. Xóa bớt tệp không cần rồi làm lại; "
            "những gì đã báo «Đã lưu» vẫn còn nguyên."
        ),
    ),
    (
        ("readonly", "read-only"),
        "Thư mục dữ liệu {folder} chỉ cho đọc. Cấp quyền ghi cho thư mục này rồi mở lại.",
    ),
    (
        ("unable to open",),
        "Không mở được cơ sở dữ liệu {path}. Kiểm tra thư mục còn đó và có quyền ghi.",
    ),
    (
        ("not a database", "hmac check", "decrypt"),
        (
            "Tệp {path} không mở được bằng khóa trong keys.json, hoặc đã hỏng. Không sửa tệp "
            "này; lấy lại keys.json đúng hoặc bản sao lưu gần nhất."
        ),
    ),
    (
        ("malformed", "corrupt"),
        "Tệp {path} bị hỏng một phần. Không ghi thêm; chạy «onecua check», rồi dùng bản sao lưu.",
    ),
    (
        ("disk i/o error",),
        "Ổ đĩa báo lỗi khi đọc, ghi {path}. Dừng dùng máy này, sao chép dữ liệu ra ổ khác.",
    ),
)


def _worded(text: str, path: Path) -> Exception:
    said = text.lower()
    if "locked" in said or "busy" in said:
        return BusyError(_BUSY)
    for signs, words in _WORDS:
        if any(sign in said for sign in signs):
            return StorageError(words.format(path=path, folder=path.parent))
    return RuntimeError(text)
