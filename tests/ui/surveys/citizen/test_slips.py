"""How a slip gets in: scanned, typed, pressed; and what is said of one that is no good."""

import pytest
from PySide6.QtCore import Qt

from onecua.domain.survey.token import token_of, token_qr, token_text
from onecua.storage.survey_pool import POOL_FILE
from onecua.ui.surveys.citizen.screen_keys import ERASE
from tests.desks import receive
from tests.ui.surveys.citizen.conftest import code_of
from tests.ui.surveys.citizen.test_default_slip import SIX


@pytest.fixture
def dossier(desk):
    return receive(desk)


def qr_of(dossier, unit="H24.119"):
    return token_qr(unit, token_of(dossier))


def begun(kiosk):
    return kiosk.page is kiosk.stage.question


def problem(kiosk):
    return kiosk.stage.welcome.problem.text()


def test_a_scan_on_the_welcome_begins(kiosk, dossier):
    kiosk.scan(qr_of(dossier))
    kiosk.qtbot.waitUntil(lambda: begun(kiosk))
    assert kiosk.asked == "chung"
    assert kiosk.stage.code.value() == ""


def test_a_scanner_may_send_capitals_for_small_letters(kiosk, dossier):
    kiosk.scan(qr_of(dossier).upper())
    kiosk.qtbot.waitUntil(lambda: begun(kiosk))


def test_the_letters_are_pressed_on_the_screen(kiosk, dossier):
    kiosk.touch(kiosk.stage.type_code)
    assert kiosk.page is kiosk.stage.code
    forward = kiosk.stage.footer.forward_button
    assert not forward.isEnabled()
    keys = {key.key.sends: key for key in kiosk.stage.code.keys.keys}
    for letter in code_of(dossier).replace("-", ""):
        kiosk.touch(keys[letter])
    assert forward.isEnabled()
    kiosk.qtbot.waitUntil(lambda: begun(kiosk))


def test_the_letters_are_typed_small_and_with_lines(kiosk, dossier):
    for letter in code_of(dossier).lower():
        kiosk.type(letter)
        kiosk.qtbot.wait(25)
    kiosk.qtbot.waitUntil(lambda: begun(kiosk))


def test_a_bare_code_may_be_scanned_too(kiosk, dossier):
    kiosk.scan(code_of(dossier))
    kiosk.qtbot.waitUntil(lambda: begun(kiosk))


def test_a_wrong_letter_is_told_beside_the_letters_and_mended(kiosk, dossier):
    right = code_of(dossier).replace("-", "")
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    kiosk.click(kiosk.stage.type_code)
    kiosk.type(wrong)
    kiosk.qtbot.waitUntil(lambda: "gõ sai một chữ" in kiosk.stage.code.problem.text())
    assert kiosk.stage.code.value() == wrong
    (erase,) = [key for key in kiosk.stage.code.keys.keys if key.key.sends == ERASE]
    kiosk.touch(erase)
    assert kiosk.stage.code.problem.text() == ""
    assert kiosk.stage.code.value() == wrong[:-1]
    kiosk.type("2")
    kiosk.key(Qt.Key.Key_Backspace)
    kiosk.type(right[-1])
    kiosk.qtbot.waitUntil(lambda: begun(kiosk))


def test_escape_leaves_the_letters_and_nothing_else(kiosk):
    kiosk.click(kiosk.stage.type_code)
    kiosk.type("7F3")
    kiosk.key(Qt.Key.Key_Escape)
    assert kiosk.page is kiosk.stage.welcome
    kiosk.key(Qt.Key.Key_Escape)
    assert kiosk.page is kiosk.stage.welcome
    kiosk.click(kiosk.stage.type_code)
    assert kiosk.stage.code.value() == ""


def test_an_unreadable_code_says_what_to_do(kiosk):
    kiosk.scan("8934563138165")
    kiosk.qtbot.waitUntil(lambda: bool(problem(kiosk)))
    assert "Quét lại" in problem(kiosk)
    assert "hỏi cán bộ" in problem(kiosk)


