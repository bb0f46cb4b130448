"""Table II.06a as rows and columns: «Tổng số» first, then the sectors."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from onecua.domain.figures import COLUMNS, TOTAL_NAME
from onecua.domain.vietnamese import grouped

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.domain.figures import MonthlyFigures, SectorTally
    from onecua.reports.form import Table

Index = QModelIndex | QPersistentModelIndex
FIRST_COUNT = 2
"""Position of column (3); before it stand the serial number and the sector."""
_NO_INDEX = QModelIndex()
_LATE_COLUMNS = frozenset({10, 13})


class CellRole(IntEnum):
    """What a cell tells its delegate beside its text."""

    IS_TOTAL = int(Qt.ItemDataRole.UserRole) + 1
    TONE = int(Qt.ItemDataRole.UserRole) + 2


class FiguresModel(QAbstractTableModel):
    """The figures of one period; `table` is the form's own description of its columns."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        self._rows: list[SectorTally] = []

    def set_figures(self, figures: MonthlyFigures) -> None:
        """Show other figures."""
        self.beginResetModel()
        self._rows = [figures.total, *figures.rows]
        self.endResetModel()

    def asked(self, index: Index) -> tuple[int, str | None, int] | None:
        """Return official column, sector (None: all) and count of a cell, None beside them."""
        if not index.isValid() or index.column() < FIRST_COUNT:
            return None
        row, column = self._rows[index.row()], self._official(index.column())
        sector = row.sector if index.row() else None
        return column, sector, row.cell(column)

    def lines(self) -> list[list[str | int]]:
        """Return head and rows for the clipboard."""
        head: list[str | int] = [" – ".join(column.heading) for column in self._table.columns]
        numbers: list[str | int] = [column.number for column in self._table.columns]
        rows: list[list[str | int]] = [
            [position or "", row.sector, *(row.cell(column) for column in COLUMNS)]
            for position, row in enumerate(self._rows)
        ]
        return [head, numbers, *rows]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of rows with «Tổng số»."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of columns of the form."""
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer the view and its delegate."""
        answers: dict[int, Callable[[Index], object]] = {
            CellRole.IS_TOTAL: lambda at: at.row() == 0,
            CellRole.TONE: self._tone,
            Qt.ItemDataRole.DisplayRole: self._words,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
        }
        answer = answers.get(role) if index.isValid() else None
        return answer(index) if answer is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only figures be chosen."""
        if self.asked(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _official(self, position: int) -> int:
        return position - FIRST_COUNT + COLUMNS[0]

    def _words(self, index: Index) -> str:
        row = self._rows[index.row()]
        if index.column() == 0:
            return str(index.row() or "")
        if index.column() == 1:
            return row.sector if index.row() else TOTAL_NAME
        return grouped(row.cell(self._official(index.column())))

    def _tip(self, index: Index) -> str:
        return self._rows[index.row()].sector if index.column() == 1 else ""

    def _tone(self, index: Index) -> str:
        found = self.asked(index)
        if found is None:
            return "text"
        column, _, count = found
        if count == 0:
            return "sub"
        return "danger" if column in _LATE_COLUMNS else "text"

    def _spoken(self, index: Index) -> str:
        heading = self._table.columns[index.column()]
        where = ", ".join(heading.heading)
        return f"{self._rows[index.row()].sector}, {where} {heading.number}: {self._words(index)}"
