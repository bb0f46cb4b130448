"""One row of a provincial list: its typed values, and a doubt for each oddity (`rules.md` 8, 9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from onecua.domain.dossier import Channel, Status
from onecua.domain.identity_card import check_number
from onecua.domain.numbering import DossierCode, parse_dossier_code
from onecua.domain.vietnamese import DEFAULT_LIMIT
from onecua.errors import RuleError
from onecua.exchange.intake_workbook.cells import (
    CHANNELS,
    STATUSES,
    identity_of,
    instant_of,
    phone_of,
    text_of,
)
from onecua.exchange.intake_workbook.columns import Column, Header, heading_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from onecua.exchange.intake_workbook.bounds import Address
    from onecua.exchange.intake_workbook.sheets import Cell

_Value = TypeVar("_Value")
_NEEDS_END = frozenset({Status.WITHDRAWN, Status.FINISHED, Status.RETURNED})
_UNCALCULATED = (
    "Ô là công thức báo lỗi hoặc chưa có kết quả. "
    "Mở tệp bằng Excel, lưu lại rồi nhập để lấy được ô này."
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is odd in a row of the list, counted as the spreadsheet counts; `skips` leaves it out.

    `column` is the heading as the sheet has it.
    """

    row: int
    column: str
    problem: str
    skips: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """A dossier as the list tells it; texts that are not given are empty.

    `dates_only` holds the columns whose date came without an hour and stands at midnight.
    """

    row: int
    code: DossierCode
    procedure_name: str
    procedure_code: str
    sector: str
    department: str
    received_at: datetime
    promised_at: datetime | None
    ended_at: datetime | None
    unit: str
    owner_name: str
    phone: str
    identity_number: str
    address: str
    handler: str
    status: Status
    status_words: str
    channel: Channel
    channel_words: str
    dates_only: frozenset[Column] = frozenset()


@dataclass(frozen=True, slots=True)
class ListReading:
    """A list as read: rows to import, where they stood, and every doubt in row order."""

    rows: tuple[ListRow, ...]
    columns: Mapping[Column, str]
    header_row: int
    sheet: str
    doubts: tuple[Doubt, ...]

    @property
    def skipped_count(self) -> int:
        """Return how many rows are left out."""
        return len({doubt.row for doubt in self.doubts if doubt.skips})


