"""Widgets side by side whose second part goes below the first where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from onecua.ui.widgets.sizes import GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class BreakingRow(QWidget):
    """Two parts, each a `QHBoxLayout` to put widgets into."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = QHBoxLayout()
        self.second = QHBoxLayout()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(GAP)
        for part in (self.first, self.second):
            part.setSpacing(GAP)
        self._parts.addLayout(self.first)
        self._parts.addLayout(self.second, 1)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the wider part: the other one can stand below it."""
        width = max(part.minimumSize().width() for part in (self.first, self.second))
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break where the parts do not fit."""
        super().resizeEvent(event)
        needed = sum(part.minimumSize().width() for part in (self.first, self.second)) + GAP
        way = QBoxLayout.Direction
        broken = self.width() < needed
        self._parts.setDirection(way.TopToBottom if broken else way.LeftToRight)
