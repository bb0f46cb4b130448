"""Draws one table: merged heading, column numbers, rows, sums and the total row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from onecua.reports.canvas import Canvas, Piece, letters
from onecua.reports.form import Align, Column, Kind, Table, TotalPlace, depth, heading_cells
from onecua.reports.rows import Cell, Formula, Style, Value
from onecua.reports.styles import HEADING_FILL, Look
from onecua.reports.text_size import line_count, row_height

if TYPE_CHECKING:
    from onecua.progress import Progress

Row: TypeAlias = Mapping[str, Value]
"""A row of a table: value by column key; serial numbers and sums are made here."""

_ALIGNS = {
    Kind.TEXT: Align.LEFT,
    Kind.SERIAL: Align.CENTER,
    Kind.COUNT: Align.RIGHT,
    Kind.INSTANT: Align.CENTER,
    Kind.DATE: Align.CENTER,
    Kind.SHARE: Align.RIGHT,
    Kind.MEAN: Align.RIGHT,
    Kind.POINTS: Align.RIGHT,
}
_NUMBERS_SIZE = 10
_STEP = 500
_NAMED = re.compile(r"\{([\w.]+)\}")
# No letter is wider than the font is high, bold and margin included: such a text surely fits.
_SURE_WIDTH = 1.1


@dataclass(frozen=True, slots=True)
class _Pen:
    """What it takes to write a column's cells fast, one row after the other."""

    column: Column
    letter: str
    first: int
    style: Style
    tones: Mapping[str, Style]
    room: float

    @property
    def last(self) -> int:
        return self.first + self.column.span - 1


