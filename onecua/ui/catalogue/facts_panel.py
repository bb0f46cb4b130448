"""Captions with their lines; long lists stay folded behind a button until they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.ui.catalogue.procedure_facts import CatalogueFact

_READABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_EDGE = 16


class FoldedLines(QWidget):
    """A button that says how many lines there are, and shows and hides them."""

    def __init__(self, fact: CatalogueFact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = fact.folded
        self.button = ShortcutButton("", icon="chevron-right", kind="quiet")
        self.lines = [_line(f"{place}. {line}") for place, line in enumerate(fact.lines, 1)]
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addWidget(self.button)
        for line in self.lines:
            rows.addWidget(line)
        self.button.clicked.connect(self.toggle)
        self._show(is_open=False)

    def is_open(self) -> bool:
        """Tell whether the lines are shown."""
        return not self.lines[0].isHidden()

    def toggle(self) -> None:
        """Show the lines, or hide them again."""
        self._show(is_open=not self.is_open())

    def _show(self, *, is_open: bool) -> None:
        for line in self.lines:
            line.setVisible(is_open)
        self.button.set_words(f"Thu gọn {self._words}" if is_open else f"Xem {self._words}")
        self.button.set_icon_name("chevron-down" if is_open else "chevron-right")


class FactsPanel(QScrollArea):
    """Shows facts below one another and scrolls when they are many."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[CatalogueFact] = []
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """Ask for no more than a few facts: the rest scrolls."""
        return QSize(320, 160)

    def facts(self) -> list[CatalogueFact]:
        """Return the facts shown."""
        return list(self._facts)

    def set_facts(self, facts: Sequence[CatalogueFact]) -> None:
        """Show other facts from the first on; the same ones stay as they are."""
        if list(facts) == self._facts:
            return
        self._facts = list(facts)
        page = QWidget()
        page.setObjectName("page")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(_EDGE, 10, _EDGE, 10)
        rows.setSpacing(1)
        for fact in facts:
            rows.addWidget(Label(fact.caption, "small", "sub"))
            for widget in _shown(fact):
                rows.addWidget(widget)
            rows.addSpacing(9)
        rows.addStretch(1)
        self.setWidget(page)


def _shown(fact: CatalogueFact) -> list[QWidget]:
    if fact.folded:
        return [FoldedLines(fact)]
    return [_line(line, f"{fact.caption}: {line}") for line in fact.lines]


def _line(text: str, spoken: str = "") -> Label:
    line = Label(text, wrap=True)
    line.setTextInteractionFlags(_READABLE)
    line.setAccessibleName(spoken or text)
    return line
