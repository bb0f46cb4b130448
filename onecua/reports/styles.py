"""Looks of cells and their numbers in a workbook's style table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.indexed_list import IndexedList

from onecua.reports.form import Align, Kind
from onecua.reports.rows import Style

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
BODY_SIZE = 12
DIGIT_POINTS = 6.0
"""Width in points of a digit of the body font, the unit of column widths."""

HEADING_FILL = "F2F4F7"
SAMPLE_FILL = "FBECEB"
TONES = {"good": "1B7F4B", "bad": "B3261E"}
NUMBERS = frozenset({Kind.COUNT, Kind.SHARE, Kind.MEAN, Kind.POINTS})
_NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.SERIAL: "0",
    Kind.COUNT: "#,##0",
    Kind.INSTANT: "dd/mm/yyyy hh:mm",
    Kind.DATE: "dd/mm/yyyy",
    Kind.SHARE: "0.00%",
    Kind.MEAN: "0.00",
    Kind.POINTS: "0.0",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; sizes in points, colours as RRGGBB."""

    kind: Kind = Kind.TEXT
    size: float = BODY_SIZE
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    bordered: bool = False
    fill: str = ""
    color: str = "000000"

    def toned(self, tone: str) -> Look:
        """Return the look with the colour of a tone, bold, so that colour is not alone."""
        return replace(self, color=TONES[tone], bold=True)


class StyleTable:
    """The styles of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        """Make the body font the workbook's own."""
        # The first font is that of the style «Normal»: column widths are counted in its digits,
        # and a program without Calibri would count them in another font's.
        body = Font(name=FONT, size=BODY_SIZE, family=1)
        book._fonts = IndexedList([body])  # type: ignore[attr-defined]
        self._known: dict[Look, Style] = {}

    def style(self, sheet: Worksheet, look: Look) -> Style:
        """Return the numbers of the look in the workbook that holds the sheet."""
        if look not in self._known:
            self._known[look] = Style(_register(sheet, look, False), _register(sheet, look, True))
        return self._known[look]


def _register(sheet: Worksheet, look: Look, quoted: bool) -> int:
    cell = Cell(sheet, row=1, column=1)
    cell.font = Font(
        name=FONT, size=look.size, bold=look.bold, italic=look.italic, color=look.color, family=1
    )
    cell.alignment = Alignment(
        horizontal=look.align.value,
        vertical="center",
        wrap_text=look.kind is Kind.TEXT,
        indent=1 if look.kind in NUMBERS else 0,
    )
    cell.number_format = _NUMBER_FORMATS[look.kind]
    if look.bordered:
        line = Side(style="thin", color="000000")
        cell.border = Border(left=line, right=line, top=line, bottom=line)
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    cell.quotePrefix = quoted
    return cell.style_id
