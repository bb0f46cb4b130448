"""The lowest line: who works where, how safe the data is; 12 px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import ElidedLabel
from onecua.ui.widgets.sizes import text_height

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HEIGHT = 28
_ICON = 16


@dataclass(frozen=True)
class StatusItem:
    """A fact with its icon; with `run` it can be pressed."""

    text: str
    icon: str = ""
    tone: str = "sub"
    run: Callable[[], object] | None = None


class StatusBar(QFrame):
    """Facts at the left, short notes at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "status")
        self._items: list[StatusItem] = []
        self._right: list[StatusItem] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(20)
        theme().changed.connect(self._rebuild)
        self._rebuild()

    def set_items(self, items: Sequence[StatusItem], right: Sequence[StatusItem] = ()) -> None:
        """Show other facts."""
        if (list(items), list(right)) != (self._items, self._right):
            self._items, self._right = list(items), list(right)
            self._rebuild()

    def _rebuild(self) -> None:
        self.setMinimumHeight(text_height(theme().font("small"), HEIGHT, 10))
        while (taken := self._row.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for item in self._items:
            self._row.addWidget(_shown(item))
        self._row.addStretch(1)
        for item in self._right:
            self._row.addWidget(_shown(item))


def _shown(item: StatusItem) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    if item.icon:
        mark = QLabel()
        tint = "sub" if item.tone == "text" else item.tone
        mark.setPixmap(icons.icon(item.icon, tint, _ICON).pixmap(_ICON, _ICON))
        row.addWidget(mark)
    if item.run is None:
        row.addWidget(ElidedLabel(item.text, "small", item.tone), 1)
    else:
        run = item.run
        button = ShortcutButton(item.text, kind="quiet", small=True)
        button.clicked.connect(lambda _checked=False: run())
        row.addWidget(button)
    return holder
