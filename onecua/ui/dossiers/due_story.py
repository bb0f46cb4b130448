"""How a dossier stands against its dates, and the whole way of its due date, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline import explain_words, judge, verdict_words
from onecua.domain.dossier import ENDED, Dossier, DueSource, Move, Status
from onecua.domain.lateness import CAUSES
from onecua.domain.office import LateBy
from onecua.ui.dossiers.moved_words import resumed_words
from onecua.ui.due_words import due_words, expected_words

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord


def promise_words(dossier: Dossier) -> str:
    """Return the due date in force."""
    if dossier.due_at is None:
        return "Hệ thống tỉnh không ghi ngày hẹn" if dossier.batch else "Chưa có ngày hẹn trả"
    return f"Hẹn trả {due_words(dossier.due_at)}"


def standing_lines(record: DossierRecord, desk: Desk) -> list[str]:
    """Return the due date and what must be known with it, one line each."""
    dossier = record.dossier
    lines = [
        promise_words(dossier),
        _first_promise(dossier),
        _desk_line(dossier, desk.clock(), passed=False),
        _resumed_line(record, desk),
        *_verdicts(dossier, desk),
        f"Nguyên nhân: {_cause(dossier.late_cause)}" if dossier.late_cause else "",
    ]
    return [line for line in lines if line]


def doubt_words(record: DossierRecord, now: datetime) -> str:
    """Say on which days without a decision yet an open dossier's due date rests."""
    if not record.dossier.is_open:
        return ""
    deadline = record.course.explain(now)
    return expected_words(deadline) if deadline is not None else ""


def why_paragraphs(record: DossierRecord, desk: Desk) -> list[str]:
    """Say why the dossier is due then: the first promise, what moved it, what is due on the way."""
    dossier = record.dossier
    changes = record.course.words()
    first = _first_words(dossier, desk)
    return [
        f"Hẹn lần đầu: {first[:1].lower()}{first[1:]}" if changes else first,
        *changes,
        *([_paused_words(dossier)] if dossier.is_paused else []),
        *(_on_the_way(dossier) if dossier.is_open else []),
    ]


def _first_promise(dossier: Dossier) -> str:
    """Name the first promise where it was another, and what was done in writing since."""
    marks = [
        ("đã gia hạn", dossier.extended_at),
        ("kéo dài xác minh", dossier.verified_at),
        ("cấp lại giấy hẹn", dossier.reissued_at),
    ]
    told = [f"{words} {at:%d/%m}" for words, at in marks if at is not None]
    if dossier.promised_at is not None and dossier.promised_at != dossier.due_at:
        told.insert(0, f"Hẹn lần đầu {due_words(dossier.promised_at)}")
    words = " · ".join(told)
    return f"{words[:1].upper()}{words[1:]}"


def late_desk_words(dossier: Dossier, now: datetime) -> str:
    """Say that this desk's own share of a linked procedure is overdue."""
    return _desk_line(dossier, now, passed=True)


def _desk_line(dossier: Dossier, now: datetime, *, passed: bool) -> str:
    at = dossier.desk_due_at
    if at is None or not dossier.is_open or passed != (not dossier.is_paused and now > at):
        return ""
    return f"{'Đã quá hạn' if passed else 'Hạn'} của bộ phận này {due_words(at)}"


def _resumed_line(record: DossierRecord, desk: Desk) -> str:
    """Tell before it is done what the end of the pause makes of the due date."""
    dossier = record.dossier
    if not dossier.is_paused or dossier.due_at is None:
        return ""
    waits_for_papers = dossier.status is Status.AWAITING_SUPPLEMENT
    move = Move.SUPPLEMENTED if waits_for_papers else Move.PAID
    by, due_at = desk.foresight.after_pause(record, move)
    done = "Bổ sung đủ hôm nay" if waits_for_papers else "Nộp hôm nay"
    return f"{done}: {resumed_words(by, dossier.due_at, due_at)}" if due_at is not None else ""


def _verdicts(dossier: Dossier, desk: Desk) -> list[str]:
    """Judge an ended dossier by the day and by the instant, against both dates."""
    ended_at, due_at, promised_at = dossier.ended_at, dossier.due_at, dossier.promised_at
    if dossier.status not in ENDED or ended_at is None or due_at is None:
        return []
    calendar = desk.rulebook.calendar
    instant_first = desk.office.policy.late_by is LateBy.INSTANT
    lines = [verdict_words(judge(ended_at, due_at, calendar), instant_first)]
    if promised_at is not None and promised_at != due_at:
        words = verdict_words(judge(ended_at, promised_at, calendar), instant_first)
        lines.append(f"So với hẹn lần đầu: {words[:1].lower()}{words[1:]}")
    return lines


def _first_words(dossier: Dossier, desk: Desk) -> str:
    if dossier.due_source is DueSource.GIVEN:
        return "Ngày hẹn do hệ thống tỉnh cấp; ứng dụng giữ nguyên, không tính lại."
    deadline = desk.deadlines.explain(dossier)
    if deadline is None:
        return "Hồ sơ này không có thời hạn nên không có ngày hẹn để tính."
    return explain_words(deadline)


def _paused_words(dossier: Dossier) -> str:
    since = f" từ {due_words(dossier.paused_at)}" if dossier.paused_at else ""
    closes = (
        f"; quá {due_words(dossier.closes_at)} mà chưa bổ sung thì được đóng"
        if dossier.closes_at
        else ""
    )
    return f"Đồng hồ đang dừng{since}{closes}."


def _on_the_way(dossier: Dossier) -> list[str]:
    """Name the step and the opinions that have a due instant of their own, and the desk's share.

    While the clock stands, only the date of an opinion is sure.
    """
    said = []
    beside = ", chưa kể thời gian tạm dừng" if dossier.is_paused else ""
    if dossier.desk_due_at is not None:
        at = due_words(dossier.desk_due_at)
        said.append(
            f"Bộ phận này phải xong phần của mình trước {at}{beside}; ngày hẹn là của cả quá trình."
        )
    step = dossier.step
    if step is not None and step.due_at is not None:
        said.append(f"Bước đang làm «{step.name}» có hạn {due_words(step.due_at)}{beside}.")
    for opinion in dossier.opinions:
        if opinion.answered_at is None:
            due = f" trước {due_words(opinion.due_at)}" if opinion.due_at else ""
            said.append(f"Đang chờ {opinion.unit} trả lời{due}.")
    return said


def _cause(code: str | None) -> str:
    words = CAUSES.get(code or "", code or "")
    return f"{words[:1].lower()}{words[1:]}"
