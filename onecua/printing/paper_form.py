"""A paper form as data: what a TOML file under `forms/papers` says, and nothing about drawing.

Sizes of letters are shares of the paper's text size; every other length is in millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from onecua.printing.template import Template
    from onecua.printing.text import Align


class PaperSize(StrEnum):
    """A sheet that a form can be set on."""

    A5 = "A5"
    A4 = "A4"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Margins (top, right, bottom, left, in mm), sizes of the head and of the text in points.

    The first text size that leaves the paper on one page is taken, or else the one of fewest
    pages. `air_mm` is the most that is put between lines when a single page has room to spare.
    """

    margins_mm: tuple[float, float, float, float]
    header_pt: float
    sizes_pt: tuple[float, ...]
    air_mm: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text of its own; `rule` draws a line under it, as a share of the column's width."""

    text: Template
    bold: bool = False
    italic: bool = False
    size: float = 1
    rule: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What all blocks have: the flag they need, the room above, the letters' size.

    `when_filled` leaves the block out when all its values are blank; `keep` holds it together
    with the block after it.
    """

    when: str = ""
    when_filled: bool = False
    space_mm: float = 0
    size: float = 1
    keep: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the values that the block takes, in order; a list's entries apart."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderBlock(Block):
    """QR code, then the office (left) and the state's name (right), each centred.

    `number` and `place_date` stand on one line below the taller of the two.
    """

    left: tuple[TextLine, ...]
    right: tuple[TextLine, ...]
    number: TextLine
    place_date: TextLine
    right_share: float
    qr_mm: float
    qr_gap_mm: float

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the values that the block takes, in order."""
        return _of_lines(*self.left, *self.right, self.number, self.place_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesBlock(Block):
    """Texts below each other, such as the title."""

    lines: tuple[TextLine, ...]
    align: Align

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the values that the block takes, in order."""
        return _of_lines(*self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBlock(Block):
    """One line of label and value, or several side by side (`widths` are their shares).

    `blank_lines` adds lines of dots while every value is blank.
    """

    cells: tuple[Template, ...]
    widths: tuple[float, ...]
    align: Align
    bold: bool = False
    italic: bool = False
    indent_mm: float = 0
    blank_lines: int = 0

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the values that the block takes, in order."""
        return tuple(name for cell in self.cells for name in cell.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBlock(Block):
    """What prints once for each entry of the list `items`."""

    items: str

    @property
    def entry_fields(self) -> tuple[str, ...]:
        """The names of the values that each entry of the list gives."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock(ListedBlock):
    """A numbered text for each entry of a list; `blank_items` dotted ones when it is empty."""

    text: Template
    indent_mm: float = 0
    blank_items: int = 0

    @property
    def entry_fields(self) -> tuple[str, ...]:
        """The names of the values that each entry of the list gives."""
        return self.text.fields


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; without a `field` it numbers the rows. `width` is a share.

    `one_line` cuts what is too long for a line with «…».
    """

    title: str
    width: float
    align: Align
    field: str = ""
    bold: bool = False
    one_line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock(ListedBlock):
    """A table of a list; `blank_rows` empty ones when the list is empty.

    `hairlines` leaves only a thin line under each row. `group` names a value of the entries: a
    heading across the table wherever it changes.
    """

    columns: tuple[Column, ...]
    blank_rows: int = 0
    hairlines: bool = False
    group: str = ""

    @property
    def entry_fields(self) -> tuple[str, ...]:
        """The names of the values that each entry of the list gives."""
        named = tuple(column.field for column in self.columns if column.field)
        return (self.group, *named) if self.group else named


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid, one with the cell above or below it where it `joins` that one."""

    line: TextLine
    width: float
    align: Align
    joins_above: bool = False
    joins_below: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells side by side, with room for the pen under their text."""

    cells: tuple[GridCell, ...]
    room_mm: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GridBlock(ListedBlock):
    """Several ruled rows for each entry of a list, which stay together.

    `titles` stand above them on every page; blank entries follow until there are `least`.
    """

    titles: tuple[GridCell, ...]
    rows: tuple[GridRow, ...]
    least: int = 0

    @property
    def entry_fields(self) -> tuple[str, ...]:
        """The names of the values that each entry of the list gives."""
        names = (n for row in self.rows for cell in row.cells for n in cell.line.text.fields)
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock(Block):
    """Who signs: lines above the room for the pen, the name below; one side may be empty.

    `left_align` is for what stands at the left of a signature without being one (Nơi nhận).
    """

    left: tuple[TextLine, ...]
    right: tuple[TextLine, ...]
    left_name: TextLine | None
    right_name: TextLine | None
    room_mm: float
    left_align: Align

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the values that the block takes, in order."""
        return _of_lines(*self.left, self.left_name, *self.right, self.right_name)


@dataclass(frozen=True, slots=True)
class Running:
    """What following pages repeat: texts joined by a dash, the page's number, the foot before.

    With `page_in_margin` only the number is repeated, centred above the text (NĐ 30/2020).
    """

    head: tuple[Template, ...]
    page: Template
    continued: Template
    page_in_margin: bool = False


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A form with its basis; `copies` names each of the two copies, where there are two.

    A form of two copies can be set on both paper sizes, any other on its own `paper`.
    """

    form_id: str
    number: str
    name: Template
    legal_basis: str
    valid_from: date
    paper: PaperSize
    copies: tuple[str, ...]
    pages: dict[PaperSize, PageSetup]
    running: Running
    blocks: tuple[Block, ...]


def _of_lines(*lines: TextLine | None) -> tuple[str, ...]:
    return tuple(name for line in lines if line is not None for name in line.text.fields)
