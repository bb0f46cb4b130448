"""The page in a real frame over a real desk of 300 dossiers; its window tells it every commit."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onecua.domain.office import COMMAND_LINE
from onecua.domain.summary import DossierFilter
from onecua.services.desk import Desk
from onecua.storage.database import WINDOW_BUSY_MS, open_database
from onecua.ui.dossiers.dossiers_page import DossiersPage
from onecua.ui.frame import Frame
from tests.desks import NHUNG, MovableClock, copied_folder
from tests.ui.dossiers.making import NOW, fill, new_desk
from tests.ui.shell_for_tests import ShellForTests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from onecua.domain.summary import DossierSummary
    from onecua.services.records import DossierRecord
    from onecua.ui.widgets.button import ShortcutButton


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ho_so") / "desk"
    desk = new_desk(folder)
    fill(desk, 300)
    desk.database.close()
    return folder


def reopened(folder: Path) -> Desk:
    """Return the desk of a folder as the window opens it, with its first officer at work."""
    database = open_database(folder, clock=lambda: NOW, busy_ms=WINDOW_BUSY_MS)
    desk = Desk(database, COMMAND_LINE)
    first = [each for each in desk.officers().values() if each.name == "Nguyễn Thị Hồng Nhung"]
    desk.act_as(first[0])
    return desk


@dataclass
class Opened:
    """The page in its frame, and ways to press, type and look."""

    page: DossiersPage
    frame: Frame
    shell: ShellForTests
    qtbot: QtBot

    @property
    def desk(self) -> Desk:
        return self.shell.desk

    @property
    def record(self) -> DossierRecord:
        found = self.page.handling.record
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
        focused = self.frame.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def control(self, key: Qt.Key):
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str):
        focused = self.frame.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.shell.tasks.busy(), timeout=10_000)

    def rows(self) -> list[DossierSummary]:
        model = self.page.list.model
        found = [model.row_at(place) for place in range(model.rowCount())]
        return [row for row in found if row is not None]

    def choose(self, wanted) -> DossierSummary:
        """Put the caret on the first row for which `wanted(row)` holds."""
        place, row = next((p, r) for p, r in enumerate(self.rows()) if wanted(r))
        self.page.list.table.select_position(place)
        self.page.list.table.setFocus()
        return row

    def show(self, dossier: UUID):
        """Put the caret on a dossier, as it is now."""
        self.page.set_filter(DossierFilter())
        self.settle()
        self.choose(lambda row: row.id == dossier)
        self.page.show_dossier(dossier)

    def form(self):
        found = self.page.handling.form()
        assert found is not None
        return found

    def titles(self) -> list[str]:
        return [step.title for step in self.page.handling.panel.history.steps()]

    def primary(self) -> ShortcutButton:
        button = self.frame.action_bar.primary_button()
        assert button is not None
        return button


def opened_on(desk: Desk, qtbot: QtBot) -> Opened:
    shell = ShellForTests(desk)
    page = DossiersPage(shell)
    desk.database.on_commit(page.on_changed)
    frame = Frame()
    frame.add_page("dossiers", "Hồ sơ", "folder", "3", page)
    frame.resize(1366, 768)
    qtbot.addWidget(frame)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.show_page("dossiers")
    opened = Opened(page, frame, shell, qtbot)
    opened.settle()
    return opened


@pytest.fixture
def opened(filled_folder: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    folder = tmp_path / "desk"
    shutil.copytree(filled_folder, folder)
    found = opened_on(reopened(folder), qtbot)
    yield found
    found.page.left()
    found.shell.close()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def counter(tmp_path: Path, clock: MovableClock, qtbot: QtBot) -> Iterator[Opened]:
    """The page over an office without dossiers, at an hour that the test moves."""
    folder = copied_folder(tmp_path / "office")
    database = open_database(folder, clock=clock, busy_ms=WINDOW_BUSY_MS)
    found = opened_on(Desk(database, NHUNG), qtbot)
    yield found
    found.page.left()
    found.shell.close()
