"""«Nhập phiếu giấy»: fifty slips by keyboard, each fault beside its field, nothing shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from onecua.domain.survey.response import Via
from onecua.services.survey_settings import FaceOrder, keep_face_order
from onecua.storage.database import open_database
from onecua.ui.surveys.answer_row import box_areas
from onecua.ui.surveys.offered_forms import offered_forms
from onecua.ui.theme import theme
from onecua.ui.widgets.confirm_dialog import ConfirmDialog
from onecua.ui.widgets.label import ElidedLabel
from tests.desks import MovableClock
from tests.ui.surveys.entering import CONTROL, KHANH, Opened, opened_page
from tests.votes import closed_batches, scanned, typed, vote

if TYPE_CHECKING:
    from collections.abc import Iterator

SCAN_PAUSE_MS = 200


@pytest.fixture
def opened(tmp_path, qtbot) -> Iterator[Opened]:
    with opened_page(tmp_path, qtbot, 12, "paper") as found:
        yield found


@pytest.fixture
def fifty(tmp_path, qtbot) -> Iterator[Opened]:
    with opened_page(tmp_path, qtbot, 50, "paper") as found:
        yield found


def answer_dialog(*, yes):
    """Answer the dialog that opens next; return the words that it showed."""
    shown = []

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        shown.extend(label.text() for label in dialog.findChildren(QLabel))
        (dialog.yes_button if yes else dialog.no_button).click()

    QTimer.singleShot(0, answer)
    return shown


def test_fifty_slips_are_entered_by_keyboard_and_signed(fifty, qtbot):
    most = max(fifty.slip(place) for place in range(50))
    assert most <= 12, "keystrokes beside the scan, Enter included"
    assert fifty.pile_count() == 50
    assert fifty.panel.count.count.text() == "50 phiếu"
    shown = answer_dialog(yes=True)
    fifty.press(Qt.Key.Key_D, CONTROL)
    assert "hủy ngay các dải mã" in " ".join(shown)
    (batch,) = closed_batches(fifty.desk)
    assert (batch.via, len(batch.answers), batch.entered_by) == (
        Via.PAPER,
        50,
        fifty.desk.officer.id.hex,
    )
    assert fifty.shell.said[-1][0].startswith("Đã chốt đợt 50 phiếu. Hủy ngay")
    assert fifty.pile_count() == 0


def test_the_shortest_slip_takes_two_keys(opened):
    opened.scan(0)
    assert opened.type("5⏎") == 2
    assert opened.pile_count() == 1


def test_a_typed_code_is_taken_at_its_last_letter_without_enter(opened):
    opened.type(typed(opened.dossiers[0]).lower())
    assert opened.frame.focusWidget() is opened.panel.card.grid
    opened.type("⏎54⏎")  # the Enter that many type after a code asks for nothing yet
    assert opened.pile_count() == 1


def test_nothing_of_a_slip_is_shown_once_it_is_entered(opened):
    opened.slip(0, "2" + "+" * 5 + "Chờ rất lâu⏎Ghế hỏng⏎213")
    words = " ".join(
        [
            opened.panel.card.token.text(),
            opened.panel.count.last.text(),
            opened.told(),
            *(str(entry) for entry in opened.panel.piles.list.entries()),
            opened.panel.card.grid.line.text(),
        ]
    )
    for secret in ("Chờ rất lâu", "Ghế hỏng", typed(opened.dossiers[0])):
        assert secret not in words
    assert opened.answers() == {}
    assert not opened.panel.card.token.isUndoAvailable()
    assert opened.panel.count.last.text() == "Vừa nhập: thứ 1"
    assert "thứ 1" in opened.told()


def test_the_last_slips_are_listed_by_their_place_alone(opened):
    for place in range(7):
        opened.slip(place, "5")
    assert opened.panel.count.last.text() == "Vừa nhập: thứ 7, thứ 6, thứ 5, thứ 4, thứ 3"
    assert opened.panel.count.next.text() == "Tờ đang nhập là phiếu thứ 8."


def test_ctrl_z_takes_the_last_slip_back_and_it_may_be_entered_again(opened):
    opened.slip(0)
    opened.slip(1)
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert (opened.pile_count(), "phiếu thứ 2" in opened.told()) == (1, True)
    assert not opened.buttons()["Lấy lại phiếu vừa ghi"].isEnabled()
    opened.slip(1)
    assert opened.pile_count() == 2


def test_ctrl_z_also_works_from_an_empty_text_line(opened):
    opened.slip(0)
    opened.scan(1)
    opened.type("555555")
    assert opened.frame.focusWidget() is opened.panel.card.grid.line
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert opened.pile_count() == 0


def test_digits_are_corrected_with_zero_and_backspace(opened):
    opened.scan(0)
    opened.type("53044⌫3")
    assert opened.answers() == {"chung": 5, "thai_do": 4, "huong_dan": 3}


def test_a_wrong_digit_and_a_letter_are_told_under_their_question(opened, qtbot):
    opened.scan(0)
    opened.type("7")
    assert "không có mức 7" in opened.panel.card.grid.problems()["chung"]
    opened.type("5x")
    qtbot.waitUntil(lambda: "bằng số" in opened.panel.card.grid.problems().get("thai_do", ""))
    opened.type("4")
    assert opened.panel.card.grid.problems() == {}
    assert opened.answers() == {"chung": 5, "thai_do": 4}


def test_a_missing_answer_stands_under_its_question_and_the_slip_stays(opened):
    opened.scan(0)
    opened.panel.card.grid.entry().forward()
    opened.panel.card.grid.follow()
    opened.type("4⏎")
    assert "Chưa trả lời" in opened.panel.card.grid.problems()["chung"]
    assert (opened.pile_count(), opened.answers()) == (0, {"thai_do": 4})
    opened.type("5⏎")
    assert opened.pile_count() == 1


@pytest.mark.parametrize("keys", ["⏎", "1⏎"])
def test_without_a_code_nothing_is_entered(opened, keys):
    opened.panel.card.grid.take_focus()
    opened.type(keys)
    assert (opened.pile_count(), "Quét mã" in str(opened.code_problem())) == (0, True)
    assert opened.frame.focusWidget() is opened.panel.card.token


def test_codes_that_cannot_be_used_are_told_beside_the_field(opened):
    opened.slip(0)
    vote(opened.desk, opened.dossiers[1])
    opened.desk.handling.void(opened.dossiers[2], "nhập nhầm")
    for text, words in (
        (scanned(opened.dossiers[0]), "đã được dùng"),
        (scanned(opened.dossiers[1]), "đã được dùng"),
        (scanned(opened.dossiers[2]), "đã hủy"),
        (scanned(opened.dossiers[3], "H24.120"), "đơn vị H24.120"),
        ("0000-0000-000", "Không có hồ sơ"),
        ("hello", "Không đọc được mã"),
    ):
        opened.type(text + "⏎")
        assert words in str(opened.code_problem()), text
        assert opened.panel.card.token.selectedText(), "the next scan takes its place"
    opened.slip(3)
    assert (opened.code_problem(), opened.pile_count()) == (None, 2)


def test_a_scan_while_a_slip_is_typed_answers_nothing_and_says_what_to_do(opened, qtbot):
    opened.scan(0)
    opened.type("54")
    opened.scan(1)
    assert opened.answers() == {"chung": 5, "thai_do": 4}
    assert "chưa ghi" in opened.told()
    opened.type("⏎")
    assert opened.pile_count() == 1
    opened.scan(2)
    opened.scan(3)
    opened.type("1⏎")
    assert opened.pile_count() == 2
    assert opened.desk.surveys.slip(scanned(opened.dossiers[2])), "the slip scanned last counts"


def test_a_scan_into_the_text_line_is_taken_out_of_it(opened):
    opened.scan(0)
    opened.type("555555Ghế hỏng")
    opened.scan(1)
    assert opened.answers()["gop_y"].strip() == "Ghế hỏng"
    assert "chưa ghi" in opened.told()


def test_words_are_typed_in_a_line_and_enter_goes_on(opened):
    opened.scan(0)
    opened.type("2+++++Cho lau⏎Tot⏎2+1⏎")
    pile = opened.desk.survey_piles.open_piles()[0]
    assert pile.count == 1
    (kept,) = opened.desk.surveys.pool.read().answers
    answers = kept.body["answers"]
    assert (answers["ly_do"], answers["gop_y"], answers["gioi_tinh"]) == ("Cho lau", "Tot", 2)
    assert "do_tuoi" not in answers


def test_enter_in_an_empty_line_finishes_and_plus_leaves_it(opened):
    opened.scan(0)
    assert opened.type("555555⏎") == 7
    opened.scan(1)
    opened.type("555555+")
    assert opened.panel.card.grid.entry().current.id == "gioi_tinh"
    opened.type("⏎")
    assert opened.pile_count() == 2


def test_ten_thousand_characters_are_told_under_the_question(opened):
    opened.scan(0)
    opened.type("555555")
    opened.panel.card.grid.line.setText("ă" * 10_000)
    opened.press(Qt.Key.Key_Return, CONTROL)
    assert "bớt khoảng 9000 chữ" in opened.panel.card.grid.problems()["gop_y"]
    opened.panel.card.grid.line.setText("ă" * 1_000)
    opened.press(Qt.Key.Key_Return, CONTROL)
    assert opened.pile_count() == 1


def test_the_mouse_answers_too(opened):
    opened.scan(0)
    grid = opened.panel.card.grid
    row, area = grid._rows[0]
    boxes = dict(box_areas(area, row.question))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=boxes[3].center().toPoint())
    assert opened.answers() == {"chung": 3}
    last = grid._rows[-1][1]
    name = QPoint(60, int(last.center().y()))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=name)
    assert grid.entry().current.id == "trinh_do"


def test_answers_that_come_later_are_a_pile_of_their_own(opened):
    opened.slip(0)
    opened.panel.card.way.setFocus()
    opened.press(Qt.Key.Key_Right)
    opened.slip(1)
    assert opened.panel.card.via() is Via.LATER
    assert sorted(pile.via for pile in opened.desk.survey_piles.open_piles()) == [
        Via.LATER,
        Via.PAPER,
    ]


def test_a_form_of_another_pile_is_offered_after_a_new_one_came_into_force(opened):
    old = opened.panel.card.form()
    opened.slip(0)
    opened.desk.questionnaires.put_in_force("quick/1")
    opened.page.entered()
    offered = [form.key for form in offered_forms(opened.desk)]
    assert offered[0] == "quick/1"
    assert old.key in offered
    assert opened.panel.card.form() == old, "the pile that was begun goes on"


def test_the_order_of_the_faces_is_that_of_the_printed_slip(opened):
    keep_face_order(opened.desk.preferences, FaceOrder.WORST_FIRST)
    opened.page.entered()
    codes = [choice.code for choice in opened.panel.card.form().question("chung").choices]
    assert codes == [1, 2, 3, 4, 5]
    opened.slip(0)
    assert opened.pile_count() == 1


def test_a_second_person_checks_a_slip_drawn_by_lot(opened):
    for place in range(6):
        opened.slip(place, "54")
    assert not opened.panel.piles.check.isEnabled()
    assert "khác người nhập" in opened.panel.piles.told.text()
    opened.act_as(KHANH)
    opened.press(Qt.Key.Key_R, CONTROL)
    assert not opened.panel.card.token.isVisible()
    opened.type("54⏎")
    assert "khớp" in opened.told()
    opened.press(Qt.Key.Key_R, CONTROL)
    opened.type("11⏎")
    assert "lệch" in opened.told()
    (pile,) = opened.desk.survey_piles.open_piles()
    assert (pile.count, pile.checked, pile.disagreed) == (6, 2, 1)
    assert "1 / 2 phiếu lệch" in opened.panel.piles.told.text()


def test_a_check_may_be_left_and_the_one_who_entered_cannot_make_it(opened):
    opened.slip(0, "5")
    opened.act_as(KHANH)
    opened.press(Qt.Key.Key_R, CONTROL)
    opened.press(Qt.Key.Key_Escape)
    assert opened.panel.card.token.isVisible()
    assert opened.desk.survey_piles.open_piles()[0].checked == 0
    opened.slip(1, "5")
    assert [pile.count for pile in opened.desk.survey_piles.open_piles()] == [1, 1]


def test_a_pile_under_five_is_not_signed_and_a_no_signs_nothing(opened, qtbot):
    for place in range(4):
        opened.slip(place, "5")
    sign = opened.buttons()["Chốt đợt"]
    assert not sign.isEnabled()
    assert "Đủ 5 phiếu" in sign.toolTip()
    opened.slip(4, "5")
    shown = answer_dialog(yes=False)
    opened.buttons()["Chốt đợt"].click()
    assert "Chưa kiểm lại đủ 5 %, còn 1 phiếu" in " ".join(shown)
    assert closed_batches(opened.desk) == []
    assert opened.pile_count() == 5


def test_a_busy_database_is_waited_for_and_the_slip_is_entered_once(opened, qtbot):
    for place in range(5):
        opened.slip(place, "5")
    other = open_database(opened.desk.database.folder, clock=MovableClock())
    answer_dialog(yes=True)
    with other.write():
        opened.buttons()["Chốt đợt"].click()
        assert not opened.buttons()["Ghi phiếu"].isEnabled()
    qtbot.waitUntil(lambda: len(closed_batches(opened.desk)) == 1)
    qtbot.waitUntil(opened.buttons()["Ghi phiếu"].isEnabled)
    other.close()


def test_a_slip_that_is_dropped_stays_free(opened):
    opened.scan(0)
    opened.type("5")
    opened.press(Qt.Key.Key_Delete, CONTROL)
    assert (opened.answers(), opened.panel.card.token.text()) == ({}, "")
    opened.slip(0)
    assert opened.pile_count() == 1


def test_the_page_keeps_its_edges_with_large_text(opened):
    theme().set_text_scale(1.5)
    opened.scan(0)
    grid = opened.panel.card.grid
    assert grid.width() <= opened.panel.card.width()
    assert grid._rows[0][1].height() >= grid.fontMetrics().height()


def test_the_place_of_a_slip_stands_in_the_bar_where_its_card_went_below(opened, qtbot):
    def told():
        return [each.text() for each in opened.frame.action_bar.findChildren(ElidedLabel)]

    opened.slip(0)
    assert "Tờ thứ 2" not in told()
    theme().set_text_scale(1.5)
    qtbot.waitUntil(lambda: "Tờ thứ 2" in told())
    opened.slip(1)
    assert "Tờ thứ 3" in told()
