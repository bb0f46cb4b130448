"""An answer in words: a large field, a note to name nobody, and keys on the screen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from onecua.domain.survey.questionnaire import TEXT_LIMIT
from onecua.ui.surveys.citizen.letter_keys import LetterKeys
from onecua.ui.surveys.citizen.pressable import BigButton
from onecua.ui.surveys.citizen.print_size import Print
from onecua.ui.surveys.citizen.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from onecua.domain.survey.response import Answer

NOTE = "Xin đừng ghi tên, số điện thoại hay mã hồ sơ của ai."
SHOW_KEYS, HIDE_KEYS = "Hiện bàn phím trên màn hình", "Ẩn bàn phím trên màn hình"
_ROLE = "citizen_help"
_NEAR = 100
"""The counter appears when fewer characters than this are left."""
_GAP, _INNER = 10, 22
_LEAST_LINES, _MOST_LINES = 2, 6
_SLIP_CODE = re.compile(r"onecua-ks:\S*", re.IGNORECASE)
_CLIPBOARD = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
)


class CitizenText(QPlainTextEdit):
    """A field with no way to the clipboard: it is the officer's, and hers must not be read here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName("Ý kiến của ông (bà)")

    def value(self) -> str:
        """Return the text, composed, without the code of a slip scanned into it."""
        text = unicodedata.normalize("NFC", self.toPlainText())
        return _SLIP_CODE.sub("", text).strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the clipboard alone; keys that go on belong to the page."""
        going_on = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }
        if going_on or any(event.matches(key) for key in _CLIPBOARD):
            event.ignore()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, _source: QMimeData) -> bool:
        """Take nothing from elsewhere."""
        return False

    def insertFromMimeData(self, _source: QMimeData) -> None:
        """Take nothing from elsewhere."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give nothing away."""
        return QMimeData()


class TextBody(QWidget):
    """The field and what helps to fill it; `changed` follows each edit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, keys_shown: bool = False) -> None:
        super().__init__(parent)
        self._print = Print()
        self.field = CitizenText(self)
        self.note = Words(_ROLE, "sub", NOTE, self, Qt.AlignmentFlag.AlignLeft)
        self.counter = Words(_ROLE, "warning", "", self, Qt.AlignmentFlag.AlignRight)
        self.toggle = BigButton("", "keyboard", parent=self)
        self.keys = LetterKeys(self)
        self.keys.typed.connect(self._on_typed)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggle.clicked.connect(self._on_toggled)
        self.field.textChanged.connect(self._on_changed)
        self.show_keys(keys_shown)

    def value(self) -> Answer | None:
        """Return what was written, None for nothing."""
        return self.field.value() or None

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was written before."""
        self.field.setPlainText(answer if isinstance(answer, str) else "")
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def take_focus(self) -> None:
        """Put the caret into the field."""
        self.field.setFocus()

    def step_focus(self, across: int, down: int) -> bool:
        """Go nowhere: arrows move the caret."""
        return False

    def press_digit(self, digit: int) -> bool:
        """Answer nothing: a digit is written."""
        return False

    def show_keys(self, shown: bool) -> None:
        """Show or hide the keys of the screen."""
        self.keys.setVisible(shown)
        self.toggle.setAccessibleName(HIDE_KEYS if shown else SHOW_KEYS)
        if shown:
            self.keys.begin_sentence(self._before_caret())
        self.changed.emit()

    def take_back(self, typed: str) -> None:
        """Take back what a scanner typed into the field before it was known as a code."""
        cursor = self.field.textCursor()
        before = self._before_caret()
        if before.lower().endswith(typed.lower()):
            cursor.setPosition(len(before) - len(typed), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()

    def least(self, width: int, size: Print) -> int:
        """Return the height that it needs."""
        return self._high(width, size, _LEAST_LINES)

    def most(self, width: int, size: Print) -> int:
        """Return the height at which it looks best."""
        lines = _LEAST_LINES + 2 if not self.keys.isHidden() else _MOST_LINES
        return self._high(width, size, lines)

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self._print = size
        self.field.setFont(size.font(_ROLE))
        for part in (self.note, self.counter, self.toggle, self.keys):
            part.show_print(size)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._place()

    def _high(self, width: int, size: Print, lines: int) -> int:
        keys = self.keys.high(size) + size.px(_GAP) if not self.keys.isHidden() else 0
        field = max(lines * size.line(_ROLE) + size.px(_INNER), self.toggle.wide(size))
        return self.note.needs(size, self._note_width(width, size)) + size.px(8) + field + keys

    def _note_width(self, width: int, size: Print) -> int:
        return width - size.width(_ROLE, "Còn 000 chữ") - size.px(_GAP)

    def _place(self) -> None:
        size, width = self._print, self.width()
        gap, side = size.px(_GAP), self.toggle.wide(size)
        across = self._note_width(width, size)
        top = self.note.needs(size, across)
        self.note.setGeometry(0, 0, across, top)
        self.counter.setGeometry(across + gap, 0, width - across - gap, top)
        top += size.px(8)
        low = self.height() - (self.keys.high(size) + gap) * (not self.keys.isHidden())
        self.field.setGeometry(0, top, width - side - gap, low - top)
        self.toggle.setGeometry(width - side, top, side, side)
        self.keys.setGeometry(0, low + gap, width, self.keys.high(size))

    def _before_caret(self) -> str:
        return self.field.toPlainText()[: self.field.textCursor().position()]

    def _on_toggled(self) -> None:
        self.show_keys(self.keys.isHidden())
        self.field.setFocus()

    def _on_typed(self, sent: str) -> None:
        cursor, before = self.field.textCursor(), self._before_caret()
        after = self.keys.typed_into(before, sent)
        if after != before:
            kept = len(_shared(before, after))
            cursor.setPosition(kept, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(after[kept:])
        self.field.setFocus()

    def _on_changed(self) -> None:
        text = self.field.toPlainText()
        if len(text) > TEXT_LIMIT:
            self.field.setPlainText(text[:TEXT_LIMIT])
            self.field.moveCursor(QTextCursor.MoveOperation.End)
            return
        left = TEXT_LIMIT - len(text)
        self.counter.setText(f"Còn {left} chữ" if left < _NEAR else "")
        self.changed.emit()


def _shared(first: str, second: str) -> str:
    """Return how two texts begin alike."""
    for at, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return first[:at]
    return first[: len(second)]
