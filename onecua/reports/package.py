"""Puts the rows into the workbook's package and writes the file."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl import Workbook

    from onecua.reports.rows import SheetRows

_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_DIMENSION = re.compile(rb'(?<=<dimension ref=")[^"]*')
# Half the time of the usual 6 for 4 % more bytes.
_COMPRESSION = 4


def write_package(book: Workbook, rows: Mapping[str, SheetRows], target: Path) -> None:
    """Write the workbook to `target`, each sheet (by name) with its rows.

    openpyxl saves the workbook without rows into memory; every part is copied from there.
    """
    skeleton = BytesIO()
    book.save(skeleton)
    sheets = {book[name].path.lstrip("/"): made for name, made in rows.items()}
    with ZipFile(skeleton) as source, ZipFile(target, "w", ZIP_DEFLATED) as package:
        for part in source.infolist():
            content = source.read(part)
            if part.filename in sheets:
                _write_sheet(package, part.filename, content, sheets[part.filename])
            else:
                package.writestr(part.filename, content)


def _write_sheet(package: ZipFile, name: str, empty: bytes, rows: SheetRows) -> None:
    before, after = _NO_ROWS.split(_DIMENSION.sub(rows.dimension.encode(), empty, count=1))
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    entry._compresslevel = _COMPRESSION  # type: ignore[attr-defined]
    with package.open(entry, "w") as stream:
        stream.write(before + b"<sheetData>")
        for piece in rows.xml():
            stream.write(piece)
        stream.write(b"</sheetData>" + after)
