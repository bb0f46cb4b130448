"""A table of any length: pages of rows are fetched when they are seen and the last ones kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onecua.ui.widgets.urgency import Urgency

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

PAGE = 256
KEPT = 64
_USER = int(Qt.ItemDataRole.UserRole)
_NO_INDEX = QModelIndex()


class Role(IntEnum):
    """What a cell tells its delegate beside its text."""

    URGENCY = _USER + 1
    SUB = _USER + 2
    TONE = _USER + 3
    ICON = _USER + 4
    STRONG = _USER + 5
    CHECKED = _USER + 6
    ROW = _USER + 7


@dataclass(frozen=True)
class Column(Generic[Row]):
    """How a column shows a row; `width` in pixels at 100 %, 0 takes what is left.

    `key` names the order that a press on the head asks for; without it the head is still.
    `checked` makes a check box of the column, told by `PagedTableModel.check_toggled`.
    """

    title: str
    value: Callable[[Row], str]
    width: int = 0
    align: Literal["left", "right", "center"] = "left"
    key: str = ""
    urgency: Callable[[Row], Urgency | None] | None = None
    sub: Callable[[Row], str] | None = None
    tone: Callable[[Row], str] | None = None
    icon: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    strong: Callable[[Row], bool] | None = None
    checked: Callable[[Row], bool] | None = None


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}
_ASKED = {
    Role.URGENCY: "urgency",
    Role.SUB: "sub",
    Role.TONE: "tone",
    Role.ICON: "icon",
    Role.STRONG: "strong",
    Role.CHECKED: "checked",
    Qt.ItemDataRole.ToolTipRole: "tip",
}


class PagedTableModel(QAbstractTableModel, Generic[Row]):
    """Rows behind `fetch(offset, limit)`, 256 a page, the 64 pages used last are kept."""

    check_toggled = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[int, int], Sequence[Row]],
        count: int = 0,
    ) -> None:
        super().__init__()
        self.columns = list(columns)
        self._fetch = fetch
        self._count = count
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    @classmethod
    def of_rows(cls, columns: Sequence[Column[Row]], rows: Sequence[Row]) -> PagedTableModel[Row]:
        """Return a model over rows that are all in memory."""
        kept = list(rows)
        return cls(columns, lambda offset, limit: kept[offset : offset + limit], len(kept))

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, all in memory."""
        kept = list(rows)
        self.set_source(lambda offset, limit: kept[offset : offset + limit], len(kept))

    def set_source(self, fetch: Callable[[int, int], Sequence[Row]], count: int) -> None:
        """Show the rows of another query, known to be `count`."""
        self.beginResetModel()
        self._fetch = fetch
        self._count = count
        self._pages.clear()
        self.endResetModel()

    def set_count(self, count: int) -> None:
        """Show another number of rows of the same query; everything is fetched anew."""
        self.set_source(self._fetch, count)

    def refresh(self) -> None:
        """Fetch what is seen anew, the number of rows and the choice staying as they are."""
        self._pages.clear()
        if self._count:
            last = self.index(self._count - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_at(self, position: int) -> Row | None:
        """Return a row, None beyond the end or when the query has become shorter."""
        if not 0 <= position < self._count:
            return None
        page = self._page(position // PAGE)
        within = position % PAGE
        return page[within] if within < len(page) else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer the view and its delegate."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.value(row)
        asked = _ASKED.get(role)  # type: ignore[call-overload]
        answer = getattr(column, asked) if asked else None
        return answer(row) if answer is not None else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Return the title of a column and how it is aligned."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[section].align]
        return None

    def toggle(self, position: int) -> None:
        """Tell that the check box of a row was pressed; the owner keeps what is checked."""
        row = self.row_at(position)
        if row is not None and any(column.checked for column in self.columns):
            self.check_toggled.emit(row)
            first = self.index(position, 0)
            self.dataChanged.emit(first, self.index(position, len(self.columns) - 1))

    def _page(self, number: int) -> Sequence[Row]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        page = self._fetch(number * PAGE, PAGE)
        self._pages[number] = page
        if len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return page
