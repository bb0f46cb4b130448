"""A search field that offers lines as you type: arrows move, Enter takes, Esc closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QShortcut

from onecua.ui.theme import theme, type_role
from onecua.ui.widgets.enter_key import OWN_ENTER
from onecua.ui.widgets.key_cap import key_cap_size, key_sequences, paint_key_cap
from onecua.ui.widgets.painting import RIGHT, paint_text
from onecua.ui.widgets.sizes import text_width
from onecua.ui.widgets.suggest_list import Suggestion, SuggestList
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

__all__ = ["SuggestBox", "Suggestion"]

_EDGE = 9
_CLEAR_ROOM = 30
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class SuggestBox(TextField):
    """`picked` gives the `Suggestion` taken, `submitted` the text when Enter finds none."""

    picked = Signal(object)
    submitted = Signal(str)
    cleared = Signal()

    def __init__(
        self,
        placeholder: str = "",
        icon: str | None = "search",
        key: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, icon, parent)
        self._source: Callable[[str], Sequence[Suggestion]] | None = None
        self._list: SuggestList | None = None
        self._key = key
        self._words = ""
        self._clear = self._add_clear()
        if key:
            type_role(self, "body")
        self.textEdited.connect(self._on_edited)
        for sequence in key_sequences(key) if key else []:
            QShortcut(sequence, self).activated.connect(self._on_key)
        if key:
            self.setAccessibleDescription(f"Phím tắt {key}")
        self._make_room()

    def set_source(self, source: Callable[[str], Sequence[Suggestion]]) -> None:
        """Ask `source(text)` for lines at each edit; it must answer within 50 ms."""
        self._source = source

    def set_chosen(self, title: str, words: str = "") -> None:
        """Show what was chosen, with small words at the right end; nothing is signalled."""
        self._words = words
        self.setText(title)
        self.setCursorPosition(0)
        self._close()
        self._make_room()

    def open_list(self) -> None:
        """Offer lines for the text as it stands."""
        self._offer(self.value())

    def list_open(self) -> bool:
        """Tell whether lines are offered just now."""
        return self._list is not None and self._list.isVisible()

    def clear_choice(self) -> None:
        """Empty the field and tell `cleared`."""
        self.set_chosen("")
        self.cleared.emit()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take a line or close the list; everything else is typing."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._list is not None and self.list_open():
            self._list.move_by(_STEPS[key])
        elif key == Qt.Key.Key_Down:
            self.open_list()
        elif key == Qt.Key.Key_Escape and self.list_open():
            self._close()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._on_enter(event)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the field is left."""
        super().focusOutEvent(event)
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the list when the window changes its size under it."""
        if event.type() == QEvent.Type.Resize:
            self._close()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and, at its right end, the key cap or the small words."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self._key and not self.text():
            size = key_cap_size(self._key)
            top = (self.height() - size.height()) // 2
            left = self.width() - size.width() - _EDGE
            area = QRectF(left, top, size.width(), size.height())
            paint_key_cap(painter, area, self._key)
        elif self._words:
            area = QRectF(0, 0, self.width() - _EDGE - _CLEAR_ROOM, self.height())
            ink = theme().color("sub")
            paint_text(painter, area, self._words, theme().font("small"), ink, RIGHT)

    def _add_clear(self) -> QAction:
        action = self.add_trailing("x", "Xóa ô này", self.clear_choice)
        action.setVisible(False)
        return action

    def _make_room(self) -> None:
        room = 0
        if self._words:
            room = text_width(theme().font("small"), self._words) + _EDGE
        elif self._key and not self.text():
            room = key_cap_size(self._key).width()
        self.setTextMargins(0, 0, room, 0)
        self._clear.setVisible(bool(self.text()))
        self.update()

    def _on_text_changed(self) -> None:
        super()._on_text_changed()
        self._make_room()

    def _on_edited(self) -> None:
        self._words = ""
        self._make_room()
        self._offer(self.value())

    def _on_key(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _on_enter(self, event: QKeyEvent) -> None:
        chosen = self._list.current() if self._list is not None and self.list_open() else None
        if chosen is not None:
            self._take(chosen)
        else:
            super().keyPressEvent(event)
            self.submitted.emit(self.value())

    def _offer(self, text: str) -> None:
        if self._source is None:
            return
        if self._list is None:
            self._list = SuggestList(self.window())
            self._list.picked.connect(self._take)
            self.window().installEventFilter(self)
        self._list.offer(list(self._source(text)), text, self)
        self.setProperty(OWN_ENTER, self.list_open())

    def _take(self, chosen: Suggestion) -> None:
        self._close()
        self.picked.emit(chosen)

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()
        self.setProperty(OWN_ENTER, False)
