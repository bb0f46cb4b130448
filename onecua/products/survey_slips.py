"""Survey slips on paper: the questions with boxes to tick, the token on a strip to tear off.

A slip says neither who nor which dossier. A blank one has no token: it is for answers that come
later, by post or by telephone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.survey.questionnaire import QuestionKind
from onecua.domain.survey.token import token_qr, token_text
from onecua.errors import RuleError
from onecua.printing import papers
from onecua.printing.values import PaperValues
from onecua.services.survey_settings import as_shown, face_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from onecua.domain.survey.questionnaire import Question, Questionnaire
    from onecua.services.desk import Desk
    from onecua.services.surveys import SurveySlip

_PAPER = "survey_slip"
_OVERALL = "Đánh giá chung"
_ABOUT_THE_PERSON = "Về ông (bà), không bắt buộc"
MOST_SLIPS = 200
"""Printed at once; a pile of paper that one person can still watch."""


def survey_slips_pdf(desk: Desk, dossiers: Sequence[UUID]) -> bytes:
    """Return a slip of the form in force for each dossier whose slip nobody used yet.

    Raises `RuleError` when there is none, or more than are printed at once.
    """
    slips = desk.surveys.unused_slips(dossiers)
    if not slips:
        raise RuleError("Hồ sơ trong danh sách đều đã dùng phiếu hoặc đã hủy. Không cần in.")
    form = desk.questionnaires.in_force(desk.clock().date())
    _check_count(len(slips))
    return _render(desk, form, [_values(desk, form, slip) for slip in slips])


def blank_slips_pdf(desk: Desk, count: int, form: Questionnaire | None = None) -> bytes:
    """Return slips without a token."""
    form = form or desk.questionnaires.in_force(desk.clock().date())
    _check_count(count)
    return _render(desk, form, [_values(desk, form, None)] * count)


def _check_count(count: int) -> None:
    if not 0 < count <= MOST_SLIPS:
        raise RuleError(f"Mỗi lần in được từ 1 đến {MOST_SLIPS} phiếu. Chia ra in nhiều lần.")


def _render(desk: Desk, form: Questionnaire, slips: Sequence[PaperValues]) -> bytes:
    return papers.render_side_by_side(_PAPER, slips, sample=desk.office.sample)


def _values(desk: Desk, form: Questionnaire, slip: SurveySlip | None) -> PaperValues:
    form = as_shown(form, face_order(desk.preferences))
    fields = {
        "desk_full_name": desk.office.desk_full_name,
        "title": form.title,
        "title_capitals": form.title.upper(),
        "intro": form.intro,
        "thanks": form.thanks,
        "form_key": form.key,
        "basis": f"Căn cứ: {form.legal_basis}.",
    }
    lists = {"questions": _questions(form)}
    if slip is None:
        return PaperValues(fields, lists)
    token = bytes.fromhex(slip.token)
    fields |= {"token": token_text(token), "officer_name": slip.officer_name}
    flags = frozenset({"token", "officer"} if form.asks_officer else {"token"})
    return PaperValues(fields, lists, flags, token_qr(desk.office.unit_code, token))


def _questions(form: Questionnaire) -> list[dict[str, str]]:
    numbers = {question.id: number for number, question in enumerate(form.questions, start=1)}
    used = [question.factor for question in form.questions if question.factor]
    has_groups = len(set(used)) < len(used)
    return [
        {
            "number": str(numbers[question.id]),
            "text": question.text,
            "note": _note(form, question, numbers),
            "group": _group(form, question, has_groups=has_groups),
            "choices": "\n".join(f"{choice.code} {choice.words}" for choice in question.choices),
        }
        for question in form.questions
    ]


def _group(form: Questionnaire, question: Question, *, has_groups: bool) -> str:
    """Return the heading above a question; factors of one question each need none."""
    if question.demographic:
        return _ABOUT_THE_PERSON
    if not has_groups:
        return ""
    return _OVERALL if question.id == form.overall else dict(form.factors).get(question.factor, "")


def _note(form: Questionnaire, question: Question, numbers: dict[str, int]) -> str:
    """Return when to answer and how often, for who reads the slip without a screen."""
    words = []
    if question.when is not None:
        asked = form.question(question.when.question)
        codes = [c.code for c in asked.choices if question.when.holds({asked.id: c.code})]
        chosen = " hoặc ".join(map(str, codes))
        words.append(f"Chỉ trả lời khi câu {numbers[asked.id]} chọn {chosen}.")
    if question.kind is QuestionKind.MULTIPLE:
        words.append("Chọn được nhiều ô.")
    return " ".join(words)
