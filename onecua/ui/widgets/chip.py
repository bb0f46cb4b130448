"""A filter: a word that opens a list, and once something is chosen tells it and can be cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from onecua.ui import icons
from onecua.ui.focus_ring import RING_PROPERTY
from onecua.ui.theme import theme, type_role
from onecua.ui.widgets.painting import paint_box, paint_text
from onecua.ui.widgets.sizes import scaled, text_height, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPaintEvent

_PADDING = 8
_MARK = 12
_GAP = 4


class Chip(QAbstractButton):
    """A filter chip: `changed` tells the chosen value, or None once it is cleared."""

    changed = Signal(object)
    opened = Signal()

    def __init__(
        self,
        word: str,
        options: Sequence[tuple[object, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word = word
        self._options = list(options)
        self._value: object = None
        self._shown = word
        self.setProperty(RING_PROPERTY, True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        type_role(self, "body")
        self.clicked.connect(self._on_clicked)
        self._name_it()

    def value(self) -> object:
        """Return the chosen value, None when the filter is off."""
        return self._value

    def set_value(self, value: object, words: str = "") -> None:
        """Choose a value (None: off) without telling `changed`; `words` for one not offered."""
        self._value = value
        self._shown = words or dict(self._options).get(value, self._word)
        self._name_it()
        self.updateGeometry()
        self.update()

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other values; the chosen one stays."""
        self._options = list(options)

    def clear(self) -> None:
        """Turn the filter off and tell it."""
        self._choose(None)

    def sizeHint(self) -> QSize:
        """Return the room of the word and the mark at its right."""
        width = text_width(self._face(), self._shown) + 2 * _PADDING + _GAP + scaled(_MARK)
        return QSize(width, text_height(self.font(), 30, 10))

    def minimumSizeHint(self) -> QSize:
        """Return the same: no word is ever cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Down, clear with Delete or Backspace."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._value is not None:
            self.clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Clear when the cross is pressed, otherwise open the list."""
        on_mark = event.position().x() > self.width() - _PADDING - scaled(_MARK) - _GAP / 2
        if self._value is not None and on_mark and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.clear()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the word and the cross or arrow."""
        painter = QPainter(self)
        on = self._value is not None
        ground = "accent_soft" if on else "hover" if self.underMouse() else "raised"
        border = theme().color("accent_line" if on else "line")
        paint_box(painter, self.rect(), theme().color(ground), border)
        ink = theme().color("accent" if on else "text")
        words = QRectF(_PADDING, 0, self.width(), self.height())
        width = paint_text(painter, words, self._shown, self._face(), ink)
        mark = QRectF(_PADDING + width + _GAP, 0, scaled(_MARK), self.height())
        icons.paint_icon(painter, mark, "x" if on else "chevron-down", ink)

    def _on_clicked(self) -> None:
        self._open_menu()

    def _open_menu(self) -> None:
        self.opened.emit()
        if not self._options:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, words in self._options:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _on, chosen=value: self._choose(chosen))
        if self._value is not None:
            menu.addSeparator()
            menu.addAction("Bỏ lọc").triggered.connect(self.clear)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, value: object) -> None:
        if value == self._value:
            return
        self.set_value(value)
        self.changed.emit(value)

    def _face(self) -> QFont:
        return theme().font("strong" if self._value is not None else "body")

    def _name_it(self) -> None:
        self.setAccessibleName(f"Lọc {self._word}")
        state = "tắt" if self._value is None else self._shown
        self.setAccessibleDescription(f"Đang lọc: {state}")
