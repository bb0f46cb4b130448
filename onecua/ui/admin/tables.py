"""Short tables inside cards: as high as their rows, and copied as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame

from onecua.ui.widgets.paged_model import PagedTableModel
from onecua.ui.widgets.row_delegate import row_height
from onecua.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.ui.widgets.paged_model import Column

Row = TypeVar("Row")


class ShortTable(TableView):
    """Shows all its rows up to `most`, and scrolls beyond that.

    `copied` are the columns of what is copied, where they are others than those shown.
    """

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        most: int = 8,
        *,
        two_lines: bool = False,
        copied: Sequence[Column[Any]] = (),
    ) -> None:
        self._most = most
        self._two_lines = two_lines
        self._copied = copied or columns
        super().__init__(bare=True)
        self.rows: PagedTableModel[Any] = PagedTableModel.of_rows(columns, [])
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.set_model(self.rows)
        self._fit()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the chosen place stays."""
        place = self.currentIndex().row()
        self.rows.set_rows(rows)
        self.select_position(min(place, len(rows) - 1))
        self._fit()

    def as_text(self) -> str:
        """Return heads and rows with tabs between the columns, as a workbook takes them."""
        lines = ["\t".join(column.title for column in self._copied)]
        for position in range(self.rows.rowCount()):
            row = self.rows.row_at(position)
            lines.append("\t".join(column.value(row) for column in self._copied))
        return "\n".join(lines)

    def copy_all(self) -> None:
        """Put everything on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())

    def _fit(self) -> None:
        height = row_height(two_lines=self._two_lines)
        self.verticalHeader().setDefaultSectionSize(height)
        shown = min(max(self.rows.rowCount(), 1), self._most)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + shown * height)

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        if hasattr(self, "rows"):  # the view calls this while it is being made
            self._fit()
