"""Sheets beside the figures: coverage, single answers, texts, signs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from onecua.domain.survey.coverage import week_words
from onecua.domain.survey.questionnaire import QuestionKind
from onecua.domain.survey.response import VIA_WORDS
from onecua.domain.vietnamese import grouped
from onecua.reports import form as sheets
from onecua.reports.form import Align, Column, Kind
from onecua.reports.surveys.report import NO_VALUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from onecua.domain.survey.coverage import Coverage, Share
    from onecua.domain.survey.questionnaire import Question
    from onecua.domain.survey.response import Answer
    from onecua.reports.form import SheetForm
    from onecua.reports.surveys.report import SurveyReport
    from onecua.reports.table import Row

Key = TypeVar("Key")

_WIDTHS = {QuestionKind.SCALE: 13.0, QuestionKind.SINGLE: 24.0, QuestionKind.MULTIPLE: 36.0}


def coverage_tables(report: SurveyReport) -> dict[str, Iterable[Row]]:
    """Return the rows of sheet «Độ phủ»: of dossiers returned beside those received."""
    returned, received = report.coverage.returned, report.coverage.received
    return {
        **unit_tables(report.coverage, report.heading.office),
        "officers": _paired(returned.officers, received.officers, report.name_of),
        "weeks": _paired(returned.weeks, received.weeks, week_words, in_order=True),
    }


def unit_tables(coverage: Coverage, office: str) -> dict[str, Iterable[Row]]:
    """Return the rows of coverage of the whole unit and of its sectors."""
    returned, received = coverage.returned, coverage.received
    return {
        "wholes": _paired([returned.whole], [received.whole], lambda _: office),
        "sectors": _paired(returned.sectors, received.sectors, str),
    }


def _paired(
    returned: Sequence[Share[Key]],
    received: Sequence[Share[Key]],
    words: Callable[[Key], str],
    *,
    in_order: bool = False,
) -> list[Row]:
    first = {share.of: share for share in returned}
    second = {share.of: share for share in received}
    rows: list[Row] = []
    keys = list(dict.fromkeys((*first, *second)))
    for key in sorted(keys, key=str) if in_order else keys:
        used, whole = _counts(first.get(key))
        received_used, received_whole = _counts(second.get(key))
        rows.append(
            {
                "name": words(key),
                "used": used,
                "whole": whole,
                "share": used / whole if whole else NO_VALUE,
                "received_used": received_used,
                "received_whole": received_whole,
                "received_share": received_used / received_whole if received_whole else NO_VALUE,
            }
        )
    return rows


def _counts(share: Share[Key] | None) -> tuple[int, int]:
    return (share.used, share.whole) if share else (0, 0)


def answers_form(report: SurveyReport) -> SheetForm:
    """Return sheet «Câu trả lời» with a column for each question of the rows that is shown."""
    drawn = sheets.load("survey_answers")
    table = drawn.tables[0]
    questions = list(_answered(report))
    columns = [_answer_column(question) for question in questions]
    return replace(
        drawn,
        widths=(*drawn.widths, *(_WIDTHS[question.kind] for question in questions)),
        tables=(replace(table, columns=(*table.columns, *columns)),),
    )


def _answer_column(question: Question) -> Column:
    kind = Kind.COUNT if question.kind is QuestionKind.SCALE else Kind.TEXT
    align = Align.CENTER if question.kind is QuestionKind.SCALE else None
    return Column(question.id, (question.name,), kind, align=align)


def _answered(report: SurveyReport) -> Iterator[Question]:
    """Yield the questions that rows still hold and that five and more answered."""
    named = {name for row in report.answers for name in row}
    for found in report.figures.questions:
        if found.question.id in named:
            yield found.question


def answers_rows(report: SurveyReport) -> list[Row]:
    """Return the single answers, in the order of what they say and of nothing else."""
    questions = list(_answered(report))
    rows = [
        {question.id: _cell(question, row.get(question.id)) for question in questions}
        for row in report.answers
    ]
    rows.sort(key=lambda row: [_rank(value) for value in row.values()])
    return rows  # type: ignore[return-value]


def _cell(question: Question, answer: Answer | None) -> int | str | None:
    if answer is None or isinstance(answer, str) or question.kind is QuestionKind.SCALE:
        return answer if isinstance(answer, int) else None
    words = {choice.code: choice.words for choice in question.choices}
    codes = (answer,) if isinstance(answer, int) else answer
    return "; ".join(words[code] for code in codes if code in words)


def _rank(value: int | str | None) -> tuple[bool, int, str]:
    """Order the highest level first, what was not answered last."""
    return value is None, -value if isinstance(value, int) else 0, str(value)


def signs_tables(report: SurveyReport) -> Mapping[str, Iterable[Row]]:
    """Return the rows of sheet «Dấu hiệu»."""
    return {
        "doubts": [{"words": doubt.words} for doubt in report.doubts],
        "entries": list(_entries(report)),
        "contradictions": [
            {
                "name": each.name,
                "compared": each.compared,
                "contradicted": each.contradicted,
                "share": each.contradicted / each.compared if each.compared else NO_VALUE,
            }
            for each in report.contradictions
        ],
    }


def _entries(report: SurveyReport) -> Iterator[Row]:
    for each in report.entries:
        who = f": {report.name_of(UUID(each.entered_by))}" if each.entered_by else ""
        checks = f"{grouped(each.checked)} ({grouped(each.disagreed)})" if each.checked else ""
        yield {
            "name": f"{VIA_WORDS[each.via]}{who}",
            "slips": each.slips,
            "unfinished": each.unfinished,
            "equal_runs": each.equal_runs,
            "outside_hours": each.outside_hours,
            "checks": checks,
        }
