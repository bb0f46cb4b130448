"""What the workbook of surveys shows, as plain values; and its words that several sheets share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.vietnamese import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from fractions import Fraction
    from uuid import UUID

    from onecua.domain.period import Period
    from onecua.domain.survey.coverage import Coverage
    from onecua.domain.survey.doubts import Contradicted, Doubt, EntryCounts
    from onecua.domain.survey.figures import SurveyFigures
    from onecua.domain.survey.indices import NineIndices
    from onecua.domain.survey.response import Answer

NO_VALUE = "—"
"""Stands for a share of nothing."""


@dataclass(frozen=True, slots=True)
class SurveyHeading:
    """What stands above every sheet; `scope` says which months the answers stand for."""

    office: str
    made_at: datetime
    period: Period
    scope: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """General satisfaction in a reporting month."""

    month: str
    number: int
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class SurveyReport:
    """Everything the workbook shows of one form; `name_of` names an officer by identity."""

    heading: SurveyHeading
    figures: SurveyFigures
    coverage: Coverage
    trend: Sequence[TrendPoint]
    answers: Sequence[Mapping[str, Answer]]
    texts: Sequence[tuple[str, str]]
    doubts: Sequence[Doubt]
    entries: Sequence[EntryCounts]
    contradictions: Sequence[Contradicted]
    name_of: Callable[[UUID], str]
    indices: NineIndices | None = None


def fields_of(report: SurveyReport) -> dict[str, str]:
    """Return the texts that the forms' `{names}` stand for."""
    heading, form = report.heading, report.figures.form
    period = heading.period
    return {
        "office": heading.office,
        "period": period.title,
        "first_day": f"{period.first:%d/%m/%Y}",
        "last_day": f"{period.last:%d/%m/%Y}",
        "form": f"{form.title} ({form.key}). {form.legal_basis}",
        "scope": heading.scope or "Câu trả lời tính theo kỳ báo cáo.",
        "made_at": f"{heading.made_at:%H:%M %d/%m/%Y}",
        "hidden": hidden_words(report.figures),
    }


def hidden_words(figures: SurveyFigures) -> str:
    """Return «đang ẩn 2 nhóm, 5 ô» or that nothing is hidden."""
    parts = ((figures.hidden_groups, "nhóm"), (figures.hidden_cells, "ô"))
    told = [f"{grouped(count)} {word}" for count, word in parts if count]
    return f"đang ẩn {', '.join(told)}" if told else "không có nhóm nào phải ẩn"


def number_of(value: Fraction | None) -> float | str:
    """Return a share or mean as a cell holds it, «—» of nothing."""
    return NO_VALUE if value is None else float(value)
