"""The intake page in a real frame over a real desk, worked by keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from onecua.domain.office import Office
from onecua.domain.procedure import Doubt
from onecua.services.desk import Desk
from onecua.services.setup import new_officer, set_up
from onecua.storage.database import open_database
from tests.desks import copy_of
from tests.ui.framed import PLAIN, QUIET_MS, Framed, in_frame, opened_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from onecua.domain.procedure import Procedure
    from onecua.services.records import DossierRecord
    from onecua.ui.intake.intake_page import IntakePage
    from onecua.ui.widgets.button import ShortcutButton

NOW = datetime(2026, 11, 20, 9, 12, 41)
OFFICER = new_officer("Nguyễn Thị Hồng Nhung", "Công chức Văn phòng – Thống kê")
OFFICE = Office(
    name="Ủy ban nhân dân xã Thanh Hà",
    unit_code="H24.119",
    province="Thành phố Hải Phòng",
    commune="Xã Thanh Hà",
    commune_code="10813",
)
CARD = (
    "030192004512|145678901|Nguyễn Thị Thanh Tâm|14051992|Nữ|"
    "Thôn An Bình, Xã Thanh Hà, Thành phố Hải Phòng|25042021"
)
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Counter(Framed):
    """The counter as the officer has it: keys go where the focus is, to a dialog too."""

    page: IntakePage
    folder: Path
    clock: list[datetime]
    pressed: int = 0
    stamp: int = 1_000
    """Milliseconds of the scanner's keys, which a slow machine does not stretch."""

    def focused(self) -> QWidget:
        self.until(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def scan(self, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Send what a scanner sends: one key event for each letter, then Enter."""
        for letter in text:
            if letter in "\r\n\t":
                self._send({"\t": Qt.Key.Key_Tab}.get(letter, Qt.Key.Key_Return), letter)
            else:
                self._send(Qt.Key.Key_unknown, letter)
        if end is not None:
            self._send(end, "\r")
        self.until(lambda: not self.page.scanner.reading)

    def _send(self, key: Qt.Key, letter: str) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        self.stamp += 4
        event.setTimestamp(self.stamp)
        QApplication.sendEvent(self.focused(), event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        self.pressed += 1
        super().press(key, modifier or PLAIN)

    def wait(self, milliseconds: int) -> None:
        QTest.qWait(milliseconds)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=QUIET_MS)

    def choose(self, typed: str) -> None:
        """Search for a procedure and take the first line."""
        self.page.form.procedure.box.setFocus()
        self.page.form.procedure.box.selectAll()
        self.type(typed)
        self.press(Qt.Key.Key_Return)

    def fill_applicant(self, name: str = "Đặng Văn Khải", number: str = "030085012377") -> None:
        """Type a new applicant from the number on; the caret must stand there."""
        self.page.form.people.applicant.number.setFocus()
        for text in (number, name, "09/03/1985"):
            self.type(text)
            self.press(Qt.Key.Key_Return)
        self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
        self.type("Thôn Phúc Lộc")
        self.press(Qt.Key.Key_Return)
        self.type("0983555210")

    def save(self) -> None:
        self.press(Qt.Key.Key_Return, CTRL)

    def received(self) -> list[DossierRecord]:
        """Return every dossier, oldest first."""
        from onecua.domain.summary import DossierFilter, Sort

        found = self.desk.lists.page(DossierFilter(), sort=Sort.CODE)
        return [self.desk.records.read(line.id) for line in found]

    def last(self) -> DossierRecord:
        return self.received()[-1]

    def without_term(self) -> Procedure:
        """Return a procedure whose term nobody states, with papers and a paper to hand in."""
        return next(
            procedure
            for procedure in self.desk.rulebook.catalogue.procedures
            if procedure.enabled
            and procedure.handling_time.doubt is Doubt.NO_TERM
            and procedure.components
        )

    def problems(self) -> dict[str, str]:
        """Return what stands beside each field just now."""
        found = {name: each.problem() for name, each in self.page.form.fields().items()}
        papers = self.page.form.checklist.table.lines.problems
        shown = {name: text for name, text in found.items() if text}
        return shown | {f"papers.{key}": text for key, text in papers.items()}

    def button(self, words: str) -> ShortcutButton:
        from onecua.ui.widgets.button import ShortcutButton

        def found() -> list[ShortcutButton]:
            buttons = self.frame.findChildren(ShortcutButton)
            return [b for b in buttons if b.accessibleName() == words and b.isVisible()]

        self.until(lambda: bool(found()))
        return found()[0]

    def new_page(self) -> IntakePage:
        """Open the page anew, as after a restart."""
        self.page.left()
        self.frame.close()
        self.frame, self.page = in_frame(self.qtbot, self.shell, "intake")
        return self.page


def new_folder(folder: Path) -> None:
    set_up(folder, OFFICE, first_officer=OFFICER, clock=lambda: NOW).database.close()


@pytest.fixture
def counter(tmp_path: Path, qtbot: QtBot) -> Iterator[Counter]:
    folder, clock = tmp_path / "desk", [NOW]
    copy_of(new_folder, folder)
    desk = Desk(open_database(folder, clock=lambda: clock[0], busy_ms=50), OFFICER)
    with opened_page(Counter, desk, qtbot, "intake", folder=folder, clock=clock) as found:
        yield found
