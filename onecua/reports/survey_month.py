"""Sheet «Khảo sát» of the month's workbook: coverage, and the main figures of every form used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.reports import form as sheets
from onecua.reports.surveys import others, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onecua.domain.survey.coverage import Coverage
    from onecua.domain.survey.figures import SurveyFigures
    from onecua.reports.table import Row
    from onecua.reports.workbook import ReportWorkbook


@dataclass(frozen=True, slots=True)
class SurveyMonth:
    """Coverage of a period and the figures of each form; `scope` says which months answers are."""

    coverage: Coverage
    forms: Sequence[SurveyFigures]
    scope: str = ""


def draw(
    book: ReportWorkbook, month: SurveyMonth, fields: Mapping[str, str], office: str
) -> Mapping[str, str]:
    """Add the sheet; returns where its columns stand."""
    hidden = [report.hidden_words(figures) for figures in month.forms if figures.hidden_cells]
    told = {
        "scope": month.scope or "Câu trả lời tính theo kỳ báo cáo.",
        "hidden": "; ".join(hidden) or "không có nhóm nào phải ẩn",
    }
    tables = {
        **others.unit_tables(month.coverage, office),
        "forms": [_form(figures) for figures in month.forms],
        "questions": [row for figures in month.forms for row in _questions(figures)],
    }
    return book.draw(sheets.load("period_survey"), {**fields, **told}, tables)


def _form(figures: SurveyFigures) -> Row:
    overall, whole = figures.overall, figures.whole
    return {
        "name": figures.form.title,
        "slips": figures.number,
        "number": overall.number if overall else 0,
        "good": overall.good if overall else 0,
        "share": report.number_of(overall.good_share if overall else None),
        "mean": report.number_of(overall.mean if overall else None),
        "by_share": report.number_of(whole.good_share),
        "by_mean": report.number_of(whole.index),
    }


def _questions(figures: SurveyFigures) -> Iterator[Row]:
    for found in figures.scales:
        yield {
            "group": figures.form.title,
            "question": found.question.name,
            "number": found.number,
            "good": found.good,
            "share": report.number_of(found.good_share),
            "mean": report.number_of(found.mean),
        }
