"""A table that Ctrl+C copies whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from onecua.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class CopyingTable(TableView):
    """Calls `copy` for the key; whoever owns the table knows its words."""

    def __init__(self, copy: Callable[[], object]) -> None:
        super().__init__(bare=True)
        self._copy = copy

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the whole table; everything else is the table's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)
