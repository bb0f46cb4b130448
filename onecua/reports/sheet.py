"""Draws one sheet from its form: blocks of text, tables, what stays in view, print set-up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties

from onecua.errors import RuleError
from onecua.reports.canvas import Canvas, Piece, letters
from onecua.reports.form import Align, Block, Line, SheetForm, Table
from onecua.reports.paper import Paper
from onecua.reports.styles import DIGIT_POINTS, FONT, SAMPLE_FILL, TONES, Look
from onecua.reports.table import Row, TablePainter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onecua.progress import Progress

SAMPLE_MARK = "DỮ LIỆU MẪU"
_MM_PER_INCH = 25.4
_A4 = 9
_GAP = 9.0
"""Points between blocks of text and tables."""
_NO_NAME = "\u00a0"
_SPILL = 0.3
"""The share of a page that is squeezed into the pages before it."""


class SheetPainter:
    """Draws a form on a canvas, top to bottom."""

    def __init__(self, canvas: Canvas, form: SheetForm, *, sample: bool) -> None:
        """Take the canvas at row 1; `sample` marks screen and paper as sample data."""
        self._canvas = canvas
        self._form = form
        self._sample = sample
        self._paper = Paper.fitted(form.paper, sum(form.widths) * DIGIT_POINTS)

    def draw(
        self, fields: Mapping[str, str], tables: Mapping[str, Iterable[Row]], progress: Progress
    ) -> None:
        """Draw the whole sheet; `tables` gives the rows of each table of the form by its key."""
        self._set_columns()
        self._set_print(fields)
        if self._sample:
            self._draw_sample_band()
        for pieces in self._block_rows(self._form.head, fields):
            self._canvas.write(pieces)
        painters = []
        for table in self._form.tables:
            self._canvas.gap(_GAP)
            painters.append(self._draw_table(table, tables[table.key], progress))
        if len(painters) == 1:
            self._keep_in_view(painters[0])
        if len(painters) > 1:
            # A last page with a few lines on it is saved.
            self._limit_pages(self._paper.height * _SPILL, repeated=0)
        if self._form.foot:
            self._draw_foot(fields, painters[-1].heading_height)

    def _set_columns(self) -> None:
        sheet = self._canvas.worksheet
        sheet.sheet_view.showGridLines = False
        for number, width in enumerate(self._form.widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width

    def _draw_sample_band(self) -> None:
        look = Look(size=14, bold=True, align=Align.CENTER, fill=SAMPLE_FILL, color=TONES["bad"])
        self._canvas.write([Piece(1, self._canvas.last_column, SAMPLE_MARK, look)])

    def _block_rows(
        self, blocks: Iterable[Block], fields: Mapping[str, str]
    ) -> Iterator[list[Piece]]:
        """Yield the rows of blocks side by side, without the empty ones at the end."""
        filled = [(block, [self._fill(line, fields) for line in block.lines]) for block in blocks]
        height = max((_used(lines) for _, lines in filled), default=0)
        for index in range(height):
            yield [
                self._piece(block, lines[index]) for block, lines in filled if index < len(lines)
            ]

    def _draw_foot(self, fields: Mapping[str, str], repeated: float) -> None:
        """Draw the signatures and keep them on one page, with all rows where little is left."""
        rows = self._canvas.rows
        top = rows.height
        self._canvas.gap(_GAP)
        blocks = [self._signed(block, fields) for block in self._form.foot]
        for pieces in self._block_rows(blocks, fields):
            self._canvas.write(pieces)
        self._limit_pages(max(rows.height - top, self._paper.height * _SPILL), repeated)

    def _signed(self, block: Block, fields: Mapping[str, str]) -> Block:
        """Return a block of signatures whose last line, the name, has a text though none is known.

        Empty rows at the end are not printed: there would be no room to sign.
        """
        *lines, name = block.lines
        known = self._fill(name, fields).text
        return block if known else replace(block, lines=(*lines, replace(name, text=_NO_NAME)))

    def _limit_pages(self, kept: float, repeated: float) -> None:
        """Print a little smaller when a page would end within the last `kept` points."""
        used = self._canvas.rows.height
        self._canvas.worksheet.page_setup.fitToHeight = self._paper.page_limit(used, kept, repeated)

    def _piece(self, block: Block, line: Line) -> Piece:
        look = Look(size=line.size, bold=line.bold, italic=line.italic, align=block.align)
        return Piece(self._column(block.first), self._column(block.last), line.text, look)

    def _column(self, number: int) -> int:
        return number if number > 0 else self._canvas.last_column + 1 + number

    def _fill(self, line: Line, fields: Mapping[str, str]) -> Line:
        return replace(line, text=self._filled(line.text, fields))

    def _filled(self, text: str, fields: Mapping[str, str]) -> str:
        try:
            return text.format_map(fields)
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            message = (
                f"Biểu mẫu của trang «{self._form.sheet}» ghi «{text}» nhưng phần mềm không có "
                "trường đó; hãy khôi phục biểu mẫu gốc."
            )
            raise RuleError(message) from error

    def _draw_table(self, table: Table, rows: Iterable[Row], progress: Progress) -> TablePainter:
        last = self._canvas.last_column
        if table.title:
            self._canvas.write([Piece(1, last, table.title, Look(bold=True))])
        if table.note:
            self._canvas.write([Piece(1, last, table.note, Look(size=11, italic=True))])
        painter = TablePainter(self._canvas, table)
        painter.draw(rows, progress)
        return painter

    def _keep_in_view(self, painter: TablePainter) -> None:
        """Freeze the only table's heading, repeat it on each page, give it filter buttons."""
        sheet, form = self._canvas.worksheet, self._form
        sheet.print_title_rows = f"{painter.heading_top}:{painter.heading_bottom}"
        if form.frozen_columns is not None:
            corner = get_column_letter(form.frozen_columns + 1)
            sheet.freeze_panes = f"{corner}{painter.heading_bottom + 1}"
        if form.filtered:
            right = letters(painter.width, painter.width)[0]
            bottom = max(self._canvas.rows.count, painter.heading_bottom)
            sheet.auto_filter.ref = f"A{painter.heading_bottom}:{right}{bottom}"

    def _set_print(self, fields: Mapping[str, str]) -> None:
        sheet, paper = self._canvas.worksheet, self._form.paper
        sheet.page_setup.orientation = "landscape" if paper.landscape else "portrait"
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        left, right, top, bottom = (margin / _MM_PER_INCH for margin in paper.margins_mm)
        margins = sheet.page_margins
        margins.left, margins.right, margins.top, margins.bottom = left, right, top, bottom
        margins.header = margins.footer = min(top, bottom) / 2
        self._set_margin_texts(self._filled(paper.footer_left, fields).replace("&", "&&"))

    def _set_margin_texts(self, footer_left: str) -> None:
        page = self._canvas.worksheet.HeaderFooter
        footer = HeaderFooterItem()
        for part, text in ((footer.left, footer_left), (footer.right, "Trang &P/&N")):
            part.text, part.font, part.size = text, f"{FONT},Regular", 10
        page.oddFooter = footer
        if self._sample:
            header = HeaderFooterItem()
            part = header.center
            part.text, part.font, part.size = SAMPLE_MARK, f"{FONT},Bold", 12
            page.oddHeader = header


def _used(lines: list[Line]) -> int:
    """Return how many lines there are up to the last one with a text."""
    return max((number for number, line in enumerate(lines, 1) if line.text), default=0)
