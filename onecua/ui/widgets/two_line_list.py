"""Work lists and rows of actions: a list view with a delegate, never a widget per row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.entry_delegate import Entry, EntryDelegate, Group, spoken
from onecua.ui.widgets.object_list import ObjectListModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

__all__ = ["Entry", "Group", "TwoLineList"]


class TwoLineList(QListView):
    """Entries under group heads; `dense` shows one line with a key cap, for actions.

    `opened(Entry)` follows Enter or a click, `entry_changed(Entry)` the arrow keys. With
    `grows` the list is as high as its entries and never scrolls.
    """

    opened = Signal(object)
    entry_changed = Signal(object)

    def __init__(
        self,
        dense: bool = False,
        chevron: bool = True,
        grows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._grows = grows
        self._entries: ObjectListModel[Entry | Group] = ObjectListModel(spoken, _choosable)
        self._entry_delegate = EntryDelegate(dense, chevron and not dense)
        self.setProperty("bare", True)
        self.setModel(self._entries)
        self.setItemDelegate(self._entry_delegate)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def set_entries(self, entries: Sequence[Entry | Group]) -> None:
        """Show other entries; nothing is marked."""
        self._entries.set_items(entries)
        self.updateGeometry()

    def entries(self) -> list[Entry | Group]:
        """Return the entries shown."""
        return self._entries.items()

    def current_entry(self) -> Entry | None:
        """Return the marked entry."""
        item = self._entries.item(self.currentIndex().row())
        return item if isinstance(item, Entry) else None

    def select_first(self) -> None:
        """Mark the first entry that can be opened."""
        for position, item in enumerate(self._entries.items()):
            if _choosable(item):
                self.setCurrentIndex(self._entries.index(position))
                return

    def sizeHint(self) -> QSize:
        """Return the height of all entries when the list grows with them."""
        return QSize(240, self._content_height() if self._grows else 200)

    def minimumSizeHint(self) -> QSize:
        """Return the same height when the list grows, else that of three entries."""
        return QSize(120, self._content_height() if self._grows else 96)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() in keys and not event.modifiers():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _content_height(self) -> int:
        rows = range(self._entries.rowCount())
        return sum(self.sizeHintForRow(row) for row in rows) + 2 * self.frameWidth()

    def _on_clicked(self, index: QModelIndex) -> None:
        item = self._entries.item(index.row())
        if isinstance(item, Entry) and _choosable(item):
            self.opened.emit(item)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        item = self._entries.item(current.row())
        if isinstance(item, Entry):
            self.entry_changed.emit(item)


def _choosable(item: Entry | Group) -> bool:
    return isinstance(item, Entry) and not item.blocked