def test_a_slip_of_another_office_is_told_so(kiosk, dossier):
    kiosk.scan(qr_of(dossier, "H24.120"))
    kiosk.qtbot.waitUntil(lambda: "H24.120" in problem(kiosk))
    assert not kiosk.pool.answers


def test_a_slip_of_nobody_is_told_so(kiosk, desk):
    kiosk.scan("onecua-ks:H24.119:" + token_text(b"\0\1\2\3\4\5").replace("-", ""))
    kiosk.qtbot.waitUntil(lambda: "Không có hồ sơ nào" in problem(kiosk))


def test_a_slip_of_a_voided_dossier_is_told_so(kiosk, desk, dossier):
    desk.handling.void(dossier, "nhập nhầm")
    kiosk.scan(qr_of(dossier))
    kiosk.qtbot.waitUntil(lambda: "hủy vì nhập nhầm" in problem(kiosk))


def test_a_slip_is_used_once(kiosk, dossier):
    kiosk.scan(qr_of(dossier))
    kiosk.qtbot.waitUntil(lambda: begun(kiosk))
    for code in SIX.values():
        kiosk.answer(code)
    kiosk.click(kiosk.stage.send)
    kiosk.scan(qr_of(dossier))
    kiosk.qtbot.waitUntil(lambda: "đã được dùng" in problem(kiosk))
    assert len(kiosk.pool.answers) == 1


def test_a_good_slip_clears_what_was_said_of_a_bad_one(kiosk, dossier):
    kiosk.scan("8934563138165")
    kiosk.qtbot.waitUntil(lambda: bool(problem(kiosk)))
    kiosk.scan(qr_of(dossier))
    kiosk.qtbot.waitUntil(lambda: begun(kiosk))
    kiosk.window.conversation.welcome()
    assert problem(kiosk) == ""


def test_a_slip_scanned_amid_questions_answers_none_of_them(kiosk, desk, dossier):
    kiosk.invite()
    kiosk.answer(4)
    kiosk.scan(qr_of(dossier, "H24.120"))
    kiosk.qtbot.wait(250)
    assert kiosk.asked == "thai_do"
    assert kiosk.pool.answers[0].body["answers"] == {"chung": 4}


def test_the_slip_of_the_one_who_answers_changes_nothing(kiosk, dossier):
    kiosk.invite(dossier)
    kiosk.answer(4)
    kiosk.scan(qr_of(dossier))
    kiosk.qtbot.wait(250)
    assert kiosk.asked == "thai_do"


def test_the_next_citizen_begins_anew_and_the_slip_before_stays_unused(kiosk, desk, dossier):
    left = kiosk.invite()
    kiosk.answer(1)
    kiosk.scan(qr_of(dossier))
    kiosk.qtbot.waitUntil(lambda: kiosk.asked == "chung")
    assert [answer.complete for answer in kiosk.pool.answers] == [False]
    assert desk.surveys.slip_of(left)


def test_a_slip_ready_to_be_sent_is_sent_when_the_next_one_is_scanned(kiosk, dossier):
    kiosk.invite()
    for code in SIX.values():
        kiosk.answer(code)
    kiosk.scan(qr_of(dossier))
    kiosk.qtbot.waitUntil(lambda: kiosk.asked == "chung")
    assert [answer.complete for answer in kiosk.pool.answers] == [True]


@pytest.mark.parametrize("code", ["5", "8934563138165", "030192004512|145678901|Nguyen Van A|"])
def test_a_foreign_code_scanned_amid_questions_answers_nothing(kiosk, code):
    kiosk.invite()
    kiosk.scan(code + "55")
    kiosk.qtbot.wait(300)
    assert kiosk.asked == "chung"
    assert not kiosk.pool.answers


def test_a_damaged_pool_is_told_calmly_here_and_exactly_to_the_officer(kiosk, desk, dossier):
    told = []
    kiosk.window.troubled.connect(told.append)
    (desk.database.folder / POOL_FILE).write_bytes(b"hong")
    kiosk.scan(qr_of(dossier))
    kiosk.qtbot.waitUntil(lambda: "chưa đọc được phiếu" in problem(kiosk))
    assert "Bỏ phiếu chờ bị hỏng" in told[0]
    assert POOL_FILE not in kiosk.texts()
