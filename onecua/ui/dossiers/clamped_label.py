"""A paragraph of a few lines at most; what has no room ends in «…» and stands in the tool tip."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.ui.theme import theme, type_role


class ClampedLabel(QWidget):
    """Plain text over at most `lines` lines."""

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
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width in pixels."""
        return self.fontMetrics().height() * max(len(self._broken(width)), 1)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the width."""
        return True

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        return QSize(120, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(48, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, the last one cut when there are more."""
        painter = QPainter(self)
        painter.setPen(theme().color(self._color))
        painter.setFont(self.font())
        metrics = self.fontMetrics()
        shown = self._broken(self.width())
        self.setToolTip(self._text if shown and shown[-1].endswith("…") else "")
        for number, line in enumerate(shown):
            base = number * metrics.height() + metrics.ascent()
            painter.drawText(QPointF(0, base), line)

    def _broken(self, width: int) -> list[str]:
        layout = QTextLayout(self._text, self.font())
        found: list[str] = []
        layout.beginLayout()
        while len(found) < self._lines and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            last = len(found) == self._lines - 1
            rest = self._text[start:] if last else self._text[start : start + line.textLength()]
            found.append(rest.rstrip())
        layout.endLayout()
        if found:
            elide = Qt.TextElideMode.ElideRight
            found[-1] = self.fontMetrics().elidedText(found[-1], elide, width)
        return found
