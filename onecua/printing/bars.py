"""A block of bars: a line for each entry with a bar of parts side by side, and a key of colours.

A part with room for it carries its number, so that a grey copy can be read too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable

from onecua.printing import fonts
from onecua.printing.form_keys import REQUIRED
from onecua.printing.paper_form import Column, ListedBlock
from onecua.printing.row import Cell, Row, Rules
from onecua.printing.text import Align, Look, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onecua.printing.form_keys import FormKeys
    from onecua.printing.setting import Setting

    Entry = Mapping[str, str]

_COLORS = {"5": "#1B7F4B", "4": "#8CC7A6", "3": "#CBD0D8", "2": "#E3B567", "1": "#B3261E"}
_INKS = {"5": "#FFFFFF", "4": "#10301F", "3": "#1A1D21", "2": "#3A2600", "1": "#FFFFFF"}
_PADDING = 2.5
_NUMBER_SIZE = 0.85
_GAP = 0.6
_AIR = 3.0
_KEY_SIZE = 0.92


@dataclass(frozen=True, slots=True, kw_only=True)
class BarsBlock(ListedBlock):
    """A bar for each entry of the list `items`; the first column stands left of it.

    An entry's `parts` are counts, its `steps` the steps 5…1 of the scale that colour them, both
    with blanks between. The list `key` names the steps: `step` and `words`.
    """

    key: str
    columns: tuple[Column, ...]
    bar_title: str
    bar_width: float
    bar_mm: float

    @property
    def entry_fields(self) -> tuple[str, ...]:
        """The names of the values that each entry of the list gives."""
        return ("parts", "steps", *(column.field for column in self.columns))


def bars_block(keys: FormKeys, common: dict[str, object]) -> BarsBlock:
    """Return the block that a form's table describes."""
    return BarsBlock(
        items=keys.take("items", str),
        key=keys.take("key", str),
        columns=tuple(_column(column) for column in keys.tables("columns")),
        bar_title=keys.take("bar_title", str),
        bar_width=keys.length("bar_width"),
        bar_mm=keys.length("bar_mm", 5.0),
        **common,  # type: ignore[arg-type]
    )


def _column(keys: FormKeys) -> Column:
    column = Column(
        title=keys.take("title", str),
        width=keys.length("width"),
        align=keys.align(),
        field=keys.take("field", str, REQUIRED),
        bold=keys.take("bold", bool, False),
    )
    keys.finish()
    return column


class PartsBar(Flowable):
    """Parts of a whole side by side, each with its number where there is room for it."""

    def __init__(self, parts: Sequence[tuple[str, int]], height: float, size: float) -> None:
        """Keep the parts (step of the scale, count); lengths in points."""
        super().__init__()
        self._parts = parts
        self._size = size
        self.height = height

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = available_width
        return self.width, self.height

    def draw(self) -> None:
        """Draw the parts from the left."""
        whole = sum(count for _, count in self._parts)
        left = 0.0
        for step, count in self._parts:
            width = self.width * count / whole if whole else 0.0
            if width > _GAP:
                self._draw_part(left, width - _GAP, step, str(count))
            left += width

    def _draw_part(self, left: float, width: float, step: str, number: str) -> None:
        canvas = self.canv
        canvas.setFillColor(HexColor(_COLORS[step]))
        canvas.rect(left, 0, width, self.height, stroke=0, fill=1)
        if stringWidth(number, fonts.face(), self._size) + _AIR <= width:
            canvas.setFillColor(HexColor(_INKS[step]))
            canvas.setFont(fonts.face(), self._size)
            below = (self.height - self._size * 0.7) / 2
            canvas.drawCentredString(left + width / 2, below, number)


class KeyRun(Flowable):
    """Coloured squares with what each means, in one line, smaller where it would not fit."""

    def __init__(self, named: Sequence[tuple[str, str]], size: float) -> None:
        """Keep the steps with their words; size in points."""
        super().__init__()
        self._named = named
        self._size = size
        self.height = size * 1.4

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = available_width
        return self.width, self.height

    def draw(self) -> None:
        """Draw one after the other."""
        size = min(self._size, self._size * self.width / self._needed(self._size))
        canvas, left, side = self.canv, 0.0, size * 0.8
        for step, words in self._named:
            canvas.setFillColor(HexColor(_COLORS[step]))
            canvas.rect(left, size * 0.25, side, side, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.setFont(fonts.face(), size)
            canvas.drawString(left + side * 1.4, size * 0.35, fonts.printable(words))
            left += self._step(words, size)

    def _needed(self, size: float) -> float:
        return sum(self._step(words, size) for _, words in self._named) or 1.0

    def _step(self, words: str, size: float) -> float:
        return stringWidth(fonts.printable(words), fonts.face(), size) + size * 2.6


def bar_rows(block: BarsBlock, setting: Setting) -> Iterator[Row]:
    """Return the key, the head, and a row for each entry."""
    size = setting.size * block.size
    named = [(entry["step"], entry["words"]) for entry in setting.values.lists[block.key]]
    key = Cell((KeyRun(named, size * _KEY_SIZE),), setting.width)
    yield Row([key], setting.style(block, whole=True)).kept_with_next()
    first, *others = block.columns
    shares = [first.width, block.bar_width, *(column.width for column in others)]
    widths = [setting.width * share / sum(shares) for share in shares]
    titles = [(first.title, first.align), (block.bar_title, Align.LEFT)]
    titles += [(column.title, column.align) for column in others]
    head = Row(
        [
            Cell((plain(title, Look(size, bold=True, align=align)),), width)
            for (title, align), width in zip(titles, widths, strict=True)
        ],
        setting.style(block, padding=_PADDING, rules=Rules.HEAD, whole=True),
    )
    yield head.kept_with_next()
    style = setting.style(block, padding=_PADDING, rules=Rules.HAIR, whole=True)
    for entry in setting.values.lists[block.items]:
        cells = [_text_cell(column, entry, size) for column in block.columns]
        contents = [cells[0], _bar(block, entry, size), *cells[1:]]
        listed = zip(contents, widths, strict=True)
        yield Row([Cell((each,), width) for each, width in listed], style, head)


def _text_cell(column: Column, entry: Entry, size: float) -> Flowable:
    return plain(entry[column.field], Look(size, bold=column.bold, align=column.align))


def _bar(block: BarsBlock, entry: Entry, size: float) -> PartsBar:
    counts = (int(count) for count in entry["parts"].split())
    parts = list(zip(entry["steps"].split(), counts, strict=True))
    return PartsBar(parts, block.bar_mm * mm, size * _NUMBER_SIZE)
