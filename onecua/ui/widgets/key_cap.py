"""The little frame round the name of a key: what to press stands beside what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, paint_box, paint_text
from onecua.ui.widgets.sizes import text_height, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_PADDING = 5


def key_cap_size(key: str) -> QSize:
    """Return the room that a key cap takes in pixels."""
    font = theme().font("small")
    return QSize(text_width(font, key) + 2 * _PADDING + 2, text_height(font, 18, 1))


def paint_key_cap(painter: QPainter, rect: QRectF, key: str, ink: QColor | None = None) -> None:
    """Draw a key cap in a rectangle of its size; `ink` is its colour on a filled button."""
    line = ink if ink is not None else theme().color("line")
    ground = None if ink is not None else theme().color("raised")
    paint_box(painter, rect, ground, line, radius=4)
    word = ink if ink is not None else theme().color("sub")
    paint_text(painter, rect, key, theme().font("small"), word, CENTER)


_ARROWS = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}
"""How a cap writes a key that Qt knows by an English word."""


def key_sequences(key: str) -> list[QKeySequence]:
    """Return the sequences of a key as it is written; Enter means both Enter keys."""
    for arrow, name in _ARROWS.items():
        key = key.replace(arrow, name)
    if key.endswith("Enter"):
        return [QKeySequence(key), QKeySequence(key.removesuffix("Enter") + "Return")]
    return [QKeySequence(key)]


class KeyCap(QWidget):
    """A key cap standing alone."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(f"Phím {key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of the cap."""
        return key_cap_size(self._key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        paint_key_cap(QPainter(self), QRectF(self.rect()), self._key)
