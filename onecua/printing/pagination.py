"""From rows to pages: what belongs together stays together, and nothing is ever cut off."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from onecua.printing.row import Rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onecua.printing.row import Row

_ROUNDING = 0.01


@dataclass(slots=True)
class Page:
    """Rows with the distance of each from the upper edge of the text, in points."""

    height: float
    placed: list[tuple[float, Row]] = field(default_factory=list)
    used: float = 0
    has_text: bool = False

    @property
    def left(self) -> float:
        """The height that is still free."""
        return self.height - self.used + _ROUNDING

    def put(self, row: Row, *, repeated: bool = False) -> None:
        """Place a row below the others; a repeated row does not count as text."""
        above = row.style.space_before if self.has_text else 0
        self.placed.append((self.used + above, row))
        self.used += above + row.height
        self.has_text = self.has_text or not repeated

    def spread(self, most: float) -> None:
        """Put equal room of at most that many points between rows; a table stays closed."""
        gaps = [
            Rules.NONE in (above.style.rules, row.style.rules)
            for (_, above), (_, row) in pairwise(self.placed)
        ]
        air = min(most, (self.height - self.used) / max(1, sum(gaps)))
        shift = 0.0
        for place, opens in enumerate(gaps, start=1):
            shift += air if opens else 0
            below, row = self.placed[place]
            self.placed[place] = (below + shift, row)
        self.used += shift


class Paginator:
    """Fills pages of one height; `running` opens every page but the first, if there is one."""

    def __init__(self, height: float, running: Row | None) -> None:
        """Begin with one empty page of that height in points."""
        self._height = height
        self._running = running
        self.pages = [Page(height)]

    def add(self, rows: Iterable[Row]) -> None:
        """Place rows in their order, beginning pages as needed."""
        for group in _groups(rows):
            if self._page.has_text and _least_height(group) > self._page.left:
                self._turn(group[0])
            for row in group:
                self._place(row)

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def _turn(self, following: Row) -> None:
        page = Page(self._height)
        if self._running is not None:
            page.put(self._running, repeated=True)
        if following.head is not None:
            page.put(following.head, repeated=True)
        self.pages.append(page)

    def _place(self, row: Row) -> None:
        while row.height + self._space_before(row) > self._page.left:
            parts = row.split(self._page.left - self._space_before(row))
            if parts is not None:
                self._page.put(parts[0])
                row = parts[1]
            elif not self._page.has_text:
                message = "a row that cannot be split is taller than a page"
                raise RuntimeError(message)
            self._turn(row)
        self._page.put(row)

    def _space_before(self, row: Row) -> float:
        return row.style.space_before if self._page.has_text else 0


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.style.keep_with_next:
            yield group
            group = []
    if group:
        yield group


def _least_height(group: list[Row]) -> float:
    spaces = sum(row.style.space_before for row in group)
    return spaces + sum(row.height for row in group[:-1]) + group[-1].least_height
