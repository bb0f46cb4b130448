"""Fields for words: one line or several, always giving composed (NFC) text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from onecua.ui import icons
from onecua.ui.theme import theme, type_role
from onecua.ui.widgets.sizes import control_height

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

_ICON = 16  # Qt draws the actions of a line edit in 16 px whatever their icon offers


class TextField(QLineEdit):
    """One line of text; `changed` tells each edit, Unicode NFC and without outer spaces."""

    changed = Signal(str)

    def __init__(
        self, placeholder: str = "", leading: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tinted: list[tuple[QAction, str]] = []
        self.setPlaceholderText(placeholder)
        type_role(self, "field")
        if leading is not None:
            self._add(leading, QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self._on_text_changed)
        theme().changed.connect(self._tint)

    def value(self) -> str:
        """Return the text, NFC, without spaces at its ends."""
        return unicodedata.normalize("NFC", self.text()).strip()

    def set_value(self, value: str) -> None:
        """Show another text without losing the caret when it is the same."""
        if value != self.text():
            self.setText(value)

    def add_trailing(self, icon: str, tip: str, run: Callable[[], object] | None = None) -> QAction:
        """Put an icon at the right end; a press runs `run`."""
        action = self._add(icon, QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(tip)
        action.setText(tip)
        if run is not None:
            action.triggered.connect(run)
        return action

    def sizeHint(self) -> QSize:
        """Return the height of a control; the width is the layout's affair."""
        return QSize(super().sizeHint().width(), control_height(self))

    def minimumSizeHint(self) -> QSize:
        """Return the same height and room for a few letters."""
        return QSize(48, control_height(self))

    def _add(self, icon: str, where: QLineEdit.ActionPosition) -> QAction:
        action = QAction(self)
        self.addAction(action, where)
        self._tinted.append((action, icon))
        self._tint()
        return action

    def _tint(self) -> None:
        for action, name in self._tinted:
            action.setIcon(icons.icon(name, "sub", _ICON))

    def _on_text_changed(self) -> None:
        self.changed.emit(self.value())


class TextArea(QPlainTextEdit):
    """Several lines of text; Tab leaves the field."""

    changed = Signal(str)

    def __init__(
        self, placeholder: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        type_role(self, "field")
        self.textChanged.connect(self._on_text_changed)

    def value(self) -> str:
        """Return the text, NFC, without spaces at its ends."""
        return unicodedata.normalize("NFC", self.toPlainText()).strip()

    def set_value(self, value: str) -> None:
        """Show another text."""
        if value != self.toPlainText():
            self.setPlainText(value)

    def sizeHint(self) -> QSize:
        """Return the room of the asked number of lines."""
        line = self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), self._lines * line + 20)

    def minimumSizeHint(self) -> QSize:
        """Return the same height and room for a few letters."""
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the page's primary action."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        self.changed.emit(self.value())
