"""From the blocks of a form to rows on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Spacer

from onecua.printing import ballot, bars, listed
from onecua.printing.head_shapes import Gap
from onecua.printing.paper_form import (
    Block,
    GridBlock,
    HeaderBlock,
    LineBlock,
    LinesBlock,
    ListBlock,
    ListedBlock,
    PaperForm,
    SignatureBlock,
    TableBlock,
    TextLine,
)
from onecua.printing.qr import QrCode
from onecua.printing.row import Cell, Row
from onecua.printing.setting import Setting, text_lines
from onecua.printing.template import BLANK
from onecua.printing.text import Align, Look, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_GAP = 3 * mm
_NEVER_SPLIT_BELOW = 30 * mm


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
    if isinstance(block, ListedBlock):
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
    content = text_lines(block, setting, lines, width)
    return Cell((*content, *text_lines(block, setting, [foot], width)), width)


def _lines(block: LinesBlock, setting: Setting) -> Iterator[Row]:
    content = text_lines(block, setting, block.lines, setting.width, block.align)
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
            blank = Cell((paragraph(BLANK, setting.look(block)),), setting.width)
            yield Row([blank], setting.style(block))


def _signatures(block: SignatureBlock, setting: Setting) -> Iterator[Row]:
    width = (setting.width - _GAP) / 2
    sides = [
        _side(block, setting, block.left, block.left_name, width, block.left_align),
        _side(block, setting, block.right, block.right_name, width),
    ]
    yield Row(sides, setting.style(block, gap=_GAP, whole=True))


def _side(
    block: SignatureBlock,
    setting: Setting,
    lines: Sequence[TextLine],
    name: TextLine | None,
    width: float,
    align: Align = Align.CENTRE,
) -> Cell:
    content = text_lines(block, setting, lines, width, align)
    if lines:
        content.append(Spacer(1, block.room_mm * mm))
    if name is not None and name.text.is_filled(setting.fields):
        content += text_lines(block, setting, [name], width)
    return Cell(tuple(content), width)


_MAKERS: dict[type[Block], Callable[[Any, Setting], Iterator[Row]]] = {
    HeaderBlock: _header,
    LinesBlock: _lines,
    LineBlock: _line,
    ListBlock: listed.list_rows,
    TableBlock: listed.table_rows,
    GridBlock: listed.grid_rows,
    SignatureBlock: _signatures,
    ballot.StripBlock: ballot.strip_rows,
    ballot.QuestionsBlock: ballot.question_rows,
    bars.BarsBlock: bars.bar_rows,
}
