"""What people carry away of surveys: the workbook, the sheet of the month, the poster."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from onecua.domain.survey.grouping import Dimension
from onecua.domain.survey.indices import (
    IndexScore,
    index_scores,
    officer_total,
    tallies_of,
    unit_total,
)
from onecua.domain.survey.questionnaire import Method
from onecua.reports import surveys as workbook
from onecua.reports.survey_month import SurveyMonth
from onecua.reports.surveys import (
    IndexedGroup,
    IndexSheet,
    SurveyHeading,
    SurveyReport,
    TrendPoint,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from onecua.domain.period import Period
    from onecua.domain.survey.figures import SurveyFigures
    from onecua.domain.survey.indices import Tally, TypedPoints
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.services.survey_figures import SurveyResults


def write_survey(
    desk: Desk,
    period: Period,
    path: Path,
    form: str | None = None,
    *,
    typed: Sequence[TypedPoints] = (),
    progress: Progress | None = None,
) -> SurveyReport:
    """Write the workbook of a form's results over a period; whole or not at all.

    `typed` are the points that the unit gives itself for indices 5, 6, 8, 9.
    """
    report = survey_report(desk, period, form, typed, progress)
    workbook.write(path, report, progress)
    return report


def survey_report(
    desk: Desk,
    period: Period,
    form: str | None = None,
    typed: Sequence[TypedPoints] = (),
    progress: Progress | None = None,
) -> SurveyReport:
    """Return everything that the workbook shows, read from the desk."""
    service = desk.survey_figures
    results = service.results(period, form)
    chosen = results.figures.form
    signs = service.signs(period, chosen.key)
    return SurveyReport(
        heading=_heading(desk, results),
        figures=results.figures,
        coverage=service.coverage(period),
        trend=[
            TrendPoint(f"{each.month.last:%m/%Y}", each.number, each.good_share)
            for each in service.trend(period, chosen.key)
        ],
        answers=[
            answer.answers
            for batch in service.batches(period)
            if batch.form == chosen.key
            for answer in batch.answers
        ],
        texts=results.texts,
        doubts=signs.doubts,
        entries=signs.entries,
        contradictions=signs.contradictions,
        name_of=desk.rulebook.officer_name,
        indices=_indices(desk, period, results.figures, typed, progress),
    )


def survey_month(desk: Desk, period: Period) -> SurveyMonth:
    """Return what the month's workbook says of surveys: every form used in it."""
    service = desk.survey_figures
    first = service.results(period)
    keys = [used.form.key for used in first.forms]
    figures = [first.figures, *(service.results(period, key).figures for key in keys[1:])]
    return SurveyMonth(service.coverage(period), figures if keys else (), first.scope.note)


def _heading(desk: Desk, results: SurveyResults) -> SurveyHeading:
    office = desk.office
    return SurveyHeading(
        office.name, desk.clock(), results.period, results.scope.note, office.sample
    )


def _indices(
    desk: Desk,
    period: Period,
    figures: SurveyFigures,
    typed: Sequence[TypedPoints],
    progress: Progress | None,
) -> IndexSheet | None:
    """Return the nine indices of a form that asks for them, None of any other."""
    if figures.form.method is not Method.NINE_INDICES:
        return None
    record = desk.survey_figures.recorded(period, progress)
    citizens = tallies_of(figures.shown)
    scores = index_scores(citizens, record.unit, typed)

    def groups(
        dimension: Dimension,
        name_of: Callable[[str], str],
        record_of: Callable[[str], Mapping[int, Tally] | None],
    ) -> list[IndexedGroup]:
        table = figures.groups.get(dimension)
        listed = (
            (row.key, tallies_of(row.cells)) for row in (table.rows if table else ()) if row.key
        )
        return list(_named((name_of(k), index_scores(t, record_of(k) or {})) for k, t in listed))

    return IndexSheet(
        citizens,
        record.unit,
        scores,
        officer_total(scores),
        unit_total(scores),
        groups(
            Dimension.OFFICER,
            desk.survey_figures.officer_name,
            lambda key: record.officers.get(UUID(key)),
        ),
        groups(Dimension.SECTOR, str, record.sectors.get),
    )


def _named(listed: Iterator[tuple[str, Sequence[IndexScore]]]) -> Iterator[IndexedGroup]:
    for name, scores in listed:
        total = officer_total(scores)
        if total is not None:
            yield IndexedGroup(name, scores, total)
