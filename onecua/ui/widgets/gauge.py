"""How far a target is reached: a bar with the target's tick, the figures and a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from onecua.ui import icons
from onecua.ui.focus_ring import RING_PROPERTY
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import RIGHT, paint_box, paint_text
from onecua.ui.widgets.sizes import text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

Verdict = Literal["success", "warning", "danger", "accent"]

_ICONS = {
    "success": "check-circle",
    "warning": "alert-triangle",
    "danger": "alert-octagon",
    "accent": "",
}
_PADDING = 12
_BAR = 8
_TICK = 2
_LEFT = 138
_RIGHT = 86
_GAP = 16
_NAME, _BESIDE, _FRACTION = 140, 6, 72


@dataclass(frozen=True)
class GaugeReading:
    """What a gauge says; `rate` and `target` are shares of 1, None where there is no bar.

    `words` stand in the bar's place, `caption` under it («Chỉ tiêu ≥ 60 %»), `figure` and
    `verdict` at the right («52,22 %», «Chưa đạt»).
    """

    name: str
    fraction: str
    figure: str
    verdict: str = ""
    caption: str = ""
    rate: float | None = None
    target: float | None = None
    words: str = ""
    kind: Verdict = "accent"


class Gauge(QAbstractButton):
    """One target on two lines; `clicked` asks for the list behind the figure."""

    def __init__(self, reading: GaugeReading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self.setProperty(RING_PROPERTY, True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_reading(reading)

    def set_reading(self, reading: GaugeReading) -> None:
        """Show other figures."""
        self._reading = reading
        parts = (reading.name, reading.figure, reading.fraction, reading.caption, reading.verdict)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of two lines."""
        lines = sum(QFontMetrics(theme().font(role)).height() for role in ("body", "small"))
        return QSize(380, max(50, lines + 14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw names, bar and verdict."""
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme().color("hover"))
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme().color("grid"))
        upper, lower = self._lines()
        scale = theme().text_scale
        left, right = _LEFT * scale, _RIGHT * scale
        self._paint_names(painter, upper, lower, left)
        middle = QRectF(upper.x() + left + _GAP, 0, upper.width() - left - right - 2 * _GAP, 1)
        self._paint_middle(painter, upper, lower, middle)
        self._paint_verdict(painter, upper, lower)

    def _lines(self) -> tuple[QRectF, QRectF]:
        high = QFontMetrics(theme().font("body")).height()
        low = QFontMetrics(theme().font("small")).height()
        top = (self.height() - 1 - high - low) / 2
        width = self.width() - 2 * _PADDING
        return QRectF(_PADDING, top, width, high), QRectF(_PADDING, top + high, width, low)

    def _paint_names(self, painter: QPainter, upper: QRectF, lower: QRectF, width: float) -> None:
        reading = self._reading
        first = QRectF(upper.x(), upper.y(), width, upper.height())
        paint_text(painter, first, reading.name, theme().font("body"), theme().color("text"))
        second = QRectF(lower.x(), lower.y(), width, lower.height())
        small = theme().font("small")
        paint_text(painter, second, reading.fraction, small, theme().color("sub"))

    def _paint_middle(
        self, painter: QPainter, upper: QRectF, lower: QRectF, middle: QRectF
    ) -> None:
        small = theme().font("small")
        caption = QRectF(middle.x(), lower.y(), middle.width(), lower.height())
        paint_text(painter, caption, self._reading.caption, small, theme().color("sub"))
        row = QRectF(middle.x(), upper.y(), middle.width(), upper.height())
        if self._reading.rate is None:
            paint_text(painter, row, self._reading.words, small, theme().color("text"))
            return
        paint_bar(painter, row, self._reading.rate, self._reading.kind, self._reading.target)

    def _paint_verdict(self, painter: QPainter, upper: QRectF, lower: QRectF) -> None:
        reading, colour = self._reading, theme().color(self._reading.kind)
        strong = theme().font("strong")
        paint_text(painter, upper, reading.figure, strong, theme().color("text"), RIGHT)
        font = theme().font("small_strong")
        paint_text(painter, lower, reading.verdict, font, colour, RIGHT)
        name = _ICONS[reading.kind]
        if name and reading.verdict:
            left = lower.right() - text_width(font, reading.verdict) - 20
            icons.paint_icon(painter, QRectF(left, lower.y(), 16, lower.height()), name, colour)


def paint_bar(
    painter: QPainter, row: QRectF, rate: float, token: str, target: float | None = None
) -> None:
    """Draw a bar 8 px high in the middle of a row, `rate` of it filled, the target ticked."""
    track = QRectF(row.x(), row.center().y() - _BAR / 2, row.width(), _BAR)
    paint_box(painter, track, theme().color("paused_soft"), radius=4)
    filled = QRectF(track)
    filled.setWidth(track.width() * min(max(rate, 0.0), 1.0))
    if filled.width() >= 1:
        paint_box(painter, filled, theme().color(token), radius=min(4, filled.width() / 2))
    if target is not None:
        left = min(track.x() + track.width() * target, track.right()) - _TICK / 2
        painter.fillRect(QRectF(left, track.y() - 3, _TICK, 14), theme().color("text"))


class BarRow(QWidget):
    """A name, a thin bar, a fraction and a share on one line: «Hộ tịch ▬▬▬ 128 / 130 98,46 %».

    `widest` is the longest fraction of the rows beside, so that the bars end in one line.
    """

    def __init__(
        self,
        name: str,
        rate: float,
        fraction: str,
        figure: str,
        token: str = "accent",
        parent: QWidget | None = None,
        *,
        name_width: int = _NAME,
        widest: str = "",
    ) -> None:
        super().__init__(parent)
        self._said = (name, fraction, figure)
        self._widest = max(fraction, widest, key=len)
        self._name_width = name_width
        self._rate = rate
        self._token = token
        self.setAccessibleName(f"{name}: {figure}, {fraction}")
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        return QSize(320, max(32, QFontMetrics(theme().font("body")).height() + 12))

    def fraction_room(self) -> float:
        """Return the width that the fraction has."""
        body = theme().font("body")
        return max(_FRACTION * theme().text_scale, text_width(body, self._widest) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        scale, height = theme().text_scale, self.height()
        name, fraction, figure = self._said
        body, strong = theme().font("body"), theme().font("strong")
        right, left = self.width(), self._name_width * scale
        paint_text(painter, QRectF(0, 0, left, height), name, body, theme().color("text"))
        shares = QRectF(right - 68 * scale, 0, 68 * scale, height)
        paint_text(painter, shares, figure, strong, theme().color("text"), RIGHT)
        room = self.fraction_room()
        counts = QRectF(shares.left() - 4 * scale - room, 0, room, height)
        paint_text(painter, counts, fraction, body, theme().color("sub"), RIGHT)
        left += _BESIDE * scale
        track = QRectF(left, 0, counts.left() - left - 8, height)
        paint_bar(painter, track, self._rate, self._token)
