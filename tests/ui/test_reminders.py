"""Notices of the day in the real window: once, calm, with one way to the list."""

import pytest
from PySide6.QtWidgets import QApplication

from onecua.ui import icons
from onecua.ui.reminders import ACTION, PAGE, Reminders
from onecua.ui.tray import Tray
from onecua.ui.widgets.button import ShortcutButton
from tests.desks import receive
from tests.ui.windows import shown_window


@pytest.fixture
def window(desk, qtbot):
    with shown_window(desk, qtbot) as made:
        yield made


def said(window):
    bar = window.frame._messages
    return bar.accessibleName() if bar.isVisible() else ""


def hide(window):
    window.frame._messages.hide()


def look(window, clock, *at):
    if at:
        clock.set(*at)
    window.watch.boundaries.look()


def test_at_the_start_the_day_is_told_with_one_action(window, desk, clock):
    receive(desk)
    clock.set(2026, 11, 26, 9)

    window.watch.begin()

    assert said(window) == "1 hồ sơ đến hạn hôm nay (gần nhất 17:00)."
    buttons = window.frame._messages.findChildren(ShortcutButton)
    assert [button.text() for button in buttons if button.isVisible()] == [ACTION, "Đóng"]
    assert [button.key for button in buttons if button.isVisible()] == ["Alt+4", None]
    assert QApplication.activeModalWidget() is None


def test_an_empty_desk_is_quiet(window):
    window.watch.begin()
    assert said(window) == ""


def test_an_open_window_tells_it_at_a_quarter_past_seven_and_a_red_one_when_it_turns(
    window, desk, clock
):
    dossier = receive(desk)
    window.watch.begin()
    assert said(window) == ""
    look(window, clock, 2026, 11, 26, 0)
    assert said(window) == ""
    look(window, clock, 2026, 11, 26, 7, 15)
    assert "đến hạn hôm nay" in said(window)
    hide(window)
    look(window, clock, 2026, 11, 26, 12)
    assert said(window) == ""
    look(window, clock, 2026, 11, 26, 17, 0, 1)
    code = desk.records.read(dossier).dossier.code
    assert said(window).startswith(f"Hồ sơ {code} quá hạn lúc 17:00.")
    hide(window)
    look(window, clock, 2026, 11, 26, 18)
    assert said(window) == ""


def test_a_machine_that_slept_over_the_morning_tells_it_when_it_wakes(window, desk, clock):
    receive(desk)
    window.watch.begin()
    look(window, clock, 2026, 11, 27, 10, 41)
    assert said(window) == "1 hồ sơ quá hạn."


def test_a_second_start_of_the_day_says_nothing_again(desk, clock, qtbot):
    receive(desk)
    clock.set(2026, 11, 27, 8)
    with shown_window(desk, qtbot) as first:
        first.watch.begin()
        assert said(first)
    with shown_window(desk, qtbot) as second:
        second.watch.begin()
        assert said(second) == ""


def test_a_message_that_must_be_read_first_holds_the_notice_back(window, desk, clock):
    receive(desk)
    clock.set(2026, 11, 27, 8)
    window.say("Ổ đĩa đã đầy.", "danger")

    window.watch.begin()
    assert said(window) == "Ổ đĩa đã đầy."
    hide(window)
    clock.forward(minutes=1)
    look(window, clock)

    assert said(window) == "1 hồ sơ quá hạn."


def test_the_action_opens_the_deadlines(window, desk, clock):
    receive(desk)
    clock.set(2026, 11, 27, 8)
    window.watch.begin()

    window.frame._messages.findChildren(ShortcutButton)[0].click()

    assert window.frame.current_key() == PAGE


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTrayWindowChanged")
def test_where_there_is_a_tray_the_notice_stands_there(window, desk, clock):
    receive(desk)
    clock.set(2026, 11, 27, 8)
    tray = Tray(window)
    tray.icon.setIcon(icons.icon("desk"))  # the application of the tests has none
    reminders = Reminders(window, tray)

    reminders.look(starting=True)

    assert tray.icon.isVisible()
    assert said(window) == ""
    reminders.stop()
    assert not tray.icon.isVisible()


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTrayWindowChanged")
def test_a_press_on_the_notice_in_the_tray_opens_the_deadlines(window, desk, clock):
    receive(desk)
    clock.set(2026, 11, 27, 8)
    tray = Tray(window)
    tray.icon.setIcon(icons.icon("desk"))
    reminders = Reminders(window, tray)
    reminders.look(starting=True)

    tray.icon.messageClicked.emit()

    assert window.frame.current_key() == PAGE
    reminders.stop()


def test_a_screen_without_a_tray_has_none(window, desk, clock):
    receive(desk)
    clock.set(2026, 11, 27, 8)
    window.watch.begin()
    assert not Tray.is_there()
    assert window.watch.reminders.tray is None
