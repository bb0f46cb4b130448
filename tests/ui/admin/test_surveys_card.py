"""Settings of surveys: the form in use, the order of faces, the number, a pool that is lost."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from onecua.services.citizen_pin import CitizenPin
from onecua.services.survey_settings import FaceOrder, face_order
from onecua.storage.survey_pool import POOL_FILE
from onecua.ui.widgets.confirm_dialog import ConfirmDialog
from tests.desks import receive
from tests.votes import vote


def pin_of(desk):
    return CitizenPin(desk.preferences, desk.clock)


def answer_dialog(*, yes):
    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        (dialog.yes_button if yes else dialog.no_button).click()

    QTimer.singleShot(0, answer)


def test_the_form_in_use_is_told_and_its_tab_opened(opened):
    card = opened.page.surveys
    assert card.form.text() == "Mẫu đang dùng: Phiếu đánh giá mức độ hài lòng, bản 1."
    card.forms_button.click()
    assert opened.shell.pages == ["surveys/forms"]
    opened.desk.questionnaires.put_in_force("quick/1")
    opened.page.entered()
    assert "Phiếu đánh giá mức độ hài lòng, bản" not in card.form.text()


def test_the_order_of_faces_is_kept(opened):
    card = opened.page.surveys
    assert card.order.value() is FaceOrder.BEST_FIRST
    card.order.setFocus()
    QTest.keyClick(card.order, Qt.Key.Key_Right)
    assert face_order(opened.desk.preferences) is FaceOrder.WORST_FIRST
    opened.page.entered()
    assert card.order.value() is FaceOrder.WORST_FIRST


def test_a_number_is_set_typed_twice_and_never_shown(opened):
    card = opened.page.surveys
    assert card.pin.echoMode() is QLineEdit.EchoMode.Password
    assert "Chưa đặt mã" in card.pin_state.text()
    QTest.keyClicks(card.pin, "4821")
    QTest.keyClicks(card.again, "4821")
    card.pin_button.click()
    assert pin_of(opened.desk).is_set()
    assert (card.pin.text(), card.again.text()) == ("", "")
    assert "Đã đặt mã" in card.pin_state.text()


def test_a_wrong_number_is_told_beside_its_field(opened):
    card = opened.page.surveys
    for pin, again, field, words in (
        ("12", "12", card.pin_field, "4 đến 8 chữ số"),
        ("1111", "1111", card.pin_field, "dễ đoán"),
        ("4821", "4812", card.again_field, "không giống nhau"),
    ):
        card.pin.setText(pin)
        card.again.setText(again)
        card.keep_pin()
        assert words in str(field.problem())
    assert not pin_of(opened.desk).is_set()


def test_nothing_is_said_of_a_pool_that_can_be_read(opened):
    vote(opened.desk, receive(opened.desk))
    opened.page.entered()
    card = opened.page.surveys
    assert (card.lost.isVisible(), card.drop_button.isVisible()) == (False, False)


def test_a_damaged_pool_is_removed_with_its_key_once_it_is_confirmed(opened):
    dossier = receive(opened.desk)
    vote(opened.desk, dossier)
    folder = opened.desk.database.folder
    (folder / POOL_FILE).write_bytes(b"OCSP1\nhong")
    opened.page.entered()
    card = opened.page.surveys
    assert card.lost.isVisible()
    answer_dialog(yes=False)
    card.drop_button.click()
    assert card.lost.isVisible()
    answer_dialog(yes=True)
    card.drop_button.click()
    assert not card.lost.isVisible()
    assert [path.name for path in folder.iterdir() if "khao-sat" in path.name] == []
    assert "Đã xóa tệp phiếu chờ bị hỏng" in opened.shell.said[-1][0]
    vote(opened.desk, dossier)
