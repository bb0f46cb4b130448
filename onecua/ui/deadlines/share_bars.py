"""What each officer holds, as bars: overdue, pressing, the rest; a bar narrows the list to him."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.domain.vietnamese import grouped
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import RIGHT, paint_box, paint_text
from onecua.ui.widgets.sizes import scaled, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from onecua.domain.board import Share

T = TypeVar("T")
_PADDING = 12
_LONGEST_NAME = 168
_BAR = 10
_GAP = 12
_RADIUS = 2
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


def share_words(share: Share[T]) -> str:
    """Return «1 quá hạn · 4 gấp · 21 khác»; what is paused has no hurry and is left out."""
    parts = ((share.overdue, "quá hạn"), (share.pressing, "gấp"), (share.later, "khác"))
    return " · ".join(f"{grouped(count)} {word}" for count, word in parts)


class ShareBars(QWidget, Generic[T]):
    """`chosen(position)` follows a press or Enter on a bar; the arrows move from bar to bar."""

    chosen = Signal(int)
    moved_to = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: list[tuple[str, Share[T]]] = []
        self._current = 0
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_shares(self, shares: Sequence[tuple[str, Share[T]]]) -> None:
        """Show other shares, each under its name."""
        self._shares = list(shares)
        self._current = min(self._current, max(len(self._shares) - 1, 0))
        self._name_it()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of all bars."""
        return QSize(434, len(self._shares) * self._row_height() + 2 * 6)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the card scrolls."""
        return QSize(300, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._shares:
            self._current = min(max(self._current + _STEPS[key], 0), len(self._shares) - 1)
            self._name_it()
            self.moved_to.emit(self._rect(self._current).toRect())
            self.update()
        elif key in _ENTER and self._shares and not event.modifiers():
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the bar under the pointer."""
        position = self._position_at(event)
        if position >= 0:
            self._current = position
            self.chosen.emit(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the bar under the pointer."""
        self._hover(self._position_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which bar is meant."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw names, bars and words."""
        painter = QPainter(self)
        small = theme().font("small")
        words = [share_words(share) for _, share in self._shares]
        room = max((text_width(small, each) for each in words), default=0) + 2
        names = [text_width(theme().font("body"), name) + 2 for name, _ in self._shares]
        wide = min(max(names, default=0), scaled(_LONGEST_NAME))
        most = max((share.running for _, share in self._shares), default=0)
        for place, (name, share) in enumerate(self._shares):
            row = self._rect(place)
            if place == self._hovered:
                painter.fillRect(row, theme().color("hover"))
            if place == self._current and self.hasFocus():
                paint_box(painter, row.adjusted(3, 1, -3, -1), None, theme().color("accent"), 2)
            inside = row.adjusted(_PADDING, 0, -_PADDING, 0)
            self._paint_share(painter, inside, (name, wide), share, most, room)
            paint_text(painter, inside, words[place], small, theme().color("sub"), RIGHT)

    def _paint_share(
        self,
        painter: QPainter,
        inside: QRectF,
        name: tuple[str, int],
        share: Share[T],
        most: int,
        room: int,
    ) -> None:
        area = QRectF(inside.x(), inside.y(), name[1], inside.height())
        paint_text(painter, area, name[0], theme().font("body"), theme().color("text"))
        left = area.right() + _GAP
        whole = inside.right() - room - _GAP - left
        if most and whole > 0:
            high = scaled(_BAR)
            top = inside.y() + (inside.height() - high) / 2
            _paint_bar(painter, QRectF(left, top, whole, high), share, most)

    def _rect(self, place: int) -> QRectF:
        high = self._row_height()
        return QRectF(0, 6 + place * high, self.width(), high)

    def _row_height(self) -> int:
        return max(22, QFontMetrics(theme().font("body")).height() + 3)

    def _position_at(self, event: QMouseEvent) -> int:
        where = event.position()
        hits = (place for place in range(len(self._shares)) if self._rect(place).contains(where))
        return next(hits, -1)

    def _hover(self, position: int) -> None:
        if position != self._hovered:
            self._hovered = position
            self.update()

    def _name_it(self) -> None:
        said = [f"{name}: {share_words(share)}" for name, share in self._shares]
        self.setAccessibleName("; ".join(said))
        self.setAccessibleDescription(said[self._current] if said else "")


def _paint_bar(painter: QPainter, area: QRectF, share: Share[T], most: int) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(
        QRectF(area.x(), area.y(), area.width() * share.running / most, area.height()),
        _RADIUS,
        _RADIUS,
    )
    painter.setClipPath(outline)
    left = area.x()
    parts = ((share.overdue, "danger"), (share.pressing, "warning"), (share.later, "accent_mid"))
    for count, token in parts:
        width = area.width() * count / most
        painter.fillRect(QRectF(left, area.y(), width, area.height()), theme().color(token))
        left += width
    painter.restore()
