"""The one writer of cells: every value of every workbook goes through `cell_xml`.

Why rows are not written by openpyxl. Text must stay text whatever it begins with, a total must
carry its value, and a list may have 100,000 rows. openpyxl turns «=…» into a formula by itself,
dies on control characters and writes no value beside a formula. Its normal mode needs 579 MB for
100,000 × 15 cells; `write_only` needed 15 s for 100,000 × 13 styled cells and keeps citizens' names
in the system's folder for temporary files while it writes. Here openpyxl makes what it does well
(styles, merges, print set-up, the package), the rows are made in one pass, held compressed in
memory (about 100 bytes a row), and put into the sheet when the file is written (`package.py`):
100,000 × 13 cells in 5 s with 18 MB, and no name leaves the target file.
"""

from __future__ import annotations

import math
import re
import zlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from xml.sax.saxutils import escape

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Value: TypeAlias = "str | int | float | date | datetime | Formula | None"
"""What a cell may hold; only our own forms make a `Formula`."""

MAX_TEXT_UNITS = 32_767
"""The longest text of a cell, in UTF-16 units, as Excel counts."""

MAX_ROWS = 1_048_576
"""The rows of an Excel sheet."""

_CUT_MARK = "…"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")
# What a spreadsheet may take for a formula once the text is typed again or saved as CSV.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_EPOCH = datetime(1899, 12, 30)
_DAY = timedelta(days=1)
# Excel's calendar has a 29/02/1900 that never was: earlier days are written as text.
_FIRST_SAFE_DAY = datetime(1900, 3, 1)
_BUFFERED_ROWS = 512


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula of a form, without «=», and the value shown where nothing calculates."""

    text: str
    value: int | float | str


class Style(NamedTuple):
    """Numbers of a cell format in the workbook: plain, and marked «text, not a formula»."""

    plain: int
    quoted: int


class Cell(NamedTuple):
    """A value on its way into a sheet column (letters) with its format."""

    column: str
    value: Value
    style: Style


def clean_text(text: str) -> str:
    """Return the text without control characters and within a cell's limit, cut visibly."""
    cleaned = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    if len(cleaned) * 2 <= MAX_TEXT_UNITS:
        return cleaned
    units = cleaned.encode("utf-16-le")
    if len(units) <= MAX_TEXT_UNITS * 2:
        return cleaned
    return units[: (MAX_TEXT_UNITS - 1) * 2].decode("utf-16-le", "ignore") + _CUT_MARK


def cell_xml(cell: Cell, row: int) -> str:
    """Return the cell's XML; text is always an inline string, never a formula."""
    column, value, style = cell
    if value is None or value == "":
        return f'<c r="{column}{row}" s="{style.plain}"/>'
    if isinstance(value, str):
        return _text_xml(f"{column}{row}", value, style)
    if isinstance(value, Formula):
        kind = ' t="str"' if isinstance(value.value, str) else ""
        content = f"<f>{escape(value.text)}</f><v>{escape(str(value.value))}</v>"
        return f'<c r="{column}{row}" s="{style.plain}"{kind}>{content}</c>'
    if isinstance(value, date):
        instant = value if isinstance(value, datetime) else datetime(*value.timetuple()[:3])
        if instant < _FIRST_SAFE_DAY:
            return _text_xml(f"{column}{row}", instant.strftime("%d/%m/%Y"), style)
        value = (instant - _EPOCH) / _DAY
    if not math.isfinite(value):
        message = f"{column}{row}: {value} is no number of a workbook"
        raise ValueError(message)
    return f'<c r="{column}{row}" s="{style.plain}"><v>{value!r}</v></c>'


def _text_xml(reference: str, value: str, style: Style) -> str:
    text = clean_text(value)
    number = style.quoted if text.lstrip(" \n\xa0").startswith(_FORMULA_STARTS) else style.plain
    content = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{reference}" s="{number}" t="inlineStr">{content}</c>'


class SheetRows:
    """The rows of one sheet, top to bottom, compressed as they come."""

    def __init__(self, last_column: str) -> None:
        """Start an empty sheet that reaches to the column of those letters."""
        self._last_column = last_column
        self._deflate = zlib.compressobj(1)
        self._compressed: list[bytes] = []
        self._buffer: list[str] = []
        self.count = 0
        self.height = 0.0

    @property
    def dimension(self) -> str:
        """The cells that the sheet covers, such as «A1:M24»."""
        return f"A1:{self._last_column}{max(self.count, 1)}"

    def add(self, cells: Iterable[Cell], height: float) -> None:
        """Append a row of that height in points; cells stand in column order.

        Raises RuleError when the sheet is full.
        """
        if self.count >= MAX_ROWS:
            message = (
                f"Danh sách dài hơn {MAX_ROWS:,} dòng".replace(",", ".")
                + ", một trang Excel không chứa hết: hãy chọn khoảng thời gian ngắn hơn."
            )
            raise RuleError(message)
        self.count += 1
        self.height += height
        row = self.count
        content = "".join([cell_xml(cell, row) for cell in cells])
        self._buffer.append(f'<row r="{row}" ht="{height}" customHeight="1">{content}</row>')
        if len(self._buffer) >= _BUFFERED_ROWS:
            self._flush()

    def xml(self) -> Iterator[bytes]:
        """Yield the XML of all rows piece by piece; no row can be added afterwards."""
        self._flush()
        self._compressed.append(self._deflate.flush())
        inflate = zlib.decompressobj()
        for piece in self._compressed:
            yield inflate.decompress(piece)
        yield inflate.flush()

    def _flush(self) -> None:
        piece = self._deflate.compress("".join(self._buffer).encode())
        if piece:
            self._compressed.append(piece)
        self._buffer.clear()