class RowReader:
    """Reads the cells of one row and collects its doubts."""

    def __init__(
        self,
        header: Header,
        number: int,
        cells: Sequence[Cell],
        without_value: frozenset[Address] = frozenset(),
    ) -> None:
        """Take the row's number from 1, its cells, and the formulas without a value."""
        self.doubts: list[Doubt] = []
        self._header, self._number, self._cells = header, number, cells
        self._without_value = without_value
        self._dates_only: set[Column] = set()

    def read(self) -> ListRow | None:
        """Return the row, or none when a doubt says that it is skipped."""
        code = self._code()
        received_at = self._instant(Column.RECEIVED_AT, skips=True)
        promised_at = self._instant(Column.PROMISED_AT)
        status = self._word(Column.STATUS, STATUSES, Status.PROCESSING)
        ended_at = self._instant(Column.ENDED_AT, skips=status in _NEEDS_END)
        channel = self._word(Column.CHANNEL, CHANNELS, Channel.IN_PERSON)
        if code is None or received_at is None or any(doubt.skips for doubt in self.doubts):
            return None
        self._check_order(code, received_at, promised_at, ended_at)
        return ListRow(
            row=self._number,
            code=code,
            procedure_name=self._text(Column.PROCEDURE_NAME, needed=True),
            procedure_code=self._text(Column.PROCEDURE_CODE),
            sector=self._text(Column.SECTOR, needed=True),
            department=self._text(Column.DEPARTMENT),
            received_at=received_at,
            promised_at=promised_at,
            ended_at=ended_at,
            unit=self._text(Column.UNIT),
            owner_name=self._text(Column.OWNER_NAME),
            phone=self._value(Column.PHONE, phone_of),
            identity_number=self._identity(),
            address=self._text(Column.ADDRESS),
            handler=self._text(Column.HANDLER),
            status=status,
            status_words=self._text(Column.STATUS),
            channel=channel,
            channel_words=self._text(Column.CHANNEL),
            dates_only=frozenset(self._dates_only),
        )

    def _doubt(self, column: Column, problem: str, *, skips: bool = False) -> None:
        heading = self._header.words(column) if column in self._header.places else column.value
        self.doubts.append(Doubt(self._number, heading, problem, skips))

    def _cell(self, column: Column) -> Cell:
        place = self._header.places.get(column, len(self._cells))
        return self._cells[place] if place < len(self._cells) else ""

    def _is_empty(self, column: Column) -> bool:
        cell = self._cell(column)
        return isinstance(cell, str) and not text_of(cell)

    def _is_uncalculated(self, column: Column) -> bool:
        return (self._number - 1, self._header.places.get(column, -1)) in self._without_value

    def _text(self, column: Column, *, needed: bool = False) -> str:
        """Return a cell's text; doubts one that is too long, uncalculated, or needed and empty."""
        text = text_of(self._cell(column))
        if len(text) > DEFAULT_LIMIT:
            self._doubt(column, f"Dài {len(text)} ký tự, chỉ giữ {DEFAULT_LIMIT} ký tự đầu.")
        if not text and self._is_uncalculated(column):
            self._doubt(column, _UNCALCULATED)
        elif not text and needed:
            self._doubt(column, "Ô trống. Bổ sung trong hồ sơ sau khi nhập.")
        return text[:DEFAULT_LIMIT].rstrip()

    def _value(self, column: Column, read: Callable[[Cell], str]) -> str:
        """Return a cell as a rule reads it; what the rule refuses stays as given, with a doubt."""
        try:
            return read(self._cell(column)) or self._text(column)
        except RuleError as refused:
            self._doubt(column, f"{refused.message} Đang là «{self._text(column)}».")
            return self._text(column)

    def _code(self) -> DossierCode | None:
        if self._is_empty(Column.CODE):
            problem = _UNCALCULATED if self._is_uncalculated(Column.CODE) else "Thiếu mã hồ sơ."
            self._doubt(Column.CODE, problem, skips=True)
            return None
        try:
            return parse_dossier_code(text_of(self._cell(Column.CODE)))
        except RuleError as refused:
            self._doubt(Column.CODE, refused.message, skips=True)
            return None

    def _instant(self, column: Column, *, skips: bool = False) -> datetime | None:
        """Return a cell's instant; an empty end of an open dossier is no doubt."""
        if self._is_empty(column):
            if self._is_uncalculated(column):
                self._doubt(column, _UNCALCULATED, skips=skips)
            elif skips or column is Column.PROMISED_AT:
                self._doubt(column, f"Thiếu {column.value.lower()}.", skips=skips)
            return None
        try:
            at, has_hour = instant_of(self._cell(column))
        except RuleError as refused:
            self._doubt(column, refused.message, skips=skips)
            return None
        if not has_hour:
            self._dates_only.add(column)
        return at

    def _word(self, column: Column, meanings: Mapping[str, _Value], otherwise: _Value) -> _Value:
        """Return what a word means; another word gives `otherwise` and a doubt."""
        words = text_of(self._cell(column))
        if not words and column not in self._header.places:
            return otherwise
        meaning = meanings.get(heading_key(words))
        if meaning is None and (words or column is Column.STATUS):
            found = f"Không hiểu «{words}»" if words else "Ô trống"
            taken = "Đang xử lý" if column is Column.STATUS else "Trực tiếp"
            self._doubt(column, f"{found}, coi là «{taken}».")
        return otherwise if meaning is None else meaning

    def _identity(self) -> str:
        number = self._value(Column.IDENTITY_NUMBER, identity_of)
        for problem in check_number(number).problems:
            self._doubt(Column.IDENTITY_NUMBER, problem)
        return number

    def _check_order(
        self,
        code: DossierCode,
        received_at: datetime,
        promised_at: datetime | None,
        ended_at: datetime | None,
    ) -> None:
        """Doubt dates that cannot be in this order, as when Excel took a day for a month."""
        if received_at.date() != code.received_on:
            self._doubt(
                Column.RECEIVED_AT,
                f"Khác ngày {code.received_on:%d/%m/%Y} trong mã hồ sơ; "
                "xem Excel có đổi chỗ ngày và tháng không.",
            )
        for column, at in ((Column.PROMISED_AT, promised_at), (Column.ENDED_AT, ended_at)):
            if at is not None and at.date() < received_at.date():
                self._doubt(column, f"Trước ngày tiếp nhận {received_at:%d/%m/%Y}.")
