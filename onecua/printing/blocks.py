"""From the blocks of a form to rows on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable, Spacer

from onecua.printing.head_shapes import Gap, Rule
from onecua.printing.paper_form import (
    Block,
    Column,
    HeaderBlock,
    LineBlock,
    LinesBlock,
    ListBlock,
    PaperForm,
    SignatureBlock,
    TableBlock,
    TextLine,
)
from onecua.printing.qr import QrCode
from onecua.printing.row import Cell, Row, RowStyle
from onecua.printing.template import Filled
from onecua.printing.text import LEADING, Align, Look, paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from onecua.printing.values import PaperValues

_BLANK = Filled((), leader=True)
_CELL_PADDING = 2.0
_GAP = 3 * mm
_NEVER_SPLIT_BELOW = 30 * mm


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rows are made for: the values, the text width and the text size in points.

    The head keeps a size of its own, for the state's name has to stand on one line.
    """

    values: PaperValues
    width: float
    size: float
    header_size: float

    @property
    def fields(self) -> Mapping[str, str]:
        """The values by name."""
        return self.values.fields

    def sized(self, size: float) -> Setting:
        """Return the same setting in another text size."""
        return replace(self, size=size)

    def look(self, block: Block, line: TextLine | None = None, align: Align = Align.LEFT) -> Look:
        """Return how a line of a block looks."""
        if line is None:
            return Look(self.size * block.size, align=align)
        return Look(self.size * block.size * line.size, line.bold, line.italic, align)

    def style(
        self,
        block: Block,
        *,
        gap: float = 0,
        padding: float = 0,
        boxed: bool = False,
        whole: bool = False,
    ) -> RowStyle:
        """Return how a row of a block is set."""
        return RowStyle(
            line=self.size * block.size * LEADING,
            gap=gap,
            padding=padding,
            boxed=boxed,
            whole=whole,
            keep_with_next=block.keep,
        )


def rows(form: PaperForm, setting: Setting) -> list[Row]:
    """Return the rows of the whole form; a block that is switched off has none."""
    made: list[Row] = []
    for block in form.blocks:
        if not _is_on(block, setting):
            continue
        fresh = list(_MAKERS[type(block)](block, setting))
        if fresh and block.space_mm:
            fresh[0] = fresh[0].spaced(block.space_mm * mm)
        if isinstance(block, SignatureBlock) and made:
            made[-1:] = _held_to_signature(made[-1])
        made += fresh
    return made


def _is_on(block: Block, setting: Setting) -> bool:
    if block.when and block.when not in setting.values.flags:
        return False
    if not block.when_filled:
        return True
    if isinstance(block, ListBlock | TableBlock):
        return bool(setting.values.lists[block.items])
    return any(setting.fields[name].strip() for name in block.fields)


def _held_to_signature(row: Row) -> list[Row]:
    """Hold the last lines of the text to the signatures, which never stand alone on a page."""
    if row.height > _NEVER_SPLIT_BELOW:
        parts = row.split(row.height - 2.5 * row.style.line)
        if parts is not None:
            tail = parts[1].spaced(0).kept_with_next()
            return [parts[0], tail]
    return [row.kept_with_next()]


def _header(block: HeaderBlock, setting: Setting) -> Iterator[Row]:
    setting = setting.sized(setting.header_size)
    qr = _qr_cell(block, setting)
    free = setting.width - sum(cell.width for cell in qr)
    right = free * block.right_share
    columns = [
        _header_column(block, setting, block.left, block.number, free - right),
        _header_column(block, setting, block.right, block.place_date, right),
    ]
    heights = [sum(f.wrap(cell.width, 0)[1] for f in cell.content[:-1]) for cell in columns]
    levelled = [
        Cell((*cell.content[:-1], Gap(max(heights) - height), cell.content[-1]), cell.width)
        for cell, height in zip(columns, heights, strict=True)
    ]
    yield Row([*qr, *levelled], setting.style(block, whole=True))


def _qr_cell(block: HeaderBlock, setting: Setting) -> list[Cell]:
    if setting.values.qr is None:
        return []
    code = QrCode(setting.values.qr, block.qr_mm * mm)
    return [Cell((code,), (block.qr_mm + block.qr_gap_mm) * mm)]


