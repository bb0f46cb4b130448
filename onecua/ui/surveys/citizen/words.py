"""Plain words on the citizen screen, in the print that the page finds room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from onecua.ui.surveys.citizen.print_size import Print
from onecua.ui.theme import tone

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class Words(QLabel):
    """A text that wraps; its size is set by the page, never by the text."""

    def __init__(
        self,
        role: str,
        color: str = "text",
        text: str = "",
        parent: QWidget | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        super().__init__(text, parent)
        self.role = role
        self._print = Print()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(align)
        tone(self, color)

    def needs(self, size: Print, width: int) -> int:
        """Return the height of the text at a width, nothing for no text."""
        return size.height(self.role, self.text(), width)

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self._print = size
        self.setFont(size.font(self.role))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the print again: being polished by the style sheet took it away."""
        super().showEvent(event)
        self.setFont(self._print.font(self.role))
