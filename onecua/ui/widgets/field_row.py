"""Fields side by side whose problems stand below the row, with the width that a sentence needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.sizes import GAP, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from onecua.ui.widgets.field import Field, MessageLine

_LEAST_LINE = 320


class FieldRow(QWidget):
    """Pairs of a field and its width in pixels at 100 %; width 0 shares what is left."""

    def __init__(self, fields: Sequence[tuple[Field, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = [(field, width, field.take_line()) for field, width in fields]
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addLayout(self._row)
        for field, width, line in self._fields:
            self._row.addWidget(field, 0 if width else 1)
            field.told.connect(self._place_lines)
            self._rows.addWidget(line)
        if all(width for _, width in fields):
            self._row.addStretch(1)
        theme().changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep each sentence under its field."""
        super().resizeEvent(event)
        self._place_lines()

    def _fit(self) -> None:
        for field, width, _ in self._fields:
            if width:
                field.setFixedWidth(scaled(width))
        self._place_lines()

    def _place_lines(self) -> None:
        self._row.activate()
        for field, _, line in self._fields:
            line.set_left(self._left_of(field, line))

    def _left_of(self, field: Field, line: MessageLine) -> int:
        longest = max(line.natural_width(), scaled(_LEAST_LINE))
        return max(0, min(field.x(), self.width() - longest))
