"""From a data folder to a window, in this process."""

import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from onecua.clock import wall_now
from onecua.domain.office import Office, Role
from onecua.services.clock_choice import ClockChoice
from onecua.services.folders import sample_folder
from onecua.services.last_officer import LAST_OFFICER
from onecua.services.setup import new_officer, record_officer
from onecua.storage.database import exists
from onecua.ui.closing import CLEAN_EXIT
from onecua.ui.first_start.choice import SAMPLE_OFFICE, FirstStartChoice
from onecua.ui.first_start.first_start import FirstStart
from onecua.ui.folder_lock import AlreadyOpenError, FolderLock
from onecua.ui.main_window import MainWindow
from onecua.ui.refusal_window import RefusalWindow
from onecua.ui.start_checks import StartChecks
from onecua.ui.starting import REFUSED, Start
from tests.desks import NHUNG, MovableClock, copied_folder, desk_in, receive

OFFICE = Office(
    "Ủy ban nhân dân xã Thanh Hà", "H24.119", "Thành phố Hải Phòng", "Xã Thanh Hà", "10813"
)
needs_tzset = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone is fixed here")


@pytest.fixture(autouse=True)
def vietnam(monkeypatch):
    """A PC that keeps Vietnam time."""
    set_zone(monkeypatch, "ICT-7")
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


def set_zone(monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def folder(tmp_path):
    return copied_folder(tmp_path / "data")


@pytest.fixture
def started(qapp, qtbot):
    """Return a way to start; whatever was started is ended after the test."""
    starts = []

    def start(folder, clock=None):
        made = Start(qapp, Path(folder), clock)
        starts.append(made)
        made.begin()
        return made

    yield start
    for made in starts:
        if isinstance(made.window, MainWindow):
            window = made.window
            qtbot.waitUntil(lambda window=window: not window.tasks._tasks)
        if made.window is not None:
            made.window.close()
            made.window.deleteLater()
        made.end()
        made.deleteLater()
    assert sys.excepthook is sys.__excepthook__


def painted(start, qtbot):
    """Wait for what follows the first paint."""
    window = start.window
    checks = window.findChild(StartChecks)
    qtbot.waitUntil(lambda: window.desk.preferences.get(CLEAN_EXIT) == "0")
    qtbot.waitUntil(lambda: not window.tasks._tasks)
    return checks


def said(start):
    bar = start.window.frame._messages
    return bar.accessibleName() if bar.isVisible() else ""


def test_a_data_folder_opens_on_the_intake_page(started, folder, qtbot):
    start = started(folder)
    painted(start, qtbot)

    assert isinstance(start.window, MainWindow)
    assert start.window.frame.current_key() == "intake"
    assert start.status == 0
    assert said(start) == ""


def test_the_officer_of_the_last_time_acts_again(started, folder):
    quyet = new_officer("Phạm Văn Quyết")
    with desk_in(folder, MovableClock()) as desk:
        record_officer(desk, quyet)
        desk.preferences.set(LAST_OFFICER, quyet.id.hex)

    assert started(folder).window.desk.officer == quyet


def test_without_a_last_time_the_first_active_officer_acts(started, folder):
    assert started(folder).window.desk.officer == NHUNG


def test_an_officer_who_left_does_not_act_again(started, folder):
    quyet = new_officer("Phạm Văn Quyết")
    with desk_in(folder, MovableClock()) as desk:
        desk.preferences.set(LAST_OFFICER, quyet.id.hex)

    assert started(folder).window.desk.officer == NHUNG


def test_a_second_window_on_the_same_folder_is_refused_in_words(started, folder):
    started(folder)
    second = started(folder)

    assert isinstance(second.window, RefusalWindow)
    assert "cửa sổ khác" in second.window.message
    assert second.status == REFUSED


def test_the_lock_is_free_again_after_the_end(folder):
    lock = FolderLock(folder)
    with pytest.raises(AlreadyOpenError, match="đang mở"):
        FolderLock(folder)
    lock.release()

    FolderLock(folder).release()


def test_after_a_power_cut_the_data_is_looked_at_more_closely_and_said_to_be_whole(
    started, folder, qtbot
):
    with desk_in(folder, MovableClock()) as desk:
        receive(desk)
        desk.preferences.set(CLEAN_EXIT, "0")

    start = started(folder)

    qtbot.waitUntil(lambda: "dữ liệu còn nguyên" in said(start))


def test_a_broken_chain_after_a_power_cut_is_told_in_red(started, folder, qtbot):
    with desk_in(folder, MovableClock()) as desk:
        receive(desk)
        desk.preferences.set(CLEAN_EXIT, "0")
        with desk.database.write() as transaction:
            transaction.connection.exec_driver_sql("DROP TRIGGER event_is_never_changed")
            transaction.connection.exec_driver_sql("UPDATE event SET body = '{}' WHERE seq = 3")

    start = started(folder)

    qtbot.waitUntil(lambda: "đã bị sửa" in said(start))


def damage(folder, name="onecua.db"):
    path = folder / name
    path.write_bytes(os.urandom(path.stat().st_size))


def drop_keys(folder):
    for path in folder.rglob("keys.json"):
        path.unlink()


def write_newer(folder):
    with desk_in(folder, MovableClock()) as desk, desk.database.write() as transaction:
        transaction.connection.exec_driver_sql("PRAGMA user_version = 999")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(damage, "hỏng"), (drop_keys, "khóa"), (write_newer, "mới hơn")],
    ids=["damaged", "key lost", "newer"],
)
def test_data_that_cannot_be_opened_is_told_calmly(started, folder, spoil, words):
    spoil(folder)

    start = started(folder)

    assert isinstance(start.window, RefusalWindow)
    assert words in start.window.message
    assert start.status == REFUSED
    start.window.copy_button.click()
    assert QApplication.clipboard().text() == start.window.message


