"""A commune's month of surveys: a desk slip, and the nine indices, with groups and coverage."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from uuid import UUID

from onecua.domain.dossier import Channel
from onecua.domain.period import monthly
from onecua.domain.survey.batch import Batch, ClosedAnswer
from onecua.domain.survey.coverage import CountedDossier, Coverage, coverage_table
from onecua.domain.survey.doubts import Doubt, DoubtKind, contradictions, entry_counts
from onecua.domain.survey.figures import survey_figures
from onecua.domain.survey.form_text import parse_form
from onecua.domain.survey.grouping import Dimension
from onecua.domain.survey.indices import (
    Tally,
    TypedPoints,
    indexed_group,
    nine_indices,
    tallies_of,
)
from onecua.domain.survey.questionnaire import QuestionKind
from onecua.domain.survey.response import Marks, Via
from onecua.reports.surveys import SurveyHeading, SurveyReport, TrendPoint

SECTORS = {
    "Hộ tịch": 128,
    "Chứng thực": 107,
    "Bảo trợ xã hội": 38,
    "Đất đai": 27,
    "Thành lập và hoạt động của tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã": 25,
    "Người có công": 17,
    "Hoạt động xây dựng": 12,
}
OFFICERS = {
    UUID(int=1): "Nguyễn Thị Hồng Nhung",
    UUID(int=2): "Phạm Văn Đức",
    UUID(int=3): "Trần Thị Thanh Bình",
}
PERIOD = monthly(2026, 11)
MADE_AT = datetime(2026, 11, 20, 9, 12)
FORMS = Path(__file__).parents[2] / "forms" / "surveys"
TYPED = (
    TypedPoints(5, Decimal("1.0"), "100 % nhận và trả tại bộ phận một cửa"),
    TypedPoints(6, Decimal("2.0"), "niêm yết và điện tử"),
    TypedPoints(9, Decimal("0.0")),
)


@cache
def form(name):
    return parse_form((FORMS / f"{name}.toml").read_text(encoding="utf-8"))


def answers_to(found, chance):
    given = {}
    for question in found.questions:
        codes = [choice.code for choice in question.choices]
        skipped = not question.required and chance.random() < 0.02
        if question not in found.asked(given) or question.kind is QuestionKind.TEXT or skipped:
            continue
        if question.demographic:
            continue
        if question.kind is QuestionKind.MULTIPLE:
            given[question.id] = tuple(sorted(chance.sample(codes, 2)))
        else:
            weights = [64, 26, 6, 2, 2][: len(codes)] or None
            given[question.id] = chance.choices(codes, weights)[0]
    return given


@cache
def batches(name="desk", month="2026-11"):
    """Some batches of the month: the citizens' screen, and a pile of paper."""
    found, chance = form(name), Random(7)
    marks = [
        Marks(sector, Channel(1 + place % 2), list(OFFICERS)[place % 3].hex)
        for sector, count in SECTORS.items()
        for place in range(count)
    ]
    if not found.asks_officer:
        marks = [Marks(each.sector, each.channel, None) for each in marks]
    answers = [ClosedAnswer(each, answers_to(found, chance)) for each in marks]
    apart = tuple(
        (question.id, chance.choice(question.choices).code)
        for question in found.questions
        if question.demographic
        for _ in range(300)
    )
    counters = {"equal_runs": 6, "outside_hours": 2, "compared": {"thoi_gian": [120, 4]}}
    pile = Batch("1" * 32, Via.PAPER, found.key, month, tuple(answers[::4]), checked=5, disagreed=1,
                 entered_by=UUID(int=3).hex)  # fmt: skip
    rest = tuple(answer for place, answer in enumerate(answers) if place % 4)
    screen = Batch("0" * 32, Via.KIOSK, found.key, month, rest, counters=counters, unfinished=7,
                   apart=apart)  # fmt: skip
    return (screen, pile)


def coverage():
    """Dossiers returned and received in the month, most of them with their slip."""
    returned = []
    for place, (sector, count) in enumerate(SECTORS.items()):
        officer = list(OFFICERS)[place % 3]
        for number in range(count + place % 3 + 1):
            at = datetime(2026, 10, 15, 9) + timedelta(days=number % 30)
            returned.append(CountedDossier(sector, officer, at, number < count))
    received = [*returned, CountedDossier("Giáo dục", UUID(int=2), MADE_AT, has_slip=False)]
    return Coverage(coverage_table(returned), coverage_table(received))


def trend():
    months = [date(2025, 12, 1) + timedelta(days=31 * place) for place in range(12)]
    shares = (92, 93, 91, None, 92, 93, 93, 94, 92, 93, 92, 94)
    return [
        TrendPoint(f"{month:%m/%Y}", 0 if share is None else 300, share and Fraction(share, 100))
        for month, share in zip(months, shares, strict=True)
    ]


def nine(figures):
    def groups(dimension, name_of):
        for row in figures.groups[dimension].rows:
            if row.key is not None:
                yield indexed_group(name_of(row.key), tallies_of(row.cells), {2: Tally(3, 2)})

    return nine_indices(
        tallies_of(figures.shown),
        {1: Tally(420, 350), 2: Tally(31, 20), 3: Tally(640, 354)},
        TYPED,
        list(groups(Dimension.OFFICER, lambda key: OFFICERS[UUID(key)])),
        list(groups(Dimension.SECTOR, str)),
    )


def report(name="desk", **changed):
    found = batches(name)
    figures = survey_figures(form(name), found)
    given = {
        "heading": SurveyHeading("UBND xã Thanh Hà", MADE_AT, PERIOD),
        "figures": figures,
        "coverage": coverage(),
        "trend": trend(),
        "answers": [each.answers for one in found for each in one.answers],
        "texts": (("Góp ý", "Rất tốt"), ("Góp ý", "=1+1 cần thêm ghế ngồi chờ")),
        "doubts": (Doubt(DoubtKind.EQUAL_RUNS, "Màn hình công dân: 6 lần giống hệt."),),
        "entries": entry_counts(found),
        "contradictions": contradictions(found, form(name)),
        "name_of": OFFICERS.__getitem__,
        "indices": nine(figures) if name == "nine_indices" else None,
    }
    return SurveyReport(**(given | changed))
