"""Keys on the screen itself, for who has no keyboard at hand: letters, the slip's code, digits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from onecua.ui import icons
from onecua.ui.surveys.citizen.pressable import Pressable
from onecua.ui.surveys.citizen.print_size import TARGET, Print
from onecua.ui.widgets.painting import CENTER, paint_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

GAP = 6
_ROLE = "citizen_answer"
_ICON = 26


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what it sends, what stands on it (the same unless told), how many keys wide."""

    sends: str
    shows: str = ""
    wide: float = 1.0
    icon: str = ""
    name: str = ""


ERASE = "\b"
_ERASE_KEY = Key(ERASE, icon="backspace", name="Xóa một chữ")
CODE_KEYS = (
    tuple(map(Key, "012345678")),
    tuple(map(Key, "9ABCDEFGH")),
    tuple(map(Key, "JKMNPQRST")),
    (*map(Key, "VWXYZ"), replace(_ERASE_KEY, wide=4)),
)
DIGIT_KEYS = (
    tuple(map(Key, "123")),
    tuple(map(Key, "456")),
    tuple(map(Key, "789")),
    (Key(""), Key("0"), _ERASE_KEY),
)


class ScreenKeys(QWidget):
    """Rows of keys; `typed` gives what a key sends. The focus stays in the field that is filled."""

    typed = Signal(str)

    def __init__(self, rows: Sequence[Sequence[Key]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._print = Print()
        self._rows = [[self._made(key) for key in row] for row in rows]

    @property
    def keys(self) -> list[ScreenKey]:
        """Return every key, row by row."""
        return [key for row in self._rows for key in row]

    def relabel(self, rows: Sequence[Sequence[Key]]) -> None:
        """Let the same places send and show something else."""
        wanted = (key for row in rows for key in row)
        for place, key in zip(self.keys, wanted, strict=True):
            place.set_key(key)

    def high(self, size: Print) -> int:
        """Return the height of the rows."""
        count = len(self._rows)
        return count * size.px(TARGET) + (count - 1) * size.px(GAP)

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self._print = size
        for key in self.keys:
            key.show_print(size)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the keys."""
        super().resizeEvent(event)
        self._place()

    def _made(self, key: Key) -> ScreenKey:
        made = ScreenKey(key, self)
        made.clicked.connect(lambda: self.typed.emit(made.key.sends))
        made.setVisible(bool(key.sends))
        return made

    def _place(self) -> None:
        gap = self._print.px(GAP)
        most = max(sum(key.key.wide for key in row) for row in self._rows)
        unit = (self.width() - gap * (most - 1)) / most
        high = (self.height() - gap * (len(self._rows) - 1)) / len(self._rows)
        for at, row in enumerate(self._rows):
            whole = sum(key.key.wide for key in row)
            left = (self.width() - whole * unit - gap * (whole - 1)) / 2
            for key in row:
                across = key.key.wide * unit + gap * (key.key.wide - 1)
                key.setGeometry(round(left), round(at * (high + gap)), round(across), round(high))
                left += across + gap


class ScreenKey(Pressable):
    """One key of the screen's keyboard."""

    def __init__(self, key: Key, parent: QWidget) -> None:
        super().__init__(key.shows or key.sends, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_key(key)
        self.setAutoRepeat(key.sends == ERASE)

    def set_key(self, key: Key) -> None:
        """Become another key in the same place."""
        self.key = key
        self.set_words(key.shows or key.sends)
        self.setAccessibleName(key.name or key.shows or key.sends)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the key."""
        painter = QPainter(self)
        ink = self.paint_ground(painter)
        if self.key.icon:
            size = self.print.px(_ICON)
            area = QRectF(0, (self.height() - size) / 2, self.width(), size)
            icons.paint_icon(painter, area, self.key.icon, ink)
        else:
            paint_text(painter, self.rect(), self.words, self.print.font(_ROLE), ink, CENTER)
