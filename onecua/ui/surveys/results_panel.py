"""The tab «Kết quả»: four figures, how questions were answered, coverage, a year's trend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from onecua.domain.period import month_of
from onecua.ui.deadlines.paper_making import PaperMaking
from onecua.ui.page import Action, ActionBarSpec
from onecua.ui.patience import try_until_free
from onecua.ui.surveys import result_words as words
from onecua.ui.surveys.index_points_dialog import Texts, ask_points
from onecua.ui.surveys.result_cards import ResultCards
from onecua.ui.surveys.results_card import ResultsCard
from onecua.ui.surveys.results_reading import ResultsReading, ShownResults
from onecua.ui.surveys.side_charts import SectorCoverageCard, TrendCard
from onecua.ui.surveys.survey_export import SurveyExport
from onecua.ui.surveys.survey_panel import SurveyPanel
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.sizes import GAP, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onecua.domain.period import Period
    from onecua.domain.survey.indices import TypedPoints
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.ui.shell import Shell

_SIDE = 408
_LEAST_RESULTS, _LEAST_BELOW = 240, 420
_LEAST_COVERAGE, _LEAST_TREND = 150, 190
_REFRESH_AFTER_MS = 300
_AREAS = frozenset({"dossiers", "office"})


class ResultsPanel(SurveyPanel):
    """Reads on the worker; a figure moves only when a batch is closed."""

    counts_period = True

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._period: Period = month_of(shell.desk.clock().date()).previous()
        self._sector: str | None = None
        self._form: str | None = None
        self.shown: ShownResults | None = None
        self.reading = ResultsReading(shell.desk, shell.tasks)
        self.cards = ResultCards()
        self.results = ResultsCard(shell.desk.survey_figures.officer_name)
        self.coverage = SectorCoverageCard()
        self.trend = TrendCard()
        self.export = SurveyExport(shell, self)
        self.papers = PaperMaking(shell, self)
        self._left_points: dict[Period, Texts] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REFRESH_AFTER_MS)
        self._soon.timeout.connect(self._read)
        self._lay_out()
        self._connect()

    def set_scope(self, period: Period, sector: str | None) -> None:
        """Count this period, of one sector or of all."""
        if period != self._period:
            self._form = None
        self._period, self._sector = period, sector

    def action_bar(self) -> ActionBarSpec:
        """Return what is to be looked at, and the ways out: a page to post, a workbook."""
        found = self.shown.signs.doubts if self.shown is not None else ()
        state = f"{len(found)} dấu hiệu cần xem" if found else ""
        link = Action("Xem", lambda: self.show_view("signs")) if found else None
        return ActionBarSpec(
            Action("Xuất Excel", self.start_export, "Ctrl+Enter", "table", self.export.waits()),
            (Action("Tờ niêm yết", self.make_poster, "Ctrl+P", "printer", self._no_poster()),),
            state=state,
            state_icon="alert-triangle" if found else "",
            state_tone="warning",
            link=link,
        )

    def entered(self) -> None:
        """Read everything anew and take the focus."""
        self._read()
        self.results.take_focus()

    def left(self) -> None:
        """Wait for nothing more."""
        self._soon.stop()
        self.reading.forget()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Read anew, a moment later, after a commit that touched dossiers or closed a batch."""
        if touched & _AREAS and self.isVisible():
            self._soon.start()

    def show_view(self, view: str) -> None:
        """Choose what the card of results shows and put the caret there."""
        self.results.show_view(view)
        self.results.take_focus()

    def start_export(self) -> None:
        """Write the workbook of the form shown."""
        if self.shown is not None:
            self.export.start(self._period, self.shown.results.figures.form)

    def make_poster(self) -> None:
        """Make the page to post and show it for printing."""
        if self.shown is not None and self._no_poster() is None:
            key = self.shown.results.figures.form.key
            title = f"Tờ niêm yết kết quả khảo sát, {self._period.title}"
            self.papers.make(title, _poster_work(self._shell.desk, self._period, key))

    def give_points(self) -> None:
        """Ask for the unit's own points of the period shown and keep them."""
        if self.shown is None:
            return
        service, period = self._shell.desk.index_points, self.shown.results.period
        asked = self.results.indices.asked
        before = service.given(period)
        typed = ask_points(self.window(), period, asked, before, self._left_points)
        if typed is not None:
            try_until_free(self, lambda: self._keep_points(period, typed))

    def _keep_points(self, period: Period, typed: Sequence[TypedPoints]) -> None:
        if self._shell.desk.index_points.give(period, typed):
            self._shell.say(f"Đã ghi điểm tự chấm, {period.title}.")

    def _no_poster(self) -> str | None:
        if self.shown is None or not self.shown.results.forms:
            return "Kỳ này chưa có phiếu đã gộp để niêm yết."
        if self._sector is not None:
            return "Tờ niêm yết là của cả đơn vị; chọn «Mọi lĩnh vực»."
        return self.papers.waits()

    def _read(self) -> None:
        self._soon.stop()
        self.reading.start(self._period, self._form, self._sector)

    def _on_read(self, shown: ShownResults) -> None:
        self.shown = shown
        figures = shown.results.figures
        self.cards.show_results(shown)
        self.results.show_results(shown)
        self.coverage.set_coverage(shown.coverage.returned)
        general = figures.overall or next(iter(figures.scales), None)
        self.trend.set_months(shown.trend, words.good_title(general))
        self.bars_changed.emit()

    def _on_form_chosen(self, key: str) -> None:
        self._form = key
        self._read()

    def _lay_out(self) -> None:
        column = QWidget()
        self._main = QVBoxLayout(column)
        self._main.addWidget(self.results)
        self._two = SideColumn(column, _SIDE, ruled=False)
        self._two.side.setContentsMargins(0, 0, 0, 0)
        self._two.side.addWidget(self.coverage, 3)
        self._two.side.addWidget(self.trend, 2)
        self._two.placed.connect(self._fit)
        for card in (self.coverage, self.trend):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addWidget(self.cards)
        rows.addWidget(self._two, 1)
        self._fit(self._two.below())

    def _fit(self, below: bool) -> None:
        self._main.setContentsMargins(0, 0, 0 if below else GAP, GAP if below else 0)
        self.results.setMinimumHeight(scaled(_LEAST_BELOW if below else _LEAST_RESULTS))
        self.coverage.setMinimumHeight(scaled(_LEAST_COVERAGE))
        self.trend.setMinimumHeight(scaled(_LEAST_TREND))

    def _connect(self) -> None:
        self.reading.read.connect(self._on_read)
        self.results.form_chosen.connect(self._on_form_chosen)
        self.results.points_asked.connect(self.give_points)
        self.cards.view_asked.connect(self.show_view)
        self.cards.coverage_asked.connect(lambda: self._shell.show_page("surveys/coverage"))
        self.export.changed.connect(self.bars_changed)
        self.papers.busy_changed.connect(self.bars_changed)
        for source in (self.results, self.trend):
            source.copied.connect(self._say_copied)

    def _say_copied(self) -> None:
        self._shell.say("Đã chép bảng. Dán được vào Excel, Word.")


def _poster_work(desk: Desk, period: Period, form: str) -> Callable[[Progress], bytes]:
    def work(progress: Progress) -> bytes:
        from onecua import products

        progress.step(0)
        return products.survey_poster_pdf(desk, period, form)

    return work
