"""The first start by keyboard alone: everything wrong at once, and a declaration that works."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from onecua.domain.office import Role
from onecua.services.clock_choice import ClockChoice
from onecua.services.setup import new_officer, set_up
from onecua.ui.first_start.choice import SAMPLE_OFFICE, FirstStartChoice
from onecua.ui.first_start.first_start import FirstStart
from onecua.ui.tasks import Runner
from onecua.ui.widgets.confirm_dialog import ConfirmDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 11, 20, 9, 12)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tasks() -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.shutdown()


@pytest.fixture
def window(qtbot: QtBot, tasks: Runner) -> Iterator[FirstStart]:
    made = FirstStart(tasks, lambda: NOW, is_foreign_zone=False)
    yield from shown(qtbot, made)


def shown(qtbot: QtBot, window: FirstStart) -> Iterator[FirstStart]:
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.form.places.province_box.setFocus()
    yield window
    window.hide()


def type_here(qtbot: QtBot, words: str, *keys: Qt.Key) -> None:
    """Type into whatever has the focus, as somebody who never touches the mouse."""
    qtbot.keyClicks(focused(), words)
    for key in keys:
        qtbot.keyClick(focused(), key)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def commit(qtbot: QtBot, words: str) -> None:
    """Commit composed text as Unikey or VNI do."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(focused(), event)


def fill(qtbot: QtBot, window: FirstStart) -> None:
    type_here(qtbot, "hai ph", Qt.Key.Key_Return)
    type_here(qtbot, "thanh ha", Qt.Key.Key_Return)
    type_here(qtbot, "h24.119", Qt.Key.Key_Return, Qt.Key.Key_Tab)
    type_here(qtbot, "0220 3815 234", Qt.Key.Key_Return, Qt.Key.Key_Return)
    commit(qtbot, "Nguyễn Thị Hồng Nhung")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    type_here(qtbot, "Cong chuc Van phong", Qt.Key.Key_Return, Qt.Key.Key_Return)


def start(qtbot: QtBot, window: FirstStart) -> FirstStartChoice:
    with qtbot.waitSignal(window.finished) as told:
        qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    return told.args[0]


def test_the_whole_declaration_is_made_by_keyboard(
    qtbot: QtBot, window: FirstStart, tmp_path: Path
):
    fill(qtbot, window)
    qtbot.keyClicks(focused(), str(tmp_path))
    choice = start(qtbot, window)
    office = choice.office
    assert (office.name, office.commune) == ("Ủy ban nhân dân xã Thanh Hà", "Xã Thanh Hà")
    assert (office.province, office.commune_code) == ("Thành phố Hải Phòng", "10813")
    assert (office.unit_code, office.phone) == ("H24.119", "02203815234")
    assert office.desk_name == "Trung tâm Phục vụ hành chính công"
    assert (choice.counter, choice.officer_name) == (1, "Nguyễn Thị Hồng Nhung")
    assert choice.officer_title == "Cong chuc Van phong"
    assert choice.backup_folder == str(tmp_path)
    assert (choice.sample, choice.import_next, choice.trusted_time) == (False, False, None)


def test_the_first_officer_may_be_a_chief(qtbot: QtBot, window: FirstStart, tmp_path: Path):
    fill(qtbot, window)
    assert start(qtbot, window).officer_role is Role.OFFICER
    window.form.is_chief.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert start(qtbot, window).officer_role is Role.CHIEF


def test_the_choice_makes_a_desk(qtbot: QtBot, window: FirstStart, tmp_path: Path):
    fill(qtbot, window)
    choice = start(qtbot, window)
    officer = new_officer(choice.officer_name, choice.officer_title)
    folder = tmp_path / "data"
    desk = set_up(folder, choice.office, counter=choice.counter, first_officer=officer, plain=True)
    assert desk.office == choice.office
    assert desk.officer.name == "Nguyễn Thị Hồng Nhung"
    desk.database.close()


def test_everything_wrong_is_told_at_once_and_led_to(qtbot: QtBot, window: FirstStart):
    window.form.phone.set_value("09125")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    wrong = {name for name, field in window.form.fields.items() if field.problem()}
    assert wrong == {"province", "commune", "unit_code", "phone", "officer_name"}
    assert window.problems.count() == 5
    assert "H24.119" in window.form.fields["unit_code"].problem()
    assert focused() is window.form.places.province_box
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert focused() is window.form.places.commune_box
    assert window.form.phone.value() == "09125"


def test_mending_a_field_clears_its_problem(qtbot: QtBot, window: FirstStart):
    window.submit()
    window.form.unit_code.setFocus()
    type_here(qtbot, "H")
    assert window.form.fields["unit_code"].problem() is None
    assert window.form.fields["officer_name"].problem()


def test_a_former_unit_finds_its_commune_and_the_province_follows(qtbot: QtBot, window: FirstStart):
    places = window.form.places
    places.commune_box.setFocus()
    type_here(qtbot, "thi tran thanh ha", Qt.Key.Key_Return)
    assert places.commune().full_name == "Xã Thanh Hà"
    assert places.province_box.value() == "Thành phố Hải Phòng"
    assert focused() is window.form.unit_code


