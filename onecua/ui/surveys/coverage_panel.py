"""The tab «Độ phủ»: how many dossiers have their slip, and which returned ones have none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from onecua.domain.period import month_of
from onecua.domain.summary import DossierFilter
from onecua.domain.vietnamese import grouped, percent
from onecua.ui.page import Action, ActionBarSpec
from onecua.ui.surveys.copied_table import CopiedTable
from onecua.ui.surveys.coverage_card import CoverageCard
from onecua.ui.surveys.survey_panel import SurveyPanel
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.figure_card import FigureCard
from onecua.ui.widgets.paged_model import Column
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.sizes import GAP, scaled

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.period import Period
    from onecua.domain.survey.coverage import Coverage, CoverageTable
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.storage.survey_records import MissingSlip
    from onecua.ui.shell import Shell
    from onecua.ui.tasks import Task

_SIDE = 468
_LEAST, _LEAST_BELOW = 240, 420
_REFRESH_AFTER_MS = 300
_LIST_KEY = "Ctrl+L"
_AREAS = frozenset({"dossiers", "office"})
_NONE_RETURNED = (
    "Kỳ này chưa trả hồ sơ nào",
    "Hồ sơ trả kết quả mà chưa có phiếu sẽ hiện ở đây.",
)
_ALL_THERE = (
    "Hồ sơ nào cũng có phiếu",
    "Mọi hồ sơ trả kết quả trong kỳ đã có phiếu khảo sát.",
)


@dataclass(frozen=True, slots=True)
class ShownCoverage:
    """Coverage of a period and the returned dossiers without a slip, the latest first."""

    coverage: Coverage
    missing: list[MissingSlip]


class CoveragePanel(SurveyPanel):
    """Reads on the worker; Enter on a dossier opens it."""

    counts_period = True

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._period: Period = month_of(shell.desk.clock().date()).previous()
        self._sector: str | None = None
        self._task: Task[ShownCoverage] | None = None
        self.returned = FigureCard("shield-check", "Hồ sơ đã trả có phiếu")
        self.received = FigureCard("inbox-out", "Hồ sơ đã nhận có phiếu")
        self.without = FigureCard("alert-triangle", "Đã trả, chưa có phiếu")
        self.coverage = CoverageCard(shell.desk.rulebook.officer_name)
        self.table: CopiedTable[MissingSlip] = CopiedTable(
            "Hồ sơ đã trả chưa có phiếu", _columns(shell.desk)
        )
        self.empty = EmptyState("check-circle", *_ALL_THERE)
        self.list = Card("Hồ sơ đã trả chưa có phiếu", "đang đọc…")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REFRESH_AFTER_MS)
        self._soon.timeout.connect(self._read)
        self._lay_out()
        self._connect()

    def set_scope(self, period: Period, sector: str | None) -> None:
        """Count this period, of one sector or of all."""
        self._period, self._sector = period, sector

    def action_bar(self) -> ActionBarSpec:
        """Return the opening of a dossier, and the slips of the whole list."""
        none = None if self.table.rows() else "Không có hồ sơ nào thiếu phiếu."
        return ActionBarSpec(
            Action("Mở hồ sơ", self._open_current, "Ctrl+Enter", "file", none),
            (Action("In phiếu", self.print_slips, "Ctrl+P", "printer", none),),
            keys=((_LIST_KEY, "mở danh sách"),) if self.table.rows() else (),
        )

    def entered(self) -> None:
        """Read everything anew and put the caret into the list."""
        self._read()
        self.table.setFocus()

    def left(self) -> None:
        """Wait for nothing more."""
        self._soon.stop()
        self._forget()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Read anew, a moment later, after a commit that touched dossiers or closed a batch."""
        if touched & _AREAS and self.isVisible():
            self._soon.start()

    def print_slips(self) -> None:
        """Show the slips of the listed dossiers for printing, the latest first, so many at once."""
        from onecua import products

        listed = [row.dossier for row in self.table.rows()[: products.MOST_SLIPS]]
        pdf = products.survey_slips_pdf(self._shell.desk, listed)
        self._shell.show_paper("Phiếu khảo sát", pdf, None)

    def open_list(self) -> None:
        """Show the dossiers without a slip in the list of dossiers."""
        rows = self.table.rows()
        if rows:
            words = f"Đã trả chưa có phiếu khảo sát, {self._period.title}"
            keys = tuple(each.key for each in rows)
            self._shell.open_list(DossierFilter(keys=keys, words=words))

    def _open_current(self) -> None:
        rows, place = self.table.rows(), self.table.currentIndex().row()
        if 0 <= place < len(rows):
            self._shell.open_dossier(rows[place].dossier)

    def _read(self) -> None:
        self._soon.stop()
        self._forget()
        service, period, sector = self._shell.desk.survey_figures, self._period, self._sector

        def work(progress: Progress) -> ShownCoverage:
            progress.step(0)
            missing = service.missing_slips(period, sector)
            return ShownCoverage(service.coverage(period), missing)

        self._task = self._shell.tasks.run(work, self._on_read)

    def _forget(self) -> None:
        if self._task is not None:
            self._task.forget()
            self._task = None

    def _on_read(self, shown: ShownCoverage) -> None:
        self._task = None
        returned, received = shown.coverage.returned, shown.coverage.received
        self.returned.set_figure(*_figure(returned, self._sector, "hồ sơ đã trả, chỉ tiêu 100 %"))
        self.received.set_figure(*_figure(received, self._sector, "hồ sơ đã nhận"))
        missing = shown.missing
        whole = _counts(returned, self._sector)[1]
        self._show_missing(len(missing), whole)
        self.coverage.set_coverage(shown.coverage)
        self.table.set_rows(missing)
        self.list.set_note("phiếu chờ gộp chưa tính")
        self.table.setVisible(bool(missing))
        self.empty.setVisible(not missing)
        self.empty.set_words(*(_ALL_THERE if whole else _NONE_RETURNED))
        self.bars_changed.emit()

    def _show_missing(self, count: int, whole: int) -> None:
        """Say how many of the dossiers returned have no slip; none of none is no success."""
        if count:
            icon, words, tone = "alert-triangle", "hồ sơ, mới trả đứng trước", "warning"
        elif whole:
            icon, words, tone = "check-circle", "hồ sơ đã trả đều có phiếu", "success"
        else:
            icon, words, tone = "inbox-out", "chưa trả hồ sơ nào", "text"
        self.without.set_icon(icon)
        self.without.set_figure(grouped(count), words, tone)

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(GAP)
        for card in (self.returned, self.received, self.without):
            cards.addWidget(card)
        self.list.set_flush()
        self.list.body.addWidget(self.table, 1)
        self.list.body.addWidget(self.empty, 1)
        self.empty.hide()
        column = QWidget()
        self._main = QVBoxLayout(column)
        self._main.addWidget(self.list)
        self._two = SideColumn(column, _SIDE, ruled=False)
        self._two.side.setContentsMargins(0, 0, 0, 0)
        self._two.side.addWidget(self.coverage)
        self._two.placed.connect(self._fit)
        for part in (self.list, self.coverage):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        rows.addLayout(cards)
        rows.addWidget(self._two, 1)
        self._fit(self._two.below())

    def _fit(self, below: bool) -> None:
        self._main.setContentsMargins(0, 0, 0 if below else GAP, GAP if below else 0)
        least = scaled(_LEAST_BELOW if below else _LEAST)
        self.list.setMinimumHeight(least)
        self.coverage.setMinimumHeight(least)

    def _connect(self) -> None:
        self.table.row_opened.connect(lambda row: self._shell.open_dossier(row.dossier))
        self.without.clicked.connect(self.open_list)
        QShortcut(QKeySequence(_LIST_KEY), self).activated.connect(self.open_list)
        self.returned.clicked.connect(lambda: self.coverage.show_ways("returned"))
        self.received.clicked.connect(lambda: self.coverage.show_ways("received"))
        for source in (self.table, self.coverage):
            source.copied.connect(self._say_copied)

    def _say_copied(self) -> None:
        self._shell.say("Đã chép bảng. Dán được vào Excel, Word.")


def _figure(table: CoverageTable, sector: str | None, words: str) -> tuple[str, str]:
    used, whole = _counts(table, sector)
    return percent(used, whole), f"{grouped(used)} / {grouped(whole)} {words}"


def _counts(table: CoverageTable, sector: str | None) -> tuple[int, int]:
    """Return how many dossiers have a slip, and how many there are."""
    shares = [share for share in table.sectors if sector in (None, share.of)]
    return sum(share.used for share in shares), sum(share.whole for share in shares)


def _columns(desk: Desk) -> tuple[Column[MissingSlip], ...]:
    name = desk.rulebook.officer_name
    return (
        Column("Đã trả", lambda row: _day(row.returned_at), 94),
        Column("Mã hồ sơ", lambda row: row.code or "", 162),
        Column(
            "Chủ hồ sơ",
            lambda row: row.owner_name,
            sub=lambda row: row.procedure_name,
            tip=lambda row: f"{row.owner_name}\n{row.procedure_name}",
        ),
        Column("Người nhận", lambda row: name(row.officer), 204, tip=lambda row: name(row.officer)),
    )


def _day(at: datetime | None) -> str:
    return f"{at:%d/%m/%Y}" if at is not None else ""
