"""Writes the workbook: a sheet for each part, native charts on a sheet of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.reports import form as sheets
from onecua.reports.surveys import charting, others, results
from onecua.reports.surveys.indices import indices_tables
from onecua.reports.surveys.report import fields_of
from onecua.reports.workbook import ReportWorkbook

if TYPE_CHECKING:
    from pathlib import Path

    from onecua.progress import Progress
    from onecua.reports.surveys.report import SurveyReport


def write(path: Path, report: SurveyReport, progress: Progress | None = None) -> None:
    """Write the workbook; the old file stays until the new one is whole.

    Raises RuleError (a form was edited wrongly, too many rows), StorageError, Cancelled.
    """
    book = ReportWorkbook("Kết quả khảo sát mức độ hài lòng", sample=report.heading.sample)
    figures = report.figures
    fields = {**fields_of(report), "mean_note": _mean_note(report)}
    drawn = book.draw(results.results_form(figures), fields, results.results_tables(report))
    book.draw(sheets.load(charting.FORM), fields, {})
    if report.indices is not None:
        book.draw(sheets.load("survey_indices"), fields, indices_tables(report.indices))
    book.draw(sheets.load("survey_choices"), fields, results.choices_tables(report))
    book.draw(results.groups_form(figures), fields, results.groups_tables(report))
    coverage = sheets.load("survey_coverage")
    covered = book.draw(coverage, fields, others.coverage_tables(report))
    answers = others.answers_rows(report)
    book.draw(others.answers_form(report), fields, {"answers": answers}, progress)
    texts = [{"question": question, "text": text} for question, text in report.texts]
    book.draw(sheets.load("survey_texts"), fields, {"texts": texts})
    book.draw(sheets.load("survey_signs"), fields, others.signs_tables(report))
    charting.add_charts(book, report, drawn, covered)
    book.save(path)


def _mean_note(report: SurveyReport) -> str:
    overall = report.figures.overall or next(iter(report.figures.scales), None)
    return f"Mức tốt là {results.good_words(overall)}." if overall is not None else ""
