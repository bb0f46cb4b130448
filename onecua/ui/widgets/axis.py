"""The value axis of a small chart: round numbers and hairlines."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from onecua.ui.theme import theme
from onecua.ui.widgets.painting import RIGHT, paint_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROUND = (1, 1.5, 2, 2.5, 5, 10)
_PARTS = 3


@dataclass(frozen=True)
class Axis:
    """From `low` to `high` in equal steps."""

    low: float
    high: float
    step: float

    def ticks(self) -> Iterator[float]:
        """Give the marked values from low to high."""
        for position in range(round((self.high - self.low) / self.step) + 1):
            yield self.low + position * self.step


def nice_axis(low: float, high: float, whole: bool = False) -> Axis:
    """Return an axis in about three round steps over both values; `whole` for counts."""
    span = max(high - low, 1e-9)
    power = 10.0 ** math.floor(math.log10(span / _PARTS))
    step = next(round_one * power for round_one in _ROUND if round_one * power * _PARTS >= span)
    if whole:
        step = max(math.ceil(step), 1)
    start = math.floor(low / step) * step
    count = math.ceil((high - start) / step - 1e-9)
    return Axis(start, start + max(count, 1) * step, step)


def paint_axis(painter: QPainter, plot: QRectF, axis: Axis, width: float) -> None:
    """Draw a hairline and a number at each tick, the numbers left of the plot."""
    font = theme().font("small")
    for value in axis.ticks():
        at = plot.bottom() - plot.height() * (value - axis.low) / (axis.high - axis.low)
        painter.setPen(QPen(theme().color("grid")))
        painter.drawLine(QPointF(plot.x(), at), QPointF(plot.right(), at))
        row = QRectF(plot.x() - width, at - 10, width - 8, 20)
        number = f"{value:g}".replace(".", ",")
        paint_text(painter, row, number, font, theme().color("sub"), RIGHT)
