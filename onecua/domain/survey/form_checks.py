"""What must hold between the parts of a questionnaire, beside each key being right by itself."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onecua.domain.survey.questionnaire import PROCEDURE_QUESTION, Method, QuestionKind
from onecua.domain.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onecua.domain.survey.form_lines import Path
    from onecua.domain.survey.form_table import Faults
    from onecua.domain.survey.questionnaire import Condition, Question, Questionnaire

MOST_QUESTIONS = 40
FEWEST_CHOICES = 2

_INDEX = re.compile(r"cs[1-9]")
_INDEX_CODES = (2, 1, 0)
_SIPAS_CODES = (5, 4, 3, 2, 1)
_IDENTITY = (
    "ho ten",
    "ho va ten",
    "so dien thoai",
    "so dinh danh",
    "can cuoc",
    "ma ho so",
    "dia chi nha",
    "noi o hien tai",
)
"""Folded words by which a free text would ask who answers."""


def check_form(form: Questionnaire, faults: Faults) -> None:
    """Add what is wrong between the parts, as far as each part was right by itself."""
    _check_count(form, faults)
    _check_names(form, faults)
    dates = ("valid_from",), ("valid_to",)
    if form.valid_to and form.valid_to < form.valid_from and not faults.at(*dates):
        faults.add(("valid_to",), "ngày hết hiệu lực trước ngày có hiệu lực. Sửa một trong hai.")
    for place, question in enumerate(form.questions):
        if not faults.at(("questions", place, "kind")):
            for check in _OF_QUESTION:
                check(form, place, question, faults)
    _check_overall(form, faults)
    _check_factors(form, faults)
    _check_procedure(form, faults)
    _check_method(form, faults)


def _check_count(form: Questionnaire, faults: Faults) -> None:
    count = len(form.questions)
    if count == 0 and not faults.at(("questions",)):
        faults.add((), "mẫu không có câu hỏi nào. Thêm ít nhất một [[questions]].")
    if count > MOST_QUESTIONS:
        words = f"mẫu có {count} câu, tối đa {MOST_QUESTIONS}. Bỏ bớt từ câu này."
        faults.add(("questions", MOST_QUESTIONS), words)


def _check_names(form: Questionnaire, faults: Faults) -> None:
    _check_twice("questions", "câu hỏi", (question.id for question in form.questions), faults)
    _check_twice("factors", "yếu tố", (name for name, _ in form.factors), faults)


def _check_twice(table: str, words: str, names: Iterable[str], faults: Faults) -> None:
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            faults.add((table, place, "id"), f"{words} «{name}» đã có ở trên. Đặt id khác.")
        if name:
            seen.add(name)


def _check_choices(form: Questionnaire, place: int, question: Question, faults: Faults) -> None:
    path: Path = ("questions", place, "choices")
    if question.kind is QuestionKind.TEXT or faults.at(path, ("questions", place, "scale")):
        return
    codes = [choice.code for choice in question.choices]
    if len(codes) < FEWEST_CHOICES:
        faults.add(path, "cần ít nhất hai lựa chọn.")
    elif question.kind is QuestionKind.SCALE and codes != sorted(set(codes), reverse=True):
        shown = ", ".join(map(str, codes))
        faults.add(path, f"các mã phải giảm dần từ mức tốt nhất, không phải {shown}.")
    elif len(set(codes)) < len(codes):
        faults.add(path, "hai lựa chọn có cùng mã. Mỗi lựa chọn một mã.")
    counts = Counter(choice.words for choice in question.choices)
    twice = [words for words, count in counts.items() if count > 1]
    if twice:
        faults.add(path, f"lựa chọn «{twice[0]}» ghi hai lần.")


def _check_condition(form: Questionnaire, place: int, question: Question, faults: Faults) -> None:
    path: Path = ("questions", place, "when")
    when = question.when
    if when is None or faults.at(path):
        return
    places = {asked.id: number for number, asked in reversed(list(enumerate(form.questions)))}
    number = places.get(when.question)
    if number is None or number >= place:
        why = "không có trong mẫu" if number is None else "không đứng trước câu này"
        faults.add(path, f"điều kiện theo câu «{when.question}», mà câu đó {why}.")
    elif when.at_most is None and when.at_least is None:
        faults.add(path, "điều kiện thiếu at_most (nhiều nhất) hoặc at_least (ít nhất).")
    elif not faults.at(("questions", number)):
        _check_asked(form.questions[number], when, path, faults)


def _check_asked(asked: Question, when: Condition, path: Path, faults: Faults) -> None:
    if asked.kind not in (QuestionKind.SCALE, QuestionKind.SINGLE):
        faults.add(path, f"điều kiện theo câu «{asked.id}» phải là câu chọn một mức.")
    elif not any(when.holds({asked.id: choice.code}) for choice in asked.choices):
        faults.add(path, f"không mức nào của câu «{asked.id}» thỏa điều kiện này.")


def _check_use(form: Questionnaire, place: int, question: Question, faults: Faults) -> None:
    path: Path = ("questions", place)
    if question.factor and question.factor not in dict(form.factors):
        words = f"không có yếu tố «{question.factor}». Thêm [[factors]] hoặc sửa lại tên."
        faults.add((*path, "factor"), words)
    for key, value in (("factor", question.factor), ("record", question.record)):
        if value and question.kind is not QuestionKind.SCALE:
            faults.add((*path, key), f"chỉ câu thang điểm mới có «{key}». Bỏ khóa này.")


def _check_anonymous(form: Questionnaire, place: int, question: Question, faults: Faults) -> None:
    path: Path = ("questions", place)
    if question.demographic and question.kind is QuestionKind.TEXT:
        words = "câu về người trả lời phải là câu chọn, để phiếu không ghi danh tính."
        faults.add((*path, "kind"), words)
    if question.demographic and question.required:
        faults.add((*path, "required"), "câu về người trả lời không được bắt buộc. Bỏ khóa này.")
    asked = [words for words in _IDENTITY if words in fold(question.text)]
    if question.kind is QuestionKind.TEXT and asked:
        faults.add((*path, "text"), "phiếu phải ẩn danh: không hỏi tên, số, địa chỉ, mã hồ sơ.")


def _check_overall(form: Questionnaire, faults: Faults) -> None:
    if not form.overall or not form.questions:
        return
    ids = [question.id for question in form.questions]
    if form.overall not in ids:
        words = f"không có câu «{form.overall}» để làm câu đánh giá chung. Ghi id của một câu."
        faults.add(("overall",), words)
        return
    place = ids.index(form.overall)
    question = form.questions[place]
    if faults.at(("questions", place)):
        return
    if question.kind is not QuestionKind.SCALE:
        faults.add(("overall",), f"câu đánh giá chung «{form.overall}» phải là câu thang điểm.")
    elif not question.required or question.when is not None:
        words = f"câu đánh giá chung «{form.overall}» phải luôn được hỏi và bắt buộc trả lời."
        faults.add(("questions", place), words)


def _check_factors(form: Questionnaire, faults: Faults) -> None:
    used = {question.factor for question in form.questions}
    for place, (name, _) in enumerate(form.factors):
        if name and name not in used:
            words = f"yếu tố «{name}» không có câu hỏi nào. Bỏ đi hoặc ghi vào một câu."
            faults.add(("factors", place), words)


def _check_procedure(form: Questionnaire, faults: Faults) -> None:
    if form.asks_procedure and all(q.id != PROCEDURE_QUESTION for q in form.questions):
        words = f"phiếu hỏi tên thủ tục thì phải có câu id = «{PROCEDURE_QUESTION}»."
        faults.add(("asks_procedure",), words)


def _check_method(form: Questionnaire, faults: Faults) -> None:
    if form.method is Method.NINE_INDICES:
        _check_codes(form, _INDEX.fullmatch, _INDEX_CODES, faults)
        if not any(_INDEX.fullmatch(question.id) for question in form.questions):
            faults.add(("method",), "chín chỉ số cần ít nhất một câu id từ cs1 đến cs9.")
    if form.method is Method.SIPAS:
        in_factor = {question.id for question in form.questions if question.factor}
        _check_codes(form, in_factor.__contains__, _SIPAS_CODES, faults)
        if not form.factors:
            faults.add(("method",), "SIPAS cần các yếu tố. Thêm [[factors]] và ghi vào từng câu.")


def _check_codes(
    form: Questionnaire,
    is_counted: Callable[[str], object],
    codes: tuple[int, ...],
    faults: Faults,
) -> None:
    shown = ", ".join(map(str, codes))
    for place, question in enumerate(form.questions):
        own = tuple(choice.code for choice in question.choices)
        if is_counted(question.id) and own != codes and not faults.at(("questions", place)):
            faults.add(("questions", place), f"câu «{question.id}» phải có các mức {shown}.")


_OF_QUESTION = (_check_choices, _check_condition, _check_use, _check_anonymous)
