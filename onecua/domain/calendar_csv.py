"""The work calendar as CSV text: `date,kind,name[,legal_source,state]`, one row for each day."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date, datetime

from onecua.domain.work_calendar import CalendarDay, DayKind, DayState
from onecua.errors import RuleError, RuleErrors

_COLUMNS = ("date", "kind", "name", "legal_source", "state")
_REQUIRED = _COLUMNS[:3]
# A century of days off is some 2,000 rows; a longer file is not a calendar.
_MOST_ROWS = 10_000


def parse_calendar_csv(text: str) -> tuple[CalendarDay, ...]:
    """Read days off and make-up days, in the order of their dates.

    Comma or semicolon, a header in any order (or none: the order above), dates as 2026-11-24 or
    24/11/2026; without a state a day is official. Raises `RuleErrors` with one problem a row.
    """
    rows = _rows(unicodedata.normalize("NFC", text.removeprefix("\ufeff")))
    header, first_row = _header(rows)
    problems: list[RuleError] = []
    days: dict[date, CalendarDay] = {}
    for number, row in rows[first_row:]:
        try:
            day = _day(dict(zip(header, row, strict=False)))
            if day.on in days:
                raise RuleError(f"ngày {day.on:%d/%m/%Y} đã có ở dòng trên, hãy bỏ một dòng")
            days[day.on] = day
        except RuleError as problem:
            problems.append(RuleError(f"Dòng {number}: {problem.message}.", problem.field))
    if problems:
        raise RuleErrors(problems)
    return tuple(days[on] for on in sorted(days))


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
    if set(_REQUIRED) <= set(cells):
        return cells, 1
    if cells and _date(cells[0]) is not None:
        return _COLUMNS, 0
    raise RuleError("Tệp lịch thiếu cột, dòng đầu phải có date,kind,name.")


def _day(cells: dict[str, str]) -> CalendarDay:
    on = _date(cells.get("date", ""))
    if on is None:
        raise RuleError(
            f"không đọc được ngày «{cells.get('date', '')}», hãy ghi dạng 2026-11-24", "date"
        )
    kind = cells.get("kind", "").lower()
    if kind not in set(DayKind):
        raise RuleError(
            f"loại ngày «{kind}» không có, hãy ghi off (nghỉ) hoặc make_up (bù)", "kind"
        )
    state = cells.get("state", "").lower() or DayState.OFFICIAL
    if state not in set(DayState):
        raise RuleError(
            f"trạng thái «{state}» không có, hãy ghi official (chính thức) hoặc expected (dự kiến)",
            "state",
        )
    name = cells.get("name", "")
    if not name:
        raise RuleError("ngày chưa có tên, hãy ghi tên ngày nghỉ hoặc ngày làm bù", "name")
    return CalendarDay(on, DayKind(kind), name, cells.get("legal_source", ""), DayState(state))


def _date(text: str) -> date | None:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
