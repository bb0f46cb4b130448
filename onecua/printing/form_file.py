"""Reading `forms/papers/*.toml`: every key is known, of the right kind, or refused by name."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from onecua import assets
from onecua.errors import RuleError
from onecua.printing.form_blocks import read_block
from onecua.printing.form_keys import REQUIRED, FormKeys
from onecua.printing.paper_form import PageSetup, PaperForm, PaperSize, Running

if TYPE_CHECKING:
    from pathlib import Path

_FORM_ID = re.compile(r"[a-z0-9_]+")


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
    paper = _paper_size(keys, "paper", keys.take("paper", str))
    copies = _copies(keys) if keys.has("copies") else ()
    form = PaperForm(
        form_id=file.removesuffix(".toml"),
        number=keys.take("number", str),
        name=keys.template("name"),
        legal_basis=keys.take("legal_basis", str),
        valid_from=keys.take("valid_from", date),
        paper=paper,
        copies=copies,
        pages=_pages(keys.table("pages"), tuple(PaperSize) if copies else (paper,)),
        running=_running(keys.table("running")),
        blocks=tuple(read_block(block) for block in keys.tables("blocks")),
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


def _pages(keys: FormKeys, sizes: tuple[PaperSize, ...]) -> dict[PaperSize, PageSetup]:
    given = [size for size in PaperSize if size in sizes or keys.has(size.value)]
    setups = {size: _page_setup(keys.table(size.value)) for size in given}
    keys.finish()
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
    in_margin = keys.take("page_in_margin", bool, False)
    running = Running(
        head=() if in_margin else keys.templates("head"),
        page=keys.template("page"),
        continued=keys.template("continued", "" if in_margin else REQUIRED),
        page_in_margin=in_margin,
    )
    keys.finish()
    return running
