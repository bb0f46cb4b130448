"""The page of surveys in a real frame over a real desk, used by keyboard alone."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.services.desk import Desk
from onecua.services.setup import new_officer, record_officer
from onecua.storage.database import WINDOW_BUSY_MS, open_database
from onecua.ui.frame import Frame
from onecua.ui.surveys.surveys_page import SurveysPage
from tests.desks import NHUNG, MovableClock, copied_folder, receive
from tests.ui.shell_for_tests import ShellForTests
from tests.votes import scanned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from onecua.ui.surveys.paper_panel import PaperPanel
    from onecua.ui.widgets.button import ShortcutButton

KHANH = new_officer("Trần Quốc Khánh", "Công chức Địa chính")
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Opened:
    """The page, the dossiers whose slips are there, and ways to type and look."""

    page: SurveysPage
    frame: Frame
    shell: ShellForTests
    clock: MovableClock
    dossiers: list[UUID]

    @property
    def desk(self) -> Desk:
        return self.shell.desk

    @property
    def panel(self) -> PaperPanel:
        return self.page.panel_of("paper")  # type: ignore[return-value]

    def type(self, text: str) -> int:
        """Type letters where the focus is, ⏎ for Enter and ⌫ for Backspace; return how many."""
        named = {"⏎": Qt.Key.Key_Return, "⌫": Qt.Key.Key_Backspace, "↓": Qt.Key.Key_Down}
        for letter in text:
            focused = self.frame.focusWidget()
            assert focused is not None
            if letter in named:
                QTest.keyClick(focused, named[letter])
            elif letter.isascii():
                QTest.keyClicks(focused, letter)
            else:
                focused.insert(letter)  # as an input method does
        return len(text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        focused = self.frame.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def scan(self, place: int) -> None:
        """Let a scanner type the code of a slip, Enter at its end."""
        self.type(scanned(self.dossiers[place]) + "⏎")

    def slip(self, place: int, digits: str = "555454+213") -> int:
        """Scan a slip and enter it; return the keystrokes beside the scan."""
        self.scan(place)
        return self.type(digits + "⏎")

    def pile_count(self) -> int:
        return self.desk.survey_piles.mine(self.panel.card.form(), self.panel.card.via()).count

    def answers(self) -> dict:
        return self.panel.card.grid.entry().answers

    def act_as(self, officer) -> None:
        """Let another officer act, as the status bar's dialog does."""
        self.desk.act_as(officer)
        self.page.on_changed(frozenset({"office"}))

    def buttons(self) -> dict[str, ShortcutButton]:
        return {button.accessibleName(): button for button in self.frame.action_bar.buttons()}

    def told(self) -> str:
        return self.panel.count.told.words()

    def code_problem(self) -> str | None:
        return self.panel.card.token_field.problem()


@contextmanager
def opened_page(tmp_path: Path, qtbot: QtBot, count: int, tab: str) -> Iterator[Opened]:
    """Open the page at a tab, with so many dossiers received."""
    clock = MovableClock()
    folder = copied_folder(tmp_path / "data", plain=True)
    desk = Desk(open_database(folder, clock=clock, busy_ms=WINDOW_BUSY_MS), NHUNG)
    record_officer(desk, KHANH)
    dossiers = [receive(desk) for _ in range(count)]
    shell = ShellForTests(desk)
    page = SurveysPage(shell)
    page.show_tab(tab)
    desk.database.on_commit(page.on_changed)
    frame = Frame()
    frame.add_page("surveys", "Khảo sát", "smile", "6", page)
    frame.resize(1366, 768)
    qtbot.addWidget(frame)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.show_page("surveys")
    try:
        yield Opened(page, frame, shell, clock, dossiers)
    finally:
        # Left before anything is waited for: an event loop here would delete the closed window.
        page.left()
        qtbot.waitUntil(lambda: not shell.tasks.busy(), timeout=10_000)
        shell.close()
