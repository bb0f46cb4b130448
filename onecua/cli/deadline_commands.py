"""Commands that need no data folder: due dates and identity cards."""

from __future__ import annotations

import csv
import io
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onecua import assets, files
from onecua.cli.outcome import Outcome
from onecua.domain.calendar_csv import read_calendar_csv
from onecua.domain.deadline import (
    Cutoff,
    Deadline,
    Model,
    TermRule,
    explain_promise,
    explain_words,
    parse_handling_time,
    receipt_sentence,
)
from onecua.domain.identity_card import read_card
from onecua.domain.vietnamese import weekday_short
from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDocument,
    WorkCalendar,
    parse_sessions,
)
from onecua.errors import RuleError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

_TRUE = frozenset({"1", "true", "yes", "x", "có"})
_CUTOFFS = frozenset({"cutoff", "cutoff_minutes"})


def add(commands: Any, shared: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse
    """Add `deadline`, `deadline-batch` and `card`."""
    single = commands.add_parser("deadline", parents=[shared], help="tính hạn trả kết quả")
    single.add_argument("--received", required=True, metavar="YYYY-MM-DDTHH:MM")
    single.add_argument("--time", required=True, help='ví dụ "3 working_day"')
    _add_policy(single)
    single.set_defaults(run=run_deadline)
    batch = commands.add_parser("deadline-batch", parents=[shared], help="tính hạn cho tệp CSV")
    batch.add_argument("file", type=Path)
    batch.add_argument("--received", default=None)
    batch.add_argument("--time", default=None)
    _add_policy(batch)
    batch.set_defaults(run=run_batch)
    card = commands.add_parser("card", parents=[shared], help="đọc chữ của mã QR trên thẻ")
    card.add_argument("text")
    card.set_defaults(run=run_card)


def _add_policy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", choices=[model.value for model in Model], default="day")
    parser.add_argument("--cutoff", default=None, metavar="HH:MM", help="giờ chốt nhận cố định")
    parser.add_argument(
        "--cutoff-minutes",
        default=None,
        metavar="N",
        help="giờ chốt nhận là N phút trước giờ về, thay cho --cutoff",
    )
    parser.add_argument("--cutoff-counts-as-next-day", action="store_true")
    parser.add_argument(
        "--verification",
        default=None,
        metavar="TIME",
        help='thời gian xác minh cộng vào thời hạn, ví dụ "5 working_day"',
    )
    parser.add_argument("--sessions", default=None)
    parser.add_argument("--saturday", default=None)
    parser.add_argument("--calendar", type=Path, default=None, metavar="FILE.csv")


class _Reckoner:
    """Computes due dates from texts; a calendar file is read once."""

    def __init__(self) -> None:
        self._documents: dict[str, CalendarDocument] = {}
        self._calendars: dict[tuple[str, str, str], WorkCalendar] = {}

    def deadline(self, given: Mapping[str, Any]) -> Deadline:
        added = given.get("verification")
        rule = TermRule(
            parse_handling_time(_text(given, "time")),
            _model(given.get("model") or "day"),
            _cutoff(given),
            parse_handling_time(str(added)) if added else None,
        )
        return explain_promise(_received(_text(given, "received")), rule, self._calendar(given))

    def _calendar(self, given: Mapping[str, Any]) -> WorkCalendar:
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
            self._documents[file] = read_calendar_csv(_decoded(files.read_bytes(path)))
        return self._documents[file]


def _with_hours(document: CalendarDocument, sessions: str, saturday: str) -> WorkCalendar:
    """Return the calendar with the hours of the options, or those of its own file."""
    if document.seasons and not sessions and not saturday:
        return document.calendar()
    return WorkCalendar.of(
        document.days,
        parse_sessions(sessions) if sessions else OFFICE_HOURS,
        parse_sessions(saturday) if saturday else (),
    )


def run_deadline(options: argparse.Namespace) -> Outcome:
    """Compute one due instant and explain it."""
    deadline = _Reckoner().deadline(vars(options))
    at = deadline.due_at
    words = f"Hẹn trả: {at:%H:%M}, {weekday_short(at.date())} {at:%d/%m/%Y}."
    lines = (words, receipt_sentence(deadline), explain_words(deadline))
    return Outcome("\n".join(lines), _document(deadline))


def _document(deadline: Deadline) -> dict[str, Any]:
    return {
        "due_at": deadline.due_at.isoformat(timespec="minutes"),
        "starts_at": deadline.starts_at.isoformat(timespec="minutes"),
        "sentence": receipt_sentence(deadline),
        "explanation": [
            {
                "date": day.on.isoformat(),
                "counted": day.counted,
                "unit": day.unit,
                "why": day.why,
            }
            for day in deadline.explanation
        ],
    }


def run_batch(options: argparse.Namespace) -> Outcome:
    """Compute the due instants of a CSV file; a column wins over an option."""
    content = _decoded(files.read_bytes(options.file))
    reader = csv.DictReader(io.StringIO(content, newline=""))
    if not reader.fieldnames:
        raise RuleError("Tệp CSV trống. Dòng đầu phải ghi tên cột: received,time.")
    names = [name.strip() for name in reader.fieldnames]
    reader.fieldnames = names
    reckoner, fallback = _Reckoner(), vars(options)
    rows, documents, wrong = [], [], 0
    for row in reader:
        own = {name: value for name, value in row.items() if name and value}
        given = {**fallback, **own}
        if _CUTOFFS & own.keys():  # a row's cut-off of one kind takes the place of the other
            given.update({name: own.get(name) for name in _CUTOFFS})
        try:
            document = _document(reckoner.deadline(given))
        except RuleError as error:
            wrong += 1
            document = {"error": error.message}
        documents.append(document)
        rows.append({**row, "due_at": document.get("due_at", "")})
    return Outcome(_csv([*names, "due_at"], rows, documents), documents, ok=not wrong)


def _csv(names: list[str], rows: list[dict[str, Any]], documents: list[dict[str, Any]]) -> str:
    columns = list(dict.fromkeys(names))
    if any("error" in document for document in documents):
        columns.append("error")
        for row, document in zip(rows, documents, strict=True):
            row["error"] = document.get("error", "")
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def run_card(options: argparse.Namespace) -> Outcome:
    """Read the text of an identity card's QR code."""
    card = read_card(options.text)
    document = {
        "number": card.number,
        "old_number": card.old_number,
        "full_name": card.full_name,
        "born_on": card.born_on.isoformat() if card.born_on else None,
        "gender": card.gender.value if card.gender else None,
        "address": card.address,
        "issued_on": card.issued_on.isoformat() if card.issued_on else None,
        "warnings": list(card.warnings),
    }
    born = f"{card.born_on:%d/%m/%Y}" if card.born_on else "không rõ ngày sinh"
    lines = [f"{card.full_name}, {card.number}, {born}, {card.address}", *card.warnings]
    return Outcome("\n".join(lines), document)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleError("Tệp không phải UTF-8. Lưu lại dạng CSV UTF-8 rồi chạy lại.") from None


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
        _hour(str(at)) if at else None,
        _minutes(str(minutes)) if minutes else None,
        _flag(given.get("cutoff_counts_as_next_day")),
    )


def _minutes(text: str) -> int:
    if not text.strip().isdecimal():
        raise RuleError(f"Không đọc được số phút «{text}». Ghi như 60.")
    return int(text)


def _hour(text: str) -> time:
    try:
        return time.fromisoformat(text.strip())
    except ValueError:
        raise RuleError(f"Không đọc được giờ «{text}». Ghi như 15:00.") from None


def _model(text: str) -> Model:
    try:
        return Model(text.strip())
    except ValueError:
        raise RuleError(f"Không có cách tính «{text}». Chọn day hoặc clock.") from None


def _flag(value: object) -> bool:
    return value is True or str(value).strip().lower() in _TRUE
