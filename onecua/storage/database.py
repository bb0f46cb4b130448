"""One data folder's database: open it with its gates, write in transactions, tell who listens.

The one writer's transaction appends events and applies them; reads take a snapshot of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, insert
from uuid6 import uuid7

from onecua import files
from onecua.clock import Clock, vietnam_now
from onecua.domain.event import DOSSIER_KINDS, Fact, Kind
from onecua.errors import RuleError, StorageError
from onecua.storage import log, projection_content, projections, schema
from onecua.storage.engine import in_words, make_engine, open_keyed
from onecua.storage.keys import DataKey, create_key, read_key
from onecua.storage.stamping import read_stamp
from onecua.storage.tables import PROJECTION_VERSION, WRITER

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from onecua.domain.clock_guard import Stamp
    from onecua.progress import Progress

DATABASE_FILE = "onecua.db"
_PARTIAL_FILE = "onecua.db.dang-tao"
WINDOW_BUSY_MS = 50
PATIENT_BUSY_MS = 10_000

Snapshot = Connection
"""A connection inside a transaction, as the queries of this package take it."""
Listener = Callable[[frozenset[str]], None]


class Transaction:
    """A transaction that may append to the log; what it appends is applied before it commits."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self.connection = connection
        self._clock = clock
        self.touched: set[str] = set()
        self.appended_count = 0

    @property
    def now(self) -> datetime:
        """Return the present of this write, never before the last entry (`clock_guard.py`)."""
        return self._stamp.now

    @cached_property
    def _stamp(self) -> Stamp:
        return read_stamp(self.connection, self._clock)

    def append(self, facts: Sequence[Fact], officer: UUID) -> log.Appended:
        """Append facts and apply them to the tables; both are there or neither.

        Raises `RuleError` when the PC's clock would stamp one of them and cannot be believed.
        """
        self._stamp.check(facts)
        told = self._stamp.told(facts)
        appended = log.append(self.connection, told, officer, self.now)
        projections.apply(self.connection, appended.events, appended.private)
        self.touched.update(_area(fact.kind) for fact in facts)
        self.appended_count += len(appended.events)
        return appended


def _area(kind: Kind) -> str:
    if kind in DOSSIER_KINDS:
        return "dossiers"
    return {Kind.PERSON_RECORDED: "people"}.get(kind, "office")


class Database:
    """The database of one data folder."""

    def __init__(self, folder: Path, key: DataKey, engine: Engine, clock: Clock) -> None:
        self.folder = folder
        self.key = key
        self.clock = clock
        self._engine = engine
        self.appended_count = 0
        self._listeners: list[Listener] = []
        self._watch: Any = None

    @property
    def path(self) -> Path:
        """Return the file."""
        return self.folder / DATABASE_FILE

    @property
    def is_encrypted(self) -> bool:
        """Tell whether the file is encrypted."""
        return not self.key.is_plain

    def on_commit(self, listener: Listener) -> None:
        """Call the listener after each commit with the names of what it touched."""
        self._listeners.append(listener)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Run a writing transaction; it is on the disk when this returns."""
        with in_words(self.path), self._engine.connect() as connection, connection.begin():
            transaction = Transaction(connection, self.clock)
            yield transaction
        self.appended_count += transaction.appended_count
        self.announce(frozenset(transaction.touched))

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read from a consistent snapshot while others go on writing."""
        with in_words(self.path), self._engine.connect() as connection:
            snapshot = connection.execution_options(snapshot=True)
            with snapshot.begin():
                yield snapshot

    def announce(self, touched: frozenset[str]) -> None:
        """Tell every listener what a commit touched."""
        for listener in list(self._listeners):
            listener(touched)

    def copy_into(self, path: Path) -> None:
        """Copy the database whole into a new file, under the same key."""
        with in_words(self.path):
            raw = self._engine.raw_connection()
            try:
                assert raw.driver_connection is not None
                raw.driver_connection.execute("VACUUM INTO ?", (str(path),))
            finally:
                raw.close()

    def foreign_event_count(self) -> int:
        """Return how many events of the log were not appended through this object."""
        with self.read() as connection:
            return log.length(connection) - self.appended_count

    def data_version(self) -> int:
        """Return a number that changes when another connection or process commits.

        It is asked on a connection of its own, since the number means nothing on another one.
        """
        with in_words(self.path):
            if self._watch is None:
                self._watch = open_keyed(self.path, self.key, WINDOW_BUSY_MS)
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make every projection again from the log."""
        with self.write() as transaction:
            projections.rebuild(transaction.connection, progress)
            transaction.touched.update(("dossiers", "people", "office"))

    def digest(self) -> str:
        """Return the digest of the projections."""
        with self.read() as connection:
            return projection_content.digest(connection)

    def close(self) -> None:
        """Close every connection."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._engine.dispose()


