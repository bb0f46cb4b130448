"""Measures a workbook before a parser lays it out in memory, and refuses what cannot be a list.

The directory of the archive is checked first (a bomb is refused within milliseconds), then every
XML part is read once as a stream by expat: no DOCTYPE, no entity, and no cell beyond the rows and
columns that a list of dossiers can have. A list of 200,000 dossiers unpacks to about 200 MB, so the
50 MB of `safety.md` T7 are raised and the ratio, which is what tells bombs, is kept.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable

    Attributes = dict[str, str]

FILE_LIMIT = 64 << 20
UNPACKED_LIMIT = 320 << 20
RATIO_LIMIT = 100
ENTRY_LIMIT = 200
ROW_LIMIT, COLUMN_LIMIT = 220_000, 64
_ELEMENT_LIMIT = 40_000_000
_SMALL_ENTRY = 1 << 20
_CHUNK = 1 << 20
_PASSWORD_FLAG = 1
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ANOTHER_WAY = "Mở bằng Excel, chép danh sách sang một tệp .xlsx mới rồi nhập lại."

Address = tuple[int, int]
"""Row and column of a cell, both from 0."""


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Return the archive when its directory is harmless; raises `RuleError` otherwise."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as broken:
        raise _damaged() from broken
    entries = archive.infolist()
    if len(entries) > ENTRY_LIMIT or len({entry.filename.lower() for entry in entries}) < len(
        entries
    ):
        raise RuleError(f"Tệp này không giống một danh sách hồ sơ bình thường. {_ANOTHER_WAY}")
    if any(entry.flag_bits & _PASSWORD_FLAG for entry in entries):
        raise RuleError("Tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu rồi nhập lại.")
    if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT or any(map(_is_bomb, entries)):
        raise RuleError(f"Tệp nén bung ra quá lớn, có thể là tệp phá hoại. {_ANOTHER_WAY}")
    return archive


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    size = entry.file_size
    return size > _SMALL_ENTRY and size > RATIO_LIMIT * max(1, entry.compress_size)


def _damaged() -> RuleError:
    return RuleError(f"Tệp hỏng hoặc không phải bảng tính. {_ANOTHER_WAY}")


@dataclass(slots=True)
class SheetMeasure:
    """Follows the cells of one .xlsx part; keeps those whose formula has no value or an error."""

    without_value: set[Address] = field(default_factory=set)
    _row: int = -1
    _column: int = -1
    _elements: int = 0
    _formula: bool = False
    _value: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        self._elements += 1
        if self._elements > _ELEMENT_LIMIT:
            raise _too_wide()
        kind = name.rpartition(":")[2]  # some writers put every element under a prefix
        if kind == "c":
            self._start_cell(attributes)
        elif kind == "row":
            self._row = _count(attributes, "r") - 1 if "r" in attributes else self._row + 1
            self._column = -1
            self._check()
        elif kind == "f":
            self._formula = True

    def _start_cell(self, attributes: Attributes) -> None:
        self._formula, self._value = False, ""
        if found := _ADDRESS.fullmatch(attributes.get("r", "")):
            self._row, self._column = int(found[2]) - 1, _column(found[1])
        elif "r" in attributes:
            raise _damaged()
        else:
            self._column += 1
        self._check()
        if attributes.get("t") == "e":
            self.without_value.add((self._row, self._column))

    def text(self, text: str) -> None:
        """Take a piece of text, which only counts inside a cell that has a formula."""
        if self._formula:
            self._value += text.strip()

    def end(self, name: str) -> None:
        """Take the end of an element."""
        kind = name.rpartition(":")[2]
        if kind == "f":
            self._value = ""
        elif kind == "c" and self._formula and not self._value:
            self.without_value.add((self._row, self._column))

    def _check(self) -> None:
        if self._row >= ROW_LIMIT or self._column >= COLUMN_LIMIT:
            raise _too_wide()


def _column(letters: str) -> int:
    """Return the place of a column from 0: A is 0, AA is 26."""
    place = 0
    for letter in letters.upper():
        place = 26 * place + ord(letter) - ord("A") + 1
    return place - 1


def _too_wide() -> RuleError:
    return RuleError(
        f"Trang tính có ô ngoài {ROW_LIMIT // 1000}.000 dòng hoặc {COLUMN_LIMIT} cột đầu. "
        "Xóa các dòng, cột thừa ở cuối, hoặc chép riêng danh sách sang tệp mới rồi nhập lại."
    )


@dataclass(slots=True)
class TableMeasure:
    """Follows the cells of an .ods part, where one element may stand for a million cells."""

    _row: int = 0
    _column: int = 0
    _repeated_rows: int = 1
    _filled: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if name == "table:table":
            self._row = 0
        elif name == "table:table-row":
            self._repeated_rows = _count(attributes, "table:number-rows-repeated")
            self._column, self._filled = 0, False
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._column += _count(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes or "table:formula" in attributes:
                self._fill()
        elif name == "text:p":
            self._fill()

    def _fill(self) -> None:
        self._filled = True
        if self._column > COLUMN_LIMIT:
            raise _too_wide()

    def text(self, text: str) -> None:
        """Text takes no room of its own."""

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "table:table-row":
            self._row += self._repeated_rows
            if self._filled and self._row > ROW_LIMIT:
                raise _too_wide()


def _count(attributes: Attributes, name: str) -> int:
    """Return a number of rows or columns; one of more than seven digits is out of any bounds."""
    given = attributes.get(name, "1")
    if not re.fullmatch(r"[0-9]+", given):
        raise _damaged()
    return max(1, int(given[:8]))


def measure(
    archive: zipfile.ZipFile, follow: Callable[[], SheetMeasure | TableMeasure]
) -> dict[str, SheetMeasure | TableMeasure]:
    """Stream every XML part through a fresh measure and return these by part name.

    Raises `RuleError` for a DOCTYPE, an entity, damaged XML or a cell out of bounds.
    """
    found = {}
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels")):
            found[entry.filename] = follow()
            _stream(archive, entry, found[entry.filename])
    return found


def _stream(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, taker: SheetMeasure | TableMeasure
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = taker.start
    parser.CharacterDataHandler = taker.text
    parser.EndElementHandler = taker.end
    try:
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as bad:
        raise _damaged() from bad


def _refuse_doctype(*_declaration: object) -> None:
    raise RuleError(f"Tệp có khai báo XML không an toàn (DOCTYPE). {_ANOTHER_WAY}")
