"""Why a due date is that day: one cell for each day from the receipt to the promise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from onecua.ui.focus_ring import RING_PROPERTY
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, paint_box, paint_text
from onecua.ui.widgets.sizes import scaled, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

LONGEST = 7
"""Most cells shown; longer terms collapse their middle."""
_SHORTEST = 5
_WIDTH = 45
_LEAST = 38
_GAP = 4
_EDGE = 2


class DayKind(StrEnum):
    """What a day does to the term."""

    RECEIVED = "received"
    COUNTED = "counted"
    WEEKEND = "weekend"
    OFF = "off"
    PAUSED = "paused"
    ADDED = "added"
    DUE = "due"
    SKIPPED = "skipped"
    COLLAPSED = "collapsed"


@dataclass(frozen=True)
class DayCell:
    """A day: «T2», «23», «1»; the tip names the day off and its legal source."""

    weekday: str
    day: str
    word: str
    kind: DayKind
    tip: str = ""


@dataclass(frozen=True)
class _Look:
    ground: str
    border: str
    ink: str
    word_ink: str
    border_width: float = 1


_LOOKS = {
    DayKind.RECEIVED: _Look("raised", "accent", "text", "accent", 1.5),
    DayKind.COUNTED: _Look("raised", "success", "text", "success"),
    DayKind.WEEKEND: _Look("paused_soft", "", "sub", "sub"),
    DayKind.OFF: _Look("warning_soft", "", "warning", "warning"),
    DayKind.PAUSED: _Look("raised", "control", "sub", "paused"),
    DayKind.ADDED: _Look("raised", "warning", "text", "warning"),
    DayKind.DUE: _Look("success", "", "on_accent", "on_accent"),
    DayKind.SKIPPED: _Look("raised", "line", "sub", "sub"),
    DayKind.COLLAPSED: _Look("surface", "line", "sub", "sub"),
}


def collapse(cells: Sequence[DayCell], longest: int = LONGEST) -> list[DayCell]:
    """Shorten a long term so that its first and last days and every pause can be seen.

    A term without pauses keeps its ends, one cell tells the days between: it reads «… 15 ngày» and
    counts the working days in the gap; its tip counts the rest. Where a clock stood or days were
    added, each such stretch becomes a cell of its own, the longest first.
    """
    if len(cells) <= longest:
        return list(cells)
    if any(cell.kind in _TELLING for cell in cells):
        return _by_stretch(cells, longest)
    head = longest // 2
    tail = longest - head - 1
    return [*cells[:head], _gap(cells[head : len(cells) - tail]), *cells[len(cells) - tail :]]


_TELLING = {DayKind.PAUSED: ("dừng", "tạm dừng"), DayKind.ADDED: ("thêm", "cộng thêm")}
_NEUTRAL = {DayKind.WEEKEND, DayKind.OFF, DayKind.SKIPPED}
_ALONE = {DayKind.RECEIVED, DayKind.DUE}


def _gap(hidden: Sequence[DayCell]) -> DayCell:
    counted = sum(_counted(cell) for cell in hidden)
    others = sum(cell.kind not in {DayKind.COUNTED, DayKind.COLLAPSED} for cell in hidden)
    tip = f"{counted} ngày được tính, {others} ngày không tính (nghỉ, lễ, tạm dừng)"
    if not counted:
        return DayCell("…", str(others), "bỏ qua", DayKind.SKIPPED, tip)
    return DayCell("…", str(counted), "ngày tính", DayKind.COLLAPSED, tip)


def _counted(cell: DayCell) -> int:
    return int(cell.day) if cell.kind is DayKind.COLLAPSED else cell.kind is DayKind.COUNTED


def _by_stretch(cells: Sequence[DayCell], longest: int) -> list[DayCell]:
    runs = _stretches(cells)
    while (spare := sum(map(len, runs)) - longest) > 0:
        place = max(range(len(runs)), key=lambda at: len(runs[at]))
        run = runs[place]
        if len(run) > 1:
            cut = _past_weekend(run, spare + 1)
            runs[place] = [_stretch_cell(run[:cut]), *run[cut:]]
        elif longest >= _SHORTEST:
            runs[1:3] = [[_gap([cell for run in runs[1:3] for cell in run])]]
        else:
            break
    return [cell for run in runs for cell in run]


def _past_weekend(run: Sequence[DayCell], cut: int) -> int:
    """Return where a stretch is cut so that no weekend, or half of one, is left alone after it."""
    while cut < len(run) and run[cut].kind is DayKind.WEEKEND:
        cut += 1
    return cut


def _stretches(cells: Sequence[DayCell]) -> list[list[DayCell]]:
    """Group days of one sort; days that nobody counts go with those before them."""
    runs: list[list[DayCell]] = []
    for cell in cells:
        if runs and _joins(cell, _sort_of(runs[-1])):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return runs


def _joins(cell: DayCell, before: DayKind) -> bool:
    if cell.kind in _ALONE or before in _ALONE:
        return False
    return cell.kind is before or cell.kind in _NEUTRAL or before in _NEUTRAL


def _sort_of(run: Sequence[DayCell]) -> DayKind:
    telling = (cell.kind for cell in run if cell.kind not in _NEUTRAL)
    return next(telling, run[0].kind)


def _stretch_cell(run: Sequence[DayCell]) -> DayCell:
    kind = _sort_of(run)
    if kind not in _TELLING:
        return _gap(run)
    word, long_word = _TELLING[kind]
    count = sum(cell.kind is kind for cell in run)
    first, last = run[0], run[-1]
    span = f"từ {first.weekday} {first.day} đến {last.weekday} {last.day}"
    return DayCell("…", str(count), word, kind, f"{count} ngày {long_word}, {span}")


class DayStrip(QWidget):
    """The strip; `asked` follows Enter, Space or a click, to open the whole explanation."""

    asked = Signal()

    def __init__(self, longest: int = LONGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[DayCell] = []
        self._cells: list[DayCell] = []
        self._longest = longest
        self.setProperty(RING_PROPERTY, True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_cells(self, cells: Sequence[DayCell]) -> None:
        """Show these days; a long term is collapsed."""
        self._days = list(cells)
        self._shorten()
        told = (f"{cell.weekday} {cell.day} {cell.word}".strip() for cell in cells)
        self.setAccessibleName("Vì sao ngày này?")
        self.setAccessibleDescription("; ".join(told))
        self.updateGeometry()
        self.update()

    def cells(self) -> list[DayCell]:
        """Return the days shown, collapsed as they are."""
        return list(self._cells)

    def sizeHint(self) -> QSize:
        """Return the room of all cells."""
        return QSize(self._longest * (scaled(_WIDTH) + _GAP) - _GAP, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return room for narrower cells."""
        return QSize(_SHORTEST * 36, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many days as fit."""
        super().resizeEvent(event)
        self._shorten()

    def ring_rect(self) -> QRect:
        """Return the room of the days, which the ring of the focus goes round."""
        right = self._placed()[-1][1].right() if self._cells else 0
        return QRect(0, 0, round(right), self.height())

    def event(self, event: QEvent) -> bool:
        """Tell a day off with its source in a tool tip."""
        if isinstance(event, QHelpEvent):
            where = QPointF(event.pos())
            cell = next((cell for cell, rect in self._placed() if rect.contains(where)), None)
            QToolTip.showText(event.globalPos(), cell.tip if cell else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the whole explanation with Enter or Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Ask for the whole explanation with a click."""
        self.asked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cells."""
        painter = QPainter(self)
        for cell, rect in self._placed():
            _paint_cell(painter, rect, cell)

    def _shorten(self) -> None:
        """Collapse further where the words of the cells would not fit."""
        for longest in range(self._longest, _SHORTEST - 1, -1):
            self._cells = collapse(self._days, longest)
            if self._wanted_width() <= self.width():
                return

    def _wanted_width(self) -> int:
        return sum(self._least_widths()) + _GAP * max(len(self._cells) - 1, 0)

    def _placed(self) -> list[tuple[DayCell, QRectF]]:
        least = self._least_widths()
        spare: float = max(self.width() - self._wanted_width(), 0)
        placed, left = [], 0.0
        for position, (cell, width) in enumerate(zip(self._cells, least, strict=True)):
            share = min(max(scaled(_WIDTH) - width, 0), spare / (len(least) - position))
            spare -= share
            placed.append((cell, QRectF(left, 0, width + share, self.height())))
            left += width + share + _GAP
        return placed

    def _least_widths(self) -> list[int]:
        font = theme().font("small_strong")
        return [max(_LEAST, text_width(font, cell.word) + 2 * _EDGE) for cell in self._cells]

    def _height(self) -> int:
        return max(64, 2 * _line_height("small") + _line_height("heading") + 10)


def _line_height(role: str) -> int:
    return QFontMetrics(theme().font(role)).height()


def _paint_cell(painter: QPainter, rect: QRectF, cell: DayCell) -> None:
    look = _LOOKS[cell.kind]
    colour = theme().color
    border = colour(look.border) if look.border else None
    paint_box(painter, rect, colour(look.ground), border, look.border_width)
    if cell.kind is DayKind.PAUSED:
        hatch = QBrush(colour("line"), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(rect.adjusted(2, 2, -2, -2), hatch)
    ink, word_ink = colour(look.ink), colour(look.word_ink)
    third = rect.height() / 3
    inside = rect.adjusted(1, 3, -1, -2)
    top = QRectF(inside.x(), inside.y(), inside.width(), third - 1)
    paint_text(painter, top, cell.weekday, theme().font("small"), ink, CENTER)
    strong = "body" if cell.kind is DayKind.WEEKEND else "heading"
    paint_text(painter, top.translated(0, third - 1), cell.day, theme().font(strong), ink, CENTER)
    low = top.translated(0, 2 * (third - 1))
    face = "small" if cell.kind is DayKind.WEEKEND else "small_strong"
    paint_text(painter, low, cell.word, theme().font(face), word_ink, CENTER)
