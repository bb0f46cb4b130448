"""The figures of surveys: results, coverage, signs, trend; from closed batches and dossiers only.

What waits in the pool counts nowhere: a figure moves when a batch is closed, by five or more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from onecua.domain.deadline import timeliness, timeliness_by_instant
from onecua.domain.office import LateBy
from onecua.domain.survey.coverage import CountedDossier, Coverage, coverage_table
from onecua.domain.survey.doubts import Contradicted, Doubt, EntryCounts, contradictions, doubts
from onecua.domain.survey.doubts import entry_counts as counted_entries
from onecua.domain.survey.figures import SurveyFigures, survey_figures
from onecua.domain.survey.grouping import Dimension
from onecua.domain.survey.indices import indexed_group, nine_indices, tallies_of
from onecua.domain.survey.questionnaire import Method
from onecua.domain.survey.record import RecordedDossier, recorded, recorded_tallies
from onecua.domain.survey.scope import MonthScope, month_scope, months_up_to
from onecua.domain.vietnamese import sort_key
from onecua.services.index_points import given_points
from onecua.storage import survey_records, surveys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from onecua.domain.period import Period
    from onecua.domain.survey.batch import Batch
    from onecua.domain.survey.indices import IndexedGroup, NineIndices, Tally
    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.progress import Progress
    from onecua.services.questionnaires import QuestionnaireLibrary
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database
    from onecua.storage.survey_records import MissingSlip
    from onecua.storage.surveys import CoverageRow

TREND_MONTHS = 12
_STEP = 200


@dataclass(frozen=True, slots=True)
class UsedForm:
    """A questionnaire of which slips were entered in a period, and how many."""

    form: Questionnaire
    slips: int


@dataclass(frozen=True, slots=True)
class SurveyResults:
    """The figures of one form over a period; `forms` are all forms used in it, most slips first."""

    period: Period
    scope: MonthScope
    figures: SurveyFigures
    forms: tuple[UsedForm, ...]
    texts: tuple[tuple[str, str], ...] = ()
    """Free texts with the name of their question, in the order of the letters."""


@dataclass(frozen=True, slots=True)
class SurveySigns:
    """What to look at in a period, with the counters behind it."""

    doubts: tuple[Doubt, ...]
    entries: tuple[EntryCounts, ...]
    contradictions: tuple[Contradicted, ...]


@dataclass(frozen=True, slots=True)
class TrendMonth:
    """General satisfaction in a reporting month: the share of the two best levels."""

    month: Period
    number: int
    good_share: Fraction | None


@dataclass(frozen=True, slots=True)
class RecordTallies:
    """Indices 1, 2, 3 from the dossiers: of the unit, of each officer and sector."""

    unit: dict[int, Tally]
    officers: dict[UUID, dict[int, Tally]]
    sectors: dict[str, dict[int, Tally]]


class SurveyFigureService:
    """Counts from a snapshot of its own, so that the desk goes on."""

    def __init__(
        self, database: Database, rulebook: Rulebook, library: QuestionnaireLibrary
    ) -> None:
        self._database = database
        self._rulebook = rulebook
        self._library = library

    def results(
        self, period: Period, form: str | None = None, sector: str | None = None
    ) -> SurveyResults:
        """Return the figures of a form, of all sectors or of one.

        Without a form's key it is the one with the most slips, else the one in force.
        """
        scope = month_scope(period)
        found = self._batches(scope.first, scope.last)
        forms = self._forms(found)
        chosen = self._chosen(period, form, forms)
        texts = () if sector else _texts(chosen, found)
        return SurveyResults(period, scope, survey_figures(chosen, found, sector), forms, texts)

    def batches(self, period: Period) -> list[Batch]:
        """Return the closed batches that stand for a period."""
        scope = month_scope(period)
        return self._batches(scope.first, scope.last)

    def coverage(self, period: Period) -> Coverage:
        """Return how many dossiers have their slip, of those returned and of those received."""
        start, end = period.start_at, period.end_at
        with self._database.read() as connection:
            returned = surveys.returned(connection, start, end)
            received = survey_records.received(connection, start, end)
        at_return = (_counted(row, at) for row in returned if (at := row.returned_at))
        at_reception = (_counted(row, row.received_at) for row in received)
        return Coverage(coverage_table(at_return), coverage_table(at_reception))

    def covered(self, period: Period) -> tuple[int, int]:
        """Return how many dossiers returned in the period have their slip, and how many there are.

        The same as `coverage` says of the whole, counted without reading each dossier.
        """
        with self._database.read() as connection:
            count, used = surveys.returned_count(connection, period.start_at, period.end_at)
        return used, count

    def missing_slips(self, period: Period, sector: str | None = None) -> list[MissingSlip]:
        """Return the dossiers returned in the period without a slip, the latest first."""
        with self._database.read() as connection:
            found = survey_records.without_slip(connection, period.start_at, period.end_at)
        return [each for each in found if sector in (None, each.sector)]

    def signs(self, period: Period, form: str | None = None) -> SurveySigns:
        """Return what to look at in the slips of a form, and the counters of all slips."""
        found = self.batches(period)
        chosen = self._chosen(period, form, self._forms(found))
        return SurveySigns(
            doubts(found, chosen, self.officer_name),
            counted_entries(found),
            contradictions(found, chosen),
        )

    def trend(
        self, period: Period, form: str | None = None, sector: str | None = None
    ) -> tuple[TrendMonth, ...]:
        """Return twelve reporting months up to the period's last, all versions of the form."""
        months = months_up_to(month_scope(period).last, TREND_MONTHS)
        found = self._batches(months[0].name, months[-1].name)
        scope = month_scope(period)
        own = [batch for batch in found if scope.first <= batch.month <= scope.last]
        chosen = self._chosen(period, form, self._forms(own))
        return tuple(self._trend_month(month, chosen.id, found, sector) for month in months)

    def recorded(self, period: Period, progress: Progress | None = None) -> RecordTallies:
        """Return indices 1, 2, 3 of the dossiers whose result came in the period.

        Raises Cancelled.
        """
        judge = (
            timeliness
            if self._rulebook.office.policy.late_by is LateBy.DAY
            else timeliness_by_instant
        )
        tally = partial(recorded_tallies, judge=judge)
        with self._database.read() as connection:
            events = survey_records.settled(connection, period.start_at, period.end_at)
            found = []
            for place, own in enumerate(events, 1):
                found.append(recorded(own))
                if progress is not None and place % _STEP == 0:
                    progress.step(place, 0, "Đọc hồ sơ đã giải quyết")
        # A result that was undone and given again later belongs to the later period.
        listed = [each for each in found if each is not None and each.ended_at in period]
        officers: dict[UUID, list[RecordedDossier]] = defaultdict(list)
        sectors: dict[str, list[RecordedDossier]] = defaultdict(list)
        for each in listed:
            officers[each.officer].append(each)
            sectors[each.sector].append(each)
        return RecordTallies(
            tally(listed),
            {officer: tally(own) for officer, own in officers.items()},
            {sector: tally(own) for sector, own in sectors.items()},
        )

    def nine_indices(
        self, results: SurveyResults, progress: Progress | None = None
    ) -> NineIndices | None:
        """Return the nine indices of a form that asks for them, None of any other.

        Those that neither slips nor dossiers tell are the points that the unit gave itself.

        Raises Cancelled.
        """
        figures = results.figures
        if figures.form.method is not Method.NINE_INDICES:
            return None
        record = self.recorded(results.period, progress)
        with self._database.read() as connection:
            typed = given_points(connection, results.period, self._rulebook)
        officers = {officer.hex: tallies for officer, tallies in record.officers.items()}
        return nine_indices(
            tallies_of(figures.shown),
            record.unit,
            typed,
            _groups(figures, Dimension.OFFICER, officers, self.officer_name),
            _groups(figures, Dimension.SECTOR, record.sectors, str),
        )

    def officer_name(self, key: str) -> str:
        """Return the name of an officer by the key that answers and batches keep."""
        return self._rulebook.officer_name(UUID(key))

    def _batches(self, first: str, last: str) -> list[Batch]:
        with self._database.read() as connection:
            return surveys.batches(connection, first, last)

    def _forms(self, batches: Iterable[Batch]) -> tuple[UsedForm, ...]:
        counts: Counter[str] = Counter()
        for batch in batches:
            counts[batch.form] += len(batch.answers)
        found = (UsedForm(self._library.form(key), n) for key, n in counts.items())
        return tuple(sorted(found, key=lambda used: (-used.slips, used.form.key)))

    def _chosen(self, period: Period, form: str | None, forms: Sequence[UsedForm]) -> Questionnaire:
        if form is not None:
            return self._library.form(form)
        if forms:
            return forms[0].form
        return self._library.in_force(min(period.last, self._database.clock().date()))

    def _trend_month(
        self, month: Period, form_id: str, batches: Sequence[Batch], sector: str | None
    ) -> TrendMonth:
        own = [batch for batch in batches if batch.month == month.name]
        keys = sorted({batch.form for batch in own if batch.form.rpartition("/")[0] == form_id})
        figures = [survey_figures(self._library.form(key), own, sector) for key in keys]
        number = sum(each.number for each in figures)
        return TrendMonth(month, number, general_share(figures))


