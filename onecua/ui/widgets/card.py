"""A card: raised ground, hairline border, and if it has a title a head with a hairline."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.sizes import text_height

_HEAD = 40
_SMALL_HEAD = 36
_PADDING = 12


class Card(QFrame):
    """A card; put widgets into `body`, a `QVBoxLayout` with the padding of the design."""

    def __init__(
        self, title: str = "", note: str = "", small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._title = Label(title, "heading")
        self._note = ElidedLabel(note, "body", "sub")
        self._slot = QHBoxLayout()
        if title:
            self._rows.addWidget(self._head(small))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(_PADDING, 10, _PADDING, 10)
        self.body.setSpacing(6)
        self._rows.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        """Change the title of a card that was made with one; without words the head's widget
        takes its room.
        """
        self._title.setText(title)
        self.setAccessibleName(title)
        for label in (self._title, self._note):
            label.setVisible(bool(title))

    def set_note(self, note: str) -> None:
        """Say something small beside the title."""
        self._note.set_text(note)

    def set_head(self, widget: QWidget) -> None:
        """Put a widget at the right end of the head."""
        self._slot.addWidget(widget)

    def set_flush(self) -> None:
        """Let the body reach the border, for tables and lists."""
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)

    def _head(self, small: bool) -> QFrame:
        head = QFrame()
        head.setProperty("band", "head")
        head.setMinimumHeight(text_height(self._title.font(), _SMALL_HEAD if small else _HEAD, 14))
        row = QHBoxLayout(head)
        row.setContentsMargins(_PADDING, 0, _PADDING, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._note, 1)
        row.addLayout(self._slot)
        return head
