"""Captions and values below one another; a long value wraps, a value can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from onecua.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.ui.dossiers.dossier_facts import NamedValue

_READABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class FactsView(QScrollArea):
    """Shows `NamedValue`s and scrolls when they are many."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[NamedValue] = []
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """Return the room of a value and a half: the page must not grow with many."""
        return QSize(120, 3 * self.fontMetrics().height() + 12)

    def set_values(self, values: Sequence[NamedValue]) -> None:
        """Show other values from the first on; the same ones stay as they are."""
        if list(values) == self._values:
            return
        self._values = list(values)
        page = QWidget()
        page.setObjectName("page")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 8, 8, 8)
        rows.setSpacing(1)
        for each in values:
            rows.addWidget(Label(each.caption, "small", "sub"))
            value = Label(each.value, wrap=True)
            value.setAccessibleName(f"{each.caption}: {each.value}")
            value.setTextInteractionFlags(_READABLE)
            rows.addWidget(value)
            rows.addSpacing(7)
        rows.addStretch(1)
        self.setWidget(page)

    def values(self) -> list[NamedValue]:
        """Return the values shown."""
        return list(self._values)
