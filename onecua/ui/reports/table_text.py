"""A table as text for the clipboard: one line a row, cells apart by tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA_SIGNS = ("=", "+", "-", "@")


def tab_separated(rows: Iterable[Sequence[str | int]]) -> str:
    """Return the rows as a spreadsheet takes them: numbers bare, no text read as a formula."""
    return "\n".join("\t".join(_cell(value) for value in row) for row in rows)


def _cell(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    words = " ".join(value.split())
    # A sector's name comes from other people's lists; a space keeps «=…» from being run.
    return f" {words}" if words.startswith(_FORMULA_SIGNS) else words
