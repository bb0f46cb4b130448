"""Whatever is changed by hand is found and named: the dossier, the field, what the history says."""

import json

import pytest

from onecua.domain.event import Kind
from onecua.domain.integrity import Area
from onecua.storage.column_types import DAY
from tests.tampering import edit, findings, problems, rehash, rewrite, seq_of

CODE = "H24.119-261120-{}"


def about(desk, code, field):
    """Return the problems about a field of the dossier with this code."""
    found = problems(desk)
    named = [each for each in found if each.code == CODE.format(code) and each.field == field]
    assert named, [each.words for each in found]
    for each in named:
        assert each.code in each.words
        assert each.dossier is not None
    return named


def test_an_untouched_office_has_notes_of_the_missing_anchor_and_of_what_was_voided(worked):
    anchor, voided = findings(worked)
    assert (anchor.area, anchor.is_problem) == (Area.ANCHOR, False)
    assert (voided.code[-4:], voided.field, voided.is_problem) == ("0007", "hủy hồ sơ", False)


def test_a_due_date_moved_in_the_table_is_told_with_what_the_history_says(worked):
    edit(worked, f"UPDATE dossier SET due_at = due_at + 5 * {DAY} WHERE code LIKE '%-0001'")
    (found,) = problems(worked)
    assert found.words == (
        "Hồ sơ H24.119-261120-0001: ô «hạn trả» trong bảng ghi 01/12/2026 17:00, lịch sử ghi "
        "26/11/2026 17:00."
    )
    assert (found.stored, found.expected) == ("01/12/2026 17:00", "26/11/2026 17:00")


def test_a_first_promise_moved_in_the_table_is_told(worked):
    edit(worked, f"UPDATE dossier SET promised_at = promised_at + {DAY} WHERE code LIKE '%-0001'")
    (found,) = about(worked, "0001", "hẹn trả lần đầu")
    assert found.expected == "26/11/2026 17:00"


def test_a_due_date_moved_in_a_span_is_told_with_its_stretch(worked):
    edit(
        worked,
        f"UPDATE dossier_span SET due_at = due_at + {DAY} WHERE dossier = "
        "(SELECT key FROM dossier WHERE code LIKE '%-0002') AND to_at > 9999999999",
    )
    (found,) = about(worked, "0002", "hạn trả")
    assert "chặng từ 23/11/2026 10:05" in found.words
    assert found.expected == "27/11/2026 17:00"


def test_a_stretch_taken_away_is_told(worked):
    edit(
        worked,
        "DELETE FROM dossier_span WHERE dossier = (SELECT key FROM dossier WHERE code LIKE "
        "'%-0002') AND to_at > 9999999999",
    )
    (found,) = about(worked, "0002", "diễn biến")
    assert (found.stored, found.expected) == ("2", "3")


def later(body):
    body["promised_at"] = "2026-12-07T17:00"


def test_an_edited_reception_is_named_by_the_chain_the_table_and_the_arithmetic(worked):
    seq = seq_of(worked, "0001", Kind.DOSSIER_RECEIVED)
    rewrite(worked, seq, later)
    found = problems(worked)
    assert any(each.area is Area.LOG and f"số {seq} " in each.words for each in found)
    (date,) = about(worked, "0001", "hẹn trả lần đầu")[:1]
    assert "07/12/2026 17:00" in (date.stored, date.expected)
    (reckoned,) = [each for each in found if each.area is Area.DATE]
    assert reckoned.words == (
        "Hồ sơ H24.119-261120-0001: hẹn trả lần đầu trong lịch sử là 07/12/2026 17:00 («Hẹn trả "
        "lần đầu» ngày 20/11/2026 09:12), tính lại theo lịch khi ấy phải là 26/11/2026 17:00."
    )


