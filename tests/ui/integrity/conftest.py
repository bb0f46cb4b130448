"""The page «Toàn vẹn» opened inside Quản trị, over a real desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.admin.conftest import opened as admin_opened
from tests.ui.framed import CONTROL, PLAIN, QUIET_MS, Framed

if TYPE_CHECKING:
    from onecua.ui.integrity.integrity_panel import IntegrityPanel

__all__ = ["admin_opened"]


@dataclass
class Integrity:
    """The opened page and its window."""

    opened: Framed
    panel: IntegrityPanel

    @property
    def desk(self):
        return self.opened.desk

    @property
    def shell(self):
        return self.opened.shell

    @property
    def check(self):
        return self.panel.check

    @property
    def moved(self):
        return self.panel.moved

    def settle(self):
        """Wait for the worker, idle work too."""
        tasks = self.shell.tasks
        self.opened.qtbot.waitUntil(lambda: not tasks._tasks, timeout=QUIET_MS)

    def press(self, key, modifier=PLAIN):
        QTest.keyClick(QApplication.focusWidget() or self.opened.frame, key, modifier)
        self.settle()

    def run(self):
        self.press(Qt.Key.Key_R, CONTROL)

    def action(self, text):
        """Return a deed of the action bar by its words."""
        spec = self.opened.page.action_bar()
        return next(a for a in (spec.primary, *spec.secondaries) if a.text == text)


@pytest.fixture
def integrity(admin_opened):
    admin_opened.page.open_integrity()
    made = Integrity(admin_opened, admin_opened.page.integrity())
    made.settle()
    return made


def cells(model):
    """Return the words of a table, row by row."""
    return [
        [column.value(model.row_at(place)) for column in model.columns]
        for place in range(model.rowCount())
    ]
