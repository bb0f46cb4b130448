"""Page Báo cáo: a month, its table II.06a, the identities, and the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from onecua.domain.vietnamese import grouped
from onecua.reports import form
from onecua.storage.amendments import AT_MOST
from onecua.ui.page import Action, ActionBarSpec, Page
from onecua.ui.reports.amendments_list import AmendmentsList
from onecua.ui.reports.checks_panel import ChecksPanel
from onecua.ui.reports.figures_table import FiguresTable, GridFrame
from onecua.ui.reports.form_head import FormHead
from onecua.ui.reports.glance_panel import GlancePanel
from onecua.ui.reports.monthly_export import MonthlyExport
from onecua.ui.reports.period_picker import PeriodPicker
from onecua.ui.reports.wording import counted_words, head_values
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import ElidedLabel
from onecua.ui.widgets.scrolling_column import ScrollingColumn
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import GAP, scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from onecua.domain.figures import MonthlyFigures
    from onecua.domain.summary import DossierFilter
    from onecua.storage.amendments import Amendment
    from onecua.ui.shell import Shell
    from onecua.ui.tasks import Task

View = Literal["table", "amendments"]

_SIDE = 286
_NARROW_BELOW = 1096
_RECOUNT_AFTER_MS = 300


@dataclass(frozen=True)
class CountedPeriod:
    """What the page shows of a period."""

    figures: MonthlyFigures
    amendments: tuple[Amendment, ...]


class ReportsPage(Page):
    """Báo cáo; figures are counted off the main thread and the last ones stay until they come."""

    title = "Báo cáo"

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._counted: CountedPeriod | None = None
        self._task: Task[CountedPeriod] | None = None
        self._sheet = form.load("II.06a")
        self._picker = PeriodPicker(shell.desk.clock().date())
        self._picker.changed.connect(self._on_period_changed)
        self._views = Segmented(_view_words(0))
        self._views.setAccessibleName("Xem biểu hay việc ghi muộn")
        self._views.changed.connect(self._show_view)
        self._counted_at = ElidedLabel("", "small", "sub")
        self._head = FormHead(self._sheet)
        self._table = FiguresTable(self._sheet.tables[0])
        self._table.cell_opened.connect(self._on_cell_opened)
        self._table.copy_asked.connect(self._copy)
        self._amendments = AmendmentsList(shell.desk.rulebook.officer_name)
        self._amendments.opened.connect(self._on_amendment_opened)
        self._amendments.copy_asked.connect(self._copy)
        self._checks = ChecksPanel()
        self._checks.shifted_asked.connect(self._on_shifted_asked)
        self._glance = GlancePanel()
        self._export = MonthlyExport(shell, self)
        self._export.changed.connect(self.bars_changed)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_RECOUNT_AFTER_MS)
        self._later.timeout.connect(self._recount)
        self._lay_out()
        theme().changed.connect(self._fit)

    def subtitle(self) -> str:
        """Return the period in words."""
        return self._picker.period().title

    def action_bar(self) -> ActionBarSpec:
        """Return the export, what it is doing, and the keys of the table."""
        busy = self._export.under_way()
        blocked = "đang ghi tệp" if busy else None if self._ready() else "đang tính số liệu"
        stop = (Action("Dừng", self._export.stop, "Esc"),) if busy else ()
        done = self._export.written() is not None and not busy
        folder = Action("Mở thư mục", self._export.open_folder, icon="folder")
        return ActionBarSpec(
            primary=Action("Xuất Excel", self._start_export, "Ctrl+Enter", "table", blocked),
            secondaries=stop,
            state=self._export.state(),
            state_icon="check" if done else "",
            keys=(("Enter", "mở hồ sơ của ô"), ("Alt+←", "kỳ trước"), ("Alt+→", "kỳ sau")),
            link=folder if done else None,
        )

    def entered(self) -> None:
        """Count anew and put the caret into the table."""
        self._picker.set_today(self._shell.desk.clock().date())
        self._recount()
        self._table.setFocus()

    def left(self) -> None:
        """Stop counting; an export goes on."""
        self._later.stop()
        self._forget()

    def on_changed(self, touched: frozenset[str]) -> None:
        """Count anew, a moment later, after a commit that touched dossiers or the office."""
        if self.isVisible() and touched & {"dossiers", "office"}:
            self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the side column under the table where there is no room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < scaled(_NARROW_BELOW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if narrow else across)
        self._table.set_grown(narrow)
        width = scaled(_SIDE)
        self._side.setFixedWidth(self.width() if narrow else width)
        self._side_rows.set_whole(narrow)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._picker)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(0)
        self._side = self._side_column()
        self._columns.addLayout(self._paper(), 1)
        self._columns.addWidget(self._side)
        rows.addLayout(self._columns, 1)

    def _paper(self) -> QVBoxLayout:
        copy = ShortcutButton("Chép bảng", "Ctrl+C", kind="quiet")
        copy.clicked.connect(self._copy)
        above = QHBoxLayout()
        above.setSpacing(16)
        above.addWidget(self._views)
        above.addStretch(1)
        above.addWidget(self._counted_at, 4)
        above.addWidget(copy)
        table = QWidget()
        rows = QVBoxLayout(table)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._head)
        rows.addWidget(GridFrame(self._table), 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(self._amendments)
        card = Card()
        card.body.setContentsMargins(14, 8, 14, 6)
        card.body.addWidget(self._stack)
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 12, 12)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(card, 1)
        return column

    def _side_column(self) -> QFrame:
        side = QFrame()
        side.setProperty("band", "side")
        self._side_rows = ScrollingColumn(GAP, (15, 8, 16, 8))
        rows = self._side_rows.rows
        rows.addWidget(self._checks)
        rows.addWidget(self._glance)
        rows.addStretch(1)
        whole = QVBoxLayout(side)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self._side_rows)
        return side

    def _on_period_changed(self) -> None:
        self._recount()
        self.bars_changed.emit()

    def _recount(self) -> None:
        self._forget()
        desk, period = self._shell.desk, self._picker.period()
        self._task = self._shell.tasks.run(
            lambda _progress: CountedPeriod(
                desk.figures.monthly(period), tuple(desk.figures.amendments(period))
            ),
            self._on_counted,
        )
        if self._counted is not None and self._counted.figures.period != period:
            self._counted_at.set_text("Đang tính…")

    def _ready(self) -> bool:
        """Tell whether the figures shown are those of the chosen period."""
        counted = self._counted
        return counted is not None and counted.figures.period == self._picker.period()

    def _forget(self) -> None:
        if self._task is not None:
            self._task.forget()
            self._task = None

    def _on_counted(self, counted: CountedPeriod) -> None:
        self._task, self._counted = None, counted
        figures, found = counted.figures, len(counted.amendments)
        self._counted_at.set_text(counted_words(figures))
        code = self._sheet.code
        self._head.set_values(head_values(figures, self._shell.desk.office, code))
        self._table.set_figures(figures)
        self._amendments.set_amendments(counted.amendments)
        self._checks.set_checks(figures.checks())
        self._checks.set_undated(figures.without_due_date)
        self._glance.set_figures(figures)
        view = self._views.value()
        self._views.set_options(_view_words(found))
        self._views.set_value(view)
        self.bars_changed.emit()

    def _show_view(self, view: View) -> None:
        self._stack.setCurrentIndex(0 if view == "table" else 1)

    def _on_cell_opened(self, column: int, sector: str | None, count: int) -> None:
        if count == 0:
            self._shell.say("Ô này là 0, không có hồ sơ nào đứng sau.", "accent")
            return
        if self._counted is not None:
            figures, period = self._shell.desk.figures, self._counted.figures.period
            self._open(lambda: figures.behind(period, column, sector))

    def _on_shifted_asked(self) -> None:
        if self._counted is not None:
            figures, period = self._shell.desk.figures, self._counted.figures.period
            self._open(lambda: figures.shifted(period))

    def _open(self, find: Callable[[], DossierFilter]) -> None:
        self._shell.tasks.run(lambda _progress: find(), self._shell.open_list)

    def _on_amendment_opened(self, amendment: Amendment) -> None:
        found = self._shell.desk.lists.search(amendment.code, 1)
        if found:
            self._shell.open_dossier(found[0].id)
        else:
            self._shell.say(f"Hồ sơ {amendment.code} đã hủy, không mở được.", "warning")

    def _copy(self) -> None:
        shown = self._table if self._views.value() == "table" else self._amendments
        QGuiApplication.clipboard().setText(shown.as_text())
        self._shell.say("Đã chép bảng. Dán được vào Excel hoặc Word.")

    def _start_export(self) -> None:
        if self._counted is not None and self._ready():
            self._export.start(self._counted.figures)


def _view_words(amended: int) -> list[tuple[View, str]]:
    count = f"hơn {grouped(AT_MOST)}" if amended >= AT_MOST else grouped(amended)
    return [("table", "Biểu II.06a"), ("amendments", f"Ghi muộn, sửa sau kỳ: {count}")]
