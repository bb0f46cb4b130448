"""A table of figures that Ctrl+C copies whole, as a spreadsheet takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence

from onecua.ui.reports.table_text import tab_separated
from onecua.ui.theme import theme
from onecua.ui.widgets.paged_model import Column, PagedTableModel
from onecua.ui.widgets.row_delegate import row_height
from onecua.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

Row = TypeVar("Row")


class CopiedTable(TableView, Generic[Row]):
    """Rows that are all in memory; `copied` follows the copying."""

    copied = Signal()

    def __init__(self, name: str, columns: Sequence[Column[Row]]) -> None:
        self._two_lines = any(column.sub for column in columns)
        super().__init__(bare=True)
        theme().changed.connect(self._fit_rows)
        self._fit_rows()
        self.setAccessibleName(name)
        self._listed: list[Row] = []
        self._model: PagedTableModel[Any] = PagedTableModel.of_rows(columns, [])
        self.set_model(self._model)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the caret stays on its place where there still is one."""
        before = max(self.currentIndex().row(), 0)
        self._listed = list(rows)
        self._model.set_rows(self._listed)
        self.select_position(min(before, len(self._listed) - 1))

    def rows(self) -> list[Row]:
        """Return the rows shown."""
        return self._listed

    def as_text(self) -> str:
        """Return head and rows, cells apart by tabs."""
        columns = self._model.columns
        head: list[str | int] = [column.title for column in columns]
        lines: list[list[str | int]] = [[_cell(c, row) for c in columns] for row in self._listed]
        return tab_separated([head, *lines])

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self._two_lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the whole table; everything else is the table's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
            self.copied.emit()
        else:
            super().keyPressEvent(event)


def _cell(column: Column[Row], row: Row) -> str:
    """Return what a cell says, its second line after the first."""
    below = column.sub(row) if column.sub is not None else ""
    return f"{column.value(row)} ({below})" if below else column.value(row)
