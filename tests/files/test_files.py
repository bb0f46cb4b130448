"""Reading, copying, moving and removing."""

from __future__ import annotations

import errno
import hashlib
import os
import time

import pytest

from onecua import files
from onecua.errors import StorageError
from tests.files.faulty import NEW, OLD, FaultyCalls


def test_reading_returns_the_whole_content(target):
    assert files.read_bytes(target) == OLD
    assert files.sha256(target) == hashlib.sha256(OLD).hexdigest()


def test_a_copy_is_proved_by_reading_it_back(target):
    copy = target.with_name("copy")

    assert files.copy_file(target, copy) == hashlib.sha256(OLD).hexdigest()
    assert copy.read_bytes() == OLD


def test_a_copy_that_reads_back_differently_is_refused(target):
    class BadDisk(FaultyCalls):
        def write(self, descriptor: int, piece: memoryview) -> int:
            flipped = bytes([piece[0] ^ 1]) + bytes(piece[1:])
            return super().write(descriptor, memoryview(flipped))

    with (
        files.system_calls(BadDisk()),
        pytest.raises(StorageError, match="không giống bản gốc"),
    ):
        files.copy_file(target, target.with_name("copy"))

    assert list(target.parent.iterdir()) == [target]


def test_a_copy_of_a_missing_file_names_the_source(target):
    with pytest.raises(StorageError, match=r"Không tìm thấy «.*not there»"):
        files.copy_file(target.with_name("not there"), target)

    assert target.read_bytes() == OLD


def test_a_move_takes_the_place_of_the_target(target, tmp_path):
    source = tmp_path / "new"
    source.write_bytes(NEW)

    files.move(source, target)

    assert target.read_bytes() == NEW
    assert not source.exists()


def test_removing_a_file_twice_is_fine(target):
    files.remove(target)
    files.remove(target)

    assert not target.exists()


def test_folders_are_made_with_those_above_them(tmp_path):
    folder = tmp_path / "a" / "b" / "c"

    files.ensure_folder(folder)
    files.ensure_folder(folder)

    assert folder.is_dir()


def test_free_space_is_told_for_a_folder_that_will_be_made(tmp_path):
    here = files.free_space(tmp_path)

    assert here > 0
    assert files.free_space(tmp_path / "later" / "still") == pytest.approx(here, rel=0.1)


def test_a_folder_is_writable_only_when_a_file_can_be_made(tmp_path):
    assert files.is_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []

    read_only = FaultyCalls("open", fail_at=1)
    read_only.error = OSError(errno.EROFS, "read-only")
    with files.system_calls(read_only):
        assert not files.is_writable(tmp_path)
    assert not files.is_writable(tmp_path / "missing")


def test_leftovers_of_a_kill_are_removed_after_a_day(target):
    fresh = target.with_name(".onecua-00aa.part.xlsx")
    stale = target.with_name(".onecua-00bb.part.xlsx-journal")
    for path in (fresh, stale):
        path.write_bytes(b"half")
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(stale, (two_days_ago, two_days_ago))
    os.utime(target, (two_days_ago, two_days_ago))

    assert files.remove_leftovers(target.parent) == 1
    assert set(target.parent.iterdir()) == {target, fresh}
