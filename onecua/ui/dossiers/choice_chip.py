"""A filter chip of several values at once: its list stays open while they are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from onecua.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget


class TickMenu(QMenu):
    """A menu in which a click or Space ticks and stays; Enter ticks and closes, Esc closes."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what lies under the pointer without closing."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick at Space without closing."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class ChoiceChip(Chip):
    """`changed` tells a frozenset of values, or None once it is cleared.

    `offered` is asked each time the list opens; a value of `alone` is never ticked with others.
    """

    def __init__(
        self,
        word: str,
        offered: Callable[[], Sequence[tuple[object, str]]],
        alone: frozenset[object] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(word, parent=parent)
        self._offered = offered
        self._alone = alone
        self.opened.connect(self._on_opened)

    def chosen(self) -> frozenset[object]:
        """Return the ticked values."""
        value = self.value()
        return value if isinstance(value, frozenset) else frozenset()

    def set_chosen(self, values: frozenset[object]) -> None:
        """Tick other values without telling `changed`."""
        offered = dict(self._offered()) if values else {}
        words = [each for value, each in offered.items() if value in values]
        words += sorted(str(value) for value in values if value not in offered)
        more = f" +{len(words) - 1}" if len(words) > 1 else ""
        self.set_value(values or None, f"{words[0]}{more}" if words else "")

    def _on_opened(self) -> None:
        menu = TickMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, words in self._offered():
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value in self.chosen())
            action.triggered.connect(lambda on, which=value: self._tick(menu, which, on))
        menu.addSeparator()
        menu.addAction("Bỏ lọc").triggered.connect(self.clear)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _tick(self, menu: TickMenu, value: object, on: bool) -> None:
        rest = self.chosen() - {value}
        if on:
            rest = frozenset() if value in self._alone else rest - self._alone
            rest |= {value}
        self.set_chosen(rest)
        for action in menu.actions():
            action.setChecked(action.isCheckable() and action.data() in rest)
        self.changed.emit(rest or None)