def general_share(figures: Sequence[SurveyFigures]) -> Fraction | None:
    """Return the share of the two best levels of the general question, of versions together.

    A form without one is told by the mean of its factors, and only its latest version.
    """
    overall = [each.overall for each in figures if each.overall is not None]
    if not overall:
        return figures[-1].whole.good_share if figures else None
    return Fraction(sum(each.good for each in overall), sum(each.number for each in overall))


def _groups(
    figures: SurveyFigures,
    dimension: Dimension,
    record: Mapping[str, dict[int, Tally]],
    name_of: Callable[[str], str],
) -> tuple[IndexedGroup, ...]:
    table = figures.groups.get(dimension)
    found = (
        indexed_group(name_of(row.key), tallies_of(row.cells), record.get(row.key, {}))
        for row in (table.rows if table else ())
        if row.key is not None
    )
    return tuple(group for group in found if group is not None)


def _texts(form: Questionnaire, batches: Iterable[Batch]) -> tuple[tuple[str, str], ...]:
    names = {question.id: question.name for question in form.questions}
    places = {question.id: place for place, question in enumerate(form.questions)}
    found = [pair for batch in batches if batch.form == form.key for pair in batch.texts]
    found.sort(key=lambda pair: (places.get(pair[0], 0), sort_key(pair[1])))
    return tuple((names.get(question, question), text) for question, text in found)


def _counted(row: CoverageRow, at: datetime) -> CountedDossier:
    return CountedDossier(row.sector, row.received_by, at, row.has_slip)
