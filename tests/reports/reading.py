"""Reads workbooks back: as XML, and as programs that calculate and those that do not see them."""

from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def opened(path: Path, *, values: bool = False) -> Workbook:
    """Open with formulas, or with the values beside them as a viewer shows them."""
    return load_workbook(path, data_only=values)


def sheet_xml(path: Path, number: int) -> ElementTree.Element:
    with ZipFile(path) as package:
        return ElementTree.fromstring(package.read(f"xl/worksheets/sheet{number}.xml"))


def formulas(path: Path, number: int) -> dict[str, str]:
    """Return the formula of each formula cell of a sheet, by reference."""
    return {
        cell.attrib["r"]: cell.findtext(f"{_MAIN}f")
        for cell in sheet_xml(path, number).iter(f"{_MAIN}c")
        if cell.find(f"{_MAIN}f") is not None
    }


def cell_styles(path: Path, number: int) -> dict[str, int]:
    """Return the style number of each cell of a sheet, by reference."""
    cells = sheet_xml(path, number).iter(f"{_MAIN}c")
    return {cell.attrib["r"]: int(cell.attrib["s"]) for cell in cells}


def row_heights(path: Path, number: int) -> dict[int, float]:
    rows = sheet_xml(path, number).iter(f"{_MAIN}row")
    return {int(row.attrib["r"]): float(row.attrib["ht"]) for row in rows}


def find_row(sheet, text: str, column: int = 2) -> int:
    """Return the number of the first row with that text in a column (B unless told)."""
    rows = sheet.iter_rows(min_col=column, max_col=column)
    return next(cell.row for (cell,) in rows if cell.value == text)
