"""Opens a workbook or a CSV file and gives its sheets as rows of plain cells."""

from __future__ import annotations

import contextlib
import csv
import io
import posixpath
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import python_calamine as calamine

from onecua import files
from onecua.errors import RuleError
from onecua.exchange.intake_workbook.bounds import (
    FILE_LIMIT,
    ROW_LIMIT,
    Address,
    SheetMeasure,
    TableMeasure,
    measure,
    open_archive,
)

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Cell = str | float | int | bool | datetime | date | time | timedelta

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream of an .xlsx with a password
_CONTENT = "content.xml"  # of an .ods
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_KINDS = {_WORKBOOK, "xl/workbook.bin", _CONTENT}
_SAVE_AS = "Mở bằng Excel, chọn Lưu thành .xlsx rồi nhập lại."
_PASSWORD = "Tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu rồi nhập lại."
_NO_SPREADSHEET = f"Tệp này không phải bảng tính .xlsx, .xls, .ods hay .csv. {_SAVE_AS}"
_DAMAGED = f"Không đọc được bảng tính, tệp có thể hỏng. {_SAVE_AS}"
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; rows run from the first row of the file, columns from the first one in use."""

    name: str
    rows: Iterator[list[Cell]]
    height: int
    without_value: frozenset[Address] = frozenset()


def open_sheets(path: Path) -> Iterator[Sheet]:
    """Yield the sheets in order, each laid out only when asked for.

    Raises `RuleError` for what is no spreadsheet or not a harmless one.
    """
    content = _content(path)
    if content.startswith(_ZIP):
        return _zipped_sheets(content)
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise RuleError(_PASSWORD)
    if content.startswith(_OLE):
        return _workbook_sheets(content, {})
    return _csv_sheets(content, path.stem)


def _content(path: Path) -> bytes:
    with contextlib.suppress(OSError):  # `read_bytes` below tells what the machine refuses
        if path.stat().st_size > FILE_LIMIT:
            raise RuleError(
                f"Tệp lớn hơn {FILE_LIMIT >> 20} MB. Tách danh sách thành từng năm rồi nhập."
            )
    return files.read_bytes(path)


def _zipped_sheets(content: bytes) -> Iterator[Sheet]:
    archive = open_archive(content)
    # An archive of two kinds would be measured as one and might be laid out as the other.
    kinds = {name.lower() for name in archive.namelist()} & _KINDS
    if kinds == {_WORKBOOK}:
        measured = measure(archive, SheetMeasure)
        return _workbook_sheets(content, _cells_without_value(archive, measured))
    if kinds == {_CONTENT}:
        measure(archive, TableMeasure)
        return _workbook_sheets(content, {})
    raise RuleError(_NO_SPREADSHEET)


def _cells_without_value(
    archive: zipfile.ZipFile, measured: Mapping[str, SheetMeasure | TableMeasure]
) -> dict[str, frozenset[Address]]:
    """Return, by sheet name, the formulas without a value; makes sure that each was measured."""
    if not {_WORKBOOK, _RELATIONS} <= measured.keys():
        raise RuleError(_DAMAGED)
    parts = {}
    for relation in ElementTree.fromstring(archive.read(_RELATIONS)):
        target = posixpath.join("/xl", relation.get("Target", ""))
        parts[relation.get("Id")] = posixpath.normpath(target).lstrip("/").lower()
    by_part = {name.lower(): found for name, found in measured.items()}
    blanks = {}
    for sheet in ElementTree.fromstring(archive.read(_WORKBOOK)).iter():
        if sheet.tag.rpartition("}")[2] != "sheet":
            continue
        relation_id = next((sheet.attrib[key] for key in sheet.attrib if key.endswith("}id")), "")
        found = by_part.get(parts.get(relation_id, ""))
        if not isinstance(found, SheetMeasure):
            raise RuleError(f"Không tìm thấy trang tính trong tệp. {_SAVE_AS}")
        blanks[sheet.get("name", "")] = frozenset(found.without_value)
    return blanks


def _workbook_sheets(
    content: bytes, without_value: Mapping[str, frozenset[Address]]
) -> Iterator[Sheet]:
    with _telling_damage():
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    for shown in workbook.sheets_metadata:
        if shown.typ is calamine.SheetTypeEnum.WorkSheet:
            with _telling_damage():
                sheet = workbook.get_sheet_by_name(shown.name)
            yield _sheet(sheet, without_value.get(shown.name, frozenset()))


@contextlib.contextmanager
def _telling_damage() -> Iterator[None]:
    """Turn what calamine says of a damaged workbook into a `RuleError`."""
    try:
        yield
    except calamine.PasswordError:
        raise RuleError(_PASSWORD) from None
    except calamine.CalamineError as broken:
        raise RuleError(_DAMAGED) from broken
    except BaseException as panic:
        # Its .xls reader panics on some damaged files; pyo3 raises that outside `Exception`, as a
        # class that cannot be imported.
        if type(panic).__name__ != "PanicException":
            raise
        raise RuleError(_DAMAGED) from panic


def _sheet(sheet: calamine.CalamineSheet, without_value: frozenset[Address]) -> Sheet:
    first_column = sheet.start[1] if sheet.start else 0
    merged = sheet.merged_cell_ranges or []
    tall = {
        (top, left - first_column): bottom
        for (top, left), (bottom, _right) in merged
        if bottom > top
    }
    rows: Iterator[list[Cell]] = sheet.iter_rows()
    return Sheet(
        sheet.name,
        _filled(rows, tall) if tall else rows,
        sheet.total_height,
        frozenset((row, column - first_column) for row, column in without_value),
    )


def _filled(rows: Iterator[list[Cell]], tall: Mapping[Address, int]) -> Iterator[list[Cell]]:
    """Repeat the value of a cell merged downwards in each of its rows."""
    reaching: dict[int, tuple[int, Cell]] = {}
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if (place, column) in tall:
                reaching[column] = (tall[place, column], cell)
            elif column in reaching and place <= reaching[column][0]:
                row[column] = reaching[column][1]
        yield row


def _csv_sheets(content: bytes, name: str) -> Iterator[Sheet]:
    text = _decoded(content)
    if text.lstrip()[:1] == "<":
        raise RuleError(f"Tệp này là trang web đặt tên như bảng tính. {_SAVE_AS}")
    first_lines = "\n".join(text.splitlines()[:20])
    separator = max(",;\t", key=first_lines.count)
    height = text.count("\n") + 1
    if height > ROW_LIMIT:
        raise RuleError(f"Tệp có hơn {ROW_LIMIT // 1000}.000 dòng. Tách ra từng năm rồi nhập.")
    yield Sheet(name, _csv_rows(text, separator), height)


def _csv_rows(text: str, separator: str) -> Iterator[list[Cell]]:
    """Yield the records; one with line breaks inside counts as one row, as in a spreadsheet."""
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [_unprotected(cell) for cell in record]
    except csv.Error as broken:
        raise RuleError(f"Không đọc được tệp CSV, có ô quá dài hoặc hỏng. {_SAVE_AS}") from broken


def _unprotected(cell: str) -> str:
    """Return the text of a cell that is written ="0912…" so that Excel keeps its zeros."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell


def _decoded(content: bytes) -> str:
    encoding = _BYTE_ORDER_MARKS.get(content[:2], "utf-8-sig")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise RuleError(
            "Tệp không phải bảng tính, hoặc là CSV không theo mã UTF-8. "
            "Mở bằng Excel, chọn Lưu thành «CSV UTF-8» hoặc .xlsx rồi nhập lại."
        ) from None
    if "\0" in text:
        raise RuleError(_NO_SPREADSHEET)
    return text
