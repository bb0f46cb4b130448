"""The page in a real frame over a real desk whose connections give up as the window's do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from onecua.storage.database import WINDOW_BUSY_MS
from onecua.ui.admin.admin_page import AdminPage
from onecua.ui.frame import Frame
from tests.desks import MovableClock, copied_folder, desk_in
from tests.ui.shell_for_tests import ShellForTests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from onecua.services.desk import Desk
    from onecua.ui.widgets.button import ShortcutButton


@dataclass
class Opened:
    """The page in its frame, and ways to wait and to look."""

    page: AdminPage
    frame: Frame
    shell: ShellForTests
    qtbot: QtBot

    @property
    def desk(self) -> Desk:
        return self.shell.desk

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.shell.tasks.busy(), timeout=20_000)

    def primary(self) -> ShortcutButton:
        button = self.frame.action_bar.primary_button()
        assert button is not None
        return button


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    folder = copied_folder(tmp_path / "data")
    with desk_in(folder, MovableClock(), busy_ms=WINDOW_BUSY_MS) as desk:
        shell = ShellForTests(desk)
        page = AdminPage(shell)
        frame = Frame()
        frame.add_page("admin", "Quản trị", "gear", "0", page)
        frame.resize(1366, 768)
        qtbot.addWidget(frame)
        frame.show()
        frame.show_page("admin")
        frame.activateWindow()
        qtbot.waitUntil(frame.isActiveWindow)
        yield Opened(page, frame, shell, qtbot)
        shell.tasks.shutdown()


def copied_text() -> str:
    """Return what the clipboard holds."""
    return QGuiApplication.clipboard().text()


def compose(text: str) -> None:
    """Type words with an input method, as every Vietnamese keyboard does, where the focus is."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)
