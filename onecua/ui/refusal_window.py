"""What stands in place of the window when the data cannot be opened: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from onecua.ui import icons
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import Label

_WIDTH = 560
_ICON = 40


class RefusalWindow(QWidget):
    """A calm sentence that can be copied, and a way out; with a parent it stands before it."""

    def __init__(self, title: str, message: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.message = message
        self.setWindowTitle("onecua")
        self.setMinimumWidth(_WIDTH)
        mark = QLabel()
        mark.setPixmap(icons.icon("alert-triangle", "warning", _ICON).pixmap(_ICON, _ICON))
        words = Label(message, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = ShortcutButton("Chép lời báo", icon="copy")
        self.close_button = ShortcutButton("Đóng", "Esc", kind="primary")
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(Label(title, "detail_title"))
        column.addWidget(words)
        column.addStretch(1)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 16)
        row.setSpacing(16)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.close_button.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message)
        self.copy_button.set_words("Đã chép")
