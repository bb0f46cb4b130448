"""Sheet forms as data: what a TOML file under `forms/reports` says about one sheet.

A form names its blocks of text, its tables with their heading tree, its sums and its print set-up.
It knows nothing of a month, a quarter or a spreadsheet library, so the window paints its preview
from the same description (`heading_cells`) without importing one.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from onecua import assets
from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path


class Kind(StrEnum):
    """What a column holds, which decides its alignment and its number format."""

    TEXT = "text"
    SERIAL = "serial"
    COUNT = "count"
    INSTANT = "instant"
    DATE = "date"
    SHARE = "share"
    MEAN = "mean"
    POINTS = "points"


class Align(StrEnum):
    """Where a text stands between the left and the right edge."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class TotalPlace(StrEnum):
    """Whether the total row stands above the rows it adds up or below them."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block; `{name}` in its text is replaced when the sheet is drawn."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    size: float = 12


@dataclass(frozen=True, slots=True)
class Block:
    """Lines above or below the tables, over sheet columns `first`…`last` (1 is A, -1 the last)."""

    first: int
    last: int
    lines: tuple[Line, ...]
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `heading` is its path in the heading tree, `sum_of` the keys of the columns that it adds up,
    `span` how many sheet columns it takes, `tones` the colour («good», «bad») of certain words.
    A `formula` is live: `{key}` is the cell of that column in its row, `{table.key}` all cells of
    a column drawn before; the row gives the value that is shown where nothing calculates.
    """

    key: str
    heading: tuple[str, ...]
    kind: Kind = Kind.TEXT
    number: str = ""
    span: int = 1
    align: Align | None = None
    sum_of: tuple[str, ...] = ()
    formula: str = ""
    tones: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Total:
    """The total row: its name, the column the name stands in, and its place."""

    name: str
    column: str
    at: TotalPlace = TotalPlace.LAST


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet; `empty` is what it says when it has no row, sizes are in points.

    `group` is the key of a value under which rows stand: a bold row tells each new one.
    """

    key: str
    columns: tuple[Column, ...]
    title: str = ""
    note: str = ""
    empty: str = ""
    size: float = 12
    heading_size: float = 11
    total: Total | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class PrintSetup:
    """How the sheet prints on A4: margins in millimetres (left, right, top, bottom)."""

    landscape: bool = True
    margins_mm: tuple[float, float, float, float] = (15, 15, 15, 15)
    footer_left: str = ""


@dataclass(frozen=True, slots=True)
class SheetForm:
    """One sheet: grid widths in digits of the body font, blocks of text, tables, print set-up.

    `frozen_columns` keeps that many columns and everything down to the first table's heading in
    view; `filtered` puts filter buttons on the first table.
    """

    sheet: str
    widths: tuple[float, ...]
    tables: tuple[Table, ...]
    head: tuple[Block, ...] = ()
    foot: tuple[Block, ...] = ()
    paper: PrintSetup = PrintSetup()
    frozen_columns: int | None = None
    filtered: bool = False
    code: str = ""
    legal_basis: str = ""
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class HeadingCell:
    """A cell of a table's heading: top-left corner from 0, then how far it reaches."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def load(name: str) -> SheetForm:
    """Return the shipped form of that file name without its ending.

    Raises RuleError, naming the file and the fault, when an edited form cannot be understood.
    """
    return load_file(assets.form("reports", f"{name}.toml"))


def load_file(path: Path) -> SheetForm:
    """Return the form in a file; raises RuleError as `load` does."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = f"Biểu mẫu «{path.name}» không đọc được ({error}); hãy khôi phục tệp gốc."
        raise RuleError(message) from error


def parse(text: str) -> SheetForm:
    """Return the form that a TOML text describes.

    Raises ValueError, TypeError or KeyError when the text is wrong.
    """
    raw = tomllib.loads(text)
    tables = tuple(_table(table) for table in raw.pop("tables"))
    paper = dict(raw.pop("paper", {}))
    if "margins_mm" in paper:
        paper["margins_mm"] = tuple(paper["margins_mm"])
    form = SheetForm(
        tables=tables,
        widths=tuple(raw.pop("widths")),
        head=tuple(_block(block) for block in raw.pop("head", [])),
        foot=tuple(_block(block) for block in raw.pop("foot", [])),
        paper=PrintSetup(**paper),
        **raw,
    )
    _check(form)
    return form


def depth(table: Table) -> int:
    """Return how many rows the heading tree takes, without the row of column numbers."""
    return max((len(column.heading) for column in table.columns), default=0)


def heading_cells(table: Table) -> Iterator[HeadingCell]:
    """Yield the heading's cells: neighbours under one group merge, a short path reaches down."""
    height = depth(table)
    for level in range(height):
        column, previous = 0, None
        for leaf in table.columns:
            path = leaf.heading[: level + 1]
            if len(leaf.heading) > level and (len(leaf.heading) == level + 1 or path != previous):
                is_leaf = len(leaf.heading) == level + 1
                rows = height - level if is_leaf else 1
                columns = leaf.span if is_leaf else _group_width(table, column, path)
                yield HeadingCell(path[-1], level, column, rows, columns)
            previous = path if len(leaf.heading) > level + 1 else None
            column += leaf.span


def _group_width(table: Table, start: int, path: tuple[str, ...]) -> int:
    column = width = 0
    for leaf in table.columns:
        if column >= start:
            if leaf.heading[: len(path)] != path or len(leaf.heading) == len(path):
                break
            width += leaf.span
        column += leaf.span
    return width


def _block(raw: dict[str, Any]) -> Block:
    first, last = raw["over"]
    lines = tuple(Line(**line) for line in raw["lines"])
    return Block(first, last, lines, Align(raw.get("align", Align.LEFT)))


def _table(raw: dict[str, Any]) -> Table:
    values = dict(raw)
    columns = tuple(_column(column) for column in values.pop("columns"))
    total = values.pop("total", None)
    if total is not None:
        place = TotalPlace(total.pop("at", TotalPlace.LAST))
        total = Total(**total, at=place)
    return Table(columns=columns, total=total, **values)


def _column(raw: dict[str, Any]) -> Column:
    values = dict(raw)
    align = values.pop("align", None)
    return Column(
        heading=tuple(values.pop("heading")),
        kind=Kind(values.pop("kind", Kind.TEXT)),
        align=None if align is None else Align(align),
        sum_of=tuple(values.pop("sum_of", ())),
        **values,
    )


def _check(form: SheetForm) -> None:
    """Refuse a form whose parts do not fit together, before half a sheet is drawn."""
    for table in form.tables:
        keys = {column.key for column in table.columns}
        if sum(column.span for column in table.columns) > len(form.widths):
            message = f"bảng «{table.key}» rộng hơn số cột trong widths"
            raise ValueError(message)
        named = {key for column in table.columns for key in column.sum_of}
        if table.total is not None:
            named.add(table.total.column)
        if named - keys:
            message = f"bảng «{table.key}» không có cột {', '.join(sorted(named - keys))}"
            raise ValueError(message)
