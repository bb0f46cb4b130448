"""The lines above a form's table: number and period, title, who reports to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.reports.form import Align
from onecua.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.reports.form import Block, SheetForm

_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_SHARES = (245, 342, 242)
"""Widths of the blocks to one another; the sheet's own would cut the units' names here."""
_GAP = 8
_UNBROKEN = 32
"""Letters of a name that is kept on one line; a longer one may break."""
_HARD_SPACE = "\N{NO-BREAK SPACE}"


class FormHead(QWidget):
    """The blocks of a form side by side; a line that says nothing takes no room."""

    def __init__(self, form: SheetForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = form.head
        self._labels = [
            [_label(block, at) for at in range(len(block.lines))] for block in form.head
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        shares = _SHARES if len(form.head) == len(_SHARES) else (1,) * len(form.head)
        for labels, share in zip(self._labels, shares, strict=True):
            column = QVBoxLayout()
            column.setSpacing(0)
            for label in labels:
                column.addWidget(label)
            column.addStretch(1)
            row.addLayout(column, share)

    def set_values(self, values: Mapping[str, str]) -> None:
        """Fill the form's names in."""
        whole = {name: _unbroken(value) for name, value in values.items()}
        for block, labels in zip(self._blocks, self._labels, strict=True):
            for line, label in zip(block.lines, labels, strict=True):
                words = line.text.format_map(whole)
                label.setText(words)
                label.setVisible(bool(words))

    def words(self) -> list[str]:
        """Return the lines shown."""
        lines = [label.text() for labels in self._labels for label in labels]
        return [line.replace(_HARD_SPACE, " ") for line in lines if line]


def _unbroken(name: str) -> str:
    return name.replace(" ", _HARD_SPACE) if len(name) <= _UNBROKEN else name


def _label(block: Block, at: int) -> Label:
    line = block.lines[at]
    title = line.bold and block.align is Align.CENTER
    role = "cell_strong" if title else "small_strong" if line.bold else "small"
    label = Label("", role, wrap=not title)
    label.setAlignment(_ALIGN[block.align] | Qt.AlignmentFlag.AlignTop)
    return label
