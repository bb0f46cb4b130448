"""A response to a questionnaire while it is given: what is still asked, whether it is complete."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.survey.questionnaire import TEXT_LIMIT, Question, QuestionKind, Questionnaire
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.domain.dossier import Channel

_NO_LIMIT = sys.maxsize
Answer = int | tuple[int, ...] | str
"""A code, several codes, or a free text."""


class Via(StrEnum):
    """How responses came in; those of one batch came in one way."""

    KIOSK = "kiosk"
    PAPER = "paper"
    LATER = "later"


VIA_WORDS: Mapping[Via, str] = {
    Via.KIOSK: "Màn hình công dân",
    Via.PAPER: "Phiếu giấy, cán bộ nhập",
    Via.LATER: "Điện thoại, gửi lại sau",
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What a response may say of its dossier beside the answers; dropped ones are None."""

    sector: str | None
    channel: Channel | None
    officer: str | None


def checked(form: Questionnaire, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return clean answers of questions that were asked; raises `RuleError` for a wrong one.

    Answers to questions that the others do not ask for are left out.
    """
    found: dict[str, Answer] = {}
    for question in form.questions:
        if question.id not in answers or question not in form.asked(found):
            continue
        answer = _checked(question, answers[question.id])
        if answer not in ("", ()):
            found[question.id] = answer
    return found


def missing(form: Questionnaire, answers: Mapping[str, Answer]) -> tuple[Question, ...]:
    """Return the required questions that are asked and not answered; none when it is complete."""
    return tuple(q for q in form.asked(answers) if q.required and q.id not in answers)


def _checked(question: Question, answer: Answer) -> Answer:
    codes = {choice.code for choice in question.choices}
    if question.kind is QuestionKind.TEXT:
        return _text(question, answer)
    if question.kind is QuestionKind.MULTIPLE and isinstance(answer, tuple):
        if not set(answer) <= codes:
            raise RuleError(f"«{question.name}» không có lựa chọn này. Chọn lại.", question.id)
        return tuple(sorted(set(answer)))
    if not isinstance(answer, int) or answer not in codes:
        raise RuleError(f"«{question.name}» không có mức này. Chọn lại.", question.id)
    return answer


def _text(question: Question, answer: Answer) -> str:
    if not isinstance(answer, str):
        raise RuleError(f"«{question.name}» trả lời bằng chữ.", question.id)
    text = clean(answer, _NO_LIMIT, lines=True)
    if len(text) > TEXT_LIMIT:
        over = len(text) - TEXT_LIMIT
        words = f"Ý kiến dài quá {TEXT_LIMIT} chữ, bớt khoảng {over} chữ rồi lưu lại."
        raise RuleError(words, question.id)
    return text
