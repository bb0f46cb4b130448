"""Reading `forms/papers/*.toml`: every key is known, of the right kind, or refused by name."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onecua import assets
from onecua.errors import RuleError
from onecua.printing.form_keys import FormKeys
from onecua.printing.paper_form import (
    Block,
    Column,
    HeaderBlock,
    LineBlock,
    LinesBlock,
    ListBlock,
    PageSetup,
    PaperForm,
    PaperSize,
    Running,
    SignatureBlock,
    TableBlock,
    TextLine,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FORM_ID = re.compile(r"[0-9]{2}_[a-z_]+")


def load(form_id: str) -> PaperForm:
    """Return the form `forms/papers/<form_id>.toml`.

    Raises RuleError naming file and key when there is no such form or it is not well formed.
    """
    path = assets.form("papers", f"{form_id}.toml")
    if not _FORM_ID.fullmatch(form_id) or not path.is_file():
        message = f"Không có biểu mẫu «{form_id}»; hãy chọn một mẫu trong thư mục forms/papers."
        raise RuleError(message)
    return _load(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _load(path: Path, _modified_ns: int) -> PaperForm:
    """Parse a file once per version of it; an office may edit its forms while the app runs."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"Không đọc được biểu mẫu {path.name}; hãy lưu lại tệp dạng văn bản UTF-8."
        raise RuleError(message) from error
    return parse(text, path.name)


def parse(text: str, file: str) -> PaperForm:
    """Return the form that a TOML text describes; `file` is its name in messages."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"Biểu mẫu {file} sai quy tắc TOML ({error}); hãy sửa dòng đó."
        raise RuleError(message) from error
    keys = FormKeys(file, "", raw)
    form = PaperForm(
        form_id=file.removesuffix(".toml"),
        number=keys.take("number", str),
        name=keys.template("name"),
        legal_basis=keys.take("legal_basis", str),
        valid_from=keys.take("valid_from", date),
        paper=_paper_size(keys, "paper", keys.take("paper", str)),
        copies=_copies(keys),
        pages=_pages(keys),
        running=_running(keys.table("running")),
        blocks=tuple(_block(block) for block in keys.tables("blocks")),
    )
    keys.finish()
    return form


def _paper_size(keys: FormKeys, key: str, word: str) -> PaperSize:
    if word not in tuple(PaperSize):
        raise keys.refuse(key, "phải là A5 hoặc A4")
    return PaperSize(word)


def _copies(keys: FormKeys) -> tuple[str, str]:
    names = keys.take("copies", list)
    if [type(name) for name in names] != [str, str]:
        raise keys.refuse("copies", "phải là tên của đúng hai liên")
    return names[0], names[1]


def _pages(keys: FormKeys) -> dict[PaperSize, PageSetup]:
    pages = keys.table("pages")
    setups = {size: _page_setup(pages.table(size.value)) for size in PaperSize}
    pages.finish()
    return setups


def _page_setup(keys: FormKeys) -> PageSetup:
    margins = keys.numbers("margins_mm")
    if len(margins) != len(("top", "right", "bottom", "left")):
        raise keys.refuse("margins_mm", "phải là bốn số: trên, phải, dưới, trái")
    setup = PageSetup(
        margins_mm=(margins[0], margins[1], margins[2], margins[3]),
        header_pt=keys.length("header_pt"),
        sizes_pt=keys.numbers("sizes_pt"),
        air_mm=keys.length("air_mm"),
    )
    keys.finish()
    return setup


def _running(keys: FormKeys) -> Running:
    running = Running(keys.templates("head"), keys.template("page"), keys.template("continued"))
    keys.finish()
    return running


def _block(keys: FormKeys) -> Block:
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
        **common,
    )


def _column(keys: FormKeys) -> Column:
    column = Column(
        title=keys.take("title", str),
        width=keys.length("width"),
        align=keys.align(),
        field=keys.take("field", str, ""),
    )
    keys.finish()
    return column


def _signatures(keys: FormKeys, common: dict[str, Any]) -> SignatureBlock:
    return SignatureBlock(
        left=_text_lines(keys, "left", required=False),
        right=_text_lines(keys, "right", required=False),
        left_name=_text_line(keys.table("left_name")) if keys.has("left_name") else None,
        right_name=_text_line(keys.table("right_name")) if keys.has("right_name") else None,
        room_mm=keys.length("room_mm"),
        **common,
    )


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
    "signatures": _signatures,
}
