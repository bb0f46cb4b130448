"""One of a few, all visible: a row of joined buttons moved through with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.ui.focus_ring import RING_PROPERTY
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, paint_box, paint_text
from onecua.ui.widgets.sizes import RADIUS, text_height, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPaintEvent

_PADDING = 12
_SMALL_PADDING = 8
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Segmented(QWidget):
    """Chooses one of `options`, pairs of a value and the word shown for it."""

    changed = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[object, str]],
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._options = list(options)
        self._small = small
        self._chosen = 0
        self._hovered = -1
        self.setProperty(RING_PROPERTY, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name_it()

    def value(self) -> object:
        """Return the chosen value."""
        return self._options[self._chosen][0]

    def set_value(self, value: object) -> None:
        """Choose a value without telling `changed`; `ValueError` if it is not offered."""
        self._chosen = [option[0] for option in self._options].index(value)
        self._name_it()
        self.update()

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other values; the first is chosen."""
        self._options = list(options)
        self._chosen = 0
        self._name_it()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of all words, as if each were the chosen one."""
        height = text_height(self._font(), 26 if self._small else 34, 8 if self._small else 14)
        return QSize(sum(self._widths()) + 2, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: no word is ever cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys, to the ends with Home and End."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(min(max(self._chosen + step, 0), len(self._options) - 1))
        elif event.key() == Qt.Key.Key_Home:
            self._choose(0)
        elif event.key() == Qt.Key.Key_End:
            self._choose(len(self._options) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed."""
        hit = self._index_at(event.position().toPoint())
        if hit >= 0:
            self._choose(hit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what lies under the pointer."""
        self._hovered = self._index_at(event.position().toPoint())
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        """Forget the pointer."""
        self._hovered = -1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts, the lines between them and the common border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(outline)
        border = theme().color("control" if self.isEnabled() else "line")
        for index, rect in enumerate(self._rects()):
            self._paint_part(painter, index, rect)
            if index:
                painter.fillRect(QRect(rect.left(), 0, 1, rect.height()), border)
        painter.setClipping(False)
        paint_box(painter, self.rect(), None, border)

    def _paint_part(self, painter: QPainter, index: int, rect: QRect) -> None:
        chosen = index == self._chosen
        ground = "accent_soft" if chosen else "hover" if index == self._hovered else "raised"
        ink = "accent" if chosen else "text"
        if not self.isEnabled():
            ground, ink = "surface", "sub"
        painter.fillRect(rect, theme().color(ground))
        font = self._font(strong=chosen)
        paint_text(painter, rect, self._options[index][1], font, theme().color(ink), CENTER)

    def _rects(self) -> list[QRect]:
        found, left = [], 1
        for width in self._widths():
            found.append(QRect(left, 0, width, self.height()))
            left += width
        return found

    def _widths(self) -> list[int]:
        padding = _SMALL_PADDING if self._small else _PADDING
        font = self._font(strong=True)
        return [text_width(font, word) + 2 * padding for _, word in self._options]

    def _index_at(self, where: QPoint) -> int:
        hits = (index for index, rect in enumerate(self._rects()) if rect.contains(where))
        return next(hits, -1)

    def _choose(self, index: int) -> None:
        if index == self._chosen:
            return
        self._chosen = index
        self._name_it()
        self.update()
        self.changed.emit(self.value())

    def _font(self, strong: bool = False) -> QFont:
        role = ("small", "body") if not strong else ("small_strong", "strong")
        return theme().font(role[0] if self._small else role[1])

    def _name_it(self) -> None:
        words = [word for _, word in self._options]
        self.setAccessibleDescription(f"Đang chọn {words[self._chosen]}; có: {', '.join(words)}")