def test_another_province_takes_the_commune_away(qtbot: QtBot, window: FirstStart):
    type_here(qtbot, "hai ph", Qt.Key.Key_Return)
    type_here(qtbot, "thanh ha", Qt.Key.Key_Return)
    places = window.form.places
    places.province_box.setFocus()
    places.province_box.selectAll()
    type_here(qtbot, "can tho", Qt.Key.Key_Return)
    assert places.province().full_name == "Thành phố Cần Thơ"
    assert places.commune() is None
    assert not places.commune_box.value()


def test_names_typed_out_need_no_list(qtbot: QtBot, window: FirstStart):
    places = window.form.places
    commit(qtbot, "hải phòng")
    type_here(qtbot, "", Qt.Key.Key_Escape, Qt.Key.Key_Tab)
    assert places.province().code == "31"
    type_here(qtbot, "xa thanh ha", Qt.Key.Key_Escape, Qt.Key.Key_Tab)
    assert places.commune().code == "10813"


def test_an_unknown_commune_is_answered_with_what_was_perhaps_meant(
    qtbot: QtBot, window: FirstStart
):
    type_here(qtbot, "hai ph", Qt.Key.Key_Return)
    type_here(qtbot, "thanh h", Qt.Key.Key_Escape, Qt.Key.Key_Tab)
    assert "«Xã Thanh Hà»" in window.form.fields["commune"].problem()


def test_the_receipts_head_follows_what_is_typed(qtbot: QtBot, window: FirstStart):
    head = window.side.head
    assert "ỦY BAN NHÂN DÂN …" in head.lines()
    fill(qtbot, window)
    window.form.counter.setValue(3)
    words = " ".join(" ".join(head.lines()).split())
    assert "ỦY BAN NHÂN DÂN XÃ THANH HÀ TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG" in words
    assert "Thanh Hà, ngày 20 tháng 11 năm 2026" in words
    assert "Mã hồ sơ: H24.119-261120-3001" in words


def test_a_folder_that_is_not_there_is_a_problem(qtbot: QtBot, window: FirstStart, tmp_path: Path):
    fill(qtbot, window)
    commit(qtbot, str(tmp_path / "chưa có"))
    with qtbot.assertNotEmitted(window.finished, wait=100), qtbot.waitSignal(window.backup.looked):
        qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    assert "Chưa có thư mục này" in window.backup.field.problem()
    assert focused() is window.backup.text


def test_a_good_folder_says_how_much_room_it_has(qtbot: QtBot, window: FirstStart, tmp_path: Path):
    window.backup.text.setFocus()
    with qtbot.waitSignal(window.backup.looked):
        qtbot.keyClicks(focused(), str(tmp_path))
    assert window.backup.problem() == ""
    assert list(tmp_path.iterdir()) == []


def test_the_sample_needs_nothing_filled_in(qtbot: QtBot, window: FirstStart):
    window.side.sample.setFocus()
    with qtbot.waitSignal(window.finished) as told:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert told.args[0].sample
    assert told.args[0].office == SAMPLE_OFFICE


def test_the_import_card_starts_and_asks_for_the_import(qtbot: QtBot, window: FirstStart):
    window.side.importing.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert window.problems.count() > 0
    window.form.places.province_box.setFocus()
    fill(qtbot, window)
    window.side.importing.setFocus()
    with qtbot.waitSignal(window.finished) as told:
        qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert told.args[0].import_next
    assert not start(qtbot, window).import_next


def test_escape_closes_the_list_first_and_never_loses_words(qtbot: QtBot, window: FirstStart):
    type_here(qtbot, "hai ph")
    assert window.form.places.province_box.list_open()
    with qtbot.assertNotEmitted(window.cancelled):
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert not window.form.places.province_box.list_open()

    def say_no() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        dialog.no_button.click()

    QTimer.singleShot(0, say_no)
    with qtbot.assertNotEmitted(window.cancelled):
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert window.form.places.province_box.value() == "hai ph"


def test_leaving_an_untouched_form_asks_nothing(qtbot: QtBot, window: FirstStart):
    with qtbot.waitSignal(window.cancelled):
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)


def test_a_foreign_zone_must_be_answered(qtbot: QtBot, tasks: Runner):
    wall = datetime(2026, 11, 20, 2, 12)
    made = FirstStart(tasks, lambda: NOW, wall_clock=lambda: wall, is_foreign_zone=True)
    for window in shown(qtbot, made):
        fill(qtbot, window)
        with qtbot.assertNotEmitted(window.finished):
            qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
        assert window.time is not None
        assert window.time.problem()
        assert focused() is window.time.choice
        offered = [window.time.choice.itemText(at) for at in range(3)]
        assert offered[1].startswith("02:12 ngày 20/11/2026")
        assert offered[2].startswith("09:12 ngày 20/11/2026")
        qtbot.keyClick(focused(), Qt.Key.Key_Down)
        assert start(qtbot, window).trusted_time is ClockChoice.WALL
