"""The merged head of a form's table, painted from the same description as the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from onecua.reports.form import depth, heading_cells
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, paint_text
from onecua.ui.widgets.sizes import text_height

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

    from onecua.reports.form import HeadingCell, Table

_AIR = 2
_SIDE = 2
_LEVEL = 22
_NUMBERS = 20
_WRAPPED = int(CENTER | Qt.TextFlag.TextWordWrap)


class FiguresHeading(QHeaderView):
    """Groups over their columns, short titles reaching down, the numbers (1), (2), … below."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = table
        self._cells = list(heading_cells(table))
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setAccessibleName(", ".join(cell.text for cell in self._cells))

    def sizeHint(self) -> QSize:
        """Return the height of all levels and of the row of numbers."""
        return QSize(super().sizeHint().width(), sum(self._heights()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every cell and the numbers."""
        painter = QPainter(self.viewport())
        heights = self._heights()
        for words, area in self.areas():
            self._paint_cell(painter, area, words)
        top = sum(heights[:-1])
        ink, font = theme().color("sub"), theme().font("small")
        for position, column in enumerate(self._table.columns):
            area = self._span(position, 1, top, heights[-1])
            _paint_ground(painter, area, theme().color("raised"))
            paint_text(painter, area, column.number, font, ink, CENTER)

    def areas(self) -> list[tuple[str, QRect]]:
        """Return the titles with the rectangles that they take."""
        heights = self._heights()
        return [(cell.text, self._place(cell, heights)) for cell in self._cells]

    def _paint_cell(self, painter: QPainter, area: QRect, words: str) -> None:
        _paint_ground(painter, area, theme().color("head"))
        painter.setFont(theme().font("cell_strong"))
        painter.setPen(theme().color("text"))
        painter.drawText(QRectF(area).adjusted(_SIDE, 0, -_SIDE, 0), _WRAPPED, words)

    def _heights(self) -> list[int]:
        """Return the height of each level and of the row of numbers."""
        font = theme().font("cell_strong")
        levels = depth(self._table)
        heights = [text_height(font, _LEVEL, _AIR)] * levels
        for cell in self._cells:
            missing = self._needed(cell) - sum(heights[cell.row : cell.row + cell.rows])
            if missing > 0:
                heights[cell.row + cell.rows - 1] += missing
        return [*heights, text_height(theme().font("small"), _NUMBERS, 3)]

    def _needed(self, cell: HeadingCell) -> int:
        width = self._span(cell.column, cell.columns, 0, 0).width() - 2 * _SIDE
        metrics = QFontMetrics(theme().font("cell_strong"))
        return metrics.boundingRect(QRect(0, 0, width, 1000), _WRAPPED, cell.text).height() + _AIR

    def _place(self, cell: HeadingCell, heights: list[int]) -> QRect:
        height = sum(heights[cell.row : cell.row + cell.rows])
        return self._span(cell.column, cell.columns, sum(heights[: cell.row]), height)

    def _span(self, column: int, columns: int, top: int, height: int) -> QRect:
        left = self.sectionViewportPosition(column)
        width = sum(self.sectionSize(column + step) for step in range(columns))
        return QRect(left, top, width, height)


def _paint_ground(painter: QPainter, area: QRect, ground: QColor) -> None:
    """Fill a cell and draw the lines at its right and lower edge."""
    painter.fillRect(area, ground)
    line = theme().color("line")
    painter.fillRect(QRect(area.right(), area.top(), 1, area.height()), line)
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), line)
