"""What an empty list will show, and the action that fills it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.sizes import scaled

_ICON = 40
_WIDTH = 360
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """Icon, a title, a sentence or two, and perhaps a button; `acted` follows the button."""

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        words: str,
        action: str = "",
        key: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._icon = QLabel()
        self._title = Label(title, "heading")
        self._words = Label(words, color="sub", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows = QVBoxLayout(self)
        rows.setSpacing(8)
        rows.addStretch(1)
        for widget in (self._icon, self._title, self._words):
            rows.addWidget(widget, 0, _MIDDLE)
        self._button = ShortcutButton(action, key) if action else None
        if self._button is not None:
            self._button.clicked.connect(self.acted)
            rows.addSpacing(8)
            rows.addWidget(self._button, 0, _MIDDLE)
        rows.addStretch(2)
        theme().changed.connect(self._tint)
        self._tint()

    def set_words(self, title: str, words: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._words.setText(words)
        self._tint()

    def offer_action(self, offered: bool) -> None:
        """Show the button, or hide it where it would change nothing."""
        if self._button is not None:
            self._button.setVisible(offered)

    def _tint(self) -> None:
        # A centred word-wrapped label is given its one-line height unless told otherwise.
        width = scaled(_WIDTH)
        self._words.setFixedWidth(width)
        self._words.setMinimumHeight(max(self._words.heightForWidth(width), 0))
        self._icon.setPixmap(icons.icon(self._icon_name, "control", _ICON).pixmap(_ICON, _ICON))
