"""A row: paragraphs side by side, measured once, that may be cut between two lines.

Every block of a form becomes rows. reportlab's own tables lose text when one cell is taller than
a page; a row can always be continued on the next one.
"""

from __future__ import annotations

from collections import deque
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus.flowables import Flowable

_UNLIMITED = 1e6
_ROUNDING = 0.01
_FEW_LINES = 3


class Rules(StrEnum):
    """The lines of a row: none, round every cell, or only under it (a head, an ordinary row)."""

    NONE = "none"
    BOX = "box"
    HEAD = "head"
    HAIR = "hair"


_UNDER = {Rules.HEAD: (0.7, 0.0), Rules.HAIR: (0.3, 0.5)}
"""Thickness in points and greyness of the line under a row."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row, from top to bottom; `width` in points.

    A boxed cell that `joins_above` or `joins_below` has no line there: it is one with the cell of
    the row before or after.
    """

    content: tuple[Flowable, ...]
    width: float
    joins_above: bool = False
    joins_below: bool = False


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How a row is set, in points, and how it may break.

    `whole` keeps it on one page when a page can hold it, `keep_with_next` keeps it with the row
    that follows.
    """

    line: float
    gap: float = 0
    padding: float = 0
    space_before: float = 0
    rules: Rules = Rules.NONE
    whole: bool = False
    keep_with_next: bool = False


class Row:
    """Cells side by side; `head` is repeated above it when it opens a later page."""

    def __init__(self, cells: Sequence[Cell], style: RowStyle, head: Row | None = None) -> None:
        """Measure the cells once; all lengths are in points."""
        self.cells = tuple(cells)
        self.style = style
        self.head = head
        self.height = self._measure()

    @property
    def least_height(self) -> float:
        """The room without which the row is better begun on the next page."""
        few = _FEW_LINES * self.style.line + 2 * self.style.padding
        return self.height if self.style.whole or self.height <= few else few

    def spaced(self, points: float) -> Row:
        """Return the same row with that much room above it."""
        return self._restyled(replace(self.style, space_before=points))

    def kept_with_next(self) -> Row:
        """Return the same row held together with the one that follows."""
        return self._restyled(replace(self.style, keep_with_next=True))

    def split(self, available: float) -> tuple[Row, Row] | None:
        """Cut the row so that the first part is at most that tall; None when it cannot be."""
        room = available - 2 * self.style.padding
        pairs = [_split_cell(cell, self._inner_width(cell), room) for cell in self.cells]
        halves = list(zip(self.cells, pairs, strict=True))
        if any(cell.content and not top for cell, (top, _) in halves):
            self._measure()  # reportlab forgets the lines of a paragraph that it could not cut
            return None
        first = [replace(cell, content=top) for cell, (top, _) in halves]
        rest = [replace(cell, content=bottom) for cell, (_, bottom) in halves]
        loose = replace(self.style, keep_with_next=False)
        return Row(first, loose, self.head), Row(rest, self.style, self.head)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the row with its upper left corner at this point of the canvas."""
        self._draw_under(canvas, left, top)
        for cell in self.cells:
            if self.style.rules is Rules.BOX:
                self._draw_box(canvas, cell, left, top)
            below = top - self.style.padding
            for flowable in cell.content:
                below -= flowable.height
                flowable.drawOn(canvas, left + self.style.padding, below)
            left += cell.width + self.style.gap

    def _draw_under(self, canvas: Canvas, left: float, top: float) -> None:
        if self.style.rules in _UNDER:
            thickness, grey = _UNDER[self.style.rules]
            canvas.saveState()
            canvas.setLineWidth(thickness)
            canvas.setStrokeGray(grey)
            right = left + sum(cell.width for cell in self.cells)
            canvas.line(left, top - self.height, right, top - self.height)
            canvas.restoreState()

    def _draw_box(self, canvas: Canvas, cell: Cell, left: float, top: float) -> None:
        right, bottom = left + cell.width, top - self.height
        if not (cell.joins_above or cell.joins_below):
            canvas.rect(left, bottom, cell.width, self.height)
            return
        canvas.line(left, top, left, bottom)
        canvas.line(right, top, right, bottom)
        if not cell.joins_above:
            canvas.line(left, top, right, top)
        if not cell.joins_below:
            canvas.line(left, bottom, right, bottom)

    def _restyled(self, style: RowStyle) -> Row:
        row = copy(self)  # neither change touches the height, so nothing is measured again
        row.style = style
        return row

    def _inner_width(self, cell: Cell) -> float:
        return cell.width - 2 * self.style.padding

    def _measure(self) -> float:
        tallest = max(_height(cell.content, self._inner_width(cell)) for cell in self.cells)
        return tallest + 2 * self.style.padding


def _height(content: Iterable[Flowable], width: float) -> float:
    return sum(flowable.wrap(width, _UNLIMITED)[1] for flowable in content)


def _split_cell(
    cell: Cell, width: float, room: float
) -> tuple[tuple[Flowable, ...], tuple[Flowable, ...]]:
    first: list[Flowable] = []
    rest = deque(cell.content)
    while rest:
        height = rest[0].wrap(width, _UNLIMITED)[1]
        if height > room + _ROUNDING:
            parts = rest[0].split(width, room)
            if len(parts) > 1:
                first.append(parts[0])
                rest[0] = parts[1]
            break
        room -= height
        first.append(rest.popleft())
    return tuple(first), tuple(rest)
