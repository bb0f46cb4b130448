"""Questionnaires as text and as values: the shortest one, shipped ones, any right one."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from onecua import assets
from onecua.domain.survey.questionnaire import (
    Choice,
    Condition,
    Method,
    Question,
    QuestionKind,
    Questionnaire,
    RecordFact,
)
from onecua.domain.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

MINIMAL = """\
id = "thanh_ha"
version = 1
title = "Phiếu của xã"
legal_basis = "Quyết định số 12/QĐ-UBND"
valid_from = 2026-11-10
overall = "chung"

[[questions]]
id = "chung"
kind = "scale"
text = "Ông (bà) có hài lòng không?"
choices = [
    { code = 2, words = "Có" },
    { code = 1, words = "Không" },
]
"""

IDS = ("desk", "nine_indices", "quick", "sipas_2017", "sipas_2023", "ward_nine")


def shipped(form_id: str) -> str:
    return assets.form("surveys", f"{form_id}.toml").read_text("utf-8")


def toml_of(form: Questionnaire) -> str:
    """Write a questionnaire as an office would, every key that says something."""
    top = {
        "id": form.id,
        "version": form.version,
        "title": form.title,
        "legal_basis": form.legal_basis,
        "valid_from": form.valid_from,
        "valid_to": form.valid_to,
        "intro": form.intro or None,
        "thanks": form.thanks or None,
        "method": str(form.method),
        "overall": form.overall,
        "asks_officer": form.asks_officer,
        "asks_procedure": form.asks_procedure,
    }
    lines = list(_pairs(top))
    for name, words in form.factors:
        lines += ["[[factors]]", *_pairs({"id": name, "name": words})]
    for question in form.questions:
        lines += ["[[questions]]", *_pairs(_question(question))]
    return "\n".join(lines) + "\n"


def _question(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "kind": str(question.kind),
        "text": question.text,
        "short": question.short or None,
        "factor": question.factor or None,
        "required": question.required,
        "record": str(question.record) if question.record else None,
        "demographic": question.demographic,
        "when": _condition(question.when) if question.when else None,
        "choices": [{"code": c.code, "words": c.words} for c in question.choices] or None,
    }


def _condition(when: Condition) -> dict[str, object]:
    return {"question": when.question, "at_most": when.at_most, "at_least": when.at_least}


def _pairs(table: dict[str, object]) -> Iterator[str]:
    return (f"{key} = {_plain(value)}" for key, value in table.items() if value is not None)


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(_pairs(value)) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_plain, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


_ids = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
_letters = st.characters(categories=("Lu", "Ll", "Nd", "Po", "Zs"), max_codepoint=0x1EFF)


def _words(most: int, least: int = 1) -> st.SearchStrategy[str]:
    texts = st.text(_letters, min_size=least, max_size=most).map(clean)
    return texts.filter(lambda text: least <= len(text) <= most)


@st.composite
def _choices(draw: st.DrawFn, kind: QuestionKind) -> tuple[Choice, ...]:
    if kind is QuestionKind.TEXT:
        return ()
    codes = draw(st.lists(st.integers(0, 9), min_size=2, max_size=6, unique=True))
    words = draw(st.lists(_words(20), min_size=len(codes), max_size=len(codes), unique=True))
    ordered = sorted(codes, reverse=True) if kind is QuestionKind.SCALE else codes
    return tuple(map(Choice, ordered, words))


@st.composite
def _conditions(draw: st.DrawFn, before: list[Question]) -> Condition | None:
    asked = [q for q in before if q.kind in (QuestionKind.SCALE, QuestionKind.SINGLE)]
    if not asked or draw(st.booleans()):
        return None
    question = draw(st.sampled_from(asked))
    code = draw(st.sampled_from([choice.code for choice in question.choices]))
    return Condition(
        question.id, *draw(st.sampled_from([(code, None), (None, code), (code, code)]))
    )


@st.composite
def _questions(draw: st.DrawFn, name: str, factors: list[str], before: list[Question]) -> Question:
    kind = draw(st.sampled_from(list(QuestionKind)))
    on_scale = kind is QuestionKind.SCALE
    demographic = draw(st.booleans()) and kind is not QuestionKind.TEXT
    # Letters alone cannot ask for a name: «họ tên» and the like are refused in a free text.
    text = draw(_words(60)) if kind is not QuestionKind.TEXT else "Ông (bà) nghĩ gì?"
    return Question(
        name,
        text,
        kind,
        draw(_choices(kind)),
        draw(_words(20, 0)),
        draw(st.sampled_from(["", *factors])) if on_scale else "",
        draw(st.booleans()) and not demographic,
        draw(_conditions(before)),
        draw(st.sampled_from([None, *RecordFact])) if on_scale else None,
        demographic,
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Draw any questionnaire that keeps the rules."""
    names = draw(st.lists(_ids, min_size=1, max_size=6, unique=True))
    factors = draw(st.lists(_ids, max_size=2, unique=True))
    overall = Question(
        names[0], draw(_words(60)), QuestionKind.SCALE, draw(_choices(QuestionKind.SCALE))
    )
    questions = [overall]
    for name in names[1:]:
        questions.append(draw(_questions(name, factors, questions)))
    used = {question.factor for question in questions}
    start = draw(st.dates(date(2017, 1, 1), date(2030, 1, 1)))
    days = draw(st.none() | st.integers(0, 2000))
    return Questionnaire(
        draw(_ids),
        draw(st.integers(1, 9_999)),
        draw(_words(60)),
        draw(_words(60)),
        tuple(questions),
        start,
        None if days is None else start + timedelta(days),
        draw(_words(30, 0)),
        draw(_words(30, 0)),
        Method.PLAIN,
        overall.id,
        tuple((name, draw(_words(20))) for name in factors if name in used),
        draw(st.booleans()),
        draw(st.booleans()) and "thu_tuc" in names,
    )
