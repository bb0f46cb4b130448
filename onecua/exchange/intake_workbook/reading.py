"""Reads a whole list: chooses the sheet, finds the headings, takes the rows under them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from onecua.errors import RuleError
from onecua.exchange.intake_workbook.cells import text_of
from onecua.exchange.intake_workbook.columns import (
    SEARCHED_ROWS,
    Column,
    Header,
    find_header,
    heading_key,
)
from onecua.exchange.intake_workbook.rows import Doubt, ListReading, ListRow, RowReader
from onecua.exchange.intake_workbook.sheets import Cell, Sheet, open_sheets
from onecua.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_STEP = 2000
_COLUMN_NUMBER = re.compile(r"\(?[0-9]{1,2}\)?")


def read_list(path: Path, progress: Progress | None = None) -> ListReading:
    """Return the list in a .xlsx, .xls, .ods or .csv file.

    Raises `RuleError` when no sheet has every needed column, naming all that are missing;
    `StorageError` when the machine refuses the file; `Cancelled` when the person cancels.
    """
    nearest: tuple[Sheet, Header] | None = None
    for sheet in open_sheets(path):
        first_rows = list(itertools.islice(sheet.rows, SEARCHED_ROWS))
        header = find_header(first_rows)
        if header is None:
            continue
        if not header.missing:
            below = itertools.chain(first_rows[header.row :], sheet.rows)
            return _read_rows(sheet, header, below, progress or Progress())
        if nearest is None or len(header.places) > len(nearest[1].places):
            nearest = sheet, header
    raise _no_list(nearest)


def _no_list(nearest: tuple[Sheet, Header] | None) -> RuleError:
    if nearest is None:
        return RuleError(
            f"Không tìm thấy dòng tiêu đề trong {SEARCHED_ROWS} dòng đầu của trang tính nào. "
            "Cần các cột như «Số hồ sơ», «Ngày tiếp nhận», «Trạng thái hồ sơ»."
        )
    sheet, header = nearest
    missing = ", ".join(f"«{column}»" for column in header.missing)
    found = ", ".join(f"«{heading}»" for heading in header.headings if heading)
    return RuleError(
        f"Thiếu cột {missing}. Trang tính «{sheet.name}», dòng {header.row} đang có: {found}. "
        "Xuất lại danh sách với đủ cột, hoặc đặt lại tên cột cho đúng."
    )


def _read_rows(
    sheet: Sheet, header: Header, below: Iterator[list[Cell]], progress: Progress
) -> ListReading:
    rows: dict[str, ListRow] = {}
    doubts = [
        Doubt(header.row, heading, "Một cột khác đã cho nội dung này, cột này không được đọc.")
        for heading in header.unused
    ]
    for number, cells in enumerate(below, header.row + 1):
        if number % _STEP == 0:
            progress.step(number, sheet.height, "Đang đọc danh sách")
        if _is_no_dossier(header, cells):
            continue
        reader = RowReader(header, number, cells, sheet.without_value)
        row = reader.read()
        doubts += reader.doubts
        if row is None:
            continue
        earlier = rows.setdefault(str(row.code), row)
        if earlier is not row:
            problem = f"Mã hồ sơ {row.code} đã có ở dòng {earlier.row}, bỏ qua dòng này."
            doubts.append(Doubt(number, header.words(Column.CODE), problem, skips=True))
    columns = {column: header.words(column) for column in header.places}
    return ListReading(tuple(rows.values()), columns, header.row, sheet.name, tuple(doubts))


def _is_no_dossier(header: Header, cells: Sequence[Cell]) -> bool:
    """Tell blank rows, headings repeated on each page, rows of column numbers, and footers.

    A footer («Tổng số: 120», the signatures) has neither a code, a procedure nor a day of receipt.
    """
    code, *others = (
        text_of(cells[header.places[column]]) if header.places[column] < len(cells) else ""
        for column in (Column.CODE, Column.PROCEDURE_NAME, Column.RECEIVED_AT)
    )
    if not code:
        return not any(others)
    if _COLUMN_NUMBER.fullmatch(code):
        return all(map(_COLUMN_NUMBER.fullmatch, others))
    return heading_key(code) == heading_key(header.words(Column.CODE))