@pytest.mark.skipif(sys.platform == "win32", reason="/proc is Linux's")
def test_a_folder_that_cannot_be_made_is_told_calmly(started):
    start = started("/proc/onecua")

    assert isinstance(start.window, RefusalWindow)
    assert start.status == REFUSED


def test_our_own_bug_is_told_in_a_report_and_the_window_goes_on(started, folder, qtbot):
    start = started(folder)
    painted(start, qtbot)
    sys.excepthook(*_raised())

    dialog = start._failures.report_shown()
    assert dialog is not None
    assert "ZeroDivisionError" in dialog.report()
    assert "Nguyễn Thị Thanh Tâm" not in dialog.report()
    assert (folder / "nhat-ky-loi" / "onecua-loi.log").is_file()
    dialog.reject()
    assert start.window.isVisible()


def _raised():
    try:
        raise ZeroDivisionError("Nguyễn Thị Thanh Tâm")
    except ZeroDivisionError as error:
        return type(error), error, error.__traceback__


def choice(**changed):
    return FirstStartChoice(OFFICE, 2, "Nguyễn Thị Hồng Nhung", "Công chức", **changed)


def finished(start, chosen, qtbot):
    start.window.finished.emit(chosen)
    qtbot.waitUntil(lambda: isinstance(start.window, MainWindow), timeout=60_000)
    qtbot.waitUntil(lambda: not start.window.tasks._tasks)


def test_an_empty_folder_asks_for_the_office_and_opens_the_desk(started, tmp_path, qtbot):
    start = started(tmp_path / "data")
    assert isinstance(start.window, FirstStart)

    told = choice(backup_folder=str(tmp_path / "sao"), officer_role=Role.CHIEF)
    finished(start, told, qtbot)

    desk = start.window.desk
    assert desk.office.commune == "Xã Thanh Hà"
    assert desk.office.backup_folder == str(tmp_path / "sao")
    assert (desk.rulebook.counter, desk.officer.name) == (2, "Nguyễn Thị Hồng Nhung")
    assert desk.officers()[desk.officer.id].is_chief
    assert exists(tmp_path / "data")
    start.window._closing._settled = True  # the copy at close has its own tests


def test_a_refused_declaration_leaves_the_first_window_as_it_was(started, tmp_path, qtbot):
    start = started(tmp_path / "data")
    wrong = FirstStartChoice(Office("x", "không phải mã", "", ""), 1, "Nguyễn Thị Hồng Nhung")

    start.window.finished.emit(wrong)
    qtbot.waitUntil(lambda: start.told is not None)

    assert "Mã đơn vị" in start.told.message
    assert isinstance(start.window, FirstStart)
    assert not exists(tmp_path / "data")
    start.told.close()


