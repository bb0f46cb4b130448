"""Copies in a second folder: whole, proven, with their keys, the newest kept."""

import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from onecua.errors import StorageError
from onecua.services.setup import declare_office, set_up
from onecua.storage import backup
from onecua.storage.anchors import ANCHORS_FILE
from onecua.storage.database import open_database
from tests.desks import OFFICE, event_count, log_problems, receive
from tests.storage.test_database import mounted, needs_mount


@pytest.fixture
def second(tmp_path):
    return tmp_path / "ổ USB" / "sao lưu"


def restored(made, target):
    """Put a copy and its keys into a new data folder, as somebody with a new PC does."""
    target.mkdir()
    shutil.copy(made.file, target / "onecua.db")
    shutil.copy(made.file.parent / "keys.json", target / "keys.json")
    return open_database(target)


def test_a_copy_opens_elsewhere_with_everything_in_it(desk, second, tmp_path):
    receive(desk)
    made = desk.backups.back_up(second)
    assert made.event_count == event_count(desk.database)
    with closing(restored(made, tmp_path / "new")) as database:
        assert database.digest() == desk.database.digest()
        with database.read() as connection:
            assert log_problems(connection) == []


def test_a_copy_leaves_nothing_else_in_the_folder(desk, second):
    made = desk.backups.back_up(second)
    names = {path.name for path in second.iterdir()}
    assert names == {made.file.name, "keys.json", ANCHORS_FILE}


def test_the_last_copy_is_remembered(desk, second, clock):
    assert desk.backups.last() is None
    made = desk.backups.back_up(second)
    assert desk.backups.last() == (clock(), str(made.file))


def test_without_a_folder_it_is_asked_for(desk, second):
    assert not desk.backups.has_folder
    with pytest.raises(StorageError, match="Chọn ở Quản trị"):
        desk.backups.back_up()
    declare_office(desk, replace(OFFICE, backup_folder=str(second)))
    assert desk.backups.has_folder
    assert desk.backups.back_up().file.parent == second


def test_only_the_newest_copies_are_kept(desk, second, clock, monkeypatch):
    monkeypatch.setattr("onecua.services.backups.KEPT", 3)
    names = []
    for _ in range(5):
        names.append(desk.backups.back_up(second).file.name)
        clock.forward(minutes=1)
    assert sorted(path.name for path in second.glob("*.db")) == names[-3:]


def test_a_copy_made_after_the_clock_was_set_back_is_never_the_one_removed(
    desk, second, clock, monkeypatch
):
    monkeypatch.setattr("onecua.services.backups.KEPT", 2)
    for _ in range(3):
        desk.backups.back_up(second)
        clock.forward(minutes=1)
    clock.forward(days=-400)
    made = desk.backups.back_up(second)
    assert made.file.exists()
    assert len(list(second.glob("*.db"))) == 2


def test_the_keys_of_another_pc_are_never_overwritten(desk, second, tmp_path, clock):
    theirs = desk.backups.back_up(second)
    other = set_up(tmp_path / "other", OFFICE, clock=clock)
    with closing(other.database):
        clock.forward(minutes=1)
        with pytest.raises(StorageError, match="thư mục riêng"):
            other.backups.back_up(second)
    assert [path.name for path in second.glob("*.db")] == [theirs.file.name]
    with closing(restored(theirs, tmp_path / "new")) as database:
        assert event_count(database) == theirs.event_count


def test_a_desk_whose_first_key_file_was_lost_copies_the_other_one(desk, second, tmp_path):
    (desk.database.folder / "keys.json").unlink()
    with closing(restored(desk.backups.back_up(second), tmp_path / "new")) as database:
        assert database.digest() == desk.database.digest()


def test_a_damaged_copy_does_not_prove(desk, second):
    made = desk.backups.back_up(second)
    content = bytearray(made.file.read_bytes())
    content[len(content) // 2] ^= 1
    made.file.write_bytes(content)
    with pytest.raises(StorageError, match=r"không đúng|hỏng"):
        backup.prove(desk.database, made.file)


@needs_mount
@pytest.mark.parametrize("options", ["size=100k", "ro"])
def test_a_drive_that_takes_no_copy_is_told_and_keeps_no_half(desk, tmp_path, options):
    with mounted(tmp_path / "drive", options) as drive:
        with pytest.raises(StorageError):
            desk.backups.back_up(drive / "copies")
        assert list(drive.rglob("*.db")) == []
        assert desk.backups.last() is None
