"""Closed batches of made-up answers: five levels, a reason only the discontented are asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from onecua.domain.dossier import Channel
from onecua.domain.survey.batch import Batch, ClosedAnswer
from onecua.domain.survey.questionnaire import (
    Choice,
    Condition,
    Method,
    Question,
    QuestionKind,
    Questionnaire,
)
from onecua.domain.survey.response import Marks, Via

if TYPE_CHECKING:
    from collections.abc import Sequence

FIVE = tuple(Choice(code, f"mức {code}") for code in (5, 4, 3, 2, 1))
POINTS = tuple(Choice(code, f"{code} điểm") for code in (2, 1, 0))
SECTORS = ("Hộ tịch", "Chứng thực", "Đất đai", "Bảo trợ xã hội")
OFFICERS = ("a1" * 16, "b2" * 16, "c3" * 16)


def scale(name: str, choices: tuple[Choice, ...] = FIVE, **rest: object) -> Question:
    return Question(name, f"Câu {name}?", QuestionKind.SCALE, choices, short=f"Câu {name}", **rest)


DESK = Questionnaire(
    "desk",
    1,
    "Phiếu đánh giá",
    "Thông tư 01/2018/TT-VPCP",
    (
        scale("chung"),
        scale("thai_do", factor="con_nguoi", required=False),
        scale("huong_dan", factor="con_nguoi", required=False),
        scale("thoi_gian", factor="thoi_gian", required=False),
        Question(
            "ly_do",
            "Vì sao?",
            QuestionKind.MULTIPLE,
            (Choice(1, "Muộn hẹn"), Choice(2, "Đi lại nhiều")),
            when=Condition("chung", at_most=2),
        ),
        Question(
            "gioi_tinh",
            "Giới tính?",
            QuestionKind.SINGLE,
            (Choice(1, "Nam"), Choice(2, "Nữ")),
            required=False,
            demographic=True,
        ),
        Question("gop_y", "Góp ý?", QuestionKind.TEXT, required=False),
    ),
    date(2025, 7, 1),
    overall="chung",
    factors=(("con_nguoi", "Con người"), ("thoi_gian", "Thời gian")),
)
NINE = Questionnaire(
    "nine_indices",
    1,
    "Chín chỉ số",
    "Thông tư 01/2018/TT-VPCP",
    (*(scale(f"cs{i}", POINTS, required=False) for i in (1, 3, 4, 7)), scale("chung", POINTS)),
    date(2018, 6, 21),
    method=Method.NINE_INDICES,
    overall="chung",
    asks_officer=True,
)


PROCEDURES = ("Khai sinh", "Kết hôn", "Chứng thực bản sao")
OWN = replace(
    DESK,
    id="thanh_ha",
    questions=(
        scale("chung"),
        Question(
            "thu_tuc",
            "Ông (bà) làm thủ tục nào?",
            QuestionKind.SINGLE,
            tuple(Choice(code, words) for code, words in enumerate(PROCEDURES, 1)),
            required=False,
        ),
        Question(
            "cach_nop",
            "Ông (bà) nộp bằng cách nào?",
            QuestionKind.SINGLE,
            (Choice(1, "Tại quầy"), Choice(2, "Qua mạng")),
        ),
    ),
    factors=(),
    asks_procedure=True,
)
"""A form of the office that lets the citizen choose the procedure."""


def closed(answers: dict, sector: str | None = None, officer: str | None = None) -> ClosedAnswer:
    channel = Channel.IN_PERSON if sector else None
    return ClosedAnswer(Marks(sector, channel, officer), answers)


def batch(
    answers: Sequence[ClosedAnswer],
    form: Questionnaire = DESK,
    month: str = "2026-11",
    via: Via = Via.KIOSK,
    **rest: object,
) -> Batch:
    return Batch("0" * 32, via, form.key, month, tuple(answers), **rest)


@st.composite
def given_answers(draw: st.DrawFn, form: Questionnaire) -> dict:
    """One person's answers: what is required always, the rest sometimes."""
    found: dict = {}
    for question in form.questions:
        if question.kind is QuestionKind.TEXT or question not in form.asked(found):
            continue
        if not question.required and draw(st.booleans()):
            continue
        code = st.sampled_from([choice.code for choice in question.choices])
        if question.kind is QuestionKind.MULTIPLE:
            found[question.id] = tuple(sorted(draw(st.sets(code, min_size=1))))
        else:
            found[question.id] = draw(code)
    return found


@st.composite
def closed_answers(draw: st.DrawFn, form: Questionnaire) -> ClosedAnswer:
    sector = draw(st.sampled_from((None, *SECTORS)))
    channel = draw(st.sampled_from((None, *Channel))) if sector else None
    officer = draw(st.sampled_from((None, *OFFICERS))) if channel and form.asks_officer else None
    return ClosedAnswer(Marks(sector, channel, officer), draw(given_answers(form)))


@st.composite
def batches(draw: st.DrawFn, form: Questionnaire, months: Sequence[str] = ("2026-11",)) -> list:
    """Several batches, not coarsened: the figures have to hide by themselves what is small."""
    return [
        batch(
            draw(st.lists(closed_answers(form), min_size=5, max_size=14)),
            form,
            draw(st.sampled_from(months)),
            draw(st.sampled_from(list(Via))),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]
