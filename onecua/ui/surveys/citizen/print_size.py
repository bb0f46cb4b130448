"""How large the citizen screen is printed: lengths follow the screen, letters also the person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from onecua.ui.theme import ROLES, theme

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

DESIGN = (1366, 768)
TARGET = 72
"""Nothing that is pressed is lower or narrower than this at the size of the design."""
_LEAST_UNIT, _MOST_UNIT = 1.0, 3.0
_LARGER, _LARGEST = 1.3, 1.75
_SHRINK, _LEAST_TEXT = 0.05, 0.6
_SMALLEST = 9
"""Points at the size of the design; letters never shrink below."""
_WRAPPED = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Print:
    """One size of print: `unit` stretches lengths of the design, `text` its letters."""

    unit: float = 1.0
    text: float = 1.0

    def px(self, pixels: float) -> int:
        """Return a length of the design on this screen."""
        return round(pixels * self.unit)

    def grown(self, pixels: float) -> int:
        """Return the length of a sign that grows with large letters and never shrinks."""
        return round(pixels * max(self.unit, self.text))

    def font(self, role: str) -> QFont:
        """Return the face of a type role."""
        font = QFont(theme().font(role))
        font.setPointSizeF(max(ROLES[role].points * self.text, _SMALLEST * self.unit))
        return font

    def line(self, role: str) -> int:
        """Return the height of one line."""
        return QFontMetrics(self.font(role)).height()

    def width(self, role: str, text: str) -> int:
        """Return the width of one line of text."""
        return QFontMetrics(self.font(role)).horizontalAdvance(text)

    def height(self, role: str, text: str, width: int) -> int:
        """Return the height of a text that wraps at a width."""
        return self.wrapped(role, text, width).height() if text else 0

    def wrapped(self, role: str, text: str, width: int) -> QRect:
        """Return the room of a text that wraps at a width."""
        room = QRect(0, 0, max(width, 1), 100_000)
        return QFontMetrics(self.font(role)).boundingRect(room, _WRAPPED, text)

    def balanced(self, role: str, text: str, width: int) -> int:
        """Return the narrowest width with as few lines: no word is left alone on the last."""
        least, most, high = 1, width, self.height(role, text, width)
        while least < most:
            middle = (least + most) // 2
            room = self.wrapped(role, text, middle)
            if room.height() <= high and room.width() <= middle:
                most = middle
            else:
                least = middle + 1
        return most

    def shrunk(self) -> list[Print]:
        """Return this print and smaller letters, for words that do not fit: the first that does."""
        least = _LEAST_TEXT * self.unit
        steps = max(round((self.text - least) / (_SHRINK * self.unit)), 0) + 1
        each = (self.text - least) / max(steps - 1, 1)
        return [replace(self, text=self.text - each * step) for step in range(steps)]


def print_for(size: QSize, *, large: bool) -> Print:
    """Return the print of a window; large print is for whoever asked for it."""
    across, down = size.width() / DESIGN[0], size.height() / DESIGN[1]
    unit = min(max(min(across, down), _LEAST_UNIT), _MOST_UNIT)
    text = theme().text_scale
    if large:
        text = min(text * _LARGER, _LARGEST)
    return Print(unit, text * unit)
