"""The page of survey results to post in public: no answerer, no officer, no small group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.vietnamese import grouped
from onecua.printing import papers
from onecua.printing.values import PaperValues

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_FORM = "survey_poster"
_FIRST_MONTHS = 3
"""Months before it are written with two digits (NĐ 30/2020/NĐ-CP)."""


@dataclass(frozen=True, slots=True)
class PosterQuestion:
    """A question with the counts of its levels, best first; `steps` colour them (5…1)."""

    name: str
    counts: Sequence[int]
    steps: Sequence[int]
    number: int
    mean: str
    good: str


@dataclass(frozen=True, slots=True)
class SurveyPoster:
    """What the page says, in ready words; `levels` are the words of the general question's levels.

    An empty `factors`, `scope` or `phone` leaves its line out.
    """

    office: str
    desk_full_name: str
    period: str
    first: date
    last: date
    slips: int
    good: str
    good_words: str
    mean: str
    mean_words: str
    coverage: str
    questions: Sequence[PosterQuestion]
    levels: Sequence[tuple[int, str]]
    place: str
    issued_on: date
    factors: str = ""
    scope: str = ""
    phone: str = ""


def survey_poster(poster: SurveyPoster, *, sample: bool = False) -> bytes:
    """Return the page as PDF on A4."""
    lists = {
        "counts": [_counts(poster)],
        "questions": [_question(question) for question in poster.questions],
        "levels": [{"step": str(step), "words": words} for step, words in poster.levels],
    }
    return papers.render(
        _FORM, PaperValues(_fields(poster), lists), layout="one_on_a4", sample=sample
    )


def _counts(poster: SurveyPoster) -> dict[str, str]:
    return {
        "slips": grouped(poster.slips),
        "good": poster.good,
        "good_words": poster.good_words,
        "mean": poster.mean,
        "mean_words": poster.mean_words,
        "coverage": poster.coverage,
    }


def _question(question: PosterQuestion) -> dict[str, str]:
    return {
        "label": question.name,
        "parts": " ".join(map(str, question.counts)),
        "steps": " ".join(map(str, question.steps)),
        "number": grouped(question.number),
        "mean": question.mean,
        "good": question.good,
    }


def _fields(poster: SurveyPoster) -> dict[str, str]:
    on = poster.issued_on
    call = f" hoặc gọi {poster.phone}" if poster.phone else ""
    return {
        "office": poster.office,
        "desk_full_name": poster.desk_full_name,
        "period": poster.period,
        "first_day": f"{poster.first:%d/%m/%Y}",
        "last_day": f"{poster.last:%d/%m/%Y}",
        "bars_title": "Từng câu hỏi",
        "factors": poster.factors,
        "how": (
            f"Tính từ {grouped(poster.slips)} phiếu đã nhận và gộp. Phiếu không ghi tên, không ghi "
            "hồ sơ, không giữ ngày giờ; nhóm dưới 5 phiếu không hiện."
        ),
        "scope": poster.scope,
        "contact": f"Góp ý, phản ánh: nói với chúng tôi tại quầy{call}.",
        "place": poster.place,
        "issued_day": f"{on.day:02}",
        "issued_month": f"{on.month:02}" if on.month < _FIRST_MONTHS else str(on.month),
        "issued_year": str(on.year),
    }