def _header_column(
    block: Block, setting: Setting, lines: Sequence[TextLine], foot: TextLine, width: float
) -> Cell:
    content = _text_lines(block, setting, lines, width)
    return Cell((*content, *_text_lines(block, setting, [foot], width)), width)


def _text_lines(
    block: Block,
    setting: Setting,
    lines: Sequence[TextLine],
    width: float,
    align: Align = Align.CENTRE,
) -> list[Flowable]:
    content: list[Flowable] = []
    for line in lines:
        filled = line.text.fill(setting.fields, to_edge=False)
        content.append(paragraph(filled, setting.look(block, line, align)))
        if line.rule:
            content.append(Rule(width * line.rule, setting.size * 0.35))
    return content


def _lines(block: LinesBlock, setting: Setting) -> Iterator[Row]:
    content = _text_lines(block, setting, block.lines, setting.width, block.align)
    yield Row([Cell(tuple(content), setting.width)], setting.style(block))


def _line(block: LineBlock, setting: Setting) -> Iterator[Row]:
    look = Look(
        setting.size * block.size,
        block.bold,
        block.italic,
        block.align,
        block.indent_mm * mm,
    )
    room = setting.width - _GAP * (len(block.cells) - 1)
    cells = [
        Cell((paragraph(cell.fill(setting.fields), look),), room * share / sum(block.widths))
        for cell, share in zip(block.cells, block.widths, strict=True)
    ]
    yield Row(cells, setting.style(block, gap=_GAP))
    if not any(setting.fields[name].strip() for name in block.fields):
        for _ in range(block.blank_lines):
            blank = Cell((paragraph(_BLANK, setting.look(block)),), setting.width)
            yield Row([blank], setting.style(block))


def _list(block: ListBlock, setting: Setting) -> Iterator[Row]:
    entries = setting.values.lists[block.items]
    texts = [block.text.fill(entry) for entry in entries] or [_BLANK] * block.blank_items
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


def _table(block: TableBlock, setting: Setting) -> Iterator[Row]:
    entries = setting.values.lists[block.items]
    shares = sum(column.width for column in block.columns)
    widths = [setting.width * column.width / shares for column in block.columns]
    style = setting.style(block, padding=_CELL_PADDING, boxed=True)
    titles = [
        Cell((plain(column.title, Look(setting.size * block.size, True, align=Align.CENTRE)),), w)
        for column, w in zip(block.columns, widths, strict=True)
    ]
    blanks = [dict.fromkeys(block.entry_fields, "")] * block.blank_rows
    head = Row(titles, setting.style(block, padding=_CELL_PADDING, boxed=True, whole=True))
    yield head.kept_with_next()
    for number, entry in enumerate(entries or blanks, start=1):
        cells = [
            Cell((_table_text(column, number, entry, setting.look(block, align=column.align)),), w)
            for column, w in zip(block.columns, widths, strict=True)
        ]
        yield Row(cells, style, head)


def _table_text(column: Column, number: int, entry: Mapping[str, str], look: Look) -> Flowable:
    return plain(entry[column.field] if column.field else str(number), look)


def _signatures(block: SignatureBlock, setting: Setting) -> Iterator[Row]:
    width = (setting.width - _GAP) / 2
    sides = [
        _side(block, setting, block.left, block.left_name, width),
        _side(block, setting, block.right, block.right_name, width),
    ]
    yield Row(sides, setting.style(block, gap=_GAP, whole=True))


def _side(
    block: SignatureBlock,
    setting: Setting,
    lines: Sequence[TextLine],
    name: TextLine | None,
    width: float,
) -> Cell:
    content = _text_lines(block, setting, lines, width)
    if lines:
        content.append(Spacer(1, block.room_mm * mm))
    if name is not None and name.text.is_filled(setting.fields):
        content += _text_lines(block, setting, [name], width)
    return Cell(tuple(content), width)


_MAKERS: dict[type[Block], Callable[[Any, Setting], Iterator[Row]]] = {
    HeaderBlock: _header,
    LinesBlock: _lines,
    LineBlock: _line,
    ListBlock: _list,
    TableBlock: _table,
    SignatureBlock: _signatures,
}
