"""The citizen's window over a real desk, pressed and typed on through its window handle.

Events that go to the handle pass everything that real ones pass; those sent to a widget do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from onecua.domain.survey.token import token_of, token_text
from onecua.services.citizen_pin import CitizenPin
from onecua.storage.survey_pool import SurveyPool
from onecua.ui.surveys.citizen.citizen_window import CitizenWindow
from onecua.ui.surveys.citizen.pace import Pace
from tests.desks import MovableClock, copied_folder, desk_in, receive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from onecua.services.desk import Desk
    from onecua.storage.survey_pool import PoolContent

QUICK = Pace(chosen=5, settle=0, thanks=60_000, writing=20, reading=60)
"""No test waits for a page that is not about waiting."""
PIN = "4826"
DESIGN = (1366, 768)
_DEVICE: list[object] = []


@dataclass
class Kiosk:
    """The window and ways to press, touch, type and look as a person would."""

    window: CitizenWindow
    desk: Desk
    qtbot: QtBot

    @property
    def stage(self):
        return self.window.stage

    @property
    def body(self):
        return self.stage.question.body

    @property
    def page(self) -> QWidget:
        return self.stage.page

    @property
    def asked(self) -> str:
        """The id of the question in view."""
        question = self.window.conversation.sitting.question
        return question.id if question is not None else ""

    @property
    def pool(self) -> PoolContent:
        return SurveyPool(self.desk.database.folder).read()

    def invite(self, dossier: UUID | None = None) -> UUID:
        dossier = dossier or receive(self.desk)
        assert self.window.invite(self.desk.surveys.slip_of(dossier))
        return dossier

    def card(self, code: int | None) -> QWidget:
        return next(card for card in self.body.cards if card.code == code)

    def middle(self, widget: QWidget) -> QPoint:
        assert widget.isVisible(), widget
        return widget.mapTo(self.window, widget.rect().center())

    def click(self, widget: QWidget) -> None:
        handle, no = self.window.windowHandle(), Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, no, self.middle(widget))

    def touch(self, widget: QWidget) -> None:
        if not _DEVICE:
            _DEVICE.append(QTest.createTouchDevice())
        handle, where = self.window.windowHandle(), self.middle(widget)
        QTest.touchEvent(handle, _DEVICE[0]).press(1, where, handle).commit()
        QTest.touchEvent(handle, _DEVICE[0]).release(1, where, handle).commit()

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(self.window.windowHandle(), key, held)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window.windowHandle(), letter)

    def scan(self, text: str) -> None:
        """Type as a scanner does: everything at once, Enter behind it."""
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def answer(self, code: int | None, press: Callable[[QWidget], None] | None = None) -> None:
        """Press a card and wait for what comes after it."""
        before = self.asked
        (press or self.click)(self.card(code))
        self.qtbot.waitUntil(lambda: self.asked != before)

    def texts(self) -> str:
        """Everything that may be read or heard in the window just now."""
        found = [self.window.windowTitle()]
        for widget in self.window.findChildren(QWidget):
            if widget.isVisible():
                found += [*_words_of(widget), widget.accessibleName()]
                found += [widget.accessibleDescription(), widget.toolTip()]
        return "\n".join(found)


def _words_of(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        return [widget.text()]
    if isinstance(widget, QLineEdit):
        return [widget.text(), widget.placeholderText()]
    if isinstance(widget, QPlainTextEdit):
        return [widget.toPlainText(), widget.placeholderText()]
    return []


def code_of(dossier: UUID) -> str:
    """Return what is printed under the code of a dossier's slip."""
    return token_text(token_of(dossier))


@pytest.fixture
def desk(tmp_path: Path, clock: MovableClock) -> Iterator[Desk]:
    with desk_in(copied_folder(tmp_path / "data", plain=True), clock) as found:
        yield found


@pytest.fixture
def open_kiosk(desk: Desk, qtbot: QtBot) -> Iterator[Callable[..., Kiosk]]:
    opened: list[CitizenWindow] = []

    def open_it(pace: Pace = QUICK, size: tuple[int, int] = DESIGN, form: str = "") -> Kiosk:
        if form:
            desk.questionnaires.put_in_force(form)
        pin = CitizenPin(desk.preferences, desk.clock)
        pin.choose(PIN, PIN)
        window = CitizenWindow(desk, pin, alone=True, pace=pace)
        opened.append(window)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        return Kiosk(window, desk, qtbot)

    yield open_it
    for window in opened:
        window.leave()
        window.deleteLater()


@pytest.fixture
def kiosk(open_kiosk: Callable[..., Kiosk]) -> Kiosk:
    return open_kiosk()
