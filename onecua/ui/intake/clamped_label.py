"""A note of a few lines at most: the rest is told by the tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.ui.theme import theme, type_role
from onecua.ui.widgets.painting import paint_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break a text into at most so many lines; the last one ends in «…» when text is left."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while len(found) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        last = len(found) == most - 1
        rest = text[start:] if last else text[start : start + line.textLength()]
        found.append(rest.rstrip())
    layout.endLayout()
    if found:
        mode = Qt.TextElideMode.ElideRight
        found[-1] = QFontMetrics(font).elidedText(found[-1], mode, int(width))
    return found


class ClampedLabel(QWidget):
    """Small secondary text, wrapped, of at most `most` lines."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._text = ""
        type_role(self, "small")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        """Show another text; an empty one hides the label."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setVisible(bool(text))
        self._take_height()
        self.update()

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the room of the lines at this width."""
        return QSize(120, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        return len(wrapped(self._text, self.font(), width, self._most)) * self._step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the text needs at this width."""
        super().resizeEvent(event)
        self._take_height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        line = QRectF(0, 0, self.width(), self._step())
        for place, words in enumerate(wrapped(self._text, self.font(), self.width(), self._most)):
            spot = line.translated(0, place * self._step())
            paint_text(painter, spot, words, self.font(), theme().color("sub"))

    def _take_height(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()

    def _step(self) -> int:
        return QFontMetrics(self.font()).height()
