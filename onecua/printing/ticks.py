"""Shapes of a form that a pen fills in: boxes to tick with their codes, the line to tear along.

Boxes are drawn: the typeface has none that a pen could tick.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable

from onecua.printing import fonts
from onecua.printing.text import LEADING, Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

_BOX, _CODE, _GAP, _BETWEEN = 1.1, 0.9, 0.35, 1.6
"""Side of a box, size of its code, gap after each, gap between choices: shares of the letters."""
_LINE = 1.5
_THICKNESS = 0.7
_CUT_SIZE, _CUT_DASH = 0.85, (3, 3)


@dataclass(frozen=True, slots=True)
class Tick:
    """A choice as it is printed: the code that is typed later, and its words."""

    code: str
    words: str = ""


class TickBox(Flowable):
    """One box with its code in the middle of its column."""

    def __init__(self, tick: Tick, look: Look) -> None:
        super().__init__()
        self._tick = tick
        self._look = look
        self.height = look.size * _LINE

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width of the column."""
        self.width = available_width
        return self.width, self.height

    def draw(self) -> None:
        """Draw box and code side by side."""
        left = (self.width - _head_width(self._tick, self._look)) / 2
        _draw_head(self.canv, self._tick, self._look, left, (self.height - self._look.size) / 2)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a choice stands: how far from the left, on which line, its words line by line."""

    tick: Tick
    left: float
    line: int
    words: tuple[str, ...]


class TickRun(Flowable):
    """Choices one after the other, on as many lines as they need; words too long are broken."""

    def __init__(self, ticks: Sequence[Tick], look: Look) -> None:
        super().__init__()
        self._ticks = ticks
        self._look = look
        self._placed: list[_Placed] = []

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Place every choice and return the room that they take."""
        self.width = available_width
        self._placed = list(self._place(available_width))
        last = self._placed[-1]
        self.height = (last.line + len(last.words)) * self._look.size * _LINE
        return self.width, self.height

    def draw(self) -> None:
        """Draw every choice where it was placed."""
        step = self._look.size * _LINE
        for placed in self._placed:
            below = self.height - (placed.line + 1) * step + (step - self._look.size) / 2
            _draw_head(self.canv, placed.tick, self._look, placed.left, below)
            left = placed.left + _head_width(placed.tick, self._look)
            self.canv.setFont(_face(self._look), self._look.size)
            for number, words in enumerate(placed.words):
                self.canv.drawString(left, below - number * step + _rise(self._look), words)

    def _place(self, width: float) -> Iterator[_Placed]:
        left, line = 0.0, 0
        for tick in self._ticks:
            head = _head_width(tick, self._look)
            words = fonts.printable(tick.words)
            whole = head + stringWidth(words, _face(self._look), self._look.size)
            if left and left + whole > width:
                left, line = 0.0, line + 1
            pieces = simpleSplit(words, _face(self._look), self._look.size, width - left - head)
            yield _Placed(tick, left, line, tuple(pieces) or ("",))
            if len(pieces) > 1:
                left, line = 0.0, line + len(pieces)
            else:
                left += whole + self._look.size * _BETWEEN


class TearLine(Flowable):
    """A dashed line over the whole width with words in its middle."""

    def __init__(self, words: str, look: Look) -> None:
        super().__init__()
        self._words = fonts.printable(words)
        self._size = look.size * _CUT_SIZE
        self.height = self._size * LEADING

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = available_width
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line on both sides of its words."""
        face = fonts.face(italic=True)
        room = stringWidth(self._words, face, self._size) + self._size
        self.canv.setFont(face, self._size)
        self.canv.drawCentredString(self.width / 2, self._size * 0.3, self._words)
        self.canv.saveState()
        self.canv.setDash(*_CUT_DASH)
        for left, right in (
            (0, (self.width - room) / 2),
            ((self.width + room) / 2, self.width),
        ):
            self.canv.line(left, self._size * 0.55, right, self._size * 0.55)
        self.canv.restoreState()


def _face(look: Look) -> str:
    return fonts.face(bold=look.bold, italic=look.italic)


def _rise(look: Look) -> float:
    """Return how far letters stand above the foot of the box beside them."""
    return look.size * 0.27


def _head_width(tick: Tick, look: Look) -> float:
    code = stringWidth(tick.code, fonts.face(), look.size * _CODE)
    return look.size * (_BOX + 2 * _GAP) + code


def _draw_head(canvas: Canvas, tick: Tick, look: Look, left: float, below: float) -> None:
    """Draw the code, then its box, which parts it from words that begin with a figure."""
    size, side = look.size * _CODE, look.size * _BOX
    code = stringWidth(tick.code, fonts.face(), size)
    canvas.saveState()
    canvas.setLineWidth(_THICKNESS)
    canvas.setFont(fonts.face(), size)
    canvas.drawString(left, below + _rise(look), tick.code)
    canvas.rect(left + code + look.size * _GAP, below, side, side)
    canvas.restoreState()
