"""The data key: in two places before the database exists, read from either."""

import json
import os
import stat

import pytest

from onecua import files
from onecua.errors import StorageError
from onecua.storage import keys
from onecua.storage.database import DATABASE_FILE, create_database, open_database
from tests.desks import MovableClock
from tests.files.faulty import FaultyCalls


def places(folder):
    return [folder / keys.KEYS_FILE, folder / keys.COPY_FOLDER / keys.KEYS_FILE]


def test_a_new_key_is_random_and_in_both_places(tmp_path):
    one, other = keys.create_key(tmp_path / "a"), keys.create_key(tmp_path / "b")
    assert len(one.raw) == 32
    assert one.raw != other.raw
    contents = {place.read_bytes() for place in places(tmp_path / "a")}
    assert len(contents) == 1
    assert keys.read_key(tmp_path / "a") == one


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")
def test_only_its_owner_may_read_a_key(tmp_path):
    keys.create_key(tmp_path)
    for place in places(tmp_path):
        assert stat.S_IMODE(place.stat().st_mode) == 0o600


@pytest.mark.parametrize("lost", [0, 1])
@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"[]", b'{"encryption":"sqlcipher","key":"12"}', b"\xff\xfe"]
)
def test_the_other_place_is_read_when_one_is_missing_or_damaged(tmp_path, lost, content):
    key = keys.create_key(tmp_path)
    place = places(tmp_path)[lost]
    place.unlink()
    if content is not None:
        place.write_bytes(content)
    assert keys.read_key(tmp_path) == key


def test_without_either_the_sentence_names_both_places(tmp_path):
    database = create_database(tmp_path, clock=MovableClock())
    database.close()
    for place in places(tmp_path):
        place.unlink()
    with pytest.raises(StorageError) as refused:
        open_database(tmp_path)
    for place in places(tmp_path):
        assert str(place) in refused.value.message


def test_a_plain_folder_says_so_in_its_keys(tmp_path):
    key = keys.create_key(tmp_path, plain=True)
    assert key.is_plain
    assert keys.read_key(tmp_path).is_plain
    assert json.loads(places(tmp_path)[0].read_bytes())["key"] is None


@pytest.mark.parametrize("fail_at", range(1, 9))
def test_no_database_comes_before_its_key_is_safe_on_the_disk(tmp_path, fail_at):
    """Whichever file operation fails: no database, or one whose key is in both places."""
    faulty = FaultyCalls("write fsync replace", fail_at=fail_at)
    with files.system_calls(faulty), pytest.raises(StorageError):
        create_database(tmp_path / "data", clock=MovableClock())
    assert not (tmp_path / "data" / DATABASE_FILE).exists()
    database = create_database(tmp_path / "data", clock=MovableClock())
    database.close()
    open_database(tmp_path / "data").close()


def test_a_key_that_may_belong_to_a_database_put_elsewhere_is_never_replaced(tmp_path):
    """A database moved away for a moment, then a new start: its key must still be there."""
    database = create_database(tmp_path / "data", clock=MovableClock())
    digest = database.digest()
    database.close()
    away = tmp_path / "away.db"
    (tmp_path / "data" / DATABASE_FILE).rename(away)
    create_database(tmp_path / "data", clock=MovableClock()).close()
    (tmp_path / "data" / DATABASE_FILE).unlink()
    away.rename(tmp_path / "data" / DATABASE_FILE)
    database = open_database(tmp_path / "data")
    assert database.digest() == digest
    database.close()


@pytest.mark.parametrize("first", [True, False])
def test_encryption_is_not_changed_over_an_existing_key(tmp_path, first):
    keys.create_key(tmp_path, plain=first)
    before = [place.read_bytes() for place in places(tmp_path)]
    with pytest.raises(StorageError, match=r"keys\.json"):
        keys.create_key(tmp_path, plain=not first)
    assert [place.read_bytes() for place in places(tmp_path)] == before