def exists(folder: Path) -> bool:
    """Tell whether the folder holds a database."""
    return (folder / DATABASE_FILE).is_file()


def create_database(
    folder: Path,
    *,
    counter: int = 1,
    plain: bool = False,
    clock: Clock = vietnam_now,
    busy_ms: int = PATIENT_BUSY_MS,
    begin: Callable[[Transaction], None] | None = None,
) -> Database:
    """Make a data folder with its key and a database in which `begin` has written first.

    The database has its name only once it is whole: a start cut short can be made again. Raises
    `RuleError` when there is one already, `StorageError` when the folder cannot be written.
    """
    if exists(folder):
        raise RuleError(f"Thư mục {folder} đã có dữ liệu onecua. Chọn thư mục khác hoặc mở nó.")
    files.ensure_folder(folder)
    if not files.is_writable(folder):
        raise StorageError(
            f"Thư mục {folder} chỉ cho đọc. Chọn thư mục khác hoặc cấp quyền ghi rồi làm lại."
        )
    key = create_key(folder, plain=plain)
    path, partial = folder / DATABASE_FILE, folder / _PARTIAL_FILE
    with in_words(path):
        _remove(partial)
        try:
            _make(partial, key, counter, clock, begin)
            files.move(partial, path)
        finally:
            _remove(partial)
        return Database(folder, key, make_engine(path, key, busy_ms), clock)


def _make(
    path: Path,
    key: DataKey,
    counter: int,
    clock: Clock,
    begin: Callable[[Transaction], None] | None,
) -> None:
    schema.migrate(path, key)
    engine = make_engine(path, key)
    try:
        with engine.connect() as connection, connection.begin():
            connection.execute(
                insert(WRITER),
                {
                    "device": uuid7().hex,
                    "incarnation": uuid7().hex,
                    "counter": counter,
                    "started_at": clock(),
                    "is_local": True,
                },
            )
            projections.create(connection)
            if begin is not None:
                begin(Transaction(connection, clock))
    finally:
        engine.dispose()


def _remove(path: Path) -> None:
    """Remove a database file that never got its name, with its journals."""
    for tail in ("", "-wal", "-shm", "-journal"):
        files.remove(path.with_name(path.name + tail))


def open_database(
    folder: Path, *, clock: Clock = vietnam_now, busy_ms: int = PATIENT_BUSY_MS
) -> Database:
    """Open a data folder, bring its tables up to date, refuse a newer one.

    Raises `RuleError` when there is none and `StorageError` that says what to do.
    """
    if not exists(folder):
        raise RuleError(
            f"Chưa có dữ liệu trong {folder}. Chạy «onecua init» hoặc mở cửa sổ để khai báo đơn vị."
        )
    key = read_key(folder)
    path = folder / DATABASE_FILE
    with in_words(path):
        engine = make_engine(path, key, busy_ms)
        database = Database(folder, key, engine, clock)
        try:
            _bring_up_to_date(database)
        except BaseException:
            engine.dispose()
            raise
    return database


def _bring_up_to_date(database: Database) -> None:
    with database.read() as connection:
        revision = schema.revision(connection)
        projected = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    schema.refuse_newer(revision, projected)
    if revision != schema.HEAD:
        schema.migrate(database.path, database.key)
    if projected != PROJECTION_VERSION or revision != schema.HEAD:
        database.rebuild()
