"""How the board draws its rows: groups across all columns, ticked rows, marks, the caret's ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from onecua.domain.board import BUCKET_WORDS
from onecua.services.board import BoardLine
from onecua.ui import icons
from onecua.ui.deadlines.board_columns import OWNER
from onecua.ui.deadlines.board_model import GroupLine
from onecua.ui.deadlines.board_words import BUCKET_LOOKS
from onecua.ui.theme import theme
from onecua.ui.widgets.paged_model import Index, Role
from onecua.ui.widgets.painting import paint_text
from onecua.ui.widgets.row_delegate import PADDING, RowDelegate, paint_current_ring
from onecua.ui.widgets.sizes import scaled, text_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from onecua.domain.board import Bucket
    from onecua.ui.deadlines.marks import Mark

_ICON = 18
_MARK = 16
_CHEVRON = 16
_GAP = 6


class BoardDelegate(RowDelegate):
    """Draws lines of a `BoardModel`; `folded`, `note` and `marks` say what the model knows."""

    def __init__(
        self,
        view: QTableView,
        folded: Callable[[Bucket], bool],
        note: Callable[[Bucket], str],
        marks: Callable[[BoardLine], list[Mark]],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._folded = folded
        self._note = note
        self._marks = marks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; what reaches across the row is drawn in each cell's part of it."""
        line = index.data(Role.ROW)
        if isinstance(line, GroupLine):
            painter.save()
            painter.setClipRect(option.rect)
            self._paint_group(painter, self._row_rect(option), line.bucket)
            painter.restore()
        else:
            checked = bool(index.sibling(index.row(), 0).data(Role.CHECKED))
            # The view has drawn the caret's row as chosen before asking.
            painter.fillRect(option.rect, theme().color("raised"))
            super().paint(painter, _as_chosen(option, checked), index)
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            painter.save()
            painter.setClipRect(option.rect)
            ring = self._row_rect(option).adjusted(1, 0, -1, -1)
            paint_current_ring(painter, ring, theme().color("accent"))
            painter.restore()

    def _row_rect(self, option: QStyleOptionViewItem) -> QRect:
        rect = option.rect
        return QRect(0, rect.top(), self._view.viewport().width(), rect.height())

    def _paint_group(self, painter: QPainter, row: QRect, bucket: Bucket) -> None:
        colour = theme().color
        painter.fillRect(row, colour("surface"))
        painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), colour("grid"))
        name, token = BUCKET_LOOKS[bucket]
        ink, size = colour(token), scaled(_ICON)
        left, inside = float(PADDING), QRectF(row).adjusted(0, 0, 0, -1)
        chevron = "chevron-right" if self._folded(bucket) else "chevron-down"
        place = QRectF(left, inside.y(), scaled(_CHEVRON), inside.height())
        icons.paint_icon(painter, place, chevron, ink)
        left = place.right() + 8
        icons.paint_icon(painter, QRectF(left, inside.y(), size, inside.height()), name, ink)
        left += size + _GAP
        strong = theme().font("strong")
        word = BUCKET_WORDS[bucket]
        width = text_width(strong, word) + 1
        paint_text(painter, QRectF(left, inside.y(), width, inside.height()), word, strong, ink)
        left += width + 9
        note = QRectF(left, inside.y(), inside.right() - left - 16, inside.height())
        paint_text(painter, note, self._note(bucket), theme().font("body"), colour("sub"))

    def _paint_words(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        """Leave room for the marks at the right of the owner's name."""
        line = index.data(Role.ROW)
        if index.column() == OWNER and isinstance(line, BoardLine):
            for mark in reversed(self._marks(line)):
                size = scaled(_MARK)
                area = QRectF(inside.right() - size, inside.y(), size, inside.height())
                icons.paint_icon(painter, area, mark.icon, theme().color(mark.token))
                inside = inside.adjusted(0, 0, -size - _GAP, 0)
        super()._paint_words(painter, inside, index)


def _as_chosen(option: QStyleOptionViewItem, chosen: bool) -> QStyleOptionViewItem:
    """Return the option of a row that looks chosen when it is ticked, wherever the caret is."""
    made = QStyleOptionViewItem(option)
    made.state = option.state & ~QStyle.StateFlag.State_Selected
    if chosen:
        made.state |= QStyle.StateFlag.State_Selected
    return made
