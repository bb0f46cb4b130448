"""A share over twelve periods as a line with dots; the last value is written out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.axis import Axis, nice_axis, paint_axis
from onecua.ui.widgets.painting import CENTER, paint_text
from onecua.ui.widgets.sizes import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_AXIS_WIDTH = 34
_DOT = 3
_APART = 5
"""Pixels between the last dot and the value beside it."""
_LOOKED_AT = 24
"""Places on each piece of the line where it is asked whether words would hide it."""
_FLAT = 1.0
"""How far the axis goes below values that are all the same."""


class TrendLine(QWidget):
    """Points (name, value or None); the axis begins where the values need it, not at 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[tuple[str, float | None]] = []
        self._last = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_points(self, points: Sequence[tuple[str, float | None]], last: str = "") -> None:
        """Show other values; `last` is the last one in words, such as «93,85 %»."""
        self._points = list(points)
        self._last = last
        said = (f"{name} {value:g}" for name, value in points if value is not None)
        self.setAccessibleName("; ".join(said).replace(".", ","))
        self.update()

    def axis(self) -> Axis:
        """Return the axis in use; a caption must say so when it does not begin at 0."""
        values = [value for _, value in self._points if value is not None] or [0.0, 1.0]
        low, high = min(values), max(values)
        return nice_axis(low if low < high else high - _FLAT, high)

    def sizeHint(self) -> QSize:
        """Return the room of the chart."""
        return QSize(380, 110)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the names stay apart."""
        return QSize(240, round(90 * theme().text_scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw axis, line, dots and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axis, plot = self.axis(), self._plot()
        if any(value is not None for _, value in self._points):
            paint_axis(painter, plot, axis, _AXIS_WIDTH * theme().text_scale)
        small, ink = theme().font("small"), theme().color("sub")
        for position, (name, _) in enumerate(self._points):
            row = QRectF(self._x(position) - 24, plot.bottom() + 4, 48, self._line())
            paint_text(painter, row, name, small, ink, CENTER)
        self._paint_line(painter)

    def _paint_line(self, painter: QPainter) -> None:
        accent, spots = theme().color("accent"), self.spots()
        painter.setPen(QPen(accent, 2))
        painter.drawPolyline(QPolygonF(spots))
        painter.setBrush(accent)
        for spot in spots:
            painter.drawEllipse(spot, _DOT - 1, _DOT - 1)
        if spots and self._last:
            ink = theme().color("text")
            row = self.last_at()
            paint_text(painter, row, self._last, theme().font("small_strong"), ink, CENTER)

    def spots(self) -> list[QPointF]:
        """Return where the values stand."""
        axis, plot = self.axis(), self._plot()
        unit = plot.height() / (axis.high - axis.low)
        return [
            QPointF(self._x(position), plot.bottom() - (value - axis.low) * unit)
            for position, (_, value) in enumerate(self._points)
            if value is not None
        ]

    def last_at(self) -> QRectF:
        """Return where the last value is written: near its point, where no line passes."""
        font, line, plot = theme().font("small_strong"), self._line(), self._plot()
        wide = text_width(font, self._last) + 2
        spots = self.spots()
        last = spots[-1]
        left = min(last.x() - wide / 2, self.width() - wide)
        above, below = last.y() - line - _APART, last.y() + _APART
        areas = [QRectF(left, top, wide, line) for top in (above, below, 0, plot.bottom() - line)]
        inside = [area for area in areas if 0 <= area.top() <= plot.bottom() - line]
        free = (area for area in inside if not _crossed(area, spots))
        return next(free, inside[0] if inside else areas[0])

    def _plot(self) -> QRectF:
        left, line = _AXIS_WIDTH * theme().text_scale, self._line()
        return QRectF(left, line / 2 + 4, self.width() - left, self.height() - 1.5 * line - 12)

    def _x(self, position: int) -> float:
        plot = self._plot()
        return plot.x() + plot.width() * (position + 0.5) / max(len(self._points), 1)

    def _line(self) -> int:
        return QFontMetrics(theme().font("small")).height()


def _crossed(area: QRectF, spots: Sequence[QPointF]) -> bool:
    """Tell whether the line through the spots passes an area or close by."""
    near = area.adjusted(-_DOT, -1, _DOT, 1)
    return any(
        near.contains(one + (other - one) * (step / _LOOKED_AT))
        for one, other in pairwise(spots)
        for step in range(_LOOKED_AT + 1)
    )
