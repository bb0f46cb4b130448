"""Prove the pages of a database file: what the engine itself finds wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

_TOLD = 20


def page_problems(connection: Connection, *, encrypted: bool) -> list[str]:
    """Return what the engine finds wrong with the pages, indexes and references."""
    damage = damage_problems(connection, encrypted=encrypted)
    return damage or orphan_problems(connection)


def damage_problems(connection: Connection, *, encrypted: bool) -> list[str]:
    """Return what is wrong with the pages and indexes.

    Whatever looks further would stumble over a damaged page, so its name is all that is told.
    """
    if encrypted:
        rows = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
        if rows:
            return [f"Trang dữ liệu hỏng hoặc bị sửa: {row[0]}." for row in rows[:_TOLD]]
    rows = connection.exec_driver_sql(f"PRAGMA integrity_check({_TOLD})").fetchall()
    return [f"Cơ sở dữ liệu hỏng: {row[0]}." for row in rows if row[0] != "ok"]


def orphan_problems(connection: Connection) -> list[str]:
    """Return the rows that refer to rows that are not there."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return [f"Hàng mồ côi trong bảng {row[0]}." for row in rows[:_TOLD]]


def quick_problems(connection: Connection) -> list[str]:
    """Return what a fast look at the pages finds wrong; it does not compare the indexes."""
    rows = connection.exec_driver_sql(f"PRAGMA quick_check({_TOLD})").fetchall()
    return [f"Cơ sở dữ liệu hỏng: {row[0]}." for row in rows if row[0] != "ok"]


def leftovers(path: Path) -> list[Path]:
    """Return a database file and what the engine keeps beside it, as far as it is there."""
    beside = [path, *(path.with_name(path.name + tail) for tail in ("-wal", "-shm", "-journal"))]
    return [each for each in beside if each.exists()]
