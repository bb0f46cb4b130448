"""The list itself: the table, its foot with counts and order, and what stands where it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from onecua.domain.summary import DossierFilter, DossierSummary, Sort
from onecua.domain.vietnamese import grouped
from onecua.ui.dossiers.dossier_columns import order_words
from onecua.ui.dossiers.dossier_model import DossierModel, ListCounts, ListQuery
from onecua.ui.theme import theme
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.painting import paint_box
from onecua.ui.widgets.sizes import scaled, text_height
from onecua.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QPaintEvent

    from onecua.services.desk import Desk
    from onecua.ui.tasks import Runner

_FOOT = 28
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate
_EVERYTHING = DossierFilter()


class ListPanel(Card):
    """The dossiers of a filter; `chosen(DossierSummary | None)` follows the caret, `opened` Enter.

    `typed(text)` passes on letters typed over the list, `cleared` wants no filter, `intake_asked`
    the page where a dossier is received.
    """

    chosen = Signal(object)
    opened = Signal()
    typed = Signal(str)
    cleared = Signal()
    intake_asked = Signal()

    def __init__(self, desk: Desk, tasks: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.model = DossierModel(desk, tasks)
        self.table = TableView(bare=True)
        self.table.set_model(self.model)
        self._counts: ListCounts | None = None
        self._kept: UUID | None = None
        self._strict = False
        self._was_at = (-1, 0)
        self._restoring = False
        self._stack = QStackedWidget()
        self._none_yet = EmptyState(
            "folder",
            "Chưa có hồ sơ nào",
            "Hồ sơ vừa tiếp nhận hiện ở đây, sắp theo hạn. Nhận hồ sơ đầu tiên, hoặc nhập danh "
            "sách hồ sơ của hệ thống tỉnh ở trang Báo cáo.",
            "Tiếp nhận hồ sơ (F2)",
        )
        self._none_found = EmptyState(
            "filter",
            "Không có hồ sơ nào khớp",
            "Bỏ bớt bộ lọc phía trên, hoặc tìm trong mọi hồ sơ bằng Ctrl+K.",
            "Bỏ mọi bộ lọc",
        )
        self._foot_left = ElidedLabel("", "small", "sub")
        self._foot_right = Label("", "small", "sub")
        self._lay_out()
        self._connect()

    def load(
        self,
        wanted: DossierFilter,
        sort: Sort,
        descending: bool,
        keep: UUID | None,
        strict: bool = False,
    ) -> None:
        """Show the dossiers of a filter with the caret on `keep`, else on the first row.

        With `strict` no row is marked when the kept dossier has left the list: nobody must act
        on its neighbour by mistake. The caret then stays before the place where it was.
        """
        self._kept, self._strict = keep, strict
        self.table.set_order(sort, descending)
        if not strict:
            self._counts = None
            self._foot_left.set_text("Đang tìm…")
        self.model.load(ListQuery(wanted, sort, descending))

    def set_least_height(self, *, below: bool) -> None:
        """Ask for more rows where the detail stands below and the page scrolls."""
        self.setMinimumHeight(scaled(340) if below else 220)

    def select(self, dossier: UUID) -> bool:
        """Put the caret on a dossier without telling `chosen`; False when it is not in sight."""
        near = self.table.currentIndex().row()
        position = self.model.position_of(dossier, near)
        if position is not None:
            self._mark(position)
        else:
            self._unmark(near)
        return position is not None

    def foot_words(self) -> str:
        """Return the counts in the foot."""
        return self._foot_left.text()

    def repaint_words(self) -> None:
        """Draw the urgencies anew: time has passed."""
        self.table.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy the code with Ctrl+C, pass letters to the quick filter, follow the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        if event.type() == QEvent.Type.Resize and self.table.selectionModel().hasSelection():
            self.table.scrollTo(self.table.currentIndex())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._taken(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and, while the table has the focus, its border in the accent."""
        super().paintEvent(event)
        if self.table.hasFocus():
            paint_box(QPainter(self), self.rect(), None, theme().color("accent"))

    def _taken(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            row = self.table.current_row()
            if isinstance(row, DossierSummary) and row.code:
                QGuiApplication.clipboard().setText(row.code)
            return True
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        letter = event.text()
        if plain and letter and letter.isprintable() and not letter.isspace():
            self.typed.emit(letter)
            return True
        return False

    def _lay_out(self) -> None:
        self.set_flush()
        for widget in (self.table, self._none_yet, self._none_found):
            self._stack.addWidget(widget)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(16)
        row.addWidget(self._foot_left, 1)
        row.addWidget(self._foot_right)
        foot.setMinimumHeight(text_height(theme().font("small"), _FOOT, 8))
        rule = QFrame()
        rule.setProperty("rule", True)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(rule)
        self.body.addWidget(foot)
        self.set_least_height(below=False)

    def _connect(self) -> None:
        self.table.installEventFilter(self)
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.table.row_opened.connect(lambda _row: self.opened.emit())
        self.model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self.model.loaded.connect(self._on_loaded)
        self.model.counted.connect(self._on_counted)
        self.model.grown.connect(self._tell_counts)
        self.model.dataChanged.connect(self._tell_marked)
        self._none_yet.acted.connect(self.intake_asked)
        self._none_found.acted.connect(self.cleared)

    def _on_selection_changed(self) -> None:
        """Tell `chosen`; the marked row counts, not the caret, which may wait on no row."""
        if not self._restoring:
            self._tell_marked()

    def _tell_marked(self) -> None:
        marked = self.table.selectionModel().selectedRows()
        row = self.model.row_at(marked[0].row()) if marked else None
        if row is not None:
            self.chosen.emit(row)

    def _on_about_to_reset(self) -> None:
        self._was_at = self.table.currentIndex().row(), self.table.verticalScrollBar().value()

    def _on_loaded(self) -> None:
        count = self.model.rowCount()
        empty = self._none_yet if self.model.query.wanted == _EVERYTHING else self._none_found
        self._stack.setCurrentWidget(self.table if count else empty)
        self._tell_counts()
        near, scrolled = self._was_at
        position = self.model.position_of(self._kept, near) if self._kept is not None else None
        if position is not None:
            self._mark(position)
            self._scroll_back(scrolled)
        elif self._strict and self._kept is not None:
            self._unmark(near)
            self._scroll_back(scrolled)
        elif count:
            self.table.scrollToTop()
            self.table.select_position(0)
        else:
            self.chosen.emit(None)

    def _mark(self, position: int) -> None:
        self._restoring = True
        self.table.select_position(position)
        self._restoring = False

    def _unmark(self, near: int) -> None:
        self._restoring = True
        before = self.model.index(near - 1, 0) if near > 0 else QModelIndex()
        self.table.selectionModel().setCurrentIndex(before, _NO_UPDATE)
        self.table.clearSelection()
        self._restoring = False

    def _scroll_back(self, scrolled: int) -> None:
        self.table.executeDelayedItemsLayout()
        self.table.verticalScrollBar().setValue(scrolled)

    def _on_counted(self, counts: ListCounts | None) -> None:
        self._counts = counts
        self._tell_counts()

    def _tell_counts(self) -> None:
        query = self.model.query
        self._foot_right.setText(order_words(query.sort, query.descending))
        more = "hơn " if self.model.goes_on else ""
        noun = "hồ sơ đang giải quyết" if query.wanted.open_only else "hồ sơ"
        parts = [f"{more}{grouped(self.model.rowCount())} {noun}"]
        if self._counts is not None:
            for count, words in (
                (self._counts.overdue, "quá hạn"),
                (self._counts.due_today, "hôm nay"),
                (self._counts.paused, "tạm dừng"),
            ):
                parts += [f"{grouped(count)} {words}"] if count else []
        self._foot_left.set_text(" · ".join(parts))