def test_sample_data_has_its_own_folder_and_says_so(started, tmp_path, qtbot):
    start = started(tmp_path / "data")
    start.opening.sample_dossiers = 30

    finished(start, FirstStartChoice(SAMPLE_OFFICE, 1, "Thử", sample=True), qtbot)

    window = start.window
    assert window.desk.database.folder == sample_folder(tmp_path / "data")
    assert not exists(tmp_path / "data")
    assert window.desk.office.sample
    badge = window.frame.top_bar._badge
    assert badge.isVisible()
    assert badge.accessibleName() == "DỮ LIỆU MẪU"


def test_sample_data_made_before_is_opened_again(started, tmp_path, qtbot):
    copied_folder(sample_folder(tmp_path / "data"))
    start = started(tmp_path / "data")

    finished(start, FirstStartChoice(SAMPLE_OFFICE, 1, "Thử", sample=True), qtbot)

    assert start.window.desk.officer == NHUNG


def test_the_wish_to_import_opens_the_file_dialog(started, tmp_path, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *words: (asked.append(words[1]), ("", ""))[1]
    )
    start = started(tmp_path / "data")

    finished(start, choice(import_next=True), qtbot)

    assert start.window.frame.current_key() == "admin"
    assert asked == ["Chọn danh sách hồ sơ"]


def test_leaving_the_first_window_makes_nothing(started, tmp_path):
    start = started(tmp_path / "data")

    start.window.cancelled.emit()

    assert not start.window.isVisible()
    assert not exists(tmp_path / "data")
    assert start.status == 0


@needs_tzset
def test_in_another_zone_the_hour_is_asked_once_and_kept(started, folder, qtbot, monkeypatch):
    set_zone(monkeypatch, "JST-9")
    start = started(folder)
    checks = painted(start, qtbot)
    assert "07" not in checks.question.windowTitle()

    checks.question.wall_button.click()

    desk = start.window.desk
    assert desk.clock is wall_now
    right = [item.text for item in start.window.frame.status_bar._right]
    assert any(text.startswith("Giờ theo đồng hồ máy") for text in right)
    start.window.close()
    start.end()
    again = started(folder)
    assert painted(again, qtbot).question is None
    assert again.window.desk.clock is wall_now


@needs_tzset
def test_another_zone_asks_again(started, folder, qtbot, monkeypatch):
    set_zone(monkeypatch, "JST-9")
    first = started(folder)
    painted(first, qtbot).question.zone_button.click()
    first.window.close()
    first.end()

    set_zone(monkeypatch, "UTC0")
    again = started(folder)
    checks = painted(again, qtbot)

    assert checks.question is not None
    assert again.window.desk.clock is not wall_now
    checks.question.reject()


@needs_tzset
def test_the_hour_of_the_first_start_is_not_asked_twice(started, tmp_path, qtbot, monkeypatch):
    set_zone(monkeypatch, "JST-9")
    start = started(tmp_path / "data")

    finished(start, choice(trusted_time=ClockChoice.WALL), qtbot)

    assert painted(start, qtbot).question is None
    assert start.window.desk.clock is wall_now


def test_a_clock_given_is_the_clock_in_use(started, folder):
    at = datetime(2026, 11, 20, 9, 12)

    start = started(folder, lambda: at)

    assert start.window.desk.clock() == at
    assert start.window.frame.top_bar is not None


PICTURES = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from onecua.domain.office import COMMAND_LINE
from onecua.services.folders import patient_desk
from onecua.ui.dressing import dress
from onecua.ui.main_window import MainWindow
from onecua.ui.theme import theme


def shown(window):
    window._clock.stop()
    window.frame.set_time("", "")
    window.resize(1366, 768)
    window.show()
    for _ in range(10):
        app.processEvents()
    window.setFocus()  # no caret that blinks
    image = window.grab().toImage()
    window.hide()
    return image


app = QApplication([])
dress(app)
with patient_desk(Path(sys.argv[1]), COMMAND_LINE) as desk:
    with theme().sheet_last():
        assert not app.styleSheet()
        first = MainWindow(desk)
    assert app.styleSheet()
    second = MainWindow(desk)
    same = shown(first) == shown(second)
    for window in (first, second):
        window.close()
sys.exit(not same)
"""


def test_a_window_looks_the_same_when_its_style_sheet_comes_last(folder):
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", PICTURES, str(folder)],
        cwd=Path(__file__).parents[2],
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
