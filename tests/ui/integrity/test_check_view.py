"""The check by keys: what it found, named; nothing to see when all is well; the mark beside it."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from onecua.domain.office import Role
from onecua.storage.anchors import ANCHORS_FILE
from onecua.ui.widgets.sizes import GAP
from tests.desks import NHUNG, receive
from tests.tampering import edit
from tests.ui.framed import copied_text
from tests.ui.integrity.conftest import cells

CHIEF = replace(NHUNG, role=Role.CHIEF)


@pytest.fixture
def tampered(integrity):
    """A dossier whose due date was moved by hand, after an anchor was noted."""
    desk = integrity.desk
    receive(desk)
    desk.anchors.note()
    edit(desk, "UPDATE dossier SET due_at = due_at + 86400")
    return integrity


def test_before_a_check_the_page_says_what_one_does(integrity):
    assert integrity.check.card.empty.isVisible()
    assert not integrity.check.outcome.isVisible()
    assert integrity.panel.views.hasFocus()


def test_sound_data_is_said_to_be_right_and_remembered(integrity):
    receive(integrity.desk)
    integrity.desk.anchors.note()
    integrity.run()
    assert integrity.check.outcome.accessibleName() == (
        "Dữ liệu đúng. Kiểm tra gần nhất: 09:12 20/11/2026, 1 hồ sơ, 6 sự kiện."
    )
    assert integrity.check.card.empty.isVisible()
    assert integrity.desk.integrity.last().problem_count == 0
    assert integrity.action("Chép danh sách").blocked


def test_what_was_changed_by_hand_stands_in_the_table_and_whole_below(tampered):
    tampered.run()
    card = tampered.check.card
    assert cells(card.table.model()) == [
        [
            "Sai",
            "Bảng",
            "H24.119-261120-0001",
            "Ô «hạn trả» trong bảng ghi 27/11/2026 17:00, lịch sử ghi 26/11/2026 17:00.",
        ]
    ]
    assert card.detail.text().startswith("Hồ sơ H24.119-261120-0001: ô «hạn trả»")
    assert "1 điều chưa đúng" in tampered.check.outcome.accessibleName()


def test_enter_opens_the_dossier_of_a_line(tampered):
    tampered.run()
    tampered.check.take_focus()
    tampered.press(Qt.Key.Key_Return)
    (opened,) = tampered.shell.dossiers
    assert tampered.desk.records.read(opened).dossier.code == "H24.119-261120-0001"
    tampered.action("Mở hồ sơ").run()
    assert tampered.shell.dossiers == [opened, opened]


def test_the_list_can_be_copied_into_a_workbook(tampered):
    tampered.run()
    tampered.action("Chép danh sách").run()
    heads, line = copied_text().split("\n")
    assert heads.split("\t")[3:6] == ["Ô", "Đang ghi", "Lịch sử ghi"]
    assert line.split("\t")[3:6] == ["hạn trả", "27/11/2026 17:00", "26/11/2026 17:00"]


def test_a_finding_without_a_dossier_opens_none(integrity):
    edit(integrity.desk, "UPDATE officer SET name = 'Ai đó'")
    integrity.run()
    assert integrity.action("Mở hồ sơ").blocked
    integrity.check.take_focus()
    integrity.press(Qt.Key.Key_Return)
    assert integrity.shell.dossiers == []


def test_a_check_can_be_stopped(integrity):
    integrity.check.check()
    assert integrity.check.slot.busy()
    assert not integrity.panel.back_button.isEnabled()
    assert integrity.action("Kiểm tra ngay").blocked
    integrity.check.slot.panel.stop()
    integrity.settle()
    assert not integrity.check.slot.busy()
    assert integrity.panel.back_button.isEnabled()
    assert integrity.check.card.findings is None


def test_the_mark_is_copied_and_printed(integrity):
    receive(integrity.desk)
    integrity.check.anchor.refresh()
    mark = integrity.desk.anchors.head().mark
    assert integrity.check.anchor.mark.text() == mark
    assert "chưa ghi lần nào" in integrity.check.anchor.stand.text()
    integrity.check.anchor.copy_button.click()
    assert copied_text() == mark
    integrity.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    ((_, pdf, _),) = integrity.shell.papers
    text = " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())
    assert mark in text
    assert "Dữ liệu chưa được kiểm tra lần nào." in text


def test_a_printed_mark_is_compared_by_enter(integrity):
    receive(integrity.desk)
    anchor, mark = integrity.check.anchor, integrity.desk.anchors.head().mark
    anchor.typed.setFocus()
    anchor.typed.set_value(mark)
    integrity.press(Qt.Key.Key_Return)
    assert anchor.field.problem() is None
    anchor.typed.set_value(f"{mark[:-8]}00000000")
    integrity.press(Qt.Key.Key_Return)
    assert "viết lại" in anchor.field.problem()
    anchor.typed.set_value("Q1")
    assert anchor.field.problem() is None
    integrity.press(Qt.Key.Key_Return)
    assert "Gõ mốc như đã in" in anchor.field.problem()


def cut(integrity):
    receive(integrity.desk)
    integrity.desk.anchors.note()
    edit(integrity.desk, "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)")
    integrity.desk.database.rebuild()
    integrity.run()


def test_a_reset_is_offered_only_where_an_anchor_does_not_hold(integrity):
    assert not integrity.check.anchor.reset_button.isVisible()
    cut(integrity)
    assert integrity.check.anchor.reset_button.isVisible()
    assert not integrity.check.anchor.reset_button.isEnabled()  # she is no chief


def test_a_chief_resets_the_mark_with_a_reason_and_the_check_tells_it_ever_after(integrity):
    integrity.desk.act_as(CHIEF)
    cut(integrity)
    anchor = integrity.check.anchor
    anchor.reset_button.click()
    anchor.asking.reason.set_value("khôi phục bản sao ngày 19/11/2026")
    anchor.asking.yes_button.click()
    integrity.settle()
    assert "Dữ liệu đúng" in integrity.check.outcome.accessibleName()
    (line,) = cells(integrity.check.card.table.model())
    assert line[0] == "Ghi chú"
    assert "khôi phục bản sao" in line[3]
    assert not anchor.reset_button.isVisible()


def test_no_reset_without_a_word(integrity):
    integrity.desk.act_as(CHIEF)
    cut(integrity)
    before = (integrity.desk.database.folder / ANCHORS_FILE).read_bytes()
    integrity.check.anchor.reset_button.click()
    integrity.check.anchor.asking.no_button.click()
    assert (integrity.desk.database.folder / ANCHORS_FILE).read_bytes() == before


def test_the_mark_follows_the_log(integrity):
    before = integrity.check.anchor.mark.text()
    receive(integrity.desk)
    integrity.opened.page.on_changed(frozenset({"dossiers"}))
    assert integrity.check.anchor.mark.text() != before


@pytest.mark.parametrize("width", [1366, 900])
def test_the_mark_keeps_the_edges_of_the_page_at_any_width(integrity, width):
    integrity.opened.frame.resize(width, 768)
    integrity.opened.qtbot.waitUntil(lambda: integrity.check._columns.below() == (width == 900))
    QApplication.processEvents()
    anchor, card = integrity.check.anchor, integrity.check.card
    anchor_at = anchor.mapTo(integrity.panel, anchor.rect().topLeft())
    card_at = card.mapTo(integrity.panel, card.rect().topLeft())
    if width == 900:
        assert anchor_at.x() == card_at.x()
        assert anchor_at.y() >= card_at.y() + card.height() + GAP
    else:
        assert anchor_at.x() == card_at.x() + card.width() + GAP
        assert anchor_at.y() == card_at.y()
