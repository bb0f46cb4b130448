"""What one entry of a dossier's history says: its title, and the lines under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.dossier import Move
from onecua.domain.event import Kind
from onecua.domain.vietnamese import grouped, weekday_short
from onecua.services.moving import Notified
from onecua.ui.dossiers.dossier_papers import (
    APOLOGY,
    CONTROL_SLIP,
    EXPLANATION,
    RECEIPT,
    REFUSAL,
    RENEWED,
    STOP_NOTICE,
    SUPPLEMENT,
)

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.services.records import DossierRecord, HistoryEntry

_PAPERS = {
    "01": "giấy hẹn",
    RECEIPT: "giấy hẹn",
    RENEWED: "giấy hẹn theo hạn mới",
    SUPPLEMENT: "phiếu yêu cầu bổ sung",
    REFUSAL: "phiếu từ chối",
    APOLOGY: "phiếu xin lỗi",
    STOP_NOTICE: "thông báo dừng",
    CONTROL_SLIP: "phiếu kiểm soát",
    EXPLANATION: "giải trình",
}
_NOTIFIED = {
    Notified.SLIP: "Báo bằng giấy hẹn cấp lại",
    Notified.CALL: "Báo qua điện thoại",
}


def title_words(record: DossierRecord, entry: HistoryEntry) -> tuple[str, str]:
    """Return the strong and the plain words of an entry."""
    if entry.kind is Kind.DOSSIER_RECEIVED:
        return _received(record)
    paper = _PAPERS.get(entry.paper.replace("-", "_"))  # the command line writes «stop-notice»
    if paper is not None:
        return "In", paper
    if entry.kind in _OTHER_TITLES:
        return _OTHER_TITLES[entry.kind], entry.unit
    if entry.move is Move.FORWARD and entry.holder_name:
        return "Chuyển", f"cho {entry.holder_name}"
    slip = f", phiếu số {grouped(entry.slip_number)}" if entry.slip_number is not None else ""
    return f"{entry.words}{slip}", ""


def _received(record: DossierRecord) -> tuple[str, str]:
    if record.dossier.batch is not None:
        return "Nhập từ danh sách", "của hệ thống tỉnh"
    number = record.dossier.slip_number
    return f"Tiếp nhận, giấy hẹn số {grouped(number)}" if number else "Tiếp nhận", ""


_OTHER_TITLES = {
    Kind.OPINION_ASKED: "Xin ý kiến",
    Kind.OPINION_GIVEN: "Nhận ý kiến",
    Kind.LATENESS_EXPLAINED: "Nguyên nhân quá hạn",
}


def lines_under(entry: HistoryEntry) -> list[str]:
    """Return what stands under an entry: what it dated, why, and what was written."""
    lines = [
        *_dated(entry),
        _NOTIFIED[entry.notified] if entry.notified else "",
        *_written(entry),
        f"Lãnh đạo cho gia hạn muộn: {entry.override}" if entry.override else "",
        *(f"– {item}" for item in entry.items),
    ]
    return [line for line in lines if line]


def _dated(entry: HistoryEntry) -> list[str]:
    lines = []
    if entry.step:
        due = f", hạn {short_instant(entry.step_due_at)}" if entry.step_due_at else ""
        lines.append(f"Bước: {entry.step}{due}")
    if entry.term and entry.move is not None:
        lines.append(f"Thêm {entry.term}")
    due_move = entry.due
    if entry.move is not None and due_move is not None and due_move.after is not None:
        after = short_instant(due_move.after)
        kept = due_move.before in (None, due_move.after)
        before = short_instant(due_move.before) if due_move.before else ""
        lines.append(f"Hạn giữ nguyên {after}" if kept else f"Hạn {before} → {after}")
    return lines + _dated_shares(entry)


def _dated_shares(entry: HistoryEntry) -> list[str]:
    """Return when the parts that move with the whole are due from this entry on."""
    lines = []
    if entry.desk_due_at is not None:
        lines.append(f"Phần của bộ phận này: hạn {short_instant(entry.desk_due_at)}")
    if entry.step_due_at is not None and not entry.step:
        lines.append(f"Bước đang làm: hạn {short_instant(entry.step_due_at)}")
    for unit, due_at in entry.opinion_dues:
        if due_at is not None:
            lines.append(f"Ý kiến {unit}: hạn {short_instant(due_at)}")
    return lines


def _written(entry: HistoryEntry) -> list[str]:
    """Return the reason, and of an opinion or a cause its own words first."""
    lines = []
    if entry.kind is Kind.OPINION_ASKED:
        lines.append(entry.text)
        if entry.unit_due_at is not None:
            lines.append(f"Hạn trả lời {short_instant(entry.unit_due_at)}")
    elif entry.kind is Kind.OPINION_GIVEN:
        lines.append(entry.text)
    elif entry.kind is Kind.LATENESS_EXPLAINED:
        lines.append(f"{entry.cause}. {entry.text}")
    if entry.reason and entry.reason != entry.text:
        lines.append(f"Lý do: {entry.reason}")
    return lines


def short_instant(at: datetime) -> str:
    """Return «17:00 T4 25/11»."""
    return f"{at:%H:%M} {weekday_short(at.date())} {at:%d/%m}"
