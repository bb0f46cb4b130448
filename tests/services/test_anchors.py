"""Anchors outside the database: noted at each end of work, never over one that does not hold."""

import json
from dataclasses import replace

import pytest

from onecua.domain.office import COMMAND_LINE, Role
from onecua.errors import RuleError, StorageError
from onecua.services.folders import patient_desk
from onecua.services.setup import declare_office
from onecua.storage import anchors
from onecua.storage.anchors import ANCHORS_FILE
from tests.desks import NHUNG, OFFICE, receive
from tests.tampering import edit, findings, problems, rehash

CHIEF = replace(NHUNG, name="Phạm Văn Hùng", role=Role.CHIEF)


def kept(desk):
    return anchors.read_anchors(desk.database.folder)


def cut(desk, count=1):
    edit(desk, f"DELETE FROM event WHERE seq > (SELECT max(seq) FROM event) - {count}")
    desk.database.rebuild()


def test_an_anchor_names_where_the_log_stands(desk, clock):
    receive(desk)
    desk.anchors.note()
    (anchor,) = kept(desk)
    head = desk.anchors.head()
    assert anchor == head == desk.anchors.last()
    assert head.at == clock()
    assert head.mark == f"Q1 · {head.seq} · {head.hash[:8]}"


def test_the_last_anchor_of_a_day_is_kept_and_nothing_is_written_for_nothing(desk, clock):
    desk.anchors.note()
    before = (desk.database.folder / ANCHORS_FILE).stat().st_mtime_ns
    desk.anchors.note()
    assert (desk.database.folder / ANCHORS_FILE).stat().st_mtime_ns == before
    receive(desk)
    desk.anchors.note()
    assert len(kept(desk)) == 1
    clock.forward(days=1)
    desk.anchors.note()
    assert len(kept(desk)) == 2


def test_a_log_that_was_cut_is_told_and_its_anchor_never_written_over(desk, clock):
    receive(desk)
    desk.anchors.note()
    clock.forward(days=1)
    receive(desk)
    desk.anchors.note()
    before = kept(desk)
    cut(desk)
    for _ in range(3):
        receive(desk)
    desk.anchors.note()
    assert kept(desk) == before
    (found,) = problems(desk)
    assert "viết lại" in found.words
    assert "Mốc cuối còn khớp: 09:12 20/11/2026" in found.words


def test_a_log_that_is_shorter_says_by_how_much(desk):
    receive(desk)
    desk.anchors.note()
    head = desk.anchors.head()
    cut(desk)
    (found,) = problems(desk)
    assert f"chỉ còn {head.seq - 1} sự kiện" in found.words
    assert "1 sự kiện cuối đã mất" in found.words
    assert found.expected == head.mark


def test_a_log_of_another_device_is_told(desk):
    desk.anchors.note()
    edit(desk, "UPDATE writer SET incarnation = 'khác'")
    rehash(desk, 1)
    assert any("không còn trong cơ sở dữ liệu" in each.words for each in problems(desk))


def test_a_backup_has_the_anchors_beside_it_and_they_tell_when_those_of_the_folder_are_gone(
    desk, tmp_path
):
    second = tmp_path / "sao lưu"
    declare_office(desk, replace(OFFICE, backup_folder=str(second)))
    receive(desk)
    desk.backups.back_up()
    assert anchors.read_anchors(second) == kept(desk)
    (desk.database.folder / ANCHORS_FILE).unlink()
    cut(desk)
    assert any("đã mất" in each.words for each in problems(desk))


def test_a_log_cut_together_with_the_file_of_anchors_is_told_and_stays_told(desk, clock):
    receive(desk)
    desk.anchors.note()
    head = desk.anchors.head()
    cut(desk)
    (desk.database.folder / ANCHORS_FILE).unlink()
    (found,) = problems(desk)
    assert "1 sự kiện cuối đã mất" in found.words
    clock.forward(days=1)
    receive(desk)
    receive(desk)
    desk.anchors.note()
    (found,) = problems(desk)
    assert f"không còn khớp mốc ghi lúc 09:12 20/11/2026 ({head.mark})" in found.words
    desk.anchors.reset(CHIEF, "khôi phục bản sao")
    assert problems(desk) == []


def test_a_file_of_anchors_taken_away_alone_is_noted_and_made_again(desk, clock):
    receive(desk)
    desk.anchors.note()
    before = kept(desk)
    (desk.database.folder / ANCHORS_FILE).unlink()
    assert problems(desk) == []
    assert any(
        f"không còn: mốc gần nhất ghi lúc 09:12 20/11/2026 là {before[0].mark}" in each.words
        for each in findings(desk)
    )
    clock.forward(days=1)
    receive(desk)
    desk.anchors.note()
    assert kept(desk) == (*before, desk.anchors.head())


def test_a_chief_resets_after_a_restore_and_that_stays_told(desk, clock):
    receive(desk)
    desk.anchors.note()
    before = desk.anchors.head()
    cut(desk)
    assert problems(desk)
    fresh = desk.anchors.reset(CHIEF, "khôi phục bản sao ngày 19/11/2026")
    assert fresh.seq == before.seq - 1
    assert problems(desk) == []
    (note,) = findings(desk)
    assert "Phạm Văn Hùng đã đặt lại mốc" in note.words
    assert before.mark in note.words
    assert "khôi phục bản sao ngày 19/11/2026" in note.words
    receive(desk)
    desk.anchors.note()
    assert len(kept(desk)) == 3
    cut(desk)
    assert problems(desk)


def test_only_a_chief_resets_and_only_with_a_reason(desk):
    desk.anchors.note()
    with pytest.raises(RuleError, match="lãnh đạo"):
        desk.anchors.reset(NHUNG, "khôi phục")
    with pytest.raises(RuleError, match="Ghi lý do"):
        desk.anchors.reset(CHIEF, "  ")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"anchors": [{}]}', '{"anchors": 5}'])
def test_a_damaged_file_of_anchors_is_told_and_kept(desk, content):
    path = desk.database.folder / ANCHORS_FILE
    path.write_text(content)
    assert any("không đọc được" in each.words for each in problems(desk))
    receive(desk)
    desk.anchors.note()
    assert path.read_text() == content


def test_a_printed_mark_is_compared(desk):
    receive(desk)
    mark = desk.anchors.head().mark
    receive(desk)
    assert desk.anchors.compare(mark).holds
    forged = desk.anchors.compare(f"{mark[:-8]}00000000")
    assert (forged.holds, "viết lại" in forged.words) == (False, True)
    cut(desk, 2)
    counter, _number, digits = mark.split(" · ")
    longer = f"{counter} · 999 · {digits}"
    assert "cắt ngắn" in desk.anchors.compare(longer).words


def test_work_on_a_desk_of_its_own_ends_with_an_anchor(folder, clock):
    with patient_desk(folder, COMMAND_LINE, clock) as desk:
        assert desk.anchors.last() is None
    assert not (folder / ANCHORS_FILE).exists()
    with patient_desk(folder, COMMAND_LINE, clock) as desk:
        receive(desk)
    body = json.loads((folder / ANCHORS_FILE).read_text())
    assert body["format"] == 1
    assert body["anchors"][0]["counter"] == 1


def test_a_folder_that_takes_no_anchor_says_that_the_work_is_saved(folder, clock):
    (folder / ANCHORS_FILE).mkdir()
    with (
        pytest.raises(StorageError, match="đã lưu xong"),
        patient_desk(folder, COMMAND_LINE, clock) as desk,
    ):
        dossier = receive(desk)
    with patient_desk(folder, COMMAND_LINE, clock) as desk:
        assert desk.records.read(dossier).dossier.code
