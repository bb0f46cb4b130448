"""The grid of one sheet: widths, rows so far, merges and styles."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from onecua.reports.rows import Cell, SheetRows, Style, Value
from onecua.reports.styles import DIGIT_POINTS, Look, StyleTable
from onecua.reports.text_size import line_count, row_height

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

_CELL_PADDING = 5.0


@cache
def letters(first: int, last: int) -> tuple[str, ...]:
    """Return the letters of sheet columns `first`…`last`, counted from 1."""
    return tuple(get_column_letter(number) for number in range(first, last + 1))


class Piece(NamedTuple):
    """A value over the sheet columns `first`…`last` (from 1) of one row."""

    first: int
    last: int
    value: Value
    look: Look


class Canvas:
    """What the parts of a form draw on, one row after the other."""

    def __init__(self, worksheet: Worksheet, widths: tuple[float, ...], styles: StyleTable) -> None:
        """Start at row 1 of the worksheet with columns of those widths."""
        self.rows = SheetRows(get_column_letter(len(widths)))
        self.drawn: dict[str, str] = {}
        """The cells of each column of each table so far: «sectors.share» is «$F$5:$F$12»."""
        self.worksheet = worksheet
        self.last_column = len(widths)
        self._widths = widths
        self._styles = styles

    @property
    def next_row(self) -> int:
        """The number of the row that comes next."""
        return self.rows.count + 1

    def style(self, look: Look) -> Style:
        """Return the workbook's numbers of a look."""
        return self._styles.style(self.worksheet, look)

    def room(self, first: int, last: int) -> float:
        """Return the points that a text has over those columns."""
        return sum(self._widths[first - 1 : last]) * DIGIT_POINTS - _CELL_PADDING

    def height(self, piece: Piece) -> float:
        """Return the height in points that the piece's text needs."""
        look = piece.look
        room = self.room(piece.first, piece.last)
        lines = line_count(str(piece.value or ""), room, look.size, bold=look.bold)
        return row_height(lines, look.size)

    def merge(self, first: int, last: int, top: int, bottom: int) -> None:
        """Merge a block of cells; a single cell stays as it is."""
        if (first, top) != (last, bottom):
            block = CellRange(min_col=first, min_row=top, max_col=last, max_row=bottom)
            # Not `merged_cells.add`: it looks through all earlier ones, blocks never overlap here.
            self.worksheet.merged_cells.ranges.add(block)

    def write(self, pieces: Iterable[Piece], at_least: float = 0) -> None:
        """Append a row of pieces side by side, each merged over its columns."""
        cells: list[Cell] = []
        height, row = at_least, self.next_row
        for piece in pieces:
            style = self.style(piece.look)
            first, *others = letters(piece.first, piece.last)
            cells.append(Cell(first, piece.value, style))
            cells.extend(Cell(letter, None, style) for letter in others)
            self.merge(piece.first, piece.last, row, row)
            height = max(height, self.height(piece))
        self.rows.add(cells, height)

    def gap(self, points: float) -> None:
        """Append an empty row of that height."""
        self.rows.add((), points)
