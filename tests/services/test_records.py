"""One dossier whole: its people, papers, and everything that happened to it, with who did it."""

import pytest

from onecua.domain.dossier import Move, Paper
from onecua.errors import RuleError
from onecua.services.facts import new_id
from tests.desks import MARITAL, move, receive
from tests.votes import vote


def test_a_dossier_is_found_by_its_code_however_it_was_copied(desk):
    dossier = receive(desk)
    for typed in ("H24.119-261120-0001", "  H24.119-261120-0001 ", "h24.119-261120-0001"):
        assert desk.records.find(typed) == dossier


@pytest.mark.parametrize("typed", ["", "H24.119-261120-0099", "%", "x" * 10_000])
def test_a_code_that_nobody_has_is_told(desk, typed):
    receive(desk)
    with pytest.raises(RuleError, match="Không có hồ sơ"):
        desk.records.find(typed)


def test_of_two_with_one_code_the_one_in_force_is_found(desk, tmp_path):
    from onecua import products
    from tests.services.test_importing import take

    first = take(desk, tmp_path, {})
    products.undo_import(desk, first.batch)
    voided = desk.records.find("H99.001-260803-0001")
    take(desk, tmp_path, {})
    found = desk.records.find("H99.001-260803-0001")
    assert found != voided
    assert not desk.records.read(found).dossier.is_voided


def test_an_unknown_identity_is_told(desk):
    with pytest.raises(RuleError, match="Không tìm thấy"):
        desk.records.read(new_id())


def test_papers_have_the_names_of_the_list_or_their_own(desk):
    papers = (Paper(2, 1, 0), Paper(3, 0, 1), Paper(5, 1, 1), Paper(None, 0, 1, "", "Ảnh 4x6"))
    record = desk.records.read(receive(desk, MARITAL, papers=papers))
    listed = {c.index: c.name for c in record.procedure.components}
    assert [paper.name for paper in record.papers] == [
        listed[2], listed[3], listed[5], "Ảnh 4x6",
    ]  # fmt: skip


def test_the_history_names_who_did_what_when_and_why(desk, clock):
    dossier = receive(desk)
    clock.forward(hours=1)
    move(desk, dossier, Move.FORWARD, holder=desk.officer.id)
    clock.forward(hours=1)
    desk.handling.undo(dossier, "bấm nhầm")
    history = desk.records.read(dossier).history
    assert [(entry.words, entry.reason, entry.undone) for entry in history] == [
        ("Tiếp nhận hồ sơ", "", False),
        ("Chuyển xử lý", "theo quy định", True),
        ("Hoàn tác bước vừa làm", "bấm nhầm", False),
    ]
    assert {entry.officer_name for entry in history} == {"Nguyễn Thị Hồng Nhung"}
    assert history[1].holder_name == "Nguyễn Thị Hồng Nhung"
    assert not any(entry.is_late for entry in history)


def test_erased_people_leave_a_nameless_dossier_that_is_still_read(desk):
    dossier = receive(desk)
    with desk.database.write() as transaction:
        transaction.connection.exec_driver_sql(
            "UPDATE private_value SET value = NULL, salt = NULL WHERE value LIKE '%Tâm%'"
        )
    desk.database.rebuild()
    record = desk.records.read(dossier)
    assert record.owner.full_name == ""
    assert record.dossier.code == "H24.119-261120-0001"
    assert desk.lists.search("tam") == []


def test_a_dossier_has_its_survey_slip_once_the_batch_is_closed(desk):
    voters = [receive(desk) for _ in range(5)]
    for dossier in voters:
        vote(desk, dossier)
    assert not desk.records.read(voters[0]).has_slip, "what waits is told nowhere"
    desk.surveys.closing.close()
    assert all(desk.records.read(dossier).has_slip for dossier in voters)
    assert not desk.records.read(receive(desk)).has_slip
