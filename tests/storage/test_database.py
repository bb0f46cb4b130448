"""A data folder: made once, opened by several programs, told who listens, refused in words."""

import multiprocessing
import os
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from onecua.errors import BusyError, RuleError, StorageError
from onecua.storage import log
from onecua.storage.database import create_database, exists, open_database
from onecua.storage.keys import create_key
from tests.desks import desk_in, event_count, log_problems, receive, sealed_person

ROOT = Path(__file__).parents[2]
OFFICER = UUID(int=5)


def append(database, count=1):
    with database.write() as transaction:
        transaction.append([sealed_person()[0] for _ in range(count)], OFFICER)


def append_and_fail(database):
    with database.write() as transaction:
        transaction.append([sealed_person()[0]], OFFICER)
        raise ZeroDivisionError


def test_a_new_folder_holds_database_and_keys_and_an_empty_log(database):
    names = {path.name for path in database.folder.iterdir()}
    assert {"onecua.db", "keys.json", "khoa-du-phong"} <= names
    assert exists(database.folder)
    assert event_count(database) == 0


def test_a_folder_with_data_is_not_made_again(database):
    append(database)
    with pytest.raises(RuleError, match="đã có dữ liệu"):
        create_database(database.folder)
    assert event_count(database) == 1


def test_a_folder_without_data_is_told_with_what_to_do(tmp_path):
    with pytest.raises(RuleError, match="onecua init"):
        open_database(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_two_pcs_never_have_the_same_name(tmp_path):
    writers = set()
    for name in ("a", "b"):
        with closing(create_database(tmp_path / name)) as database, database.read() as connection:
            writer = log.local_writer(connection)
            writers |= {writer.device, writer.incarnation}
    assert len(writers) == 4


def test_listeners_hear_of_a_commit_and_never_of_a_rollback(database):
    heard = []
    database.on_commit(heard.append)
    append(database)
    assert heard == [frozenset({"people"})]
    with pytest.raises(ZeroDivisionError):
        append_and_fail(database)
    assert len(heard) == 1


def test_a_snapshot_does_not_see_what_is_written_meanwhile(database):
    append(database)
    with database.read() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one()
        append(database)
        after = connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one()
    assert (before, after) == (1, 1)
    assert event_count(database) == 2


def test_the_commit_of_another_program_is_noticed(database, clock):
    first = database.data_version()
    assert database.data_version() == first
    with closing(open_database(database.folder, clock=clock)) as other:
        append(other)
    assert database.data_version() != first
    assert database.foreign_event_count() == 1


def test_a_copy_has_the_same_content_and_the_same_key(database, tmp_path):
    append(database, 3)
    target = tmp_path / "copy"
    target.mkdir()
    database.copy_into(target / "onecua.db")
    (target / "keys.json").write_bytes((database.folder / "keys.json").read_bytes())
    with closing(open_database(target)) as copy:
        assert copy.digest() == database.digest()
        with copy.read() as connection:
            assert log_problems(connection) == []


@contextmanager
def locked_by_another_process(folder):
    """Hold the write lock of a folder in another process while the block runs."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from onecua.storage.database import open_database\n"
        "with open_database(Path(sys.argv[1])).write():\n"
        "    print('locked', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "locked\n"
        yield
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


@pytest.mark.parametrize("kind", ["database", "plain_database"])
def test_a_lock_held_elsewhere_is_told_at_once_and_nothing_is_lost(request, kind):
    database = request.getfixturevalue(kind)
    append(database)
    with locked_by_another_process(database.folder):
        start = time.monotonic()
        with pytest.raises(BusyError, match="Đợi vài giây"):
            append(database)
        assert time.monotonic() - start < 5  # the window gives up after 50 ms, a command after 10 s
        assert event_count(database) == 1
    append(database)
    assert event_count(database) == 2


def _append_many(folder, count):
    with closing(open_database(Path(folder))) as database:
        for _ in range(count):
            append(database)


@pytest.mark.parametrize("kind", ["database", "plain_database"])
def test_two_processes_at_once_write_one_chain(request, kind):
    database = request.getfixturevalue(kind)
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=_append_many, args=(str(database.folder), 15)) for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert event_count(database) == 30
    with database.read() as connection:
        assert log_problems(connection) == []


@contextmanager
def mounted(place, options):
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _can_mount():
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    asked = subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True)
    return asked.returncode == 0


needs_mount = pytest.mark.skipif(not _can_mount(), reason="needs the right to mount")


def open_and_append(folder, clock):
    with closing(open_database(folder, clock=clock, busy_ms=50)) as opened:
        append(opened)


def append_until_refused(database):
    """Append until the drive is full; return how many events were acknowledged, and the words."""
    for saved in range(0, 40_000, 400):
        try:
            append(database, 400)
        except StorageError as refused:
            return saved, refused.message
    raise AssertionError("the drive never became full")


@needs_mount
def test_a_read_only_drive_is_told_and_nothing_is_made(tmp_path):
    with mounted(tmp_path / "drive", "ro"), pytest.raises(StorageError, match="chỉ cho đọc"):
        create_database(tmp_path / "drive" / "data")


@needs_mount
def test_a_drive_that_became_read_only_is_told_at_the_next_save(tmp_path, clock):
    with mounted(tmp_path / "drive", "size=8m") as drive:
        database = create_database(drive / "data", clock=clock, busy_ms=50)
        append(database)
        database.close()
        subprocess.run(["mount", "-o", "remount,ro", str(drive)], check=True)
        with pytest.raises(StorageError, match=r"chỉ cho đọc|Kiểm tra thư mục"):
            open_and_append(drive / "data", clock)


@needs_mount
@pytest.mark.parametrize("plain", [False, True])
def test_a_full_drive_refuses_the_save_keeps_what_was_saved_and_recovers(tmp_path, clock, plain):
    with mounted(tmp_path / "drive", "size=3m") as drive:
        database = create_database(drive / "data", plain=plain, clock=clock, busy_ms=50)
        with closing(database):
            saved, words = append_until_refused(database)
            assert "đã đầy" in words
            assert saved > 0
            assert event_count(database) == saved
            with database.read() as connection:
                assert log_problems(connection) == []
            ballast = drive / "ballast"
            with pytest.raises(OSError, match="space"):
                ballast.write_bytes(bytes(8_000_000))
            ballast.unlink()


@needs_mount
def test_a_full_drive_makes_no_half_data_folder(tmp_path):
    with mounted(tmp_path / "drive", "size=100k") as drive:
        with pytest.raises(StorageError, match="đã đầy"):
            create_database(drive / "data")
        assert not exists(drive / "data")
        subprocess.run(["mount", "-o", "remount,size=8m", str(drive)], check=True)
        with closing(create_database(drive / "data")) as database:
            append(database)


@pytest.mark.parametrize("left", ["onecua.db.dang-tao", "onecua.db.dang-tao-wal"])
def test_a_start_cut_short_is_made_again(tmp_path, left):
    """The PC was switched off while the tables were made: their file never got its name."""
    folder = tmp_path / "data"
    create_key(folder)
    (folder / left).write_bytes(b"half a database" * 500)
    with closing(create_database(folder)) as database:
        append(database)
    assert not (folder / left).exists()


def test_a_first_transaction_that_fails_leaves_no_database(tmp_path):
    def refuse(transaction):
        transaction.append([sealed_person()[0]], OFFICER)
        raise RuleError("không được")

    with pytest.raises(RuleError, match="không được"):
        create_database(tmp_path / "data", begin=refuse)
    assert not exists(tmp_path / "data")


def test_one_writer_and_one_reader_in_one_process_do_not_wait_for_each_other(folder, clock):
    with desk_in(folder, clock, busy_ms=50) as desk, desk.database.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one()
        receive(desk)
        assert connection.exec_driver_sql("SELECT count(*) FROM dossier").scalar_one() == 0
