"""Another way to begin: a card that is pressed as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import paint_box, paint_text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

_ICON = 20
_CHEVRON = 16
_LEFT = 18


class WayCard(QAbstractButton):
    """Icon, what it does, what comes of it, and a chevron."""

    def __init__(self, icon: str, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._title = title
        self._words = words
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of two lines."""
        line = QFontMetrics(theme().font("body")).height()
        return QSize(400, max(64, 2 * line + 24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the card, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        colour = theme().color
        marked = self.hasFocus()
        border = "accent" if marked else "control" if self.underMouse() else "line"
        ground = "hover" if self.isDown() else "raised"
        paint_box(painter, self.rect(), colour(ground), colour(border), 2 if marked else 1)
        high = self.height()
        icons.paint_icon(painter, QRectF(_LEFT, 0, _ICON, high), self._icon, colour("accent"))
        mark = QRectF(self.width() - _LEFT - _CHEVRON, 0, _CHEVRON, high)
        icons.paint_icon(painter, mark, "chevron-right", colour("accent"))
        line = QFontMetrics(theme().font("body")).height()
        left = _LEFT + _ICON + 14
        upper = QRectF(left, high / 2 - line, mark.left() - left - 8, line)
        paint_text(painter, upper, self._title, theme().font("strong"), colour("text"))
        lower = upper.translated(0, line)
        paint_text(painter, lower, self._words, theme().font("body"), colour("sub"))
