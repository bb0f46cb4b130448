"""How questions were answered: a bar of levels a line, with number, mean and share beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.domain.vietnamese import grouped
from onecua.ui.theme import theme
from onecua.ui.widgets.clamped_label import wrapped
from onecua.ui.widgets.painting import CENTER, LEFT, RIGHT, paint_box, paint_text
from onecua.ui.widgets.sizes import scaled, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_PADDING = 12
_NAME, _BAR, _ROW = 206, 22, 54
_NUMBERS = (50, 50, 70)
_HEAD = 25
_GAP = 10
_SEAM = 1
_RADIUS = 3
_SQUARE, _KEY_GAP = 10, 16
_NUMBERED_SHARE, _AIR = 0.06, 4
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class LevelKey:
    """A level: the step 5…1 of the scale that colours it, and what it is called."""

    step: int
    words: str


@dataclass(frozen=True)
class BarLine:
    """A question with the counts of its levels, best first, and its figures in words.

    `steps` colours the counts; `said` is read aloud.
    """

    name: str
    counts: tuple[int, ...]
    steps: tuple[int, ...]
    figures: tuple[str, str, str]
    said: str = ""


class DistributionBars(QWidget):
    """The arrow keys go from line to line; `moved_to` asks to keep the line's rectangle in view."""

    moved_to = Signal(object)

    def __init__(
        self, heads: tuple[str, str, str, str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heads = heads
        self._keys: list[LevelKey] = []
        self._lines: list[BarLine] = []
        self._current = 0
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_lines(
        self,
        keys: Sequence[LevelKey],
        lines: Sequence[BarLine],
        heads: tuple[str, str, str, str, str] | None = None,
    ) -> None:
        """Show other questions, and other heads where they are given."""
        self._keys, self._lines = list(keys), list(lines)
        self._heads = heads or self._heads
        self._current = min(self._current, max(len(self._lines) - 1, 0))
        self._name_it()
        self.updateGeometry()
        self.update()

    def lines(self) -> list[BarLine]:
        """Return the questions shown."""
        return self._lines

    def hasHeightForWidth(self) -> bool:
        """Tell that the key of colours may need a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of key, head and lines."""
        return round(self._top(width)) + len(self._lines) * self._row_height() + 1

    def sizeHint(self) -> QSize:
        """Return the room of all lines."""
        return QSize(680, self.heightForWidth(max(self.width(), 560)))

    def minimumSizeHint(self) -> QSize:
        """Return the same height: whoever holds it scrolls."""
        return QSize(scaled(480), self.heightForWidth(max(self.width(), 480)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._lines:
            super().keyPressEvent(event)
            return
        self._current = min(max(self._current + step, 0), len(self._lines) - 1)
        self._name_it()
        self.moved_to.emit(self._rect(self._current).toRect())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the line under the pointer and tell its numbers."""
        where = event.position()
        hits = (place for place in range(len(self._lines)) if self._rect(place).contains(where))
        self._hover(next(hits, -1))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which line is meant."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw key, head and lines."""
        painter = QPainter(self)
        self._paint_key(painter)
        self._paint_head(painter)
        for place, line in enumerate(self._lines):
            row = self._rect(place)
            if place == self._hovered:
                painter.fillRect(row, theme().color("hover"))
            painter.fillRect(QRectF(0, row.bottom(), row.width(), 1), theme().color("grid"))
            if place == self._current and self.hasFocus():
                paint_box(painter, row.adjusted(3, 2, -3, -1), None, theme().color("accent"), 2)
            self._paint_line(painter, row, line)

    def _paint_key(self, painter: QPainter) -> None:
        font, height = theme().font("small"), self._key_height()
        for key, (left, top, width) in zip(self._keys, self._key_spots(self.width()), strict=True):
            side = scaled(_SQUARE)
            square = QRectF(left, top + (height - side) / 2, side, side)
            paint_box(painter, square, theme().color(f"scale_{key.step}"), radius=2)
            area = QRectF(left + side + 6, top, width, height)
            paint_text(painter, area, key.words, font, theme().color("sub"))

    def _key_spots(self, width: int) -> list[tuple[float, float, int]]:
        """Return where each word of the key stands, going on in a second line where it must."""
        font, height = theme().font("small"), self._key_height()
        left, top, found = float(_PADDING), 8.0, []
        for key in self._keys:
            wide = text_width(font, key.words) + 2
            if left + scaled(_SQUARE) + 6 + wide > width - _PADDING and left > _PADDING:
                left, top = float(_PADDING), top + height
            found.append((left, top, wide))
            left += scaled(_SQUARE) + 6 + wide + _KEY_GAP
        return found

    def _paint_head(self, painter: QPainter) -> None:
        height = scaled(_HEAD)
        row = QRectF(0, self._top(self.width()) - height, self.width(), height)
        small, sub = theme().font("small"), theme().color("sub")
        name, bar, numbers = self._columns(row)
        for area, words, align in (
            (name, self._heads[0], LEFT),
            (bar, self._heads[1], LEFT),
            *((area, words, RIGHT) for area, words in zip(numbers, self._heads[2:], strict=True)),
        ):
            paint_text(painter, area, words, small, sub, align)
        painter.fillRect(QRectF(0, row.bottom() - 1, row.width(), 1), theme().color("line"))

    def _paint_line(self, painter: QPainter, row: QRectF, line: BarLine) -> None:
        name, bar, numbers = self._columns(row)
        body, text = theme().font("body"), theme().color("text")
        high = QFontMetrics(body).height()
        words = wrapped(line.name, body, name.width(), 2)
        top = row.center().y() - high * len(words) / 2
        for place, part in enumerate(words):
            spot = QRectF(name.x(), top + place * high, name.width() + 1, high)
            paint_text(painter, spot, part, body, text)
        thick = scaled(_BAR)
        area = QRectF(bar.x(), row.center().y() - thick / 2, bar.width(), thick)
        paint_levels(painter, area, line.counts, line.steps)
        fonts = (body, body, theme().font("strong"))
        for spot, figure, font in zip(numbers, line.figures, fonts, strict=True):
            paint_text(painter, spot, figure, font, text, RIGHT)

    def _columns(self, row: QRectF) -> tuple[QRectF, QRectF, list[QRectF]]:
        """Return the places of a row's name, its bar and its three figures."""
        right = row.right() - _PADDING
        numbers: list[QRectF] = []
        for width in reversed(_NUMBERS):
            numbers.insert(0, QRectF(right - scaled(width), row.y(), scaled(width), row.height()))
            right -= scaled(width)
        name = QRectF(row.x() + _PADDING, row.y(), scaled(_NAME), row.height())
        left = name.right() + _GAP
        bar = QRectF(left, row.y(), max(right - left, 0), row.height())
        return name, bar, numbers

    def _top(self, width: int) -> float:
        spots = self._key_spots(width)
        key = spots[-1][1] + self._key_height() if spots else 0.0
        return key + 4 + scaled(_HEAD)

    def _key_height(self) -> int:
        return max(18, QFontMetrics(theme().font("small")).height() + 2)

    def _row_height(self) -> int:
        return max(_ROW, 2 * QFontMetrics(theme().font("body")).height() + 14)

    def _rect(self, place: int) -> QRectF:
        high = self._row_height()
        return QRectF(0, self._top(self.width()) + place * high, self.width(), high - 1)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setToolTip(self._lines[place].said if place >= 0 else "")
            self.update()

    def _name_it(self) -> None:
        said = [line.said or line.name for line in self._lines]
        self.setAccessibleName("; ".join(said))
        self.setAccessibleDescription(said[self._current] if said else "")


def paint_levels(
    painter: QPainter, area: QRectF, counts: Sequence[int], steps: Sequence[int]
) -> None:
    """Draw counts side by side in the colours of their steps; a narrow part has no number."""
    whole = sum(counts)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(area, _RADIUS, _RADIUS)
    painter.setClipPath(outline)
    small, left = theme().font("small"), area.x()
    for count, step in zip(counts, steps, strict=True):
        width = area.width() * count / whole if whole else 0.0
        part = QRectF(left, area.y(), max(width - _SEAM, 0), area.height())
        painter.fillRect(part, theme().color(f"scale_{step}"))
        number = grouped(count)
        room = max(area.width() * _NUMBERED_SHARE, text_width(small, number) + _AIR)
        if whole and part.width() >= room:
            paint_text(painter, part, number, small, theme().color(f"on_scale_{step}"), CENTER)
        left += width
    painter.restore()
