"""One bar made of parts side by side; a part too narrow for its number carries none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.domain.vietnamese import grouped
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, paint_text
from onecua.ui.widgets.sizes import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_NUMBERED_SHARE, _AIR = 0.06, 4
_RADIUS = 3
_GAP = 1


@dataclass(frozen=True)
class Part:
    """A part: how many, its ground and ink tokens, and the word for it."""

    count: int
    token: str
    word: str
    ink: str = ""


class StackBar(QWidget):
    """Parts of a whole; `numbers` writes the count on parts of 6 % and more that have an ink."""

    def __init__(self, height: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[Part] = []
        self._whole = 0
        self._bar_height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[Part], whole: int = 0) -> None:
        """Show other parts; `whole` is what the full width stands for, by default their sum."""
        self._parts = list(parts)
        self._whole = max(whole, sum(part.count for part in parts))
        said = ", ".join(f"{part.word} {grouped(part.count)}" for part in parts)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a bar's height."""
        return QSize(160, round(self._bar_height * theme().text_scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(outline)
        left = 0.0
        for part in self._parts:
            width = self.width() * part.count / self._whole if self._whole else 0.0
            self._paint_part(painter, QRectF(left, 0, max(width - _GAP, 0), self.height()), part)
            left += width

    def _paint_part(self, painter: QPainter, area: QRectF, part: Part) -> None:
        painter.fillRect(area, theme().color(part.token))
        number, small = grouped(part.count), theme().font("small")
        room = max(self.width() * _NUMBERED_SHARE, text_width(small, number) + _AIR)
        if part.ink and area.width() >= room:
            paint_text(painter, area, number, small, theme().color(part.ink), CENTER)
