"""Whole files or none: every call of the operating system may fail, the old content stays."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from onecua import files
from onecua.errors import StorageError
from tests.files.faulty import NEW, OLD, WRITERS, FaultyCalls

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("write", WRITERS)
def test_a_write_replaces_the_whole_file_and_leaves_nothing_beside_it(write, target):
    write(target)

    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("write", WRITERS)
def test_a_write_makes_a_file_that_was_not_there(write, target):
    target.unlink()

    write(target)

    assert target.read_bytes() == NEW


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_failing_at_every_call_leaves_old_or_new_content_whole(write, code, target):
    healthy = FaultyCalls()
    with files.system_calls(healthy):
        write(target)

    for k in range(1, healthy.counted + 1):
        target.write_bytes(OLD)
        faulty = FaultyCalls(fail_at=k)
        faulty.error = OSError(code, os.strerror(code))
        with files.system_calls(faulty), pytest.raises(StorageError):
            write(target)

        renamed = faulty.seen["replace"] and faulty.counted > healthy.counted - 2
        assert target.read_bytes() == (NEW if renamed else OLD), k
        assert list(target.parent.iterdir()) == [target], k


@pytest.mark.parametrize("write", WRITERS)
def test_the_content_and_then_the_name_are_forced_to_the_disk(write, target):
    order: list[str] = []

    class Recording(FaultyCalls):
        def fsync(self, descriptor: int) -> None:
            order.append("sync folder" if _is_folder(descriptor) else "sync file")
            super().fsync(descriptor)

        def replace(self, source: Path, target: Path) -> None:
            order.append("rename")
            super().replace(source, target)

    with files.system_calls(Recording()):
        write(target)

    assert order == ["sync file", "rename", "sync folder"]


def _is_folder(descriptor: int) -> bool:

    return stat.S_ISDIR(os.fstat(descriptor).st_mode)


def test_a_failed_fsync_is_never_tried_again(target):
    faulty = FaultyCalls("fsync", fail_at=1)
    faulty.error = OSError(errno.EIO, "I/O error")
    faulty.lasts = 1

    with files.system_calls(faulty), pytest.raises(StorageError, match="Ổ đĩa báo lỗi khi ghi"):
        files.write_atomic(target, NEW)

    assert faulty.seen["fsync"] == 1
    assert target.read_bytes() == OLD


def test_a_writer_that_fails_inside_the_block_leaves_the_old_file(target):
    def failing_writer() -> None:
        with files.atomic_path(target) as temporary:
            temporary.write_bytes(NEW[:100])
            temporary.with_name(temporary.name + "-journal").write_bytes(b"rollback")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing_writer()

    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_workbook_written_through_a_temporary_path_opens(target):
    workbook = Workbook()
    workbook.active["A1"] = "Tổng số"

    with files.atomic_path(target) as temporary:
        assert temporary.suffix == ".xlsx"
        workbook.save(temporary)

    assert load_workbook(target).active["A1"].value == "Tổng số"


def test_a_name_as_long_as_the_file_system_takes_can_be_written(tmp_path):
    longest = tmp_path / ("x" * 250 + ".xlsx")

    files.write_atomic(longest, NEW)

    assert longest.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_a_private_file_is_readable_by_its_owner_only(tmp_path):
    files.write_atomic(tmp_path / "keys.json", b"{}", private=True)

    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_program_killed_while_it_writes_leaves_a_whole_file(target):
    program = (
        "import sys, pathlib; from onecua import files\n"
        "target = pathlib.Path(sys.argv[1])\n"
        "print('go', flush=True)\n"
        "while True:\n"
        "    for letter in b'abc':\n"
        "        files.write_atomic(target, bytes([letter]) * 200_000)\n"
    )
    for delay in (0.005, 0.02, 0.05):
        writer = subprocess.Popen(
            [sys.executable, "-c", program, str(target)], stdout=subprocess.PIPE
        )
        with writer:
            writer.stdout.readline()
            time.sleep(delay)
            writer.send_signal(signal.SIGKILL)
        content = target.read_bytes()

        assert content == OLD or (len(content) == 200_000 and len(set(content)) == 1)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small tmpfs")
def test_a_truly_full_disk_keeps_the_old_file_and_frees_up_again(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk here")
    with contextlib.ExitStack() as stack:
        stack.callback(subprocess.run, ["umount", str(folder)], check=True)
        target = folder / "report.xlsx"
        files.write_atomic(target, OLD)

        with pytest.raises(StorageError, match="Ổ đĩa đã đầy"):
            files.write_atomic(target, b"x" * 1_000_000)
        assert target.read_bytes() == OLD
        assert list(folder.iterdir()) == [target]

        files.write_atomic(target, NEW)
        assert target.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of a Unix")
@pytest.mark.parametrize("write", WRITERS)
def test_a_link_stays_and_what_it_leads_to_is_written(write, target):
    link = target.parent.parent / "lien-ket.xlsx"
    link.symlink_to(target)

    write(link)

    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of a Unix")
@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("through_a_link", [False, True])
def test_a_device_or_a_pipe_is_not_replaced_by_a_file(write, through_a_link, target):
    pipe = target.with_name("ong")
    os.mkfifo(pipe)
    name = pipe
    if through_a_link:
        name = target.with_name("lien-ket")
        name.symlink_to(pipe)
    before = sorted(target.parent.iterdir())

    with pytest.raises(StorageError, match="không phải tệp"):
        write(name)

    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(target.parent.iterdir()) == before


@pytest.mark.parametrize("write", WRITERS)
def test_a_folder_is_not_replaced_whatever_its_name(write, target, monkeypatch):
    monkeypatch.chdir(target.parent)

    for name in (target.parent, target.parent / "..", type(target)(), type(target)(".")):
        with pytest.raises(StorageError, match="là thư mục"):
            write(name)

    assert target.read_bytes() == OLD
    assert [path for path in target.parent.iterdir() if path.name.startswith(".")] == []
