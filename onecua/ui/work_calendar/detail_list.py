"""A list in two-line rows whose chosen row is told in full below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from onecua.ui.widgets.label import Label
from onecua.ui.widgets.paged_model import PagedTableModel
from onecua.ui.widgets.row_delegate import row_height
from onecua.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onecua.ui.widgets.paged_model import Column


class DetailList(QWidget):
    """`detail` gives the words below for a row; `row_changed` and `row_opened` are the table's."""

    row_changed = Signal(object)
    row_opened = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        detail: Callable[[Any], str],
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._detail = detail
        self._empty = empty
        self.rows: PagedTableModel[Any] = PagedTableModel.of_rows(columns, [])
        self.table = TableView(bare=True)
        self.table.set_model(self.rows)
        self.table.verticalHeader().setDefaultSectionSize(row_height(two_lines=True))
        self.table.setAccessibleName(name)
        self.words = Label("", wrap=True)
        self.words.setContentsMargins(12, 10, 12, 10)
        self._foot = QFrame()
        self._foot.setProperty("band", "bottom")
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.words)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addWidget(self._foot)
        self.table.row_changed.connect(self._on_row_changed)
        self.table.row_opened.connect(self.row_opened)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the caret stays at its place."""
        place = max(self.table.currentIndex().row(), 0)
        self.rows.set_rows(rows)
        self.table.select_position(min(place, len(rows) - 1))
        self._on_row_changed(self.current())

    def current(self) -> Any:  # noqa: ANN401 - a row of whatever the columns show
        """Return the chosen row, None when there is none."""
        return self.table.current_row()

    def _on_row_changed(self, row: object) -> None:
        self.words.setText(self._detail(row) if row is not None else self._empty)
        self.row_changed.emit(row)
