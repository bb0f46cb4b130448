"""What the tab of questionnaires says about a form and its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.survey.questionnaire import Method, Question, QuestionKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.services.questionnaires import ListedForm

METHOD_WORDS: Mapping[Method, str] = {
    Method.PLAIN: "phân bố, điểm trung bình theo câu và yếu tố",
    Method.SIPAS: "thêm chỉ số SIPAS, cả hai cách",
    Method.NINE_INDICES: "thêm điểm 2-1-0 của cán bộ và đơn vị",
}
_KIND_WORDS: Mapping[QuestionKind, str] = {
    QuestionKind.SCALE: "thang {count} mức",
    QuestionKind.SINGLE: "chọn một",
    QuestionKind.MULTIPLE: "chọn nhiều",
    QuestionKind.TEXT: "trả lời bằng chữ",
}


def origin_words(listed: ListedForm) -> str:
    """Return the version of a form and where it comes from."""
    version = f"bản {listed.form.version}"
    if listed.added_at is None:
        return f"{version} · kèm phần mềm"
    return f"{version} · đơn vị thêm {listed.added_at:%d/%m/%Y}"


def validity_words(form: Questionnaire) -> str:
    """Return from when until when a form is valid."""
    if form.valid_to is None:
        return f"từ {form.valid_from:%d/%m/%Y}"
    return f"{form.valid_from:%d/%m/%Y} – {form.valid_to:%d/%m/%Y}"


def state_words(listed: ListedForm, today: date) -> str:
    """Return how a form stands today."""
    if listed.is_in_force:
        return "Quầy đang dùng"
    why = why_not_in_force(listed.form, today)
    return f"{why[:1].upper()}{why[1:]}" if why else "Còn hiệu lực"


def why_not_in_force(form: Questionnaire, today: date) -> str:
    """Return why the desk cannot use a form today, nothing when it can."""
    if form.in_force_on(today):
        return ""
    return "chưa có hiệu lực" if today < form.valid_from else "đã hết hiệu lực"


def question_words(form: Questionnaire, question: Question) -> str:
    """Return how a question is answered, when it is asked, and what it is used for."""
    found = [_KIND_WORDS[question.kind].format(count=len(question.choices))]
    if question.factor and not has_headings(form):
        found.append(f"yếu tố {dict(form.factors)[question.factor]}")
    if question.id == form.overall:
        found.append("đánh giá chung")
    if question.when is not None:
        found.append(f"chỉ hỏi khi {condition_words(form, question)}")
    if question.demographic:
        found.append("về người trả lời")
    if question.record is not None:
        found.append("so với hồ sơ")
    if not question.required:
        found.append("không bắt buộc")
    return " · ".join(found)


def has_headings(form: Questionnaire) -> bool:
    """Tell whether factors of several questions stand as headings above them."""
    used = [question.factor for question in form.questions if question.factor]
    return len(set(used)) < len(used)


def condition_words(form: Questionnaire, question: Question) -> str:
    """Return which answers to which question ask for this one: «câu 1 chọn 2 hoặc 1»."""
    assert question.when is not None
    asked = form.question(question.when.question)
    number = form.questions.index(asked) + 1
    holds = question.when.holds
    codes = [str(choice.code) for choice in asked.choices if holds({asked.id: choice.code})]
    return f"câu {number} chọn {' hoặc '.join(codes)}"


def choice_words(question: Question) -> str:
    """Return the choices of a question on one line, each with its code."""
    return " · ".join(f"{choice.code} {choice.words}" for choice in question.choices)
