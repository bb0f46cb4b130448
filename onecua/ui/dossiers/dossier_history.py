"""The steps of a dossier's life in words, and what has to come next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.dossier import PAUSED, RUNNING, STATUS_WORDS, Status
from onecua.domain.event import Kind
from onecua.domain.vietnamese import weekday_short
from onecua.ui.dossiers.history_words import lines_under, short_instant, title_words
from onecua.ui.due_words import due_words

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.dossier import Dossier, Opinion
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
        steps += _present(record, now)
    following = _next(dossier, now)
    return [*steps, following] if following is not None else steps


def _past(record: DossierRecord, entry: HistoryEntry) -> HistoryStep:
    title, rest = title_words(record, entry)
    late = entry.is_late and entry.kind is not Kind.PAPER_PRINTED
    parts = [_when(entry.happened_at)]
    if entry.undone:
        parts.append("đã hoàn tác")
    if late:
        parts.append(f"ghi sau {entry.recorded_at:%d/%m}")
    parts.append(entry.officer_name)
    state = StepState.UNDONE if entry.undone else StepState.PAST
    tone = "sub" if entry.undone else "text"
    return HistoryStep(title, rest, " · ".join(parts), "\n".join(lines_under(entry)), state, tone)


def _present(record: DossierRecord, now: datetime) -> list[HistoryStep]:
    """Return who holds the dossier in which step, and whose answers are waited for."""
    dossier = record.dossier
    return [
        _holding(record, now),
        *(_waiting(each, now) for each in dossier.opinions if not each.answered_at),
    ]


def _holding(record: DossierRecord, now: datetime) -> HistoryStep:
    dossier = record.dossier
    if dossier.status is Status.RECEIVED:
        return HistoryStep("Đang giữ:", record.holder, "Chưa chuyển xử lý", "", StepState.CURRENT)
    since = dossier.spans[-1].from_at if dossier.spans else dossier.received_at
    words = STATUS_WORDS[dossier.status]
    if dossier.status in PAUSED:
        sub = f"Từ {short_instant(since)} · {record.holder} giữ"
        return HistoryStep(words, "", sub, "", StepState.CURRENT)
    held = record.holdings[-1].from_at if record.holdings else since
    step = dossier.step
    due = ""
    if step is not None and step.due_at is not None:
        word = "quá hạn bước" if now > step.due_at else "hạn bước"
        due = f" · {word} {short_instant(step.due_at)}"
    return HistoryStep(
        f"{words}:",
        record.holder,
        f"Giữ từ {short_instant(held)}{due}",
        f"Bước: {step.name}" if step else "",
        StepState.CURRENT,
    )


def _waiting(opinion: Opinion, now: datetime) -> HistoryStep:
    title, due_at = "Chờ ý kiến:", opinion.due_at
    if due_at is None:
        return HistoryStep(title, opinion.unit, state=StepState.NEXT)
    if now > due_at:
        sub = f"Quá hạn trả lời {due_words(due_at)}"
        return HistoryStep(title, opinion.unit, sub, state=StepState.NEXT, tone="danger")
    sub = f"Hạn trả lời {due_words(due_at)}"
    return HistoryStep(title, opinion.unit, sub, state=StepState.NEXT)


def _next(dossier: Dossier, now: datetime) -> HistoryStep | None:
    if dossier.status is Status.FINISHED:
        return HistoryStep("Chờ trả kết quả cho người dân", state=StepState.NEXT)
    if dossier.status is Status.AWAITING_SUPPLEMENT and dossier.closes_at is not None:
        return _supplement_wait(dossier.closes_at, now)
    if dossier.status not in RUNNING or dossier.due_at is None:
        return None
    return _result_wait(dossier.due_at, now)


def _supplement_wait(closes_at: datetime, now: datetime) -> HistoryStep:
    if now > closes_at:
        words = f"Hết hạn bổ sung {due_words(closes_at)}"
        sub = "Đóng hồ sơ và gửi thông báo dừng, hoặc nhận bổ sung"
        return HistoryStep(words, sub=sub, state=StepState.NEXT, tone="warning")
    words = f"Chờ bổ sung đến {due_words(closes_at)}"
    return HistoryStep(words, state=StepState.NEXT, tone="paused")


def _result_wait(due_at: datetime, now: datetime) -> HistoryStep:
    if now > due_at:
        words = f"Đã quá hạn {due_words(due_at)}"
        sub = "Báo lãnh đạo và xin lỗi người dân"
        return HistoryStep(words, sub=sub, state=StepState.NEXT, tone="danger")
    if now.date() == due_at.date():
        words = f"Phải có kết quả trước {due_at:%H:%M} hôm nay"
        return HistoryStep(words, state=StepState.NEXT, tone="warning")
    words = f"Có kết quả trước {due_words(due_at)}"
    return HistoryStep(words, state=StepState.NEXT)


def _when(at: datetime) -> str:
    return f"{weekday_short(at.date())} {at:%d/%m/%Y %H:%M}"
