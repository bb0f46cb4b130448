"""Twelve periods as stacked bars: two series, their sum above, the late ones under the name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.axis import Axis, nice_axis, paint_axis
from onecua.ui.widgets.painting import CENTER, paint_box, paint_text
from onecua.ui.widgets.sizes import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_AXIS_WIDTH = 32
_BAR_WIDTH = 20
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True)
class TrendBar:
    """A period: its short name, two counts stacked, the count under the name."""

    label: str
    first: int
    second: int
    alert: int = 0
    running: bool = False

    @property
    def total(self) -> int:
        """Both counts together."""
        return self.first + self.second


class TrendBars(QWidget):
    """`chosen(position)` asks for the list behind a period; `words` name the two series."""

    chosen = Signal(int)

    def __init__(
        self, words: tuple[str, str, str] = ("", "", ""), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bars: list[TrendBar] = []
        self._words = words
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_bars(self, bars: Sequence[TrendBar]) -> None:
        """Show other periods."""
        self._bars = list(bars)
        self._current = len(self._bars) - 1
        self._name_it()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the chart."""
        return QSize(400, 150)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the names stay apart."""
        return QSize(260, round(120 * theme().text_scale))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the periods with the arrow keys, ask for one with Enter."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._bars:
            self._current = min(max(self._current + step, 0), len(self._bars) - 1)
            self._name_it()
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current >= 0:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the period under the pointer."""
        for position in range(len(self._bars)):
            if self._slot(position).contains(QPointF(event.position())):
                self._current = position
                self.chosen.emit(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw axis, bars and names."""
        painter = QPainter(self)
        if not self._bars:
            return
        axis = nice_axis(0, max(*(bar.total for bar in self._bars), 1), whole=True)
        plot = self._plot()
        paint_axis(painter, plot, axis, _AXIS_WIDTH * theme().text_scale)
        for position, bar in enumerate(self._bars):
            self._paint_period(painter, position, bar, axis)

    def _paint_period(self, painter: QPainter, position: int, bar: TrendBar, axis: Axis) -> None:
        slot, plot, colour = self._slot(position), self._plot(), theme().color
        if self.hasFocus() and position == self._current:
            paint_box(painter, slot.adjusted(1, 0, -1, 0), None, colour("accent"), 2)
        width = min(_BAR_WIDTH, slot.width() - 4)
        left = slot.center().x() - width / 2
        unit = plot.height() / (axis.high - axis.low)
        low = QRectF(left, plot.bottom() - bar.first * unit, width, bar.first * unit)
        high = QRectF(left, low.top() - bar.second * unit, width, bar.second * unit)
        painter.fillRect(low, colour("accent"))
        painter.fillRect(high, colour("accent_mid"))
        small = theme().font("small_strong" if bar.running else "small")
        line = QFontMetrics(small).height()
        row = QRectF(slot.x() - 6, high.top() - line, slot.width() + 12, line)
        if text_width(theme().font("small"), str(bar.total)) <= slot.width():
            paint_text(painter, row, str(bar.total), theme().font("small"), colour("text"), CENTER)
        name = QRectF(slot.x() - 6, plot.bottom() + 3, slot.width() + 12, line)
        paint_text(painter, name, bar.label, small, colour("text"), CENTER)
        face = theme().font("small_strong" if bar.alert else "small")
        ink = colour("danger" if bar.alert else "sub")
        paint_text(painter, name.translated(0, line - 2), str(bar.alert), face, ink, CENTER)

    def _plot(self) -> QRectF:
        line = QFontMetrics(theme().font("small")).height()
        left = _AXIS_WIDTH * theme().text_scale
        return QRectF(left, line + 4, self.width() - left, self.height() - 3 * line - 8)

    def _slot(self, position: int) -> QRectF:
        plot = self._plot()
        width = plot.width() / max(len(self._bars), 1)
        return QRectF(plot.x() + position * width, 0, width, self.height())

    def _name_it(self) -> None:
        said = "; ".join(self._spoken(bar) for bar in self._bars)
        self.setAccessibleName(said)
        if 0 <= self._current < len(self._bars):
            self.setAccessibleDescription(self._spoken(self._bars[self._current]))

    def _spoken(self, bar: TrendBar) -> str:
        first, second, alert = self._words
        counts = f"{first} {bar.first}, {second} {bar.second}, {alert} {bar.alert}"
        return f"{bar.label}: {bar.total}, {counts}"
