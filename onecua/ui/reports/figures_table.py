"""Table II.06a on the screen: cells are chosen singly and open the dossiers behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from onecua.ui.reports.figures_heading import FiguresHeading
from onecua.ui.reports.figures_model import FIRST_COUNT, CellRole, FiguresModel, Index
from onecua.ui.reports.table_text import tab_separated
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, LEFT, RIGHT, paint_text
from onecua.ui.widgets.row_delegate import paint_current_ring
from onecua.ui.widgets.sizes import text_height

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from onecua.domain.figures import MonthlyFigures
    from onecua.reports.form import Table

_WIDTHS = (34, 0, 50, 52, 76, 48, 50, 50, 50, 46, 56, 54, 52)
"""Pixels at 100 %; the sector takes what is left."""
_LEAST_SECTOR = 132
_ROW = 25
_PADDING = 5
_SHOWN_ROWS = 6
_BAR_ROOM = 12


class FiguresTable(QTableView):
    """`cell_opened(column, sector | None, count)` follows Enter or a double click on a figure."""

    cell_opened = Signal(int, object, int)
    copy_asked = Signal()

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = FiguresModel(table)
        self._heading = FiguresHeading(table, self)
        self._cell_delegate = _CellDelegate(self)
        self._grown = False
        self.setProperty("bare", True)
        self.setAccessibleName("Biểu II.06a")
        self.setHorizontalHeader(self._heading)
        self.setItemDelegate(self._cell_delegate)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(self._figures)
        self.doubleClicked.connect(self._open)
        theme().changed.connect(self._fit)
        self._fit()

    def set_figures(self, figures: MonthlyFigures) -> None:
        """Show other figures; the chosen cell stays if it is still there."""
        place = self.currentIndex()
        self._figures.set_figures(figures)
        row = place.row() if 0 <= place.row() < self._figures.rowCount() else 0
        self.setCurrentIndex(self._figures.index(row, max(place.column(), FIRST_COUNT)))
        self._fit()
        self.updateGeometry()

    def set_grown(self, grown: bool) -> None:
        """Show every row at once and leave the scrolling to the page, or scroll itself."""
        self._grown = grown
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if grown else policy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        self._fit()
        self.updateGeometry()

    def as_text(self) -> str:
        """Return the whole table for the clipboard."""
        return tab_separated(self._figures.lines())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sector's column what is left."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, copy the whole table; everything else is Qt's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the same as the least: a page is made as high as its parts wish to be."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the room of the head and a few rows, or of all once the table has grown."""
        shown = self._figures.rowCount() if self._grown else _SHOWN_ROWS
        rows = self.verticalHeader().defaultSectionSize() * shown
        width = sum(self._fixed_widths()) + round(_LEAST_SECTOR * theme().text_scale)
        return QSize(width, self._heading.sizeHint().height() + rows)

    def content_height(self) -> int:
        """Return the height of the head and every row in pixels."""
        rows = self._figures.rowCount() * self.verticalHeader().defaultSectionSize()
        return self._heading.sizeHint().height() + rows

    def _fixed_widths(self) -> list[int]:
        return [round(width * theme().text_scale) for width in _WIDTHS]

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(text_height(theme().font("cell"), _ROW, 7))
        self._share_out(self.width())
        if not self._grown and self.content_height() > self.height():
            self._share_out(self.width() - _BAR_ROOM)
        self.updateGeometries()

    def _share_out(self, room: int) -> None:
        """Give the sector what the figures leave; the bar's own being there is never asked.

        A narrower sector may break the head into a further line and so need the bar: following
        the bar would go back and forth for ever.
        """
        widths = self._fixed_widths()
        rest = max(room - sum(widths), round(_LEAST_SECTOR * theme().text_scale))
        for position, width in enumerate(widths):
            self.setColumnWidth(position, width or rest)

    def _open(self, index: QModelIndex) -> None:
        found = self._figures.asked(index)
        if found is not None:
            self.cell_opened.emit(*found)


class GridFrame(QFrame):
    """Closes the table's grid at the left and the top, where no cell draws its line."""

    def __init__(self, table: FiguresTable) -> None:
        super().__init__()
        self._table = table
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 0, 0)
        rows.addWidget(table)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both lines."""
        painter = QPainter(self)
        line = theme().color("line")
        painter.fillRect(0, 0, self.width(), 1, line)
        painter.fillRect(0, 0, 1, min(self.height(), self._table.content_height() + 1), line)


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell with its lines: the total bold on head ground, zeros faint, late ones red."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        painter.save()
        view = self.parent()
        assert isinstance(view, FiguresTable)
        is_total = bool(index.data(CellRole.IS_TOTAL))
        rect, colour = option.rect, theme().color
        marked = is_total or index.row() == view.currentIndex().row()
        painter.fillRect(rect, colour("head" if marked else "raised"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), colour("line"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        font = theme().font("cell_strong" if is_total else "cell")
        inside = rect.adjusted(_PADDING, 0, -_PADDING - 1, -1)
        align = {0: CENTER, 1: LEFT}.get(index.column(), RIGHT)
        words = str(index.data() or "")
        paint_text(painter, inside, words, font, colour(index.data(CellRole.TONE)), align)
        if index == view.currentIndex() and index.column() >= FIRST_COUNT:
            focused = bool(option.state & QStyle.StateFlag.State_Active) and view.hasFocus()
            paint_current_ring(painter, rect, colour("accent" if focused else "control"))
        painter.restore()
