"""The head of a step: its number in a circle, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, LEFT, paint_box, paint_text
from onecua.ui.widgets.sizes import text_height, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_GAP = 10


class StepHead(QWidget):
    """«① Đơn vị»."""

    def __init__(self, number: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._words = words
        self.setAccessibleName(f"Bước {number}: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of circle and words."""
        high = text_height(theme().font("heading"), 26, 4)
        return QSize(high + _GAP + text_width(theme().font("heading"), self._words), high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle and words."""
        painter, high, colour = QPainter(self), self.height(), theme().color
        circle = QRectF(0, 0, high, high)
        paint_box(painter, circle, colour("accent_soft"), radius=high / 2)
        bold = theme().font("small_strong")
        paint_text(painter, circle, self._number, bold, colour("accent"), CENTER)
        rest = QRectF(high + _GAP, 0, self.width() - high - _GAP, high)
        paint_text(painter, rest, self._words, theme().font("heading"), colour("text"), LEFT)
