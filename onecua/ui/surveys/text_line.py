"""The line in which a citizen's own words are typed, over the question that asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from onecua.ui.surveys.scan_burst import code_in
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.domain.survey.questionnaire import Question

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SKIPS = "+"


class TextLine(TextField):
    """`left(1)` goes to the next question, `left(-1)` back, `skipped` leaves it empty.

    Enter goes on after words and asks to finish the slip where the line is empty, as Enter does
    elsewhere on the slip.
    """

    left = Signal(int)
    skipped = Signal()
    finished = Signal()
    scanned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ghi lời trên phiếu; bỏ trống thì bấm +", parent=parent)
        self._question_id = ""

    def open_for(self, question: Question, text: str) -> None:
        """Stand over a question with what was typed there before."""
        self.setAccessibleName(question.name)
        if question.id != self._question_id:
            self._question_id = question.id
            self.set_value(text)

    def close_line(self) -> None:
        """Stand over nothing and forget the words; `setText` also drops what undo would bring."""
        self._question_id = ""
        self.blockSignals(True)
        self.setText("")
        self.blockSignals(False)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Let Ctrl+Z of an empty line take back the slip before."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and not self.text():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the line by its keys; a scanned code is taken out of it."""
        key = Qt.Key(event.key())
        if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_enter()
        elif key == Qt.Key.Key_Up or (key == Qt.Key.Key_Backspace and not self.text()):
            self.left.emit(-1)
        elif key == Qt.Key.Key_Down:
            self.left.emit(1)
        elif event.text() == _SKIPS and not self.text():
            self.skipped.emit()
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        code = code_in(self.text())
        if code:
            self.setText(self.text().replace(code, ""))
            self.scanned.emit(code)
        elif self.value():
            self.left.emit(1)
        else:
            self.finished.emit()
