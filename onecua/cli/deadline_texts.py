"""Due dates out of texts: what options and cells of a CSV say, read or refused in words."""

from __future__ import annotations

import re
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onecua import assets, files
from onecua.domain.calendar_csv import read_calendar_csv
from onecua.domain.deadline import Cutoff, Model, TermRule, parse_handling_time
from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDocument,
    WorkCalendar,
    parse_sessions,
)
from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

Given = dict[str, Any]
"""What is asked for, by the names of the options; a text or nothing each."""

_TRUE = frozenset({"1", "true", "yes", "x", "có"})
_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_MINUTES = re.compile(r"[0-9]{1,4}", re.ASCII)
_DAY_MINUTES = 24 * 60


class Reader:
    """Reads requests; a calendar file is read once."""

    def __init__(self) -> None:
        self._documents: dict[str, CalendarDocument] = {}
        self._calendars: dict[tuple[str, str, str], WorkCalendar] = {}

    def request(self, given: Mapping[str, Any]) -> tuple[datetime, TermRule, WorkCalendar]:
        """Return the receipt, the rule and the calendar; raises `RuleError` for a wrong text."""
        added = given.get("verification")
        rule = TermRule(
            parse_handling_time(_text(given, "time")),
            _model(given.get("model") or Model.DAY),
            _cutoff(given),
            parse_handling_time(str(added)) if added else None,
        )
        return _received(_text(given, "received")), rule, self.calendar(given)

    def calendar(self, given: Mapping[str, Any]) -> WorkCalendar:
        """Return the calendar that is asked for, the shipped one by default."""
        file, sessions, saturday = (
            str(given.get(name) or "") for name in ("calendar", "sessions", "saturday")
        )
        key = (file, sessions, saturday)
        if key not in self._calendars:
            self._calendars[key] = _with_hours(self._document(file), sessions, saturday)
        return self._calendars[key]

    def _document(self, file: str) -> CalendarDocument:
        if file not in self._documents:
            path = Path(file) if file else assets.resource("data", "work_calendar.csv")
            self._documents[file] = read_calendar_csv(decoded(files.read_bytes(path)))
        return self._documents[file]


def decoded(content: bytes) -> str:
    """Return the text of a CSV file; raises `RuleError` for what is no UTF-8 text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleError("Tệp không phải UTF-8. Lưu lại dạng CSV UTF-8 rồi chạy lại.") from None
    if "\0" in text:
        raise RuleError("Tệp hỏng hoặc không phải CSV. Lưu lại dạng CSV UTF-8 rồi chạy lại.")
    return text


def _with_hours(document: CalendarDocument, sessions: str, saturday: str) -> WorkCalendar:
    """Return the calendar with the hours of the options, or those of its own file."""
    if document.seasons and not sessions and not saturday:
        return document.calendar()
    return WorkCalendar.of(
        document.days,
        parse_sessions(sessions) if sessions else OFFICE_HOURS,
        parse_sessions(saturday) if saturday else (),
    )


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    if not value:
        raise RuleError(f"Thiếu «{name}»: ghi trong cột {name} hoặc tùy chọn --{name}.")
    return str(value).strip()


def _received(text: str) -> datetime:
    for pattern in ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"):
        try:
            return datetime.strptime(text, pattern)
        except ValueError:
            continue
    raise RuleError(f"Không đọc được thời điểm nhận «{text}». Ghi như 2026-11-19T15:30.")


def _cutoff(given: Mapping[str, Any]) -> Cutoff:
    at, minutes = given.get("cutoff"), given.get("cutoff_minutes")
    return Cutoff(
        _hour(str(at).strip()) if at else None,
        _minutes(str(minutes).strip()) if minutes else None,
        _flag(given.get("cutoff_counts_as_next_day")),
    )


def _minutes(text: str) -> int:
    if not _MINUTES.fullmatch(text) or int(text) > _DAY_MINUTES:
        raise RuleError(f"Không đọc được số phút «{text}». Ghi số từ 0 đến {_DAY_MINUTES}, như 60.")
    return int(text)


def _hour(text: str) -> time:
    found = _HOUR.fullmatch(text)
    if not found:
        raise RuleError(f"Không đọc được giờ «{text}». Ghi như 15:00.")
    return time(int(found[1]), int(found[2]))


def _model(text: str) -> Model:
    try:
        return Model(text.strip())
    except ValueError:
        raise RuleError(f"Không có cách tính «{text}». Chọn day hoặc clock.") from None


def _flag(value: object) -> bool:
    return value is True or str(value).strip().lower() in _TRUE
