"""The text of a giải trình as the history tells it: a proposal that a person reads over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline import verdict_words
from onecua.domain.dossier import MOVES, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from onecua.domain.deadline import Verdict
    from onecua.domain.dossier import Opinion
    from onecua.domain.dossier_course import Pause
    from onecua.services.records import DossierRecord


def drafted(
    record: DossierRecord,
    until: datetime,
    against_due: Verdict | None,
    against_promise: Verdict | None,
) -> str:
    """Return the paragraphs: what moved the due date, what was waited for, how it ended."""
    paragraphs = [
        " ".join(record.course.words()),
        _pauses(record.course.pauses),
        _opinions(record.dossier.opinions),
        outcome_words(record, until, against_due, against_promise),
    ]
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def _pauses(pauses: Sequence[Pause]) -> str:
    """Name the pause that still stands; those that ended are told by what they moved."""
    standing = [pause for pause in pauses if pause.to_at is None]
    said = (
        f"Từ {_at(pause.from_at)} hồ sơ tạm dừng: {MOVES[pause.move].done_words.lower()}."
        for pause in standing
    )
    return " ".join(said)


def _opinions(opinions: Sequence[Opinion]) -> str:
    said = []
    for opinion in opinions:
        due = f", hạn trả lời {_at(opinion.due_at)}" if opinion.due_at else ""
        answered = opinion.answered_at
        answer = f"trả lời lúc {_at(answered)}" if answered else "chưa trả lời"
        if answered and opinion.due_at and answered > opinion.due_at:
            answer += ", sau hạn"
        said.append(f"Xin ý kiến {opinion.unit} lúc {_at(opinion.asked_at)}{due}: {answer}.")
    return " ".join(said)


_END_WORDS = {
    Status.WITHDRAWN: "Công dân rút hồ sơ",
    Status.STOPPED: "Dừng giải quyết",
    Status.FINISHED: "Có kết quả",
    Status.RETURNED: "Có kết quả",
}


def outcome_words(
    record: DossierRecord,
    until: datetime,
    against_due: Verdict | None,
    against_promise: Verdict | None,
) -> str:
    """Say how it ended or stands, against the due date and against the first promise."""
    dossier = record.dossier
    ended = _END_WORDS.get(dossier.status) if dossier.ended_at else None
    words = f"{ended} lúc {_at(until)}" if ended else f"Đến {_at(until)} hồ sơ chưa giải quyết xong"
    if against_due is None:
        return f"{words}."
    words += f"; so với hạn {_at(against_due.due_at)}: {_lower(verdict_words(against_due))}"
    if against_promise is not None and dossier.promised_at != dossier.due_at:
        words += f"; so với ngày hẹn lần đầu: {_lower(verdict_words(against_promise))}"
    return f"{words}."


def _at(at: datetime) -> str:
    return f"{at:%H:%M ngày %d/%m/%Y}"


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
