"""The line under the list: the keys that help there, and the way to the reasons of a date."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.key_cap import KeyCap
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.sizes import text_height

_HEIGHT = 30
_KEYS = (("Space", "chọn"), ("Enter", "mở hồ sơ"), ("Ctrl+1…5", "hiện, ẩn nhóm"))


class BoardFoot(QWidget):
    """Names the keys of the list; `why_button` asks why the marked dossier is due that day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why_button = ShortcutButton("Vì sao ngày này?", "F4", kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(6)
        for key, words in _KEYS:
            row.addWidget(KeyCap(key))
            row.addWidget(Label(words, "small", "sub"))
            row.addSpacing(8)
        row.addStretch(1)
        row.addWidget(self.why_button)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(text_height(theme().font("body"), _HEIGHT, 7))