def test_an_edited_event_with_a_hash_made_for_it_is_named_with_the_one_after_it(worked):
    seq = seq_of(worked, "0001", Kind.DOSSIER_RECEIVED)
    rewrite(worked, seq, later)
    rehash(worked, seq, seq)
    (chain,) = [each for each in problems(worked) if each.area is Area.LOG]
    assert f"số {seq + 1} " in chain.words
    assert f"số {seq} " in chain.words
    assert CODE.format("0001") in chain.words
    about(worked, "0001", "hẹn trả lần đầu")


def test_a_log_hashed_anew_with_its_tables_is_found_by_reckoning_and_by_the_anchor(worked):
    worked.anchors.note()
    rewrite(worked, seq_of(worked, "0001", Kind.DOSSIER_RECEIVED), later)
    rehash(worked, 1)
    worked.database.rebuild()
    found = problems(worked)
    assert {each.area for each in found} == {Area.ANCHOR, Area.DATE}
    (anchor,) = [each for each in found if each.area is Area.ANCHOR]
    assert "viết lại" in anchor.words
    (date,) = [each for each in found if each.area is Area.DATE]
    assert (date.stored, date.expected) == ("07/12/2026 17:00", "26/11/2026 17:00")


def test_a_deleted_event_is_missed_and_its_dossier_named(worked):
    seq = seq_of(worked, "0004", Kind.DOSSIER_MOVED)
    edit(worked, f"DELETE FROM event WHERE seq = {seq}")
    found = problems(worked)
    assert any(f"thiếu sự kiện số {seq} " in each.words for each in found)
    (due,) = [each for each in about(worked, "0004", "hạn trả") if "chặng" not in each.words]
    assert (due.stored, due.expected) == ("01/12/2026 17:00", "26/11/2026 17:00")


def test_a_deleted_reception_leaves_a_dossier_without_a_history(worked):
    seq = seq_of(worked, "0007", Kind.DOSSIER_RECEIVED)
    edit(worked, f"DELETE FROM event WHERE seq = {seq}")
    told = " ".join(each.words for each in problems(worked))
    assert "Hồ sơ H24.119-261120-0007: bảng hồ sơ có nhưng lịch sử không có lần tiếp nhận" in told


def test_a_cut_end_is_told_by_the_anchor_even_when_the_tables_were_made_anew(worked):
    worked.anchors.note()
    edit(worked, "DELETE FROM event WHERE seq > (SELECT max(seq) FROM event) - 3")
    worked.database.rebuild()
    (found,) = problems(worked)
    assert found.area is Area.ANCHOR
    assert "3 sự kiện cuối đã mất" in found.words
    assert any("đã mất" in words for words in worked.verification.at_start(clean_exit=True))


def test_a_cut_end_is_told_by_the_tables_too(worked):
    edit(worked, "DELETE FROM event WHERE seq > (SELECT max(seq) FROM event) - 1")
    (found,) = about(worked, "0007", "đã hủy")
    assert (found.stored, found.expected) == ("có", "không")


def test_a_calendar_edited_under_its_name_is_named_and_nothing_reckoned_by_it(worked):
    edit(worked, "UPDATE document SET content = x'789c030000000001' WHERE kind LIKE 'calendar%'")
    found = problems(worked)
    assert [each.area for each in found if each.area is not Area.DATE] == [Area.DOCUMENT]
    assert "lịch làm việc" in found[0].words
    (unreckoned,) = [each for each in found if each.area is Area.DATE]
    assert "chưa tính lại được" in unreckoned.words


def test_a_calendar_taken_away_is_named(worked):
    edit(worked, "DELETE FROM document WHERE kind LIKE 'calendar%'")
    assert any("Mất tệp lịch làm việc" in each.words for each in problems(worked))


def test_an_edited_person_is_named_by_the_dossier_and_what_the_table_still_says(worked):
    value = json.dumps({"full_name": "Người Khác"}, ensure_ascii=False)
    edit(
        worked,
        "UPDATE private_value SET value = :value WHERE commitment = "
        "(SELECT owner FROM dossier WHERE code LIKE '%-0001')",
        value=value,
    )
    (found, *_) = about(worked, "0001", "thông tin người nộp")
    assert "bảng còn ghi chủ hồ sơ là «Nguyễn Thị Thanh Tâm»" in found.words
    assert {each.area for each in problems(worked)} == {Area.PRIVATE}


