"""The band about a doubtful clock, its dialog, and a chief's word."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from onecua.domain.office import Role
from onecua.errors import RuleError
from onecua.services.setup import new_officer, record_officer
from onecua.ui.theme import theme
from tests.desks import copied_folder, desk_in, receive
from tests.ui.windows import shown_window

CHIEF = new_officer("Trần Thị Lành", "Chủ tịch", role=Role.CHIEF)


@pytest.fixture
def desk(tmp_path, clock):
    with desk_in(copied_folder(tmp_path / "data"), clock, busy_ms=50) as found:
        receive(found)
        found.clock_guard.note(found.clock_guard.look())
        yield found


@pytest.fixture
def window(desk, qtbot):
    with shown_window(desk, qtbot) as made:
        made.watch.begin()
        yield made


def band(window):
    return window.frame.notice.accessibleName() if window.frame.notice.isVisible() else ""


def look(window):
    window.watch.boundaries.look()


def asked(window):
    window.frame.notice._actions.itemAt(0).widget().click()
    return window.watch.clock.dialog


def test_a_right_clock_is_not_talked_about(window):
    assert band(window) == ""
    assert window.frame.stack.y() == 52


def test_a_clock_set_back_while_the_window_is_open_is_told_and_told_no_more_when_mended(
    window, desk, clock
):
    clock.set(2010, 1, 1, 8)
    look(window)
    assert band(window).startswith("Đồng hồ máy chạy lùi Máy chỉ 08:00 01/01/2010")
    with pytest.raises(RuleError):
        receive(desk)

    clock.set(2026, 11, 20, 9, 13)
    look(window)
    assert band(window) == ""
    receive(desk)


def test_the_band_stands_above_the_page_and_takes_no_focus(window, clock):
    before = window.focusWidget()
    clock.forward(days=-2)
    look(window)
    frame = window.frame
    assert frame.notice.mapTo(frame, QPoint()) == QPoint(200, 60)
    assert frame.stack.y() == 60 + frame.notice.height()
    assert window.focusWidget() is before


def test_after_tet_one_press_ends_the_question(window, desk, clock):
    clock.forward(days=9)
    look(window)
    assert "9 ngày sau lần dùng trước" in band(window)

    dialog = asked(window)
    assert dialog.yes_button.isEnabled()
    assert dialog.days.isVisible()
    dialog.yes_button.click()

    assert band(window) == ""
    assert window.watch.clock.dialog is None
    clock.forward(minutes=2)
    look(window)
    assert band(window) == ""


def test_the_number_of_days_is_set_where_the_question_is(window, desk, clock):
    clock.forward(days=9)
    look(window)
    dialog = asked(window)

    dialog.days.setValue(14)
    dialog.no_button.click()

    assert desk.clock_guard.jump_days == 14
    assert band(window) == ""


def test_only_a_chief_says_that_a_clock_behind_the_last_entry_is_right(window, desk, clock):
    record_officer(desk, CHIEF)
    clock.forward(hours=-3)
    look(window)
    dialog = asked(window)
    assert not dialog.yes_button.isEnabled()
    assert "Trần Thị Lành" in dialog.refused.text()
    assert dialog.days.isHidden() or not dialog.days.isVisible()
    dialog.no_button.click()

    desk.act_as(CHIEF)
    asked(window).yes_button.click()

    assert band(window) == ""
    assert desk.records.read(receive(desk)).dossier.received_at == clock.now


def test_no_sentence_of_the_dialog_is_cut_at_the_largest_text(window, clock):
    theme().set_text_scale(1.5)
    clock.forward(days=-1)
    look(window)
    dialog = asked(window)
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert len(labels) > 5
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width())
    dialog.reject()


def test_a_dialog_left_open_goes_when_the_clock_is_mended(window, clock):
    clock.forward(days=-1)
    look(window)
    dialog = asked(window)
    assert dialog.isVisible()
    clock.forward(days=1)
    look(window)
    assert not dialog.isVisible()


def test_the_last_time_the_window_was_open_is_kept_at_the_close(desk, clock, qtbot):
    with shown_window(desk, qtbot) as window:
        window.watch.begin()
        clock.forward(seconds=40)
        at = clock.now
        window.close()
    assert desk.preferences.get("clock.seen") == at.isoformat()
