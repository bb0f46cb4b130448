"""The page in a real frame over a real desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.storage.database import WINDOW_BUSY_MS
from onecua.ui.catalogue.catalogue_page import CataloguePage
from onecua.ui.frame import Frame
from tests.desks import MovableClock, copied_folder, desk_in
from tests.ui.shell_for_tests import ShellForTests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from onecua.services.desk import Desk
    from onecua.ui.widgets.button import ShortcutButton

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass
class Opened:
    """The page in its frame, and ways to type and to look."""

    page: CataloguePage
    frame: Frame
    shell: ShellForTests
    qtbot: QtBot

    @property
    def desk(self) -> Desk:
        return self.shell.desk

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.frame.focusWidget(), key, modifier)

    def type(self, text: str) -> None:
        """Type letters where the focus is."""
        QTest.keyClicks(self.frame.focusWidget(), text)

    def tab(self, place: int) -> None:
        """Bring a tab of the detail into view."""
        self.page.panel.tabs.setCurrentIndex(place)

    def primary(self) -> ShortcutButton:
        button = self.frame.action_bar.primary_button()
        assert button is not None
        return button

    def codes(self) -> list[str]:
        """Return the codes of the list from the top."""
        return [row.procedure.code for row in self.page.list.shown()]


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    folder = copied_folder(tmp_path / "data")
    with desk_in(folder, MovableClock(), busy_ms=WINDOW_BUSY_MS) as desk:
        shell = ShellForTests(desk)
        page = CataloguePage(shell)
        frame = Frame()
        frame.add_page("catalogue", "Thủ tục", "book", "9", page)
        frame.resize(1366, 768)
        qtbot.addWidget(frame)
        frame.show()
        frame.show_page("catalogue")
        frame.activateWindow()
        qtbot.waitUntil(frame.isActiveWindow)
        yield Opened(page, frame, shell, qtbot)
        shell.tasks.shutdown()
