"""Turns one cell of a list into a value; raises `RuleError` that says what the cell holds."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from onecua.domain.contact import check_phone, restore_leading_zero
from onecua.domain.dossier import CHANNEL_WORDS, STATUS_WORDS, Channel, Status
from onecua.domain.identity_card import NUMBER_LENGTH, OLD_NUMBER_LENGTH
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError
from onecua.exchange.intake_workbook.columns import heading_key

if TYPE_CHECKING:
    from onecua.exchange.intake_workbook.sheets import Cell

_EXCEL_DAY_0 = datetime(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73415  # 2000 … 2100
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_HALF_SECOND = timedelta(microseconds=500_000)
_VIETNAM = timedelta(hours=7)
_CENTURY = 100
_ROOM = 100  # composing never lengthens a text; how much a cell may hold is decided elsewhere
_HALF_DAY = 12

_CLOCK = r"(?P<hour>[0-9]{1,2})[:hg](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?"
_HALF = r"(?:\s*(?P<half>AM|PM|SA|CH))?"
_DAY = r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4}|[0-9]{2})"
_WRITTEN = (
    re.compile(rf"{_DAY}(?:[\s,T]+{_CLOCK}{_HALF})?", re.IGNORECASE),
    re.compile(rf"{_CLOCK}{_HALF}[\s,]+(?:ngày\s+)?{_DAY}", re.IGNORECASE),
)

STATUSES = {heading_key(words): status for status, words in STATUS_WORDS.items()} | {
    "cho bo sung": Status.AWAITING_SUPPLEMENT,
    "cho tiep nhan": Status.REGISTERED,
}
CHANNELS = {heading_key(words): channel for channel, words in CHANNEL_WORDS.items()} | {
    "buu chinh cong ich": Channel.POSTAL,
    "qua buu chinh": Channel.POSTAL,
    "nop truc tuyen": Channel.ONLINE,
    "nop truc tiep": Channel.IN_PERSON,
}


def text_of(cell: Cell) -> str:
    """Return a cell as clean text; a whole number has no decimals, a date is day first.

    A leading apostrophe is the one with which some systems keep Excel from reading a figure.
    """
    if isinstance(cell, str):
        return clean(cell, limit=len(cell) + _ROOM).removeprefix("'")
    if isinstance(cell, bool):
        return "Đúng" if cell else "Sai"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y %H:%M:%S")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    return str(cell)


def instant_of(cell: Cell) -> tuple[datetime, bool]:
    """Return the instant of a cell and whether an hour was given; without one it is midnight.

    Reads real dates, Excel's day numbers and text, day before month.
    """
    found = _instant(cell)
    if found is None or not _FIRST_YEAR <= found[0].year < _LAST_YEAR:
        raise RuleError(f"Không đọc được ngày «{text_of(cell)}». Viết như 20/11/2026 09:30.")
    return found


def _instant(cell: Cell) -> tuple[datetime, bool] | None:
    if isinstance(cell, datetime):
        return _whole_second(cell), True
    if isinstance(cell, date):
        return datetime.combine(cell, time()), False
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _serial(float(cell))
    if isinstance(cell, str):
        return _written_instant(text_of(cell))
    return None


def _whole_second(at: datetime) -> datetime:
    """Return the nearest second: Excel keeps hours as fractions that are a little off."""
    return (at + _HALF_SECOND).replace(microsecond=0)


def _serial(days: float) -> tuple[datetime, bool] | None:
    if not _FIRST_SERIAL <= days < _LAST_SERIAL:
        return None
    return _whole_second(_EXCEL_DAY_0 + timedelta(days=days)), not days.is_integer()


def _written_instant(text: str) -> tuple[datetime, bool] | None:
    try:
        for shape in _WRITTEN:
            if found := shape.fullmatch(text):
                return _from_parts(found.groupdict())
        if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text):
            return _serial(float(text))
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if at.tzinfo is not None:
        at = (at - (at.utcoffset() or timedelta()) + _VIETNAM).replace(tzinfo=None)
    return _whole_second(at), ":" in text


def _from_parts(parts: dict[str, str | None]) -> tuple[datetime, bool]:
    """Return the instant of the named parts; raises `ValueError` when there is no such one."""
    day, month, year = (int(parts[name] or 0) for name in ("day", "month", "year"))
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    half = (parts["half"] or "").upper()
    if half and not 1 <= hour <= _HALF_DAY:
        raise ValueError(hour)
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half in ("PM", "CH") else 0)
    year = year + 2000 if year < _CENTURY else year
    return datetime(year, month, day, hour, minute, second), parts["hour"] is not None


def phone_of(cell: Cell) -> str:
    """Return a phone number, with the leading 0 that a spreadsheet may have taken."""
    return check_phone(restore_leading_zero(text_of(cell)))


def identity_of(cell: Cell) -> str:
    """Return an identity number; a figure gets back the zeros that a spreadsheet took."""
    text = text_of(cell).replace(" ", "")
    if isinstance(cell, float | int) and text.isdecimal():
        return text.zfill(OLD_NUMBER_LENGTH if len(text) <= OLD_NUMBER_LENGTH else NUMBER_LENGTH)
    return text
