"""A paragraph of a few lines at most; what has no room ends in «…» and stands in the tool tip."""

from __future__ import annotations

from itertools import pairwise
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
    starts = [*_starts(text, font, width, most), len(text)]
    found = [text[start:end].rstrip() for start, end in pairwise(starts)]
    if found:
        mode = Qt.TextElideMode.ElideRight
        found[-1] = QFontMetrics(font).elidedText(found[-1], mode, int(width))
    return found


def first_line(text: str, font: QFont, width: float) -> str:
    """Return the words of a text that fit on one line."""
    starts = [*_starts(text, font, width, 2), len(text)]
    return text[: starts[1]].rstrip() if text else ""


def _starts(text: str, font: QFont, width: float, most: int) -> list[int]:
    """Return where each of at most so many lines begins."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[int] = []
    while len(found) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(line.textStart())
    layout.endLayout()
    return found


class ClampedLabel(QWidget):
    """Plain text over at most `lines` lines in a type role and a colour token."""

    def __init__(
        self, lines: int = 2, role: str = "body", color: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._color = color
        self._text = ""
        type_role(self, role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text; an empty one hides the label."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._take_height()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width in pixels."""
        return self._step() * max(len(self._broken(width)), 1)

    def sizeHint(self) -> QSize:
        """Return the room of the lines at this width."""
        return QSize(120, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(48, self._step())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the text needs at this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._take_height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines; the tool tip tells all when some had no room."""
        shown = self._broken(self.width())
        self.setToolTip(self._text if shown and shown[-1].endswith("…") else "")
        painter, ink = QPainter(self), theme().color(self._color)
        line = QRectF(0, 0, self.width() + 1, self._step())
        for place, words in enumerate(shown):
            spot = line.translated(0, place * self._step())
            paint_text(painter, spot, words, self.font(), ink)

    def _take_height(self) -> None:
        self.setMinimumHeight(self.heightForWidth(max(self.width(), 1)))
        self.updateGeometry()

    def _broken(self, width: int) -> list[str]:
        return wrapped(self._text, self.font(), width, self._lines)

    def _step(self) -> int:
        return self.fontMetrics().height()
