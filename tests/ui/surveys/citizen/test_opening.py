"""Where the citizen's window opens, and that the officer's cannot be reached under it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onecua.domain.dossier import Move
from onecua.domain.summary import DossierFilter
from onecua.domain.survey.response import Via
from onecua.errors import RuleError
from onecua.services.citizen_pin import CitizenPin
from onecua.services.moving import MoveRequest
from onecua.ui.surveys.citizen.opening import (
    close_citizen_screen,
    open_citizen_screen,
    open_screen,
)
from onecua.ui.surveys.citizen.pin_dialog import PinDialog
from onecua.ui.surveys.citizen.screen_choice import other_screen
from onecua.ui.widgets.button import ShortcutButton
from tests.desks import move, receive
from tests.ui.surveys.citizen.conftest import PIN, QUICK, Kiosk
from tests.ui.windows import shown_window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(desk, qtbot):
    with shown_window(desk, qtbot) as found:
        yield found
        screen = open_screen(found)
        if screen is not None:
            screen.close()
        qtbot.wait(1)


@pytest.fixture
def pin(desk):
    CitizenPin(desk.preferences, desk.clock).choose(PIN, PIN)


def returned(desk):
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD, Move.FINISH, Move.RETURN)
    return dossier


def opened(office, qtbot):
    """Return the citizen screen that is open, ready to be pressed."""
    screen = open_screen(office)
    assert screen is not None
    qtbot.waitExposed(screen.window)
    return Kiosk(screen.window, office.desk, qtbot)


def unlock(kiosk):
    kiosk.key(Qt.Key.Key_F12, CONTROL, Qt.KeyboardModifier.ShiftModifier)
    kiosk.type(PIN)
    kiosk.key(Qt.Key.Key_Return)


def test_on_one_screen_the_officers_window_is_gone_until_her_number(office, pin, qtbot):
    office.show_page("dossiers")
    open_citizen_screen(office, pace=QUICK)
    kiosk = opened(office, qtbot)
    assert kiosk.window.isFullScreen()
    assert not office.isVisible()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is kiosk.window)
    unlock(kiosk)
    assert office.isVisible()
    assert office.frame.current_key() == "dossiers"
    qtbot.waitUntil(lambda: open_screen(office) is None)


def test_what_brings_the_officers_window_back_is_undone(office, pin, qtbot):
    open_citizen_screen(office, pace=QUICK)
    office.show()
    qtbot.waitUntil(lambda: not office.isVisible())


def test_other_windows_of_the_program_are_covered_too(office, pin, qtbot):
    office.show_help()
    (other,) = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not office]
    open_citizen_screen(office, pace=QUICK)
    assert not other.isVisible()
    unlock(opened(office, qtbot))
    assert other.isVisible()
    other.close()


def test_the_citizens_window_is_modal_and_on_top(office, pin, qtbot):
    open_citizen_screen(office, pace=QUICK)
    window = opened(office, qtbot).window
    assert window.windowModality() is Qt.WindowModality.ApplicationModal
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint


def test_f7_opens_the_calm_page(office, pin, qtbot):
    office.show_page("intake")
    QTest.keyClick(office, Qt.Key.Key_F7)
    kiosk = opened(office, qtbot)
    assert kiosk.page is kiosk.stage.welcome


def test_f7_on_a_returned_dossier_asks_about_it(office, pin, qtbot, desk):
    dossier = returned(desk)
    office.open_list(DossierFilter())
    office.open_dossier(dossier)
    QTest.keyClick(office, Qt.Key.Key_F7)
    kiosk = opened(office, qtbot)
    assert kiosk.asked == "chung"
    assert kiosk.window.conversation.sitting.token == desk.surveys.slip_of(dossier).token


def test_f7_on_an_open_dossier_opens_the_calm_page(office, pin, qtbot, desk):
    office.open_dossier(receive(desk))
    QTest.keyClick(office, Qt.Key.Key_F7)
    kiosk = opened(office, qtbot)
    assert kiosk.page is kiosk.stage.welcome


def test_a_used_slip_is_told_to_the_officer_and_opens_nothing(office, pin, desk):
    dossier = returned(desk)
    form = desk.questionnaires.in_force(desk.clock().date())
    voting = desk.surveys.begin(desk.surveys.slip_of(dossier), form, Via.KIOSK)
    desk.surveys.enter(voting, {"chung": 4})
    with pytest.raises(RuleError, match="đã được dùng"):
        open_citizen_screen(office, dossier)
    assert open_screen(office) is None
    assert office.isVisible()


def test_a_return_offers_to_ask_the_citizen(office, pin, qtbot, desk):
    dossier = receive(desk)
    move(desk, dossier, Move.FORWARD, Move.FINISH)
    office.open_dossier(dossier)
    work = office.page("dossiers").handling.work
    request = MoveRequest(dossier, Move.RETURN, recipient="Nguyễn Thị Thanh Tâm")
    work.move(request, desk.records.read(dossier))
    buttons = office.findChildren(ShortcutButton)
    (offered,) = [b for b in buttons if b.isVisible() and b.text() == "Mời đánh giá"]
    assert offered.key == "F7"
    qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)
    kiosk = opened(office, qtbot)
    assert kiosk.asked == "chung"
    unlock(kiosk)
    assert office.isVisible()


def test_the_first_time_the_officer_chooses_a_number(office, qtbot, desk):
    open_citizen_screen(office, pace=QUICK)
    (dialog,) = office.findChildren(PinDialog)
    assert open_screen(office) is None
    QTest.keyClicks(dialog.first, "48a2x6")
    QTest.keyClick(dialog.first, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.again
    QTest.keyClicks(dialog.again, "4827")
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)
    assert "không giống nhau" in dialog.again_field.problem()
    assert dialog.again.text() == "4827"
    dialog.again.clear()
    QTest.keyClicks(dialog.again, PIN)
    QTest.keyClick(dialog.again, Qt.Key.Key_Return)
    kiosk = opened(office, qtbot)
    unlock(kiosk)
    assert office.isVisible()


def test_without_a_number_nothing_opens(office, desk):
    open_citizen_screen(office)
    (dialog,) = office.findChildren(PinDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert open_screen(office) is None
    assert not CitizenPin(desk.preferences, desk.clock).is_set()


def test_the_office_may_close_it_from_the_inside(office, pin, qtbot):
    open_citizen_screen(office, pace=QUICK)
    opened(office, qtbot)
    close_citizen_screen(office)
    assert office.isVisible()
    close_citizen_screen(office)


def test_a_screen_that_shows_the_same_place_is_no_second_one(qtbot):
    (only,) = QGuiApplication.screens()
    assert other_screen(only, [only]) is None
    assert other_screen(only, [only, only]) is None


TWO_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from onecua.services.citizen_pin import CitizenPin
from onecua.ui.dressing import dress
from onecua.ui.main_window import MainWindow
from onecua.ui.surveys.citizen.opening import open_citizen_screen, open_screen
from tests.desks import MovableClock, copied_folder, desk_in, receive

def until(holds):
    for _ in range(2_000):
        if holds():
            return True
        QTest.qWait(10)
    return False


app = QApplication([])
dress(app)
with desk_in(copied_folder(Path(sys.argv[1]), plain=True), MovableClock()) as desk:
    CitizenPin(desk.preferences, desk.clock).choose("4826", "4826")
    office = MainWindow(desk)
    office.show()
    near, apart = sorted(QGuiApplication.screens(), key=lambda screen: screen.geometry().x())
    office.windowHandle().setScreen(near)
    open_citizen_screen(office, receive(desk))
    screen = open_screen(office)
    window = screen.window
    assert until(lambda: window.geometry() == apart.geometry()), window.geometry()
    assert window.isFullScreen()
    assert office.isVisible()
    assert window.windowModality() is Qt.WindowModality.NonModal
    assert not window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    silent = Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.windowHandle().flags() & silent, "a tap must leave the keyboard to the officer"
    window.activateWindow()
    assert until(window.isActiveWindow)
    window.conversation.ask()
    assert until(office.isActiveWindow), "what the officer types must not answer"
    open_citizen_screen(office, receive(desk))
    assert open_screen(office) is screen
    window.conversation.pick(1)
    window.conversation.end_sitting()
    window.conversation.welcome()
    assert not window.windowHandle().flags() & silent
    app.screenRemoved.emit(apart)
    assert open_screen(office) is None
    open_citizen_screen(office)
    QTest.qWait(50)
    office.close()
    assert until(lambda: open_screen(office) is None)
    assert until(lambda: not office.isVisible())
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]
print("both lived")
"""


def test_on_two_screens_both_windows_live(tmp_path):
    """A process of its own: the screens of a platform are told when it starts."""
    one = {"name": "quay", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96}
    two = {**one, "name": "dan", "x": 1366, "width": 1920, "height": 1080}
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [one, two]}), "utf-8")
    root = Path(__file__).resolve().parents[4]
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS, str(tmp_path / "data")],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.strip() == "both lived", done.stderr
