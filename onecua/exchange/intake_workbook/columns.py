"""Finds the row of headings of a provincial list and which column holds what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onecua.exchange.intake_workbook.sheets import Cell

SEARCHED_ROWS = 50
_LEAST_HEADINGS = 3


class Column(StrEnum):
    """What a list may tell of a dossier; the value is the heading that iGate writes."""

    CODE = "Số hồ sơ"
    PROCEDURE_NAME = "Tên thủ tục hành chính"
    PROCEDURE_CODE = "Mã thủ tục"
    SECTOR = "Tên lĩnh vực"
    DEPARTMENT = "Phòng ban"
    RECEIVED_AT = "Ngày tiếp nhận"
    PROMISED_AT = "Ngày hẹn trả"
    ENDED_AT = "Ngày kết thúc xử lý"
    UNIT = "Cơ quan/đơn vị"
    OWNER_NAME = "Chủ hồ sơ"
    PHONE = "Số điện thoại"
    IDENTITY_NUMBER = "Số CCCD"
    ADDRESS = "Địa chỉ"
    HANDLER = "Cán bộ xử lý hiện tại"
    STATUS = "Trạng thái hồ sơ"
    CHANNEL = "Kênh tiếp nhận"


REQUIRED = (
    Column.CODE,
    Column.PROCEDURE_NAME,
    Column.SECTOR,
    Column.DEPARTMENT,
    Column.RECEIVED_AT,
    Column.PROMISED_AT,
    Column.STATUS,
)

_VARIANTS: Mapping[Column, tuple[str, ...]] = {
    Column.CODE: ("Mã hồ sơ", "Mã số hồ sơ"),
    Column.PROCEDURE_NAME: ("Tên thủ tục", "Tên TTHC", "Thủ tục hành chính"),
    Column.PROCEDURE_CODE: ("Mã thủ tục hành chính", "Mã TTHC"),
    Column.SECTOR: ("Lĩnh vực",),
    Column.RECEIVED_AT: ("Ngày nhận",),
    Column.PROMISED_AT: ("Hạn xử lý", "Ngày hẹn trả kết quả", "Hạn trả kết quả"),
    Column.ENDED_AT: ("Ngày kết thúc", "Ngày có kết quả"),
    Column.OWNER_NAME: ("Tên chủ hồ sơ", "Người nộp"),
    Column.PHONE: ("Điện thoại", "SĐT"),
    Column.IDENTITY_NUMBER: ("CCCD", "Số CCCD/CMND", "Số định danh", "Số định danh cá nhân"),
    Column.ADDRESS: ("Địa chỉ chủ hồ sơ",),
    Column.HANDLER: ("Cán bộ xử lý",),
    Column.STATUS: ("Trạng thái",),
    Column.CHANNEL: ("Kênh", "Hình thức tiếp nhận", "Hình thức nộp"),
}


def heading_key(text: str) -> str:
    """Return a heading without case, marks, line breaks and punctuation such as «(*)»."""
    return " ".join(re.findall(r"\w+", fold(text)))


# The heading of iGate comes before its variants: where both stand in a sheet it is the one taken.
_RANKED = {
    heading_key(heading): (column, rank)
    for column in Column
    for rank, heading in enumerate((column.value, *_VARIANTS.get(column, ())))
}


@dataclass(frozen=True, slots=True)
class Header:
    """The row of headings: its number from 1, the place of each column, the words as given.

    `unused` are headings of columns that another one already tells.
    """

    row: int
    places: Mapping[Column, int]
    headings: tuple[str, ...]
    unused: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[Column, ...]:
        """Return what a list must tell and this sheet does not."""
        return tuple(column for column in REQUIRED if column not in self.places)

    def words(self, column: Column) -> str:
        """Return the heading of a column as the sheet has it."""
        return self.headings[self.places[column]]


def find_header(rows: Sequence[Sequence[Cell]]) -> Header | None:
    """Return the header with most known headings among the first rows, or none.

    Of equal rows that follow each other (a heading merged downwards) the last one is taken.
    """
    best: Header | None = None
    for number, row in enumerate(rows[:SEARCHED_ROWS], 1):
        header = _header(number, row)
        if len(header.places) < _LEAST_HEADINGS:
            continue
        follows = best is not None and (header.places == best.places and number == best.row + 1)
        if best is None or follows or len(header.places) > len(best.places):
            best = header
    return best


def _header(number: int, row: Sequence[Cell]) -> Header:
    headings = tuple(" ".join(cell.split()) if isinstance(cell, str) else "" for cell in row)
    known = [
        (*_RANKED[key], place)
        for place, key in enumerate(map(heading_key, headings))
        if key in _RANKED
    ]
    places: dict[Column, int] = {}
    for column, _rank, place in sorted(known, key=lambda found: found[1:]):
        places.setdefault(column, place)
    unused = tuple(headings[place] for column, _rank, place in known if places[column] != place)
    return Header(number, places, headings, unused)
