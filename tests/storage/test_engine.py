"""Safety settings in force at every open, encrypted and plain; the machine's words made clear."""

import sqlite3
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from onecua.errors import BusyError, StorageError
from onecua.storage import engine
from onecua.storage.keys import DataKey

KEY = DataKey(bytes(range(32)))
PLAIN = DataKey(None)
ALWAYS = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "secure_delete": 1,
    "cell_size_check": 1,
    "temp_store": 2,
    "busy_timeout": 50,
}


def pragmas(connection, names):
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


@pytest.mark.parametrize(
    ("version", "found"),
    [
        ((3, 40, 1), ("truncate", 3)),
        ((3, 51, 2), ("truncate", 3)),
        ((3, 51, 3), ("wal", 2)),
        ((3, 53, 4), ("wal", 2)),
        ((4, 0, 0), ("wal", 2)),
    ],
)
def test_wal_is_used_only_where_its_reset_bug_is_mended(version, found):
    assert engine.journal_mode(version) == found


@pytest.mark.parametrize(
    ("key", "driver"), [(KEY, sqlcipher), (PLAIN, sqlite3)], ids=["encrypted", "plain"]
)
def test_every_setting_is_in_force_on_every_connection(tmp_path, key, driver):
    journal, synchronous = engine.journal_mode(driver.sqlite_version_info)
    for _ in range(2):
        connection = engine.open_keyed(tmp_path / "a.db", key, 50)
        wanted = ALWAYS | {"journal_mode": journal, "synchronous": synchronous}
        try:
            connection.execute("CREATE TABLE IF NOT EXISTS t(a)")
            assert pragmas(connection, wanted) == wanted
        finally:
            connection.close()


def test_a_setting_that_does_not_take_effect_closes_the_file(tmp_path, monkeypatch):
    asked = [("foreign_keys", "ON", 2)]
    monkeypatch.setattr(engine, "_settings", lambda version, busy_ms: asked)
    with pytest.raises(StorageError, match="foreign_keys"):
        engine.open_keyed(tmp_path / "a.db", PLAIN, 50)


def test_the_engine_is_the_one_that_has_been_measured():
    assert sqlcipher.sqlite_version_info >= engine.WAL_SAFE


@pytest.fixture
def encrypted(tmp_path):
    connection = engine.open_keyed(tmp_path / "a.db", KEY, 50)
    connection.execute("CREATE TABLE t(a)")
    connection.execute("INSERT INTO t VALUES ('Nguyễn Thị Thanh Tâm')")
    connection.close()
    return tmp_path / "a.db"


def test_nothing_that_was_written_can_be_read_from_the_file(encrypted):
    content = encrypted.read_bytes()
    assert b"SQLite format" not in content
    assert "Nguyễn".encode() not in content


@pytest.mark.parametrize("key", [DataKey(bytes(32)), PLAIN], ids=["wrong key", "no key"])
def test_a_wrong_key_is_told_with_what_to_do_and_changes_nothing(encrypted, key):
    before = encrypted.read_bytes()
    with pytest.raises(StorageError, match=r"keys\.json"), engine.in_words(encrypted):
        engine.open_keyed(encrypted, key, 50)
    assert encrypted.read_bytes() == before


WORDS = [
    ("database is locked", BusyError, "chương trình khác"),
    ("database table is locked: event", BusyError, "Đợi vài giây"),
    ("database or disk is full", StorageError, "đã đầy"),
    ("attempt to write a readonly database", StorageError, "chỉ cho đọc"),
    ("unable to open database file", StorageError, "Kiểm tra thư mục"),
    ("file is not a database", StorageError, "keys.json"),
    ("database disk image is malformed", StorageError, "bản sao lưu"),
    ("disk I/O error", StorageError, "Dừng dùng máy này"),
]


@pytest.mark.parametrize(("said", "kind", "words"), WORDS)
def test_what_the_engine_says_becomes_what_a_person_can_do(said, kind, words):
    with pytest.raises(StorageError) as refused, engine.in_words(Path("/data/onecua.db")):
        raise sqlite3.OperationalError(said)
    assert type(refused.value) is kind
    assert words in refused.value.message
    assert said not in refused.value.message


def test_what_the_engine_says_of_our_own_mistakes_stays_a_mistake():
    with pytest.raises(RuntimeError, match="no such table"), engine.in_words(Path("a")):
        raise sqlite3.OperationalError("no such table: dossier")


def test_what_is_not_of_the_engine_passes_unchanged():
    with pytest.raises(ZeroDivisionError), engine.in_words(Path("a")):
        raise ZeroDivisionError
