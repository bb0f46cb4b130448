"""The officer's number is the only way out, whatever keys a citizen tries."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from onecua.ui.surveys.citizen.pace import Pace
from tests.ui.surveys.citizen.conftest import PIN
from tests.ui.surveys.citizen.test_default_slip import SIX

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
META = Qt.KeyboardModifier.MetaModifier
Key = Qt.Key

ESCAPES = [
    (Key.Key_F4, ALT),
    (Key.Key_Escape,),
    (Key.Key_Escape, CONTROL),
    (Key.Key_Escape, CONTROL, SHIFT),
    (Key.Key_Tab, ALT),
    (Key.Key_Tab, ALT, SHIFT),
    (Key.Key_Tab, CONTROL),
    (Key.Key_Space, ALT),
    (Key.Key_W, CONTROL),
    (Key.Key_Q, CONTROL),
    (Key.Key_F4, CONTROL),
    (Key.Key_N, CONTROL),
    (Key.Key_P, CONTROL),
    (Key.Key_S, CONTROL),
    (Key.Key_K, CONTROL),
    (Key.Key_F, CONTROL),
    (Key.Key_0, ALT),
    (Key.Key_1, ALT),
    (Key.Key_2, ALT),
    (Key.Key_F1,),
    (Key.Key_F2,),
    (Key.Key_F7,),
    (Key.Key_F11,),
    (Key.Key_F12,),
    (Key.Key_F12, CONTROL),
    (Key.Key_D, META),
    (Key.Key_Super_L,),
    (Key.Key_Menu,),
    (Key.Key_F10, SHIFT),
    (Key.Key_Home, ALT),
    (Key.Key_Left, ALT),
    (Key.Key_Delete, CONTROL, ALT),
]


@pytest.fixture
def unlocked(kiosk):
    found = []
    kiosk.window.unlocked.connect(lambda: found.append(True))
    return found


def open_pin(kiosk):
    kiosk.key(Key.Key_F12, CONTROL, SHIFT)
    assert kiosk.page is kiosk.stage.pin


def led_out(kiosk, page):
    """Return the keys that left a page, closed the window or answered."""
    found = []
    for keys in ESCAPES:
        kiosk.key(*keys)
        kiosk.qtbot.wait(5)
        if kiosk.page is not page or not kiosk.window.isVisible():
            found.append(keys)
    return found


def test_no_key_leads_out_of_the_welcome(kiosk, unlocked):
    assert not led_out(kiosk, kiosk.stage.welcome)
    assert not unlocked


def test_no_key_leads_out_of_a_question_or_answers_it(kiosk, unlocked):
    kiosk.invite()
    assert not led_out(kiosk, kiosk.stage.question)
    assert kiosk.asked == "chung"
    assert not kiosk.pool.answers
    assert not unlocked


def test_no_key_leads_out_of_a_text(kiosk, unlocked):
    kiosk.invite()
    for code in (1, 5, 5, 5, 5, 5):
        kiosk.answer(code)
    assert not led_out(kiosk, kiosk.stage.question)
    assert kiosk.asked == "ly_do"
    assert kiosk.body.field.toPlainText() == ""
    assert not unlocked


def test_the_window_does_not_close(kiosk):
    assert not kiosk.window.close()
    assert kiosk.window.isVisible()


def test_the_number_lets_out(kiosk, unlocked):
    open_pin(kiosk)
    kiosk.type(PIN)
    kiosk.key(Key.Key_Return)
    assert unlocked


def test_the_number_is_pressed_on_the_screen_and_not_shown(kiosk, unlocked):
    kiosk.invite()
    open_pin(kiosk)
    forward = kiosk.stage.footer.forward_button
    keys = {key.key.sends: key for key in kiosk.stage.pin.keys.keys if key.key.sends}
    for digit in PIN[:3]:
        kiosk.touch(keys[digit])
    assert not forward.isEnabled()
    kiosk.touch(keys[PIN[3]])
    assert PIN not in kiosk.texts()
    kiosk.touch(forward)
    assert unlocked


def test_a_wrong_number_is_told_and_three_of_them_wait(kiosk, unlocked, clock):
    open_pin(kiosk)
    for _ in range(3):
        kiosk.type("1234")
        kiosk.key(Key.Key_Return)
    assert "Đợi 30 giây" in kiosk.stage.pin.problem.text()
    kiosk.type(PIN)
    kiosk.key(Key.Key_Return)
    assert not unlocked
    clock.forward(seconds=31)
    kiosk.type(PIN)
    kiosk.key(Key.Key_Return)
    assert unlocked


def test_leaving_and_asking_again_does_not_shorten_the_wait(kiosk, unlocked):
    open_pin(kiosk)
    for _ in range(3):
        kiosk.type("1234")
        kiosk.key(Key.Key_Return)
    kiosk.key(Key.Key_Escape)
    open_pin(kiosk)
    kiosk.type(PIN)
    kiosk.key(Key.Key_Return)
    assert not unlocked


def test_the_corner_held_long_enough_asks_for_the_number(open_kiosk):
    kiosk = open_kiosk(Pace(hold=400))
    mark = kiosk.stage.header.mark
    handle, where = kiosk.window.windowHandle(), kiosk.middle(mark)
    left, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(handle, left, no, where)
    QTest.mouseRelease(handle, left, no, where)
    kiosk.qtbot.wait(500)
    assert kiosk.page is kiosk.stage.welcome
    QTest.mousePress(handle, left, no, where)
    kiosk.qtbot.waitUntil(lambda: kiosk.page is kiosk.stage.pin)
    QTest.mouseRelease(handle, left, no, where)
    assert kiosk.page is kiosk.stage.pin


def test_a_finger_that_slides_off_the_corner_asks_for_nothing(open_kiosk):
    kiosk = open_kiosk(Pace(hold=400))
    handle, where = kiosk.window.windowHandle(), kiosk.middle(kiosk.stage.header.mark)
    left, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(handle, left, no, where)
    QTest.mouseMove(handle, QPoint(600, 400))
    QTest.mouseRelease(handle, left, no, QPoint(600, 400))
    kiosk.qtbot.wait(500)
    assert kiosk.page is kiosk.stage.welcome


def test_the_citizen_goes_on_when_the_number_is_not_known(kiosk):
    kiosk.invite()
    kiosk.answer(4)
    open_pin(kiosk)
    kiosk.type("12")
    kiosk.click(kiosk.stage.footer.back_button)
    assert kiosk.asked == "thai_do"
    assert kiosk.page is kiosk.stage.question
    open_pin(kiosk)
    assert kiosk.stage.pin.value() == ""


def test_a_number_left_half_typed_goes(open_kiosk):
    kiosk = open_kiosk(Pace(chosen=5, settle=0, silence=150))
    open_pin(kiosk)
    kiosk.type("12")
    kiosk.qtbot.waitUntil(lambda: kiosk.page is kiosk.stage.welcome)


def test_the_officer_cannot_drop_a_vote_that_only_waits_to_be_sent(kiosk):
    kiosk.invite()
    for code in SIX.values():
        kiosk.answer(code)
    kiosk.window.leave()
    assert [answer.complete for answer in kiosk.pool.answers] == [True]


def test_the_officer_leaves_an_unfinished_vote_incomplete(kiosk, desk):
    dossier = kiosk.invite()
    kiosk.answer(1)
    kiosk.window.leave()
    assert [answer.complete for answer in kiosk.pool.answers] == [False]
    assert desk.surveys.slip_of(dossier)


def test_the_next_one_is_not_invited_while_somebody_answers(kiosk, desk):
    kiosk.invite()
    kiosk.answer(1)
    from tests.desks import receive

    other = desk.surveys.slip_of(receive(desk))
    assert not kiosk.window.invite(other)
    assert kiosk.asked == "thai_do"
    kiosk.window.conversation.end_sitting()
    assert kiosk.window.invite(other)
