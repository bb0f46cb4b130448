"""How a row of a table is drawn: ground, bar of the chosen row, urgency, two lines, ellipsis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.clamped_label import first_line
from onecua.ui.widgets.cut_words import Drawn, tell_cut_words
from onecua.ui.widgets.paged_model import Index, Role
from onecua.ui.widgets.painting import LEFT, paint_box, paint_check_box, paint_left_bar, paint_text
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.urgency import Urgency, paint_urgency

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QColor, QFont, QHelpEvent

PADDING = 8
BAR = 3
_BAR_ROOM = 16
_ICON = 18
_BOX = 18


class RowDelegate(QStyledItemDelegate):
    """Draws a cell from its text and the roles of `paged_model.Role`.

    Of a cell of two lines a text too long for the first goes on in the second.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        rect = option.rect
        self._paint_ground(painter, rect, option, index)
        right = right_padding(index.column(), index.model().columnCount())
        inside = QRectF(rect).adjusted(PADDING, 0, -right, -1)
        urgency = index.data(Role.URGENCY)
        if index.data(Role.CHECKED) is not None:
            self._paint_box(painter, inside, bool(index.data(Role.CHECKED)))
        elif isinstance(urgency, Urgency):
            paint_urgency(painter, inside.adjusted(1, 0, 0, 0), urgency)
        else:
            self._paint_words(painter, inside, index)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the view decides the widths."""
        return QSize(60, row_height(two_lines=bool(index.data(Role.SUB))))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell the words of a cell that were cut, where its column has no tip of its own."""
        if index.data(Qt.ItemDataRole.ToolTipRole):
            return bool(super().helpEvent(event, view, option, index))
        right = right_padding(index.column(), index.model().columnCount())
        room: float = option.rect.width() - PADDING - right
        if index.data(Role.ICON):
            room -= scaled(_ICON) + 6
        role = "strong" if index.data(Role.STRONG) else "body"
        words = index.data(Qt.ItemDataRole.DisplayRole) or ""
        sub = Drawn(index.data(Role.SUB) or "", "small", room)
        return tell_cut_words(event, view, (Drawn(words, role, room), sub))

    def _paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        colour = theme().color
        if chosen:
            painter.fillRect(rect, colour("accent_soft"))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, colour("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("grid"))
        if chosen and index.column() == 0:
            paint_left_bar(painter, rect, colour("accent"), BAR)

    def _paint_box(self, painter: QPainter, inside: QRectF, checked: bool) -> None:
        colour = theme().color
        box = QRectF(inside.x(), inside.center().y() - _BOX / 2, _BOX, _BOX)
        border = colour("accent" if checked else "control")
        paint_check_box(painter, box, checked, (border, colour("raised"), colour("on_accent")))

    def _paint_words(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        ink = theme().color(index.data(Role.TONE) or "text")
        name = index.data(Role.ICON)
        if name:
            size = scaled(_ICON)
            mark = QRectF(inside.x(), inside.center().y() - size / 2, size, size)
            icons.paint_icon(painter, mark, name, ink)
            inside = inside.adjusted(size + 6, 0, 0, 0)
        font = theme().font("strong" if index.data(Role.STRONG) else "body")
        align = index.data(Qt.ItemDataRole.TextAlignmentRole) or LEFT  # none before it is read
        text, sub = index.data(Qt.ItemDataRole.DisplayRole) or "", index.data(Role.SUB)
        if not sub:
            paint_text(painter, inside, text, font, ink, align)
            return
        small = theme().font("small")
        text, rest = _broken(text, font, inside.width())
        sub = f"{rest} · {sub}" if rest else sub
        upper, lower = QFontMetrics(font).height(), QFontMetrics(small).height()
        top = inside.center().y() - (upper + lower) / 2
        first = QRectF(inside.x(), top, inside.width(), upper)
        second = QRectF(inside.x(), top + upper, inside.width(), lower)
        paint_text(painter, first, text, font, ink, align)
        paint_text(painter, second, sub, small, theme().color("sub"), align)


def _broken(text: str, font: QFont, width: float) -> tuple[str, str]:
    """Return what fits on the first of two lines, and what goes on before the second's words."""
    if QFontMetrics(font).horizontalAdvance(text) <= width:
        return text, ""
    first = first_line(text, font, width)
    return first, text[len(first) :].strip()


def right_padding(column: int, count: int) -> int:
    """Return the room at the right of a cell; the last one keeps clear of the scroll bar."""
    return _BAR_ROOM if column == count - 1 else PADDING


def row_height(two_lines: bool = False) -> int:
    """Return the height of a table row in pixels: 32, or 44 with a second line, or more."""
    body = QFontMetrics(theme().font("body")).height()
    if not two_lines:
        return max(32, body + 12)
    return max(44, body + QFontMetrics(theme().font("small")).height() + 8)


def paint_current_ring(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Draw the ring inside the current cell of a table whose cells are chosen singly."""
    paint_box(painter, QRectF(rect), None, colour, width=2, radius=2)