def test_an_edited_reason_is_named_by_its_dossier_and_event(worked):
    seq = seq_of(worked, "0004", Kind.DOSSIER_MOVED)
    edit(
        worked,
        'UPDATE private_value SET value = \'{"reason":"khác"}\' WHERE commitment = '
        "(SELECT commitment FROM event WHERE seq = :seq)",
        seq=seq,
    )
    (found,) = about(worked, "0004", "lý do")
    assert f"sự kiện số {seq} đã bị sửa" in found.words


@pytest.mark.parametrize(
    ("change", "words"),
    [("value = NULL, salt = NULL", "đã bị xóa"), ("salt = NULL", "đã bị sửa")],
)
def test_an_emptied_reason_is_no_erasure(worked, change, words):
    seq = seq_of(worked, "0004", Kind.DOSSIER_MOVED)
    edit(
        worked,
        f"UPDATE private_value SET {change} WHERE commitment = "
        "(SELECT commitment FROM event WHERE seq = :seq)",
        seq=seq,
    )
    (found,) = about(worked, "0004", "lý do")
    assert words in found.words


def test_a_hidden_correction_is_named_by_its_dossier(worked):
    edit(worked, "UPDATE event SET is_amendment = 0 WHERE kind = 'dossier_voided'")
    (found,) = about(worked, "0007", "dấu nhập muộn")
    assert "đánh dấu sai" in found.words


def test_two_swapped_events_are_named(worked):
    one = seq_of(worked, "0001", Kind.DOSSIER_RECEIVED)
    other = seq_of(worked, "0004", Kind.DOSSIER_MOVED)
    edit(
        worked,
        f"UPDATE event SET seq = 999 WHERE seq = {one}",
        f"UPDATE event SET seq = {one} WHERE seq = {other}",
        f"UPDATE event SET seq = {other} WHERE seq = 999",
    )
    told = " ".join(each.words for each in problems(worked))
    assert f"số {one} " in told
    assert f"số {other} " in told
    assert CODE.format("0001") in told
    assert CODE.format("0004") in told


@pytest.mark.parametrize(
    "change",
    [
        "happened_at = 'hôm qua'",
        "ref = 'ai đó'",
        "officer = 5",
        "recorded_at = 99999999999999",
        "hash = 'x'",
    ],
)
def test_an_entry_that_is_none_any_more_is_named(worked, change):
    edit(worked, f"UPDATE event SET {change} WHERE seq = 12")
    (found,) = problems(worked)
    assert "Sự kiện số 12 " in found.words


@pytest.mark.parametrize("body", ["{", "[]", "", "null"])
def test_a_body_that_is_none_any_more_is_named_by_its_dossier(worked, body):
    seq = seq_of(worked, "0002", Kind.DOSSIER_MOVED)
    edit(worked, "UPDATE event SET body = :body WHERE seq = :seq", body=body, seq=seq)
    found = about(worked, "0002", "sự kiện")
    assert any(f"số {seq} không đọc được" in each.words for each in found)


@pytest.mark.parametrize("body", ["{}", '{"move":"fly"}', '{"move":"extend","due_at":5}'])
def test_a_body_that_says_nothing_sensible_is_named_by_its_dossier(worked, body):
    seq = seq_of(worked, "0002", Kind.DOSSIER_MOVED)
    edit(worked, "UPDATE event SET body = :body WHERE seq = :seq", body=body, seq=seq)
    rehash(worked, 1)
    (found,) = about(worked, "0002", "sự kiện")
    assert "không đọc được" in found.words


def test_the_declaration_of_the_office_edited_in_the_log_stops_no_check(worked):
    edit(worked, "UPDATE event SET body = '{\"policy\":5}' WHERE kind = 'office_declared'")
    assert any("không đọc được" in each.words for each in problems(worked))
