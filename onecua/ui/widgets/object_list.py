"""A list model over plain values: one item is one frozen record, drawn by a delegate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item")
Index = QModelIndex | QPersistentModelIndex
OBJECT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NO_INDEX = QModelIndex()


class ObjectListModel(QAbstractListModel, Generic[Item]):
    """Items in order; `words` says each for screen readers and typing ahead."""

    def __init__(self, words: Callable[[Item], str], choosable: Callable[[Item], bool]) -> None:
        super().__init__()
        self._items: list[Item] = []
        self._words = words
        self._choosable = choosable

    def set_items(self, items: Sequence[Item]) -> None:
        """Show other items."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def items(self) -> list[Item]:
        """Return the items shown."""
        return list(self._items)

    def item(self, position: int) -> Item | None:
        """Return an item, None where there is none."""
        return self._items[position] if 0 <= position < len(self._items) else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer the view and its delegate."""
        item = self.item(index.row())
        if item is None:
            return None
        if role == OBJECT_ROLE:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(item)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let group heads and blocked entries be passed over."""
        item = self.item(index.row())
        if item is None or not self._choosable(item):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
