"""Every table but those of dossiers, made again in a scratch file and compared row by row.

The scratch file lies beside the database under the same key; both are read in key order, so that
a million persons never stand in memory.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import StatementError

from onecua import files
from onecua.domain.integrity import UNREADABLE, Area, Finding, Findings
from onecua.storage import projections
from onecua.storage.engine import in_words, make_engine
from onecua.storage.projection_content import content_query
from onecua.storage.proof.names import Names
from onecua.storage.proof.private import sound_values
from onecua.storage.proof.series import series_words
from onecua.storage.proof.words import TABLE_WORDS, field_words, value_words
from onecua.storage.tables import DOSSIER, PROJECTIONS, SPAN
from onecua.storage.verification import leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Table

    from onecua.domain.event import Event
    from onecua.storage.database import Database

Row = tuple[object, ...]

_PART = 5_000
_OWN = frozenset({DOSSIER.name, SPAN.name})
_TYPE_RANKS: Mapping[type, int] = {int: 1, float: 1, str: 2, bytes: 3}
"""The order in which SQLite sorts values of different types, after NULL."""


@contextmanager
def still(database: Database) -> Iterator[Connection]:
    """Give the data as it stands now, while the desk goes on writing.

    A snapshot does it where readers and the writer do not wait for each other; else a copy.
    """
    with database.read() as connection:
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        if journal == "wal":
            yield connection
            return
    with scratch_file(database) as path:
        database.copy_into(path)
        engine = make_engine(path, database.key)
        try:
            with engine.connect().execution_options(snapshot=True) as copy, copy.begin():
                yield copy
        finally:
            engine.dispose()


@contextmanager
def scratch_file(database: Database) -> Iterator[Path]:
    """Give a path beside the database whose file, and what the engine leaves by it, goes after."""
    path = database.folder / f"kiem-tra-{secrets.token_hex(4)}.tmp"
    with in_words(database.path):
        try:
            yield path
        finally:
            for leftover in leftovers(path):
                files.remove(leftover)


@contextmanager
def scratch_tables(database: Database) -> Iterator[Connection]:
    """Give empty projections in a scratch file, encrypted as the database is."""
    with scratch_file(database) as path:
        engine = make_engine(path, database.key)
        try:
            with engine.connect() as connection, connection.begin():
                projections.create(connection)
                yield connection
        finally:
            engine.dispose()


class OtherTables:
    """Makes the tables again from the events as they come by, then compares them."""

    def __init__(self, stored: Connection, scratch: Connection, findings: Findings) -> None:
        self._stored = stored
        self._scratch = scratch
        self._findings = findings
        self._names = Names(stored)
        self._part: list[Event] = []
        self._broken: set[bytes] = set()
        self._is_whole = True

    def take(self, event: Event) -> None:
        """Take an event whose body was parsed; the order is that of the log."""
        self._part.append(event)
        if len(self._part) >= _PART:
            self._apply()

    def compare(self) -> None:
        """Compare every table with what the events made of it."""
        if self._part:
            self._apply()
        if not self._is_whole:
            return
        for table in PROJECTIONS.sorted_tables:
            if table.name not in _OWN:
                self._compare(table)

    def _apply(self) -> None:
        wanted = [e.commitment for e in self._part if e.commitment]
        values = sound_values(self._stored, wanted)
        self._broken.update(each for each in wanted if each not in values)
        private = {each: values.get(each, {}) for each in wanted}
        try:
            projections.apply_others(self._scratch, self._part, private)
        except (*UNREADABLE, StatementError):
            self._give_up(self._part[0].seq, self._part[-1].seq)
        self._part.clear()

    def _give_up(self, first: int, last: int) -> None:
        self._is_whole = False
        words = (
            f"Trong các sự kiện số {first} đến số {last} có sự kiện không đọc được, nên chưa so "
            "được các bảng khai báo của đơn vị."
        )
        self._findings.add(Finding(words, Area.TABLE))

    def _compare(self, table: Table) -> None:
        columns = [column.name for column in table.columns]
        keys = [columns.index(column.name) for column in table.primary_key]
        for there, made in _side_by_side(
            _rows(self._stored, table), _rows(self._scratch, table), keys
        ):
            if there != made and not self._is_of_broken(columns, there or made):
                make = partial(self._difference, table.name, columns, keys, there, made)
                self._findings.tell(Area.TABLE, make)

    def _is_of_broken(self, columns: Sequence[str], row: Row | None) -> bool:
        """Tell whether the personal values of a row are broken: that is told as such."""
        if row is None or "commitment" not in columns:
            return False
        return row[columns.index("commitment")] in self._broken

    def _difference(
        self,
        table: str,
        columns: Sequence[str],
        keys: Sequence[int],
        stored: Row | None,
        made: Row | None,
    ) -> Finding:
        one = dict(zip(columns, made or stored or (), strict=True))
        told = [columns[place] for place in keys if columns[place] != "ref"]
        which = " · ".join(self._said(name, one[name]) for name in told)
        named = TABLE_WORDS.get(table, table)
        dossier, code = self._names.numbered(one.get("ref"))
        finding = partial(Finding, area=Area.TABLE, dossier=dossier, code=code)
        whose = f", hồ sơ {code}" if code else ""
        if stored is None or made is None:
            what = "thiếu hàng mà lịch sử có" if stored is None else "có hàng mà lịch sử không có"
            words = f"Bảng {named} ({table}) {what}: {which}{whose}."
            return finding(words, field=named)
        place = next(p for p in range(len(columns)) if stored[p] != made[p])
        name = columns[place]
        there, should = self._said(name, stored[place]), self._said(name, made[place])
        words = (
            f"Bảng {named} ({table}), ô «{field_words(name)}» ghi {there}, lịch sử ghi {should}: "
            f"{which}{whose}."
        )
        return finding(words, field=field_words(name), stored=there, expected=should)

    def _said(self, column: str, value: object) -> str:
        if column == "series" and isinstance(value, str):
            return series_words(value)
        return value_words(column, value, self._names.officer)


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    query = content_query(table).execution_options(yield_per=2_000)
    for row in connection.execute(query):
        yield tuple(row)


def _side_by_side(
    ones: Iterator[Row], others: Iterator[Row], keys: Sequence[int]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Pair the rows of two queries in key order; None where one has no row of that key."""
    one, other = next(ones, None), next(others, None)
    while one is not None or other is not None:
        mine, theirs = _order(one, keys), _order(other, keys)
        first = mine is not None and (theirs is None or mine <= theirs)
        second = theirs is not None and (mine is None or theirs <= mine)
        yield one if first else None, other if second else None
        one = next(ones, None) if first else one
        other = next(others, None) if second else other


def _order(row: Row | None, keys: Sequence[int]) -> tuple[tuple[int, Any], ...] | None:
    if row is None:
        return None
    return tuple((_TYPE_RANKS.get(type(row[place]), 0), row[place]) for place in keys)
