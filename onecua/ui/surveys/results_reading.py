"""Reads what the tab «Kết quả» shows on the worker; one overtaken by the next tells nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from onecua.domain.period import Period
    from onecua.domain.survey.coverage import Coverage
    from onecua.domain.survey.indices import NineIndices
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.services.survey_figures import SurveyResults, SurveySigns, TrendMonth
    from onecua.ui.tasks import Runner, Task


@dataclass(frozen=True, slots=True)
class ShownResults:
    """The figures of a form over a period with what stands beside them."""

    results: SurveyResults
    coverage: Coverage
    signs: SurveySigns
    trend: tuple[TrendMonth, ...]
    indices: NineIndices | None


class ResultsReading(QObject):
    """`read(ShownResults)` follows each reading."""

    read = Signal(object)

    def __init__(self, desk: Desk, tasks: Runner) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._task: Task[ShownResults] | None = None

    def start(self, period: Period, form: str | None, sector: str | None) -> None:
        """Read off the main thread; without a form the one with the most slips."""
        self.forget()
        service = self._desk.survey_figures

        def work(progress: Progress) -> ShownResults:
            progress.step(0)
            results = service.results(period, form, sector)
            key = results.figures.form.key
            progress.step(0)
            return ShownResults(
                results,
                service.coverage(period),
                service.signs(period, key),
                service.trend(period, key, sector),
                None if sector else service.nine_indices(results, progress=progress),
            )

        self._task = self._tasks.run(work, self._on_done)

    def forget(self) -> None:
        """Let a reading go that nobody waits for any more."""
        if self._task is not None:
            self._task.forget()
            self._task = None

    def _on_done(self, shown: ShownResults) -> None:
        self._task = None
        self.read.emit(shown)
