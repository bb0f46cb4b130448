"""The figures of a questionnaire over a period: what its closed batches say, and nothing finer.

Every month is counted by itself and a longer period adds up what its months show: whatever is
under five answers in a month is counted in no part of the period, so that it cannot be subtracted
out. Only the sums over everybody count all answers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onecua.domain.survey.anonymity import FEWEST
from onecua.domain.survey.distribution import COUNTED, Distribution, distribution
from onecua.domain.survey.factors import (
    FactorScore,
    WholeScore,
    factor_scores,
    mean_of,
    whole_score,
)
from onecua.domain.survey.grouping import Dimension, Given, GroupTable, added, group_table
from onecua.domain.survey.questionnaire import QuestionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from onecua.domain.survey.batch import Batch
    from onecua.domain.survey.questionnaire import Question, Questionnaire


@dataclass(frozen=True, slots=True)
class SurveyFigures:
    """What is shown of a form over a period, of the whole office or of one sector.

    `shown` are the distributions by question that may be shown, `hidden_questions` those that
    fewer than five answered in a month, `groups` the tables by dimension (none of one sector).
    """

    form: Questionnaire
    sector: str | None
    number: int
    unfinished: int
    shown: Mapping[str, Distribution]
    hidden_questions: frozenset[str] = frozenset()
    groups: Mapping[Dimension, GroupTable] = field(default_factory=dict)
    is_hidden: bool = False
    """A sector that is hidden itself."""

    @property
    def questions(self) -> tuple[Distribution, ...]:
        """Return the distributions that are shown, in the form's order."""
        ordered = (self.shown.get(question.id) for question in self.form.questions)
        return tuple(found for found in ordered if found is not None)

    @property
    def scales(self) -> tuple[Distribution, ...]:
        """Return the shown distributions of scales that everybody was asked."""
        return tuple(
            each
            for each in self.questions
            if each.question.kind is QuestionKind.SCALE and each.question.when is None
        )

    @property
    def overall(self) -> Distribution | None:
        """Return how the question of general satisfaction was answered."""
        return self.shown.get(self.form.overall)

    @property
    def mean(self) -> Fraction | None:
        """Return the mean of the means of the scales that have the levels of the general one."""
        alike = self.alike_scales
        return mean_of(each.mean for each in alike)

    @property
    def alike_scales(self) -> tuple[Distribution, ...]:
        """Return the scales with the same levels as the general question, or as the first."""
        scales = self.scales
        first = self.overall or (scales[0] if scales else None)
        if first is None:
            return ()
        levels = levels_of(first.question)
        return tuple(each for each in scales if levels_of(each.question) == levels)

    @property
    def factors(self) -> tuple[FactorScore, ...]:
        """Return the factors of the form."""
        return factor_scores(self.form, self.shown)

    @property
    def whole(self) -> WholeScore:
        """Return the mean of the factors both ways."""
        return whole_score(self.factors)

    @property
    def hidden_groups(self) -> int:
        """Return how many groups are not shown."""
        return sum(len(table.hidden) for table in self.groups.values())

    @property
    def hidden_cells(self) -> int:
        """Return how many questions are not shown, of everybody or of a shown group."""
        cells = sum(len(table.hidden_cells) for table in self.groups.values())
        return len(self.hidden_questions) + cells


def levels_of(question: Question) -> tuple[int, ...]:
    """Return the codes of a question in their order."""
    return tuple(choice.code for choice in question.choices)


def level_words(scales: Sequence[Distribution]) -> tuple[str, ...]:
    """Return what the levels of scales are called, best first: «5 Rất hài lòng».

    Where the scales call them differently it is «Mức 5».
    """
    said = {question.question.choices for question in scales}
    if len(said) == 1:
        return tuple(f"{choice.code} {choice.words}" for choice in said.pop())
    return tuple(f"Mức {code}" for code in levels_of(scales[0].question)) if scales else ()


def survey_figures(
    form: Questionnaire, batches: Iterable[Batch], sector: str | None = None
) -> SurveyFigures:
    """Return the figures of a form over the months of these batches; other forms are left out."""
    months: dict[str, list[Batch]] = defaultdict(list)
    for batch in batches:
        if batch.form == form.key:
            months[batch.month].append(batch)
    whole = _summed(form, [_of_month(form, months[month]) for month in sorted(months)])
    return whole if sector is None else _of_sector(whole, sector)


def _of_month(form: Questionnaire, batches: Sequence[Batch]) -> SurveyFigures:
    given = [Given(b.via, each.marks, each.answers) for b in batches for each in b.answers]
    questions = [question for question in form.questions if question.kind in COUNTED]
    torn_off = [{name: answer} for b in batches for name, answer in b.apart]
    all_answers = [*(each.answers for each in given), *torn_off]
    counted = [distribution(question, all_answers) for question in questions]
    hidden = frozenset(each.question.id for each in counted if 0 < each.number < FEWEST)
    asked = {Dimension.OFFICER: form.asks_officer, Dimension.PROCEDURE: form.procedures is not None}
    dimensions = [dimension for dimension in Dimension if asked.get(dimension, True)]
    return SurveyFigures(
        form,
        None,
        len(given),
        sum(batch.unfinished for batch in batches),
        {d.question.id: d for d in counted if d.number and d.question.id not in hidden},
        hidden,
        {dimension: group_table(dimension, given, questions) for dimension in dimensions},
    )


def _summed(form: Questionnaire, months: Sequence[SurveyFigures]) -> SurveyFigures:
    shown: dict[str, Distribution] = {}
    for month in months:
        for name, found in month.shown.items():
            shown[name] = shown[name].plus(found) if name in shown else found
    dimensions = {dimension for month in months for dimension in month.groups}
    return SurveyFigures(
        form,
        None,
        sum(month.number for month in months),
        sum(month.unfinished for month in months),
        shown,
        frozenset[str]().union(*(month.hidden_questions for month in months)),
        {d: added([month.groups[d] for month in months]) for d in Dimension if d in dimensions},
    )


def _of_sector(whole: SurveyFigures, sector: str) -> SurveyFigures:
    table = whole.groups.get(Dimension.SECTOR, GroupTable())
    row = table.row(sector)
    cells = frozenset(name for key, name in table.hidden_cells if key == sector)
    return SurveyFigures(
        whole.form,
        sector,
        row.number if row else 0,
        0,
        row.cells if row else {},
        cells,
        {},
        is_hidden=row is None and sector in table.hidden,
    )
