"""Answers in words: keys on the screen, the limit, the note, the clipboard that is not theirs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from onecua.domain.survey.questionnaire import TEXT_LIMIT
from onecua.domain.survey.token import token_of, token_qr
from onecua.ui.surveys.citizen.letter_keys import DIGITS, SHIFT
from onecua.ui.surveys.citizen.screen_keys import ERASE
from onecua.ui.surveys.citizen.text_body import NOTE, TextBody
from onecua.ui.surveys.citizen.tone_marks import MARKS
from tests.desks import receive

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def why(kiosk):
    """The screen at the reason of an unhappy citizen."""
    kiosk.invite()
    for code in (1, 5, 5, 5, 5, 5):
        kiosk.answer(code)
    assert kiosk.asked == "ly_do"
    return kiosk


def press(kiosk, *sent):
    for each in sent:
        keys = {key.key.sends.lower(): key for key in kiosk.body.keys.keys}
        kiosk.touch(keys[each])


def commit(kiosk, text):
    """Let an input method put in a text."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(kiosk.body.field, event)


def written(kiosk):
    return kiosk.body.field.toPlainText()


def test_who_touched_gets_keys_on_the_screen_and_writes_vietnamese(why):
    assert not why.body.keys.isHidden()
    press(why, *"ch", "ơ", " ", *"lâu", " ", "q", "u", "a", MARKS["sắc"])
    assert written(why) == "Chơ lâu quá"
    why.click(why.stage.footer.forward_button)
    assert why.pool.answers[0].body["answers"]["ly_do"] == "Chơ lâu quá"


def test_keys_of_the_screen_erase_change_case_and_offer_digits(why):
    press(why, "a", "b", ERASE)
    assert written(why) == "A"
    press(why, SHIFT, "b", "c")
    assert written(why) == "ABc"
    press(why, DIGITS, "7", DIGITS, "x")
    assert written(why) == "ABc7x"


def test_keys_of_the_screen_write_where_the_caret_stands(why):
    press(why, "m", "o")
    why.key(Qt.Key.Key_Left)
    press(why, "t")
    assert written(why) == "Mto"


def test_who_typed_gets_no_keys_but_may_ask_for_them(kiosk):
    kiosk.invite()
    for code in (1, 5, 5, 5, 5, 5):
        before = kiosk.asked
        kiosk.type(str(code))
        kiosk.qtbot.waitUntil(lambda before=before: kiosk.asked != before)
    assert kiosk.body.keys.isHidden()
    kiosk.touch(kiosk.body.toggle)
    assert not kiosk.body.keys.isHidden()
    kiosk.touch(kiosk.body.toggle)
    assert kiosk.body.keys.isHidden()
    assert kiosk.body.field.hasFocus()


def test_the_note_asks_to_name_nobody(why):
    assert NOTE in why.texts()


def test_an_answer_of_spaces_is_none(why):
    why.type("   ")
    why.click(why.stage.footer.forward_button)
    assert "ly_do" not in why.pool.answers[0].body["answers"]


def test_ten_thousand_characters_are_cut_at_the_limit_and_kept(why):
    commit(why, "ốm " * 3_400)
    assert len(written(why)) == TEXT_LIMIT
    assert why.body.counter.text() == "Còn 0 chữ"
    why.click(why.stage.footer.forward_button)
    assert why.page is why.stage.sending
    assert len(why.pool.answers[0].body["answers"]["ly_do"]) >= TEXT_LIMIT - 1


def test_the_counter_comes_only_near_the_limit(why):
    commit(why, "a" * 900)
    assert why.body.counter.text() == ""
    commit(why, "a")
    assert why.body.counter.text() == "Còn 99 chữ"


def test_the_officers_clipboard_is_neither_read_nor_written(why):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("030192004512")
    why.key(Qt.Key.Key_V, CONTROL)
    why.key(Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    assert written(why) == ""
    why.type("thai do kem")
    why.key(Qt.Key.Key_A, CONTROL)
    why.key(Qt.Key.Key_C, CONTROL)
    why.key(Qt.Key.Key_X, CONTROL)
    assert clipboard.text() == "030192004512"
    assert written(why) == "thai do kem"
    clipboard.clear()


def test_a_slip_scanned_into_the_text_leaves_no_trace(why, desk):
    why.type("cham")
    dossier = receive(desk)
    why.qtbot.wait(300)
    why.scan(token_qr("H24.119", token_of(dossier)))
    why.qtbot.waitUntil(lambda: why.asked == "chung")
    assert "onecua" not in str(why.pool.answers)
    assert why.pool.answers[0].body["answers"]["ly_do"] == "cham"


def test_a_code_put_in_by_an_input_method_is_left_out(why):
    commit(why, "cham onecua-ks:H24.119:7F3K9QX2M4T qua")
    assert why.body.value() == "cham  qua"


def test_what_is_written_is_kept_while_it_is_written(why):
    why.type("dang viet")
    answers = lambda: why.pool.answers[0].body["answers"]  # noqa: E731
    why.qtbot.waitUntil(lambda: answers().get("ly_do") == "dang viet")
    assert not why.pool.answers[0].complete


def test_back_keeps_what_was_written(why):
    why.type("cho lau")
    why.click(why.stage.footer.back_button)
    assert why.asked == "noi_cho"
    why.click(why.stage.footer.forward_button)
    assert why.asked == "ly_do"
    assert written(why) == "cho lau"


def test_enter_begins_a_line_and_control_enter_goes_on(why):
    why.type("mot")
    why.key(Qt.Key.Key_Return)
    why.type("hai")
    assert written(why) == "mot\nhai"
    why.key(Qt.Key.Key_Return, CONTROL)
    assert why.page is why.stage.sending


def test_one_citizen_never_sees_what_the_one_before_wrote(why):
    why.type("bi mat")
    why.window.conversation.end_sitting()
    why.window.conversation.welcome()
    why.invite()
    for code in (1, 5, 5, 5, 5, 5):
        why.answer(code)
    assert isinstance(why.body, TextBody)
    why.key(Qt.Key.Key_Z, CONTROL)
    assert written(why) == ""
