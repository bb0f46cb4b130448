"""Commands that need no data folder: due dates and identity cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecua import files
from onecua.cli.deadline_batch import Batch, read_table
from onecua.cli.deadline_texts import Given, Reader, decoded
from onecua.cli.options import file_name
from onecua.cli.outcome import Outcome, Stream
from onecua.domain.deadline import (
    Deadline,
    Model,
    explain_promise,
    explain_words,
    receipt_sentence,
)
from onecua.domain.identity_card import read_card
from onecua.domain.vietnamese import weekday_short
from onecua.errors import RuleError

if TYPE_CHECKING:
    import argparse

_LIMIT = 64 << 20
_OPTIONS = (
    "received",
    "time",
    "model",
    "cutoff",
    "cutoff_minutes",
    "cutoff_counts_as_next_day",
    "verification",
    "sessions",
    "saturday",
    "calendar",
)


def add(commands: Any, shared: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse
    """Add `deadline`, `deadline-batch` and `card`."""
    single = commands.add_parser("deadline", parents=[shared], help="tính hạn trả kết quả")
    _add_request(single, required=True)
    single.set_defaults(run=run_deadline)
    batch = commands.add_parser("deadline-batch", parents=[shared], help="tính hạn cho tệp CSV")
    batch.add_argument(
        "file",
        type=file_name,
        metavar="FILE.csv",
        help="tệp CSV, dòng đầu ghi tên cột: received,time và tên các tùy chọn khác",
    )
    _add_request(batch, required=False)
    batch.set_defaults(run=run_batch)
    card = commands.add_parser("card", parents=[shared], help="đọc chữ của mã QR trên thẻ")
    card.add_argument("text", metavar="CHỮ", help="chữ đọc được từ mã QR của thẻ căn cước")
    card.set_defaults(run=run_card)


def _add_request(parser: argparse.ArgumentParser, *, required: bool) -> None:
    everyone = "" if required else "; dùng cho dòng không ghi"
    parser.add_argument(
        "--received",
        required=required,
        metavar="YYYY-MM-DDTHH:MM",
        help=f"lúc nhận hồ sơ, ví dụ 2026-11-19T15:30{everyone}",
    )
    parser.add_argument(
        "--time",
        required=required,
        metavar="TIME",
        help='thời hạn, ví dụ "3 working_day"; đơn vị: hour, working_hour, working_day, day, '
        f"month, same_day{everyone}",
    )
    _add_policy(parser)


def _add_policy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model",
        choices=[model.value for model in Model],
        default=Model.DAY.value,
        help="tính theo ngày (day, mặc định) hoặc theo giờ làm việc (clock)",
    )
    parser.add_argument("--cutoff", metavar="HH:MM", help="giờ chốt nhận cố định")
    parser.add_argument(
        "--cutoff-minutes",
        metavar="N",
        help="giờ chốt nhận là N phút trước giờ về, thay cho --cutoff",
    )
    parser.add_argument(
        "--cutoff-counts-as-next-day",
        action="store_true",
        help="nhận sau giờ chốt tính là ngày hôm sau (cách theo ngày)",
    )
    parser.add_argument(
        "--verification",
        metavar="TIME",
        help='thời gian xác minh cộng vào thời hạn, ví dụ "5 working_day"',
    )
    parser.add_argument(
        "--sessions",
        metavar="BUỔI",
        help="giờ làm việc thứ Hai đến thứ Sáu (mặc định 07:30-11:30,13:00-17:00)",
    )
    parser.add_argument(
        "--saturday", metavar="BUỔI", help="giờ làm việc thứ Bảy; có thì thứ Bảy được tính"
    )
    parser.add_argument(
        "--calendar",
        type=file_name,
        metavar="FILE.csv",
        help="lịch thay lịch kèm sẵn: date,kind,name với kind là off, make_up hoặc hours",
    )


def run_deadline(options: argparse.Namespace) -> Outcome:
    """Compute one due instant and explain it."""
    deadline = explain_promise(*Reader().request(_given(options)))
    at = deadline.due_at
    words = f"Hẹn trả: {at:%H:%M}, {weekday_short(at.date())} {at:%d/%m/%Y}."
    lines = (words, receipt_sentence(deadline), explain_words(deadline))
    return Outcome("\n".join(lines), _document(deadline))


def run_batch(options: argparse.Namespace) -> Stream:
    """Compute the due instants of a CSV file; a column wins over an option."""
    given = _given(options)
    reader = Reader()
    reader.calendar(given)  # a wrong calendar of all rows is told once
    content = files.read_bytes(options.file)
    if len(content) > _LIMIT:
        raise RuleError(f"Tệp lớn hơn {_LIMIT >> 20} MB. Tách thành nhiều tệp rồi chạy lại.")
    batch = Batch(read_table(decoded(content), given), reader, given)
    as_json = getattr(options, "json", False)
    pieces = batch.json_pieces(_document) if as_json else batch.csv_text()
    return Stream(pieces, batch.complaint)


def _given(options: argparse.Namespace) -> Given:
    return {name: getattr(options, name) for name in _OPTIONS}


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
