"""How far the questions have come: «Câu 2 / 6» and a bar for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from onecua.ui.surveys.citizen.print_size import Print
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import paint_box, paint_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ROLE = "citizen_button"
_BAR, _HIGH, _GAP, _WHOLE = 44, 8, 6, 480


class Progress(QWidget):
    """Words and bars in the middle; past bars are full, the present one is paler."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._print = Print()
        self._words = ""
        self._place, self._count = 0, 1

    def set_place(self, words: str, place: int, count: int) -> None:
        """Show that the question is the `place`-th of so many, from 1."""
        self._words, self._place, self._count = f"{words} {place} / {count}", place, count
        self.setAccessibleName(self._words)
        self.update()

    def text(self) -> str:
        """Return the words."""
        return self._words

    def needs(self, size: Print) -> int:
        """Return its height."""
        return size.line(_ROLE)

    def show_print(self, size: Print) -> None:
        """Take a print."""
        self._print = size
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw words and bars."""
        painter, size = QPainter(self), self._print
        gap = size.px(_GAP)
        bar = min(size.px(_BAR), (size.px(_WHOLE) - gap * (self._count - 1)) // self._count)
        words = size.width(_ROLE, self._words) + 2
        whole = words + size.px(16) + bar * self._count + gap * (self._count - 1)
        left = (self.width() - whole) / 2
        area = QRectF(left, 0, words, self.height())
        paint_text(painter, area, self._words, size.font(_ROLE), theme().color("sub"))
        left += words + size.px(16)
        high = size.px(_HIGH)
        for at in range(1, self._count + 1):
            colour = "accent" if at < self._place else "accent_mid" if at == self._place else "line"
            spot = QRectF(left, (self.height() - high) / 2, bar, high)
            paint_box(painter, spot, theme().color(colour), radius=high / 2)
            left += bar + gap
