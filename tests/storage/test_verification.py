"""`check`: flipped bytes, edited rows and documents are named; a sound file has no problem."""

import pytest
from sqlalchemy import text

from onecua.domain.dossier import Move
from onecua.errors import StorageError
from onecua.progress import Progress
from onecua.storage import verification
from onecua.storage.database import open_database
from tests.desks import copied_folder, desk_in, move, receive

PAGE = 4096
FIRST = "(SELECT key FROM dossier WHERE code LIKE '%-0001')"


@pytest.fixture
def worked(desk, clock):
    """A desk with an open, a finished and a voided dossier and an undone move."""
    first, second, third = receive(desk), receive(desk), receive(desk)
    clock.forward(hours=2)
    move(desk, first, Move.FINISH, Move.RETURN)
    move(desk, second, Move.REQUEST_SUPPLEMENT)
    desk.handling.undo(second, "bấm nhầm")
    desk.handling.void(third, "nhập trùng")
    return desk


def checked(desk):
    return desk.verification.run(Progress())


def tamper(desk, statement):
    with desk.database.write() as transaction:
        transaction.connection.exec_driver_sql(statement)


@pytest.mark.parametrize("plain", [False, True])
def test_a_sound_file_has_no_problem(tmp_path, clock, plain):
    with desk_in(copied_folder(tmp_path / "data", plain=plain), clock) as desk:
        move(desk, receive(desk), Move.FINISH)
        assert checked(desk) == []
        assert sorted(path.name for path in desk.database.folder.glob("*.tmp*")) == []


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE dossier SET due_at = due_at + 86400 WHERE code LIKE '%-0001'",
        "UPDATE dossier SET owner_name = 'Người Khác' WHERE code LIKE '%-0001'",
        "UPDATE dossier SET status = 4 WHERE code LIKE '%-0001'",
        "DELETE FROM dossier WHERE code LIKE '%-0001'",
        f"UPDATE dossier_span SET finished_at = 1 WHERE finished_at > 0 AND dossier = {FIRST}",
        f"DELETE FROM dossier_span WHERE dossier = {FIRST}",
    ],
)
def test_a_row_edited_by_hand_is_named_by_its_code(worked, edit):
    tamper(worked, edit)
    found = checked(worked)
    assert found
    assert all("H24.119-261120-0001" in problem for problem in found)


@pytest.mark.parametrize(
    ("edit", "table"),
    [
        ("UPDATE person SET phone = '0900000000'", "person"),
        ("UPDATE officer SET name = 'Ai đó'", "officer"),
        ("DELETE FROM issued_number", "issued_number"),
        ("UPDATE office SET body = replace(body, 'Thanh Hà', 'Thanh Quang')", "office"),
        ("UPDATE adopted SET adopted_at = adopted_at + 1", "adopted"),
    ],
)
def test_another_table_edited_by_hand_is_named(worked, edit, table):
    tamper(worked, edit)
    found = checked(worked)
    assert found
    assert all(problem.startswith("Bảng ") and f" ({table})" in problem for problem in found)


def test_a_catalogue_edited_under_its_name_is_named(worked):
    tamper(worked, "UPDATE document SET content = x'789c030000000001' WHERE kind LIKE 'catalogue%'")
    assert any("danh mục" in problem for problem in checked(worked))


def test_a_late_entry_hidden_from_the_reports_is_named(worked):
    tamper(worked, "DROP TRIGGER event_is_never_changed")
    tamper(worked, "UPDATE event SET is_amendment = 0 WHERE kind = 'dossier_voided'")
    (problem,) = checked(worked)
    assert "đánh dấu sai" in problem


def test_an_event_of_a_newer_program_is_kept_and_named(worked):
    tamper(worked, "DROP TRIGGER event_is_never_changed")
    tamper(worked, "UPDATE event SET kind = 'dossier_extended' WHERE kind = 'dossier_voided'")
    assert any("cần nâng cấp" in problem for problem in checked(worked))


def test_a_dossier_received_meanwhile_is_no_problem(worked, clock):
    """The desk goes on writing while the tables are compared."""
    done = []

    def receive_once(_done, _total, what):
        if not done and what.startswith("Tính lại"):
            clock.forward(minutes=1)
            done.append(receive(worked))

    assert worked.verification.run(Progress(receive_once)) == []
    assert done


def _flip(path, offset):
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_flipped_bit_in_an_encrypted_page_is_named_and_never_read_as_data(folder, clock, share):
    with desk_in(folder, clock) as desk:
        receive(desk)
    path = folder / "onecua.db"
    page = int(path.stat().st_size // PAGE * share)
    _flip(path, page * PAGE + 100)
    database = open_database(folder, clock=clock)
    try:
        with database.read() as connection:
            found = verification.page_problems(connection, encrypted=True)
        assert any(f"page {page + 1}" in problem for problem in found)
    finally:
        database.close()


def test_a_file_whose_first_page_is_damaged_is_refused_with_what_to_do(folder, clock):
    _flip(folder / "onecua.db", 200)
    with pytest.raises(StorageError, match=r"keys\.json|hỏng"):
        open_database(folder, clock=clock)


def test_a_damaged_page_met_while_reading_is_told_in_words(folder, clock):
    with desk_in(folder, clock) as desk:
        receive(desk)
    path = folder / "onecua.db"
    for page in range(2, path.stat().st_size // PAGE):
        _flip(path, page * PAGE + 100)
    with pytest.raises(StorageError, match="hỏng"), desk_in(folder, clock) as desk:
        receive(desk)


def test_check_after_an_unclean_end_reads_the_whole_log(worked):
    tamper(worked, "DROP TRIGGER event_is_never_changed")
    tamper(worked, "UPDATE event SET version = 2 WHERE kind = 'dossier_voided'")
    assert worked.verification.at_start(clean_exit=True) == []
    assert worked.verification.at_start(clean_exit=False)


def test_leftovers_of_a_check_are_the_file_and_its_journals(tmp_path):
    path = tmp_path / "scratch.tmp"
    assert verification.leftovers(path) == []
    for tail in ("", "-wal", "-journal"):
        path.with_name(path.name + tail).touch()
    assert [each.name for each in verification.leftovers(path)] == [
        "scratch.tmp",
        "scratch.tmp-wal",
        "scratch.tmp-journal",
    ]


def test_foreign_keys_that_lead_nowhere_are_named(worked):
    with worked.database.read() as connection:
        raw = connection.connection.driver_connection
        assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with pytest.raises((StorageError, RuntimeError)), worked.database.write() as transaction:
        transaction.connection.execute(text("UPDATE dossier_span SET dossier = 999999"))
