"""A page in a real frame over a real desk, used by keys: what the tests of every page stand on."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from onecua.ui.actions import PAGES
from onecua.ui.changes import Changes
from onecua.ui.frame import Frame
from tests.ui.shell_for_tests import ShellForTests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from onecua.services.desk import Desk
    from onecua.ui.page import Page
    from onecua.ui.widgets.button import ShortcutButton

P = TypeVar("P", bound="Page")
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
QUIET_MS = 20_000
"""How long the worker may take; a right machine needs a hundredth of it."""


@dataclass
class Framed:
    """The page in its frame, and ways to press, type, wait and look."""

    page: Page
    frame: Frame
    shell: ShellForTests
    qtbot: QtBot

    @property
    def desk(self) -> Desk:
        return self.shell.desk

    def focused(self) -> QWidget:
        found = self.frame.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focused(), key, modifier)

    def control(self, key: Qt.Key) -> None:
        self.press(key, CONTROL)

    def type(self, text: str) -> None:
        """Type where the focus is: keys for ASCII, an input method's commits for the rest."""
        for letter in text:
            if letter.isascii():
                QTest.keyClick(self.focused(), letter)
            else:
                compose(letter, self.focused())

    def is_quiet(self) -> bool:
        return not self.shell.tasks.busy()

    def settle(self) -> None:
        """Wait until what was asked of the worker has come."""
        self.qtbot.waitUntil(self.is_quiet, timeout=QUIET_MS)

    def primary(self) -> ShortcutButton:
        button = self.frame.action_bar.primary_button()
        assert button is not None
        return button


def compose(text: str, target: QWidget | None = None) -> None:
    """Type words with an input method, as every Vietnamese keyboard does, where the focus is."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    focused = target or QApplication.focusWidget()
    assert focused is not None, "nothing has the focus"
    QApplication.sendEvent(focused, event)


def copied_text() -> str:
    """Return what the clipboard holds."""
    return QGuiApplication.clipboard().text()


def in_frame(qtbot: QtBot, shell: ShellForTests, key: str, tab: str = "") -> tuple[Frame, Page]:
    """Show a page of the window alone in a frame of the mockups' size."""
    entry = next(entry for entry in PAGES if entry.key == key)
    page = entry.make(shell)
    if tab:
        page.show_tab(tab)
    frame = Frame()
    frame.add_page(entry.key, entry.word, entry.icon, entry.digit, page, entry.group)
    frame.resize(1366, 768)
    # Left before it is closed: the first event loop after that destroys it.
    qtbot.addWidget(frame, before_close_func=lambda _frame: isValid(page) and page.left())
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.show_page(key)
    return frame, page


def bare_page(page: P, shell: ShellForTests, qtbot: QtBot) -> P:
    """Show a page without a frame, as large as the mockups' frame leaves it."""
    qtbot.addWidget(page, before_close_func=lambda _page: page.left())
    page.resize(1182, 632)
    page.show()
    page.entered()
    settle(qtbot, shell)
    return page


def come_to_rest(qtbot: QtBot) -> None:
    """Let the layout settle: one round of events may ask for the next, however long it took."""
    for _ in range(5):
        qtbot.wait(10)


def settle(qtbot: QtBot, shell: ShellForTests) -> None:
    """Wait until what was asked of the worker has come."""
    qtbot.waitUntil(lambda: not shell.tasks.busy(), timeout=QUIET_MS)


def _tell_commits(shell: ShellForTests, page: Page) -> None:
    """Tell a page of each commit as the window does, on the main thread."""
    if hasattr(page, "on_changed"):
        changes = Changes(shell.desk.database, shell.tasks)
        changes.stop()
        changes.touched.connect(page.on_changed)


@contextmanager
def opened_page(
    kind: type[Framed], desk: Desk, qtbot: QtBot, key: str, tab: str = "", **more: object
) -> Iterator[Framed]:
    """Open a page of the window over a desk, told of every commit; the desk is closed behind it."""
    shell = ShellForTests(desk)
    try:
        frame, page = in_frame(qtbot, shell, key, tab)
        _tell_commits(shell, page)
        opened = kind(page, frame, shell, qtbot, **more)
        opened.settle()
        yield opened
    finally:
        shell.close()
