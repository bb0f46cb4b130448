"""Distances of the design, and heights that follow the text so that 150 % does not clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetrics

from onecua.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

GAP = 12
"""Between cards and columns of a page."""
RADIUS = 6
PAGE_MARGINS = (16, 12, 16, 12)
"""Left, top, right, bottom of a page's body."""

_CONTROL = 34
_CONTROL_AIR = 14


def control_height(widget: QWidget, small: bool = False) -> int:
    """Return the height of a control in its own face: 34 px (small 26) or more."""
    return text_height(widget.font(), 26 if small else _CONTROL, 8 if small else _CONTROL_AIR)


def text_height(font: QFont, least: int, air: int) -> int:
    """Return the height of a line of text with air around it, not under `least` pixels."""
    return max(least, QFontMetrics(font).height() + air)


def text_width(font: QFont, text: str) -> int:
    """Return the width of one line of text in pixels, rounded up."""
    return QFontMetrics(font).horizontalAdvance(text)


def scaled(pixels: float) -> int:
    """Return a width or icon size of the design at the chosen text size."""
    return round(pixels * theme().text_scale)
