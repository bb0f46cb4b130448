"""Reading the file: what it says as a document, or every line that is wrong."""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

from onecua.domain.calendar_csv.cells import (
    COLUMNS,
    HOURS,
    REQUIRED,
    date_of,
    kind_of,
    read_date,
    scope_of,
    state_of,
)
from onecua.domain.calendar_csv.hours_rows import HoursRow, hours_row, seasons_of
from onecua.domain.work_calendar import CalendarDay, CalendarDocument, parse_sessions
from onecua.errors import RuleError, RuleErrors

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.calendar_csv.cells import Cells

# A century of days off is some 2,000 rows; a longer file is not a calendar.
_MOST_ROWS = 10_000


def parse_calendar_csv(text: str) -> tuple[CalendarDay, ...]:
    """Read the days off and make-up days alone, in the order of their dates."""
    return read_calendar_csv(text).days


def read_calendar_csv(text: str) -> CalendarDocument:
    """Read days off, make-up days and seasons of hours.

    Comma or semicolon, a header in any order (or none: the order of the columns), dates as
    2026-11-24 or 24/11/2026; without a state a day is official, without a scope national. Raises
    `RuleErrors` with every problem and its line.
    """
    rows = _rows(unicodedata.normalize("NFC", text.removeprefix("\ufeff")))
    header, first_row = _header(rows)
    sheet = _Sheet()
    for line, row in rows[first_row:]:
        sheet.read(line, dict(zip(header, row, strict=False)), row[len(header) :])
    return sheet.document()


class _Sheet:
    """What was read so far, and what was wrong with its line."""

    def __init__(self) -> None:
        self._days: dict[date, CalendarDay] = {}
        self._hours: list[HoursRow] = []
        self._problems: list[tuple[int, RuleError]] = []

    def read(self, line: int, cells: Cells, surplus: list[str]) -> None:
        """Take one row."""
        try:
            if "sessions" in cells and any(surplus):
                raise RuleError("thừa ô, hãy đặt giờ có dấu phẩy trong dấu ngoặc kép")
            on = date_of(cells)
            if cells.get("kind", "").lower() == HOURS:
                self._hours.append(hours_row(on, line, cells))
            else:
                self._keep(_day(on, cells))
        except RuleError as problem:
            self._problems.extend((line, each) for each in problem.problems)

    def document(self) -> CalendarDocument:
        """Return everything read; raises `RuleErrors` when anything was wrong."""
        seasons, disagreements = seasons_of(self._hours)
        problems = sorted([*self._problems, *disagreements], key=lambda problem: problem[0])
        if problems:
            raise RuleErrors([_at_line(*problem) for problem in problems])
        return CalendarDocument(tuple(self._days.values()), seasons)

    def _keep(self, day: CalendarDay) -> None:
        if day.on in self._days:
            raise RuleError(f"ngày {day.on:%d/%m/%Y} đã có ở dòng trên, hãy bỏ một dòng")
        self._days[day.on] = day


def _at_line(line: int, problem: RuleError) -> RuleError:
    return RuleError(f"Dòng {line}: {problem.message.removesuffix('.')}.", problem.field)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that hold anything, each with its line number."""
    first_line = text.partition("\n")[0]
    delimiter = ";" if first_line.count(";") > first_line.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((reader.line_num, [cell.strip() for cell in row]))
            if len(rows) > _MOST_ROWS:
                raise RuleError(f"Tệp lịch dài quá {_MOST_ROWS} dòng, hãy kiểm tra lại tệp.")
    except csv.Error:
        raise RuleError(
            f"Tệp lịch hỏng ở dòng {reader.line_num}, hãy lưu lại dạng CSV UTF-8."
        ) from None
    return rows


def _header(rows: list[tuple[int, list[str]]]) -> tuple[tuple[str, ...], int]:
    """Return the columns and the index of the first row of days."""
    if not rows:
        raise RuleError("Tệp lịch không có dòng nào, hãy chọn tệp khác.")
    cells = tuple(cell.lower() for cell in rows[0][1])
    if set(REQUIRED) <= set(cells):
        return cells, 1
    if cells and read_date(cells[0]) is not None:
        return COLUMNS, 0
    raise RuleError("Tệp lịch thiếu cột, dòng đầu phải có date,kind,name.")


def _day(on: date, cells: Cells) -> CalendarDay:
    kind, state, scope = kind_of(cells), state_of(cells), scope_of(cells)
    name = cells.get("name", "")
    if not name:
        raise RuleError("ngày chưa có tên, hãy ghi tên ngày nghỉ hoặc ngày làm bù", "name")
    if cells.get("weekdays") or cells.get("counted"):
        raise RuleError("cột weekdays và counted chỉ dành cho dòng hours, hãy để trống", "weekdays")
    hours = cells.get("sessions", "")
    sessions = parse_sessions(hours) if hours else ()
    return CalendarDay(on, kind, name, cells.get("legal_source", ""), state, scope, sessions)
