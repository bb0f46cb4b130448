"""Rows of the blocks that print once for each entry of a list: numbered texts, tables, grids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Spacer

from onecua.printing.head_shapes import Gap
from onecua.printing.paper_form import GridRow
from onecua.printing.row import Cell, Row, Rules
from onecua.printing.template import BLANK
from onecua.printing.text import Align, Look, clipped, paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlab.platypus.flowables import Flowable

    from onecua.printing.paper_form import (
        Column,
        GridBlock,
        GridCell,
        ListBlock,
        TableBlock,
    )
    from onecua.printing.setting import Setting

    Entry = Mapping[str, str]

_CELL_PADDING = 2.0


def list_rows(block: ListBlock, setting: Setting) -> Iterator[Row]:
    """Return a numbered text for each entry, or dotted lines."""
    entries = setting.values.lists[block.items]
    texts = [block.text.fill(entry) for entry in entries] or [BLANK] * block.blank_items
    indent = block.indent_mm * mm
    look = setting.look(block)
    number_width = setting.size * block.size * (0.8 + 0.5 * len(str(len(texts))))
    for number, text in enumerate(texts, start=1):
        cells = [
            Cell((Spacer(1, 0),), indent),
            Cell((plain(f"{number}.", look),), number_width),
            Cell((paragraph(text, look),), setting.width - indent - number_width),
        ]
        yield Row(cells, setting.style(block))


def table_rows(block: TableBlock, setting: Setting) -> Iterator[Row]:
    """Return the head of a table, then its entries, with a heading over each group."""
    entries = setting.values.lists[block.items]
    widths = _widths([column.width for column in block.columns], setting.width)
    rules = Rules.HAIR if block.hairlines else Rules.BOX
    style = setting.style(block, padding=_CELL_PADDING, rules=rules, whole=block.hairlines)
    head = _table_head(block, setting, widths)
    yield head.kept_with_next()
    blanks = [dict.fromkeys(block.entry_fields, "")] * block.blank_rows
    group = ""
    for number, entry in enumerate(entries or blanks, start=1):
        if block.group and entry[block.group] != group:
            group = entry[block.group]
            look = Look(setting.size * block.size, bold=True)
            heading = Row([Cell((plain(group, look),), setting.width)], style, head)
            yield heading.kept_with_next()
        cells = [
            Cell((_table_text(block, column, number, entry, setting, width),), width)
            for column, width in zip(block.columns, widths, strict=True)
        ]
        yield Row(cells, style, head)


def _table_head(block: TableBlock, setting: Setting, widths: Sequence[float]) -> Row:
    size = setting.size * block.size
    cells = []
    for column, width in zip(block.columns, widths, strict=True):
        align = column.align if block.hairlines else Align.CENTRE
        cells.append(Cell((plain(column.title, Look(size, bold=True, align=align)),), width))
    rules = Rules.HEAD if block.hairlines else Rules.BOX
    return Row(cells, setting.style(block, padding=_CELL_PADDING, rules=rules, whole=True))


def _table_text(
    block: TableBlock, column: Column, number: int, entry: Entry, setting: Setting, width: float
) -> Flowable:
    look = Look(setting.size * block.size, bold=column.bold, align=column.align)
    text = entry[column.field] if column.field else str(number)
    return plain(clipped(text, look, width - 2 * _CELL_PADDING) if column.one_line else text, look)


def grid_rows(block: GridBlock, setting: Setting) -> Iterator[Row]:
    """Return the rows of every entry, blank ones up to the least number, each set kept together."""
    entries: list[Entry] = [*setting.values.lists[block.items]]
    blank = dict.fromkeys(block.entry_fields, "")
    entries += [blank] * (block.least - len(entries))
    head = None
    if block.titles:
        head = _grid_row(block, GridRow(block.titles), setting, setting.fields, None)
        yield head.kept_with_next()
    for entry in entries:
        rows = [_grid_row(block, row, setting, entry, head) for row in block.rows]
        yield from (row.kept_with_next() for row in rows[:-1])
        yield rows[-1]


def _grid_row(
    block: GridBlock, row: GridRow, setting: Setting, entry: Entry, head: Row | None
) -> Row:
    widths = _widths([cell.width for cell in row.cells], setting.width)
    cells = [
        _grid_cell(block, cell, setting, entry, width, row.room_mm)
        for cell, width in zip(row.cells, widths, strict=True)
    ]
    style = setting.style(block, padding=_CELL_PADDING, rules=Rules.BOX, whole=True)
    return Row(cells, style, head)


def _grid_cell(
    block: GridBlock, cell: GridCell, setting: Setting, entry: Entry, width: float, room_mm: float
) -> Cell:
    look = setting.look(block, cell.line, cell.align)
    text = cell.line.text
    content: tuple[Flowable, ...] = ()
    if len(text.segments) > 1 or text.is_filled(entry) or not text.fields:
        # A cell that is one value and nothing else stays empty for the pen, as in a table.
        content = (paragraph(text.fill(entry, to_edge=cell.align is Align.LEFT), look),)
    if room_mm:
        content = (*content, Gap(room_mm * mm))
    return Cell(content, width, cell.joins_above, cell.joins_below)


def _widths(shares: Iterable[float], width: float) -> list[float]:
    given = list(shares)
    return [width * share / sum(given) for share in given]
