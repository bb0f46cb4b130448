"""Sheets of figures: the results of a form, its choices, its groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from onecua.domain.survey.distribution import good_codes
from onecua.domain.survey.factors import index_of
from onecua.domain.survey.figures import levels_of
from onecua.domain.survey.grouping import Dimension, group_words
from onecua.domain.survey.questionnaire import QuestionKind
from onecua.domain.survey.response import VIA_WORDS, Via
from onecua.domain.vietnamese import grouped
from onecua.reports import form as sheets
from onecua.reports.form import Column, Kind
from onecua.reports.surveys.report import NO_VALUE, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from onecua.domain.survey.distribution import Distribution
    from onecua.domain.survey.factors import FactorScore
    from onecua.domain.survey.figures import SurveyFigures
    from onecua.domain.survey.grouping import GroupRow
    from onecua.reports.form import SheetForm
    from onecua.reports.surveys.report import SurveyReport
    from onecua.reports.table import Row

_LEVEL_WIDTH = 7.0
_BEFORE_LEVELS = 3
_LIVE = {
    "mean": 'IF({{number}}=0,"—",({points})/{{number}})',
    "index": 'IFERROR({{mean}}/{best},"—")',
}


def levels(figures: SurveyFigures) -> tuple[int, ...]:
    """Return the codes of all scales of a form, the highest first."""
    found = {code for each in figures.scales for code in levels_of(each.question)}
    return tuple(sorted(found, reverse=True))


def results_form(figures: SurveyFigures) -> SheetForm:
    """Return sheet «Kết quả» with a column for each level of the form's scales.

    Where all scales have the same levels, means and shares are live formulas of the counts.
    """
    drawn = sheets.load("survey_results")
    codes = levels(figures)
    alike = len({levels_of(each.question) for each in figures.scales}) == 1
    counts = tuple(
        Column(f"c{code}", ("Số phiếu mỗi mức", str(code)), Kind.COUNT) for code in codes
    )
    tables = []
    for table in drawn.tables:
        if table.key in ("factors", "whole") and not figures.factors:
            continue
        if table.key == "scales":
            columns = [_live(c, figures) if alike else c for c in table.columns]
            columns[_BEFORE_LEVELS:_BEFORE_LEVELS] = counts
            tables.append(replace(table, columns=tuple(columns)))
        else:
            tables.append(table)
    widths = list(drawn.widths)
    widths[_BEFORE_LEVELS:_BEFORE_LEVELS] = [_LEVEL_WIDTH] * len(codes)
    return replace(drawn, widths=tuple(widths), tables=tuple(tables))


def _live(column: Column, figures: SurveyFigures) -> Column:
    question = figures.scales[0].question
    codes = sorted(levels_of(question), reverse=True)
    if column.key == "number":
        return replace(column, sum_of=tuple(f"c{code}" for code in codes))
    if column.key == "good":
        return replace(column, sum_of=tuple(f"c{code}" for code in reversed(good_codes(question))))
    if column.key in _LIVE:
        points = "+".join(f"{code}*{{c{code}}}" for code in codes)
        return replace(column, formula=_LIVE[column.key].format(points=points, best=question.best))
    return column


def results_tables(report: SurveyReport) -> dict[str, Iterable[Row]]:
    """Return the rows of sheet «Kết quả»."""
    figures = report.figures
    return {
        "summary": list(_summary(report)),
        "ways": list(_ways(figures)),
        "scales": [_scale(figures, each) for each in figures.scales],
        "factors": [_factor(each) for each in figures.factors],
        "whole": [_whole(figures)],
        "trend": [
            {"month": each.month, "number": each.number, "share": _drawable(each.share)}
            for each in report.trend
        ],
    }


def _drawable(share: Fraction | None) -> float | None:
    """Return a share for the line of the chart, which takes a text for 0, no cell for a gap."""
    return None if share is None else float(share)


def _summary(report: SurveyReport) -> Iterator[Row]:
    overall = report.figures.overall
    if overall is not None:
        words = good_words(overall)
        yield _shared(f"{overall.question.name}: phiếu {words}", overall.good, overall.number)
    coverage = report.coverage
    for name, table in (
        ("Hồ sơ đã trả có phiếu", coverage.returned),
        ("Hồ sơ đã nhận có phiếu", coverage.received),
    ):
        yield _shared(name, table.whole.used, table.whole.whole)


def _shared(name: str, used: int, whole: int) -> Row:
    share = used / whole if whole else NO_VALUE
    return {"name": name, "used": used, "whole": whole, "share": share}


def good_words(found: Distribution) -> str:
    """Return «mức 4, 5»: the levels that count as satisfied."""
    return f"mức {', '.join(map(str, good_codes(found.question)))}"


def _ways(figures: SurveyFigures) -> Iterator[Row]:
    table = figures.groups.get(Dimension.VIA)
    for row in table.rows if table else ():
        yield {"name": VIA_WORDS[Via(row.key or "")], "slips": row.number}


def _scale(figures: SurveyFigures, found: Distribution) -> Row:
    names = dict(figures.form.factors)
    counts = dict(zip(levels_of(found.question), found.counts, strict=True))
    return {
        "factor": names.get(found.question.factor, ""),
        "question": found.question.name,
        **{f"c{code}": counts.get(code, 0) for code in levels(figures)},
        "number": found.number,
        "good": found.good,
        "mean": number_of(found.mean),
        "share": number_of(found.good_share),
        "index": number_of(index_of(found)),
    }


def _factor(found: FactorScore) -> Row:
    return {
        "name": found.words,
        "items": found.items,
        "mean": number_of(found.mean),
        "share": number_of(found.good_share),
        "index": number_of(found.index),
    }


def _whole(figures: SurveyFigures) -> Row:
    found = figures.whole
    return {
        "name": "Chỉ số hài lòng chung",
        "factors": found.factors,
        "share": number_of(found.good_share),
        "index": number_of(found.index),
    }


def choices_tables(report: SurveyReport) -> Mapping[str, Iterable[Row]]:
    """Return the rows of sheet «Câu lựa chọn»."""
    chosen = [q for q in report.figures.questions if q.question.kind is not QuestionKind.SCALE]
    return {"choices": [row for found in chosen for row in _choices(found)]}


def _choices(found: Distribution) -> Iterator[Row]:
    for choice, count in zip(found.question.choices, found.counts, strict=True):
        yield {
            "question": found.question.name,
            "choice": choice.words,
            "count": count,
            "number": found.number,
            "share": count / found.number if found.number else NO_VALUE,
        }


def groups_form(figures: SurveyFigures) -> SheetForm:
    """Return sheet «Theo nhóm» with the tables of the dimensions that the form has."""
    drawn = sheets.load("survey_groups")
    kept = tuple(table for table in drawn.tables if Dimension(table.key) in figures.groups)
    return replace(drawn, tables=kept)


def groups_tables(report: SurveyReport) -> Mapping[str, Iterable[Row]]:
    """Return the rows of sheet «Theo nhóm»: the scales of every shown group."""
    found: dict[str, list[Row]] = {}
    for dimension, table in report.figures.groups.items():
        rows = found[dimension.value] = []
        for group in table.rows:
            name = group_words(
                report.figures.form, dimension, group.key, lambda key: report.name_of(UUID(key))
            )
            rows.extend(_group(report.figures, group, name))
    return found


def _group(figures: SurveyFigures, group: GroupRow, name: str) -> Iterator[Row]:
    heading = f"{name}: {grouped(group.number)} phiếu"
    for scale in figures.scales:
        cell = group.cells.get(scale.question.id)
        if cell is not None:
            yield {
                "group": heading,
                "question": scale.question.name,
                "number": cell.number,
                "mean": number_of(cell.mean),
                "good": cell.good,
                "share": number_of(cell.good_share),
            }