class TablePainter:
    """Draws a table at the canvas's next row and remembers where its heading stands."""

    def __init__(self, canvas: Canvas, table: Table) -> None:
        """Take the table's place at the canvas's next row."""
        self.heading_top = canvas.next_row
        self.heading_bottom = canvas.next_row
        self.heading_height = 0.0
        self.width = sum(column.span for column in table.columns)
        self._canvas = canvas
        self._table = table
        self._pens = self._make_pens(bold=False)

    def draw(self, rows: Iterable[Row], progress: Progress) -> None:
        """Draw the table; without a total row the rows are taken one by one and not kept."""
        top = self._canvas.rows.height
        self._draw_heading()
        self.heading_height = self._canvas.rows.height - top
        total = self._table.total
        if total is None:
            count = self._draw_rows(rows, progress)
        else:
            listed = list(rows)
            count = len(listed)
            first = self._canvas.next_row
            if total.at is TotalPlace.FIRST:
                self._draw_total(listed, first + 1)
            self._draw_rows(listed, progress)
            if total.at is TotalPlace.LAST:
                self._draw_total(listed, first)
        if count == 0 and self._table.empty:
            look = Look(size=self._table.size, italic=True, align=Align.CENTER, bordered=True)
            self._canvas.write([Piece(1, self.width, self._table.empty, look)])

    def _make_pens(self, *, bold: bool) -> list[_Pen]:
        pens, first = [], 1
        for column in self._table.columns:
            look = Look(
                kind=column.kind,
                size=self._table.size,
                bold=bold,
                align=column.align or _ALIGNS[column.kind],
                bordered=True,
                fill=HEADING_FILL if bold else "",
            )
            tones = {
                word: self._canvas.style(look.toned(tone)) for word, tone in column.tones.items()
            }
            room = self._canvas.room(first, first + column.span - 1)
            letter = letters(first, first)[0]
            pens.append(_Pen(column, letter, first, self._canvas.style(look), tones, room))
            first += column.span
        return pens

    def _draw_heading(self) -> None:
        top = self._canvas.next_row
        look = Look(
            size=self._table.heading_size,
            bold=True,
            align=Align.CENTER,
            bordered=True,
            fill=HEADING_FILL,
        )
        heights = [row_height(1, look.size)] * depth(self._table)
        texts = {}
        for cell in sorted(heading_cells(self._table), key=lambda cell: cell.rows):
            first, last = cell.column + 1, cell.column + cell.columns
            texts[cell.row, first] = cell.text
            bottom = cell.row + cell.rows - 1
            self._canvas.merge(first, last, top + cell.row, top + bottom)
            missing = self._canvas.height(Piece(first, last, cell.text, look)) - sum(
                heights[cell.row : bottom + 1]
            )
            heights[bottom] += max(missing, 0)
        style = self._canvas.style(look)
        for level, height in enumerate(heights):
            self._canvas.rows.add(
                [
                    Cell(letter, texts.get((level, number)), style)
                    for number, letter in enumerate(letters(1, self.width), 1)
                ],
                round(height, 1),
            )
        self._draw_numbers()
        self.heading_bottom = self._canvas.rows.count

    def _draw_numbers(self) -> None:
        if any(column.number for column in self._table.columns):
            look = Look(size=_NUMBERS_SIZE, italic=True, align=Align.CENTER, bordered=True)
            self._canvas.write(
                Piece(pen.first, pen.last, pen.column.number, look) for pen in self._pens
            )

    def _draw_rows(self, rows: Iterable[Row], progress: Progress) -> int:
        count, group, top = 0, "", self._canvas.next_row
        for count, row in enumerate(rows, 1):
            if self._table.group and row[self._table.group] != group:
                group = str(row[self._table.group])
                look = Look(size=self._table.size, bold=True, bordered=True, fill=HEADING_FILL)
                self._canvas.write([Piece(1, self.width, group, look)])
            self._draw_row(row, count)
            if count % _STEP == 0:
                progress.step(count, 0, "Ghi trang tính")
        self._remember(top)
        return count

    def _remember(self, top: int) -> None:
        """Note where each column stands, for the formulas of tables below and for charts."""
        bottom = max(self._canvas.rows.count, top)
        for pen in self._pens:
            place = f"${pen.letter}${top}:${pen.letter}${bottom}"
            self._canvas.drawn[f"{self._table.key}.{pen.column.key}"] = place

    def _draw_row(self, row: Row, serial: int) -> None:
        number = self._canvas.next_row
        cells: list[Cell] = []
        lines = 1
        for pen in self._pens:
            value = self._value(pen.column, row, serial, number)
            style = pen.style
            if isinstance(value, str):
                style = pen.tones.get(value, style)
                lines = max(lines, self._lines(value, pen))
            cells.append(Cell(pen.letter, value, style))
            cells += self._spanned(pen, style, number)
        self._canvas.rows.add(cells, row_height(lines, self._table.size))

    def _spanned(self, pen: _Pen, style: Style, row: int) -> list[Cell]:
        """Merge the cells that a column takes in a row and return those after the first."""
        if pen.column.span == 1:
            return []
        self._canvas.merge(pen.first, pen.last, row, row)
        return [Cell(each, None, style) for each in letters(pen.first + 1, pen.last)]

    def _value(self, column: Column, row: Row, serial: int, number: int) -> Value:
        if column.kind is Kind.SERIAL:
            return serial
        if column.sum_of:
            terms = [pen.letter for pen in self._pens if pen.column.key in column.sum_of]
            return Formula("+".join(f"{term}{number}" for term in terms), _sum(column, row))
        value = row[column.key]
        if column.formula and isinstance(value, int | float | str):
            return Formula(self._filled(column.formula, number), value)
        return value

    def _filled(self, formula: str, number: int) -> str:
        """Return a formula with the cells that it names."""
        own = {pen.column.key: f"{pen.letter}{number}" for pen in self._pens}
        return _NAMED.sub(lambda found: (own | self._canvas.drawn)[found[1]], formula)

    def _lines(self, text: str, pen: _Pen) -> int:
        size = self._table.size
        if len(text) * size * _SURE_WIDTH <= pen.room and "\n" not in text:
            return 1
        return line_count(text, pen.room, size, bold=bool(pen.column.tones))

    def _draw_total(self, rows: list[Row], first: int) -> None:
        """Draw the total row over the rows that start at sheet row `first`."""
        total, cells = self._table.total, []
        for pen in self._make_pens(bold=True):
            value: Value = None
            if total is not None and pen.column.key == total.column:
                value = total.name
            elif pen.column.kind is Kind.COUNT:
                value = _column_total(pen, rows, first)
            cells.append(Cell(pen.letter, value, pen.style))
            cells += self._spanned(pen, pen.style, self._canvas.next_row)
        self._canvas.rows.add(cells, row_height(1, self._table.size))


def _column_total(pen: _Pen, rows: list[Row], first: int) -> Value:
    if not rows:
        return 0
    value = sum(_sum(pen.column, row) for row in rows)
    return Formula(f"SUM({pen.letter}{first}:{pen.letter}{first + len(rows) - 1})", value)


def _sum(column: Column, row: Row) -> int:
    """Return a column's count in a row, adding up the columns that it is the sum of."""
    value = 0
    for key in column.sum_of or (column.key,):
        count = row[key]
        if not isinstance(count, int):
            message = f"column {key} holds {count!r}, not a count"
            raise TypeError(message)
        value += count
    return value
