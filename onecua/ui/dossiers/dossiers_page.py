"""The page «Hồ sơ»: filters, the list, and the chosen dossier beside or under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.dossier import Status
from onecua.domain.summary import DossierFilter, DossierSummary, Sort
from onecua.ui.dossiers.detail_panel import WIDTH
from onecua.ui.dossiers.dossier_handling import DossierHandling
from onecua.ui.dossiers.filter_bar import FilterBar
from onecua.ui.dossiers.list_panel import ListPanel
from onecua.ui.page import Action, ActionBarSpec, Page
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.sizes import GAP, PAGE_MARGINS

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from onecua.ui.shell import Shell

_MINUTE = 60_000
_AREAS = frozenset({"dossiers", "people", "office"})


class DossiersPage(Page):
    """Finds dossiers and does what their status allows."""

    title = "Hồ sơ"

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._sort = Sort.RANK
        self._descending = False
        self.filters = FilterBar(shell.desk)
        self.list = ListPanel(shell.desk, shell.tasks)
        self.handling = DossierHandling(shell, self)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self._on_minute)
        self.filters.set_filter(DossierFilter(open_only=True))
        self._lay_out()
        self._connect()

    def action_bar(self) -> ActionBarSpec:
        """Return the likeliest deed of the chosen dossier, printing, and the list to Excel."""
        export = Action("Xuất Excel", self._on_export, "Ctrl+E", "table")
        form = self.handling.form()
        before = () if form is not None else (export,)
        return ActionBarSpec(
            primary=self.handling.primary(),
            secondaries=(*before, *self.handling.secondaries()),
            state=self.handling.state_words(),
            keys=(("Esc", "về danh sách"),) if form is not None else (),
        )

    def entered(self) -> None:
        """Read what changed meanwhile and put the focus into the list."""
        self._refresh()
        self._minute.start()
        self.list.table.setFocus()

    def left(self) -> None:
        """Stop the minute's tick."""
        self._minute.stop()

    def set_filter(self, wanted: DossierFilter) -> None:
        """Show the list of a filter in the default order."""
        self._sort, self._descending = Sort.RANK, False
        self.filters.set_filter(wanted)
        self._reload()

    def show_dossier(self, dossier: UUID) -> None:
        """Show a dossier in the detail panel, marked in the list if it is in it."""
        self.handling.show(dossier)
        self.list.select(dossier)

    def dossier_to_rate(self) -> UUID | None:
        """Return the dossier in view once its result was returned."""
        record = self.handling.record
        returned = record is not None and record.dossier.status is Status.RETURNED
        return self.handling.dossier if returned else None

    def on_changed(self, touched: frozenset[str]) -> None:
        """Show what a commit changed, with the choice and the scroll position kept."""
        if touched & _AREAS and self.isVisible():
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list more height where the detail went below it."""
        super().resizeEvent(event)
        self.list.set_least_height(below=self._two.below())

    def _lay_out(self) -> None:
        left, top, _right, bottom = PAGE_MARGINS
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(left, top, GAP, bottom)
        rows.setSpacing(10)
        rows.addWidget(self.filters)
        rows.addWidget(self.list, 1)
        self._two = SideColumn(column, WIDTH)
        self._two.side.setContentsMargins(0, 0, 0, 0)
        self._two.side.addWidget(self.handling.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._two)

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _wanted: self._reload())
        self.filters.left.connect(self.list.table.setFocus)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.list.typed.connect(self.filters.type_into_quick)
        self.list.cleared.connect(lambda: self.set_filter(DossierFilter()))
        self.list.intake_asked.connect(lambda: self._shell.show_page("intake"))
        self.list.table.sort_asked.connect(self._on_sort_asked)
        self.handling.bars_changed.connect(self.bars_changed)
        self.handling.list_wanted.connect(self.list.table.setFocus)
        self.handling.dossier_wanted.connect(self.show_dossier)

    def _on_minute(self) -> None:
        """Follow the clock: what is due, and what may be done, changes with the hour."""
        self.list.repaint_words()
        panel, focus = self.handling.panel, self.focusWidget()
        busy = self.handling.form() is not None or (focus and panel.isAncestorOf(focus))
        if self.handling.dossier is not None and not busy:
            self.handling.show(self.handling.dossier)

    def _refresh(self) -> None:
        """Read the dossier in view and the list anew; the caret never goes to a neighbour."""
        dossier = self.handling.dossier
        if dossier is not None:
            self.handling.show(dossier)
        self._reload(strict=dossier is not None)

    def _reload(self, *, strict: bool = False) -> None:
        keep = self.handling.dossier
        self.list.load(self.filters.wanted(), self._sort, self._descending, keep, strict)

    def _on_chosen(self, row: DossierSummary | None) -> None:
        if row is None or row.id != self.handling.dossier:
            self.handling.show(row.id if row is not None else None)

    def _on_opened(self) -> None:
        form = self.handling.form()
        if form is not None:
            form.take_focus()
        else:
            self.handling.panel.focus_deeds()

    def _on_sort_asked(self, key: str, descending: bool) -> None:
        self._sort, self._descending = Sort(key), descending
        self._reload()

    def _on_export(self) -> None:
        self.handling.work.export(self.list.model.query)
