"""What people carry away of surveys: the workbook, the sheet of the month, the poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.reports import surveys as workbook
from onecua.reports.survey_month import SurveyMonth
from onecua.reports.surveys import SurveyHeading, SurveyReport, TrendPoint

if TYPE_CHECKING:
    from pathlib import Path

    from onecua.domain.period import Period
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.services.survey_figures import SurveyResults


def write_survey(
    desk: Desk,
    period: Period,
    path: Path,
    form: str | None = None,
    *,
    progress: Progress | None = None,
) -> SurveyReport:
    """Write the workbook of a form's results over a period; whole or not at all."""
    report = survey_report(desk, period, form, progress)
    workbook.write(path, report, progress)
    return report


def survey_report(
    desk: Desk,
    period: Period,
    form: str | None = None,
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
        indices=service.nine_indices(results, progress),
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
