"""A scroll bar over the rows, so that the head keeps the whole width and no column jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

_WIDTH = 12


class OverlayBar(QScrollBar):
    """Follows the hidden vertical bar of a view and moves it."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._hidden = view.verticalScrollBar()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hidden.rangeChanged.connect(self._on_range_changed)
        self._hidden.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._hidden.setValue)
        self.hide()

    def place(self, top: int) -> None:
        """Stand at the right edge, `top` pixels under the upper one."""
        view = self.parentWidget()
        if view is None:
            return
        height = max(view.height() - top - 3, 0)
        self.setGeometry(view.width() - _WIDTH - 2, top + 2, _WIDTH, height)
        self._on_range_changed(self._hidden.minimum(), self._hidden.maximum())

    def _on_range_changed(self, low: int, high: int) -> None:
        self.setRange(low, high)
        self.setPageStep(self._hidden.pageStep())
        self.setSingleStep(self._hidden.singleStep())
        self.setValue(self._hidden.value())
        self.setVisible(high > low)
        self.raise_()
