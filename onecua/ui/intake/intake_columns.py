"""The two columns of the page: the form scrolls, the due date beside it stays in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.ui.widgets.scrolling_column import ScrollingColumn
from onecua.ui.widgets.side_column import SideColumn
from onecua.ui.widgets.sizes import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_SIDE_WIDTH = 372
_EDGE = 16
_SPACING = 10


class IntakeColumns(SideColumn):
    """A line that stays above, a form that scrolls, cards beside it; one column when narrow."""

    def __init__(self, above: QWidget, form: Sequence[QWidget], cards: Sequence[QWidget]) -> None:
        left = QWidget()
        super().__init__(left, _SIDE_WIDTH)
        self._scrolls = (
            ScrollingColumn(_SPACING, (_EDGE, 0, _EDGE, GAP)),
            ScrollingColumn(GAP, (0, 0, GAP, 0)),
        )
        form_column, card_column = self._scrolls
        top = QVBoxLayout()
        top.setContentsMargins(_EDGE, 0, _EDGE, 0)
        top.addWidget(above)
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, GAP, 0, 0)
        lines.setSpacing(_SPACING)
        lines.addLayout(top)
        lines.addWidget(form_column, 1)
        for part in form:
            form_column.rows.addWidget(part)
        form_column.rows.setStretch(len(form) - 1, 1)
        for card in cards:
            card_column.rows.addWidget(card)
        card_column.rows.addStretch(1)
        self.side.setContentsMargins(GAP, GAP, 0, GAP)
        self.side.addWidget(card_column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let each column scroll by itself where they stand side by side."""
        super().resizeEvent(event)
        for scroll in self._scrolls:
            scroll.set_whole(self.below())
