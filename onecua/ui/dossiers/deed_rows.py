"""«Việc làm được bây giờ»: as many deeds in rows as there is room for, the rest in a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from onecua.ui.dossiers.panel_edges import BESIDE, inside, row, rule
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.two_line_list import Entry, TwoLineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.ui.dossiers.deeds import Deed

_MORE = "Việc khác"
_TITLE = "Việc làm được bây giờ"


class DeedRows(QWidget):
    """Shows `Deed`s in a `list`; `asked(Deed)` follows a row or a line of the menu."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more: tuple[Deed, ...] = ()
        self.list = TwoLineList(dense=True, grows=True)
        self.list.setAccessibleName(_TITLE)
        self.list.opened.connect(self._on_opened)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(inside(rule()))
        rows.addLayout(inside(Label(_TITLE, "small", "sub")))
        rows.addLayout(row(self.list, 0, BESIDE))

    def show_deeds(self, deeds: Sequence[Deed], most: int) -> None:
        """Show these deeds in so many rows at most."""
        fits = len(deeds) <= most
        shown = deeds if fits else deeds[: most - 1]
        self._more = () if fits else tuple(deeds[most - 1 :])
        entries = [Entry(each.words, icon=each.icon, key=each.key, value=each) for each in shown]
        if self._more:
            entries.append(Entry(_more_words(self._more), icon="more", value=_MORE))
        self.list.set_entries(entries)
        self.setVisible(bool(entries))

    def _on_opened(self, entry: Entry) -> None:
        if entry.value == _MORE:
            self._open_more()
        else:
            self.asked.emit(entry.value)

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in self._more:
            action = menu.addAction(f"{deed.words}\t{deed.key}")
            action.triggered.connect(lambda _on=False, which=deed: self.asked.emit(which))
        corner = self.list.mapToGlobal(self.list.rect().topRight())
        size = menu.sizeHint()
        low = corner.y() + self.list.height()
        menu.popup(QPoint(corner.x() - size.width(), low - size.height()))


def _more_words(deeds: Sequence[Deed]) -> str:
    return f"{_MORE}: {', '.join(deed.short for deed in deeds if deed.short)}"
