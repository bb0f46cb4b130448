"""Nobody answers any more: the screen asks, then gives up; what was answered stays incomplete."""

import pytest
from PySide6.QtCore import Qt

from onecua.services.surveys import SurveyService
from onecua.storage.survey_pool import SurveyPool
from onecua.ui.surveys.citizen.pace import Pace
from tests.ui.surveys.citizen.conftest import QUICK
from tests.ui.surveys.citizen.test_default_slip import SIX

SHORT = Pace(chosen=5, settle=0, silence=1_000, warning=250)


def asks(kiosk):
    return kiosk.page is kiosk.stage.still


def falls_silent(kiosk):
    """Let the minute be over now; a slow machine may need longer for the presses before it."""
    kiosk.window.interruptions.silence._listening.start(0)
    kiosk.qtbot.waitUntil(lambda: asks(kiosk))


def at_welcome(kiosk):
    return kiosk.page is kiosk.stage.welcome


def test_the_screen_waits_a_minute_and_then_a_quarter():
    assert (Pace().silence, Pace().warning, Pace().thanks) == (60_000, 15_000, 8_000)
    assert (Pace().chosen, Pace().hold) == (150, 1_500)


def test_silence_is_asked_about_and_then_ends_the_sitting(open_kiosk, desk):
    kiosk = open_kiosk(SHORT)
    dossier = kiosk.invite()
    kiosk.answer(2)
    kiosk.qtbot.waitUntil(lambda: asks(kiosk))
    assert "lần sau vẫn dùng được" in kiosk.stage.still.about.text()
    kiosk.qtbot.waitUntil(lambda: at_welcome(kiosk))
    (left,) = kiosk.pool.answers
    assert not left.complete
    assert left.body == {"answers": {"chung": 2}}
    assert not kiosk.pool.tokens
    assert desk.surveys.slip_of(dossier)


def test_whoever_is_still_there_goes_on_where_he_was(open_kiosk):
    kiosk = open_kiosk(QUICK)
    kiosk.invite()
    kiosk.answer(2)
    falls_silent(kiosk)
    kiosk.touch(kiosk.stage.go_on)
    assert kiosk.asked == "thai_do"
    falls_silent(kiosk)
    kiosk.touch(kiosk.stage.still.title)
    assert kiosk.page is kiosk.stage.question
    falls_silent(kiosk)
    kiosk.key(Qt.Key.Key_4)
    assert kiosk.page is kiosk.stage.question


def test_whoever_does_not_want_to_may_say_so(open_kiosk):
    kiosk = open_kiosk(QUICK)
    kiosk.invite()
    kiosk.answer(2)
    falls_silent(kiosk)
    kiosk.touch(kiosk.stage.stop)
    assert at_welcome(kiosk)
    assert not kiosk.pool.tokens


def test_every_press_begins_the_minute_anew(open_kiosk):
    kiosk = open_kiosk(QUICK)
    listening = kiosk.window.interruptions.silence._listening
    listening.setTimerType(Qt.TimerType.PreciseTimer)  # a minute is else kept by the second
    kiosk.invite()
    for _ in range(3):
        kiosk.qtbot.waitUntil(lambda: listening.remainingTime() < QUICK.silence - 50)
        left = listening.remainingTime()
        kiosk.touch(kiosk.stage.question.question)
        assert listening.remainingTime() > left
    assert not asks(kiosk)


def test_a_slip_whose_questions_were_all_passed_is_sent(open_kiosk):
    kiosk = open_kiosk(Pace(chosen=5, settle=0, warning=250))
    kiosk.invite()
    for code in SIX.values():
        kiosk.answer(code)
    falls_silent(kiosk)
    assert "phiếu được gửi" in kiosk.stage.still.about.text()
    assert kiosk.stage.stop.words == "Gửi phiếu"
    kiosk.qtbot.waitUntil(lambda: at_welcome(kiosk))
    assert [answer.complete for answer in kiosk.pool.answers] == [True]


def test_words_that_were_not_confirmed_are_kept(open_kiosk):
    kiosk = open_kiosk(QUICK)
    kiosk.invite()
    for code in (1, 5, 5, 5, 5, 5):
        kiosk.answer(code)
    kiosk.type("cho lau")
    falls_silent(kiosk)
    assert kiosk.pool.answers[0].body["answers"]["ly_do"] == "cho lau"
    kiosk.touch(kiosk.stage.go_on)
    assert kiosk.body.field.toPlainText() == "cho lau"


def test_letters_left_on_the_welcome_go(open_kiosk):
    kiosk = open_kiosk(QUICK)
    kiosk.click(kiosk.stage.type_code)
    kiosk.type("7F3")
    kiosk.stage.set_large(True)
    kiosk.window.interruptions.silence._listening.start(0)
    kiosk.qtbot.waitUntil(lambda: at_welcome(kiosk))
    assert not kiosk.stage.large


def test_no_time_is_shown(open_kiosk):
    kiosk = open_kiosk(QUICK)
    kiosk.invite()
    falls_silent(kiosk)
    assert "giây" not in kiosk.texts()


@pytest.mark.parametrize("answered", [1, 3])
def test_a_power_cut_leaves_an_incomplete_answer_and_an_unused_slip(kiosk, desk, answered):
    dossier = kiosk.invite()
    for code in list(SIX.values())[:answered]:
        kiosk.answer(code)
    folder = desk.database.folder
    library, pool = desk.questionnaires, SurveyPool(folder)
    again = SurveyService(desk.database, desk.rulebook, library, desk.officer, pool)
    content = pool.read()  # what stands on the disk, read as after a restart
    assert [answer.complete for answer in content.answers] == [False]
    assert len(content.answers[0].body["answers"]) == answered
    assert not content.tokens
    assert again.slip_of(dossier).dossier == dossier
