"""The blocks of a form file: each kind with its keys, every one of them checked by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecua.printing.ballot import StripBlock, questions_block, strip_block
from onecua.printing.bars import bars_block
from onecua.printing.paper_form import (
    Block,
    Column,
    GridBlock,
    GridCell,
    GridRow,
    HeaderBlock,
    LineBlock,
    LinesBlock,
    ListBlock,
    SignatureBlock,
    TableBlock,
    TextLine,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.printing.form_keys import FormKeys


def read_block(keys: FormKeys) -> Block:
    """Return one block; RuleError names the key that is missing, wrong or unknown."""
    kind = keys.take("kind", str)
    if kind not in _KINDS:
        raise keys.refuse("kind", f"phải là một trong {', '.join(_KINDS)}")
    common = {
        "when": keys.take("when", str, ""),
        "when_filled": keys.take("when_filled", bool, False),
        "space_mm": keys.length("space_mm", 0.0),
        "size": keys.length("size", 1.0),
        "keep": keys.take("keep", bool, False),
    }
    block = _KINDS[kind](keys, common)
    keys.finish()
    return block


def _header(keys: FormKeys, common: dict[str, Any]) -> HeaderBlock:
    return HeaderBlock(
        left=_text_lines(keys, "left"),
        right=_text_lines(keys, "right"),
        number=_text_line(keys.table("number")),
        place_date=_text_line(keys.table("place_date")),
        right_share=keys.length("right_share"),
        qr_mm=keys.length("qr_mm"),
        qr_gap_mm=keys.length("qr_gap_mm"),
        **common,
    )


def _lines(keys: FormKeys, common: dict[str, Any]) -> LinesBlock:
    return LinesBlock(lines=_text_lines(keys, "lines"), align=keys.align("centre"), **common)


def _line(keys: FormKeys, common: dict[str, Any]) -> LineBlock:
    cells = keys.templates("cells")
    widths = keys.numbers("widths", tuple(1.0 for _ in cells))
    if len(widths) != len(cells):
        raise keys.refuse("widths", "phải có đúng một số cho mỗi phần của «cells»")
    return LineBlock(
        cells=cells,
        widths=widths,
        align=keys.align(),
        bold=keys.take("bold", bool, False),
        italic=keys.take("italic", bool, False),
        indent_mm=keys.length("indent_mm", 0.0),
        blank_lines=keys.count("blank_lines"),
        **common,
    )


def _list(keys: FormKeys, common: dict[str, Any]) -> ListBlock:
    return ListBlock(
        items=keys.take("items", str),
        text=keys.template("text"),
        indent_mm=keys.length("indent_mm", 0.0),
        blank_items=keys.count("blank_items"),
        **common,
    )


def _table(keys: FormKeys, common: dict[str, Any]) -> TableBlock:
    return TableBlock(
        items=keys.take("items", str),
        columns=tuple(_column(column) for column in keys.tables("columns")),
        blank_rows=keys.count("blank_rows"),
        hairlines=keys.take("hairlines", bool, False),
        group=keys.take("group", str, ""),
        **common,
    )


def _column(keys: FormKeys) -> Column:
    column = Column(
        title=keys.take("title", str),
        width=keys.length("width"),
        align=keys.align(),
        field=keys.take("field", str, ""),
        bold=keys.take("bold", bool, False),
        one_line=keys.take("one_line", bool, False),
    )
    keys.finish()
    return column


def _grid(keys: FormKeys, common: dict[str, Any]) -> GridBlock:
    return GridBlock(
        items=keys.take("items", str),
        titles=_grid_cells(keys, "titles", required=False),
        rows=tuple(_grid_row(row) for row in keys.tables("rows")),
        least=keys.count("least"),
        **common,
    )


def _grid_row(keys: FormKeys) -> GridRow:
    row = GridRow(_grid_cells(keys, "cells"), keys.length("room_mm", 0.0))
    keys.finish()
    return row


def _grid_cells(keys: FormKeys, key: str, *, required: bool = True) -> tuple[GridCell, ...]:
    return tuple(_grid_cell(cell) for cell in keys.tables(key, required=required))


def _grid_cell(keys: FormKeys) -> GridCell:
    width, align = keys.length("width"), keys.align()
    joins = keys.take("joins", str, "")
    if joins not in {"", "above", "below", "both"}:
        raise keys.refuse("joins", "phải là above (ô trên), below (ô dưới) hoặc both (cả hai)")
    above, below = joins in {"above", "both"}, joins in {"below", "both"}
    return GridCell(_text_line(keys), width, align, above, below)


def _signatures(keys: FormKeys, common: dict[str, Any]) -> SignatureBlock:
    return SignatureBlock(
        left=_text_lines(keys, "left", required=False),
        right=_text_lines(keys, "right", required=False),
        left_name=_text_line(keys.table("left_name")) if keys.has("left_name") else None,
        right_name=_text_line(keys.table("right_name")) if keys.has("right_name") else None,
        room_mm=keys.length("room_mm"),
        left_align=keys.align("centre", key="left_align"),
        **common,
    )


def _strip(keys: FormKeys, common: dict[str, Any]) -> StripBlock:
    return strip_block(keys, common, _text_lines(keys, "lines"))


def _text_lines(keys: FormKeys, key: str, *, required: bool = True) -> tuple[TextLine, ...]:
    return tuple(_text_line(line) for line in keys.tables(key, required=required))


def _text_line(keys: FormKeys) -> TextLine:
    line = TextLine(
        text=keys.template("text"),
        bold=keys.take("bold", bool, False),
        italic=keys.take("italic", bool, False),
        size=keys.length("size", 1.0),
        rule=keys.length("rule", 0.0),
    )
    keys.finish()
    return line


_KINDS: dict[str, Callable[[FormKeys, dict[str, Any]], Block]] = {
    "header": _header,
    "lines": _lines,
    "line": _line,
    "list": _list,
    "table": _table,
    "grid": _grid,
    "signatures": _signatures,
    "strip": _strip,
    "questions": questions_block,
    "bars": bars_block,
}
