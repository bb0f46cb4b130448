"""A page of a main column and a side column that moves below it where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.sizes import GAP, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NARROW_BELOW = 996
"""Width of a page in a window of 1180; at larger text more is needed."""
_UNLIMITED = 16777215  # Qt's QWIDGETSIZE_MAX


class SideColumn(QWidget):
    """`main` takes what is left of `width` pixels (at 100 %), which the side column keeps.

    `side` is a `QVBoxLayout` with the margins of the design. With `ruled` a hairline stands
    between the columns.
    """

    placed = Signal(bool)
    """Emitted with whether the side column stands below now, each time it was placed."""

    def __init__(
        self, main: QWidget, width: int, ruled: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._main = main
        self._width = width
        self._ruled = ruled
        self._column = QFrame()
        self.side = QVBoxLayout(self._column)
        self.side.setContentsMargins(GAP, GAP, GAP, GAP)
        self.side.setSpacing(GAP)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(main, 1)
        self._columns.addWidget(self._column)
        theme().changed.connect(self._fit)
        self._fit()

    def below(self) -> bool:
        """Tell whether the side column stands below the main one."""
        return self._columns.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the place of the side column."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self._main.minimumSizeHint().width() + scaled(self._width)
        narrow = self.width() < max(scaled(NARROW_BELOW), beside)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._column.setMinimumWidth(0 if narrow else scaled(self._width))
        self._column.setMaximumWidth(_UNLIMITED if narrow else scaled(self._width))
        set_state(self._column, "band", "side" if self._ruled and not narrow else "none")
        self.placed.emit(narrow)
