"""The work calendar opened inside Quản trị, over a real desk, and ways to use its keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.admin.conftest import opened as admin_opened
from tests.ui.framed import ALT, CONTROL, PLAIN, Framed, compose

if TYPE_CHECKING:
    from onecua.ui.work_calendar.calendar_panel import CalendarPanel

__all__ = ["ALT", "CONTROL", "admin_opened"]


@dataclass
class Calendar:
    """The opened calendar and its window."""

    opened: Framed
    panel: CalendarPanel

    @property
    def desk(self):
        return self.opened.desk

    @property
    def said(self):
        return self.opened.shell.said

    def press(self, key, modifier=PLAIN):
        target = QApplication.focusWidget() or self.opened.frame
        QTest.keyClick(target, key, modifier)

    def type(self, text):
        """Type with an input method into whatever has the focus."""
        compose(text)

    def retype(self, field, text):
        field.setFocus()
        field.selectAll()
        if text:
            self.type(text)
        else:
            self.press(Qt.Key.Key_Delete)

    def go_to(self, on):
        self.panel.grids.set_current(on)
        self.panel.side.days.show_date(on)

    def adopt(self):
        """Apply with the page's key and wait for what it begins."""
        self.press(Qt.Key.Key_Return, CONTROL)
        self.opened.settle()

    def primary(self):
        return self.opened.primary()


@pytest.fixture
def calendar(admin_opened):
    admin_opened.page.open_calendar()
    return Calendar(admin_opened, admin_opened.page.work_calendar())
