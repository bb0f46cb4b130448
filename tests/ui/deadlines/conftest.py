"""The page in a real frame over a real desk; its window tells it every commit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.domain.dossier import Move
from onecua.domain.office import Role
from onecua.services.board import BoardLine
from onecua.services.desk import Desk
from onecua.services.setup import new_officer, record_officer
from onecua.storage.database import WINDOW_BUSY_MS, open_database
from onecua.ui.deadlines.deadlines_page import DeadlinesPage
from onecua.ui.frame import Frame
from tests.desks import NHUNG, MovableClock, copied_folder, move, receive
from tests.ui.shell_for_tests import ShellForTests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from onecua.ui.widgets.button import ShortcutButton

KHANH = new_officer("Trần Quốc Khánh", "Công chức Địa chính")
CHIEF = new_officer("Đặng Thị Thu", "Chánh Văn phòng", role=Role.CHIEF)
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Opened:
    """The page in its frame, and ways to press, type and look."""

    page: DeadlinesPage
    frame: Frame
    shell: ShellForTests
    qtbot: QtBot
    clock: MovableClock

    @property
    def desk(self) -> Desk:
        return self.shell.desk

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE):
        focused = self.frame.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def control(self, key: Qt.Key):
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str):
        focused = self.frame.focusWidget()
        assert focused is not None
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(focused, letter)
            else:
                focused.insertPlainText(letter)

    def settle(self):
        self.qtbot.waitUntil(self._is_quiet, timeout=10_000)

    def _is_quiet(self) -> bool:
        return not self.shell.tasks.busy() and not self.page._soon.isActive()

    def lines(self) -> list[str]:
        """Return what stands in the list: groups by their word, dossiers by the end of the code."""
        model = self.page.panel.model
        found = [model.row_at(place) for place in range(model.rowCount())]
        return [
            line.detail.code[-11:] if isinstance(line, BoardLine) else line.bucket.value
            for line in found
        ]

    def stand_on(self, code: str):
        """Put the caret on the dossier whose code ends so."""
        self.page.panel.view.select_position(self.lines().index(code))
        self.page.panel.view.setFocus()

    def primary(self) -> ShortcutButton:
        button = self.frame.action_bar.primary_button()
        assert button is not None
        return button

    def words(self) -> list[str]:
        return [button.text() for button in self.frame.action_bar.buttons()]


def fill(desk: Desk, clock: MovableClock) -> None:
    """Receive on each day of the week before: 2 overdue, 1 today, 2 soon, 1 later, 2 paused."""
    record_officer(desk, KHANH)
    record_officer(desk, CHIEF)
    for day in (13, 16, 17, 18, 19):
        clock.set(2026, 11, day, 9)
        dossier = receive(desk)
        if day in (16, 18):
            move(desk, dossier, Move.FORWARD, holder=KHANH.id)
    move(desk, receive(desk), Move.REQUEST_SUPPLEMENT)
    paid = receive(desk)
    move(desk, paid, Move.FORWARD, Move.REQUEST_PAYMENT)
    extended = receive(desk)
    move(desk, extended, Move.EXTEND, due_on=date(2026, 12, 4))
    move(desk, receive(desk), Move.FINISH)
    clock.set(2026, 11, 20, 9, 12)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot, clock: MovableClock) -> Iterator[Opened]:
    yield from opened_in(tmp_path, qtbot, clock, fill)


@pytest.fixture
def empty(tmp_path: Path, qtbot: QtBot, clock: MovableClock) -> Iterator[Opened]:
    yield from opened_in(tmp_path, qtbot, clock, lambda _desk, _clock: None)


def opened_in(tmp_path, qtbot, clock, filling) -> Iterator[Opened]:
    folder = copied_folder(tmp_path / "data", plain=True)
    desk = Desk(open_database(folder, clock=clock, busy_ms=WINDOW_BUSY_MS), NHUNG)
    filling(desk, clock)
    shell = ShellForTests(desk)
    page = DeadlinesPage(shell)
    desk.database.on_commit(page.on_changed)
    frame = Frame()
    frame.add_page("deadlines", "Hạn xử lý", "clock", "4", page)
    frame.resize(1366, 768)
    qtbot.addWidget(frame)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.show_page("deadlines")
    found = Opened(page, frame, shell, qtbot, clock)
    found.settle()
    yield found
    found.settle()
    page.left()
    shell.close()
