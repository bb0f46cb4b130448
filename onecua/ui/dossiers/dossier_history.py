"""The steps of a dossier's life in words, and what has to come next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.dossier import PAUSED, RUNNING, STATUS_WORDS, Move, Status
from onecua.domain.event import Kind
from onecua.domain.vietnamese import grouped, weekday_short
from onecua.ui.due_words import due_words

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.dossier import Dossier
    from onecua.services.records import DossierRecord, HistoryEntry


class StepState(StrEnum):
    """Whether a step lies behind, was taken back, is now, or is to come."""

    PAST = "past"
    UNDONE = "undone"
    CURRENT = "current"
    NEXT = "next"


@dataclass(frozen=True)
class HistoryStep:
    """A step: strong words, plain words, when and who, and the whole reason under it."""

    title: str
    rest: str = ""
    sub: str = ""
    reason: str = ""
    state: StepState = StepState.PAST
    tone: str = "text"


def history_steps(record: DossierRecord, now: datetime) -> list[HistoryStep]:
    """Return what happened, where the dossier is now, and what has to come next."""
    steps = [_past(record, entry) for entry in record.history]
    dossier = record.dossier
    if dossier.is_voided:
        return steps
    if dossier.is_open:
        steps.append(_present(record))
    following = _next(dossier, now)
    return [*steps, following] if following is not None else steps


def _past(record: DossierRecord, entry: HistoryEntry) -> HistoryStep:
    title, rest = _words(record, entry)
    late = entry.is_late and entry.kind is not Kind.PAPER_PRINTED
    parts = [_when(entry.happened_at)]
    if entry.undone:
        parts.append("đã hoàn tác")
    if late:
        parts.append(f"ghi sau {entry.recorded_at:%d/%m}")
    parts.append(entry.officer_name)
    reason = [f"Lý do: {entry.reason}"] if entry.reason else []
    reason += [f"– {item}" for item in entry.items]
    state = StepState.UNDONE if entry.undone else StepState.PAST
    tone = "sub" if entry.undone else "text"
    return HistoryStep(title, rest, " · ".join(parts), "\n".join(reason), state, tone)


def _words(record: DossierRecord, entry: HistoryEntry) -> tuple[str, str]:
    if entry.kind is Kind.DOSSIER_RECEIVED:
        if record.dossier.batch is not None:
            return "Nhập từ danh sách", "của hệ thống tỉnh"
        number = record.dossier.slip_number
        return f"Tiếp nhận, giấy hẹn số {grouped(number)}" if number else "Tiếp nhận", ""
    if entry.move is Move.FORWARD and entry.holder_name:
        return "Chuyển", f"cho {entry.holder_name}"
    if entry.slip_number is not None:
        return f"{entry.words}, phiếu số {grouped(entry.slip_number)}", ""
    return entry.words, ""


def _present(record: DossierRecord) -> HistoryStep:
    dossier = record.dossier
    if dossier.status is Status.RECEIVED:
        return HistoryStep("Đang giữ:", record.holder, "Chưa chuyển xử lý", "", StepState.CURRENT)
    since = dossier.spans[-1].from_at if dossier.spans else dossier.received_at
    words = STATUS_WORDS[dossier.status]
    sub = f"Từ {_when(since)}"
    if dossier.status in PAUSED:
        return HistoryStep(words, "", f"{sub} · {record.holder} giữ", "", StepState.CURRENT)
    return HistoryStep(f"{words}:", record.holder, sub, "", StepState.CURRENT)


def _next(dossier: Dossier, now: datetime) -> HistoryStep | None:
    if dossier.status is Status.FINISHED:
        return HistoryStep("Chờ trả kết quả cho người dân", state=StepState.NEXT)
    if dossier.status is Status.AWAITING_SUPPLEMENT and dossier.closes_at is not None:
        words = f"Chờ bổ sung đến {due_words(dossier.closes_at)}"
        return HistoryStep(words, state=StepState.NEXT, tone="paused")
    if dossier.status not in RUNNING or dossier.due_at is None:
        return None
    if now > dossier.due_at:
        words = f"Đã quá hạn {due_words(dossier.due_at)}"
        sub = "Báo lãnh đạo và xin lỗi người dân"
        return HistoryStep(words, sub=sub, state=StepState.NEXT, tone="danger")
    if now.date() == dossier.due_at.date():
        words = f"Phải có kết quả trước {dossier.due_at:%H:%M} hôm nay"
        return HistoryStep(words, state=StepState.NEXT, tone="warning")
    words = f"Có kết quả trước {due_words(dossier.due_at)}"
    return HistoryStep(words, state=StepState.NEXT)


def _when(at: datetime) -> str:
    return f"{weekday_short(at.date())} {at:%d/%m/%Y %H:%M}"
