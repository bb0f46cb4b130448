"""How many lines a text takes in a cell, so that row heights can be set and nothing is clipped.

A row without a height is measured by the program that opens the workbook, but merged cells are
not, and 100,000 measured rows make the opening slow. Widths are those of Times New Roman, which
Liberation Serif shares.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

# Advance widths of the characters from space to tilde, in thousandths of the font size.
_ASCII = (
    250, 333, 408, 500, 500, 833, 777, 180, 333, 333, 500, 563, 250, 333, 250, 277,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 277, 277, 563, 563, 563, 443,
    920, 722, 667, 667, 722, 610, 556, 722, 722, 333, 389, 722, 610, 889, 722, 722,
    556, 722, 667, 556, 610, 722, 722, 943, 722, 722, 610, 333, 277, 333, 469, 500,
    333, 443, 500, 443, 500, 443, 333, 500, 500, 277, 277, 500, 277, 777, 500, 500,
    500, 500, 333, 389, 277, 500, 500, 722, 500, 500, 443, 479, 200, 479, 541,
)  # fmt: skip
_OTHER = {"đ": 500, "Đ": 722, "–": 500, "«": 500, "»": 500, "“": 444, "”": 444, "≠": 549, "’": 333}
_HORN = "\u031b"
_HORN_WIDTH = 54
_WIDEST = 1000
_BOLD = 1.075
# Programs round glyphs to pixels, of the screen's zoom or of the printer at the sheet's scale: a
# line that just fits may break (LibreOffice at 60 % takes up to 3 % more).
_MARGIN = 1.03
_LINE_SPACING = 1.25
_PADDING = 2.0


@cache
def _width(character: str) -> int:
    if character in _OTHER:
        return _OTHER[character]
    letters = unicodedata.normalize("NFD", character)
    index = ord(letters[0]) - 32
    plain = _ASCII[index] if 0 <= index < len(_ASCII) else _WIDEST
    return plain + (_HORN_WIDTH if _HORN in letters else 0)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in points of one line of text."""
    return sum(map(_width, text)) * size / 1000 * _MARGIN * (_BOLD if bold else 1)


@lru_cache(maxsize=16_384)
def line_count(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines the text takes in `room` points, broken between words."""
    return sum(_paragraph_lines(part, room, size, bold) for part in text.split("\n"))


def row_height(lines: int, size: float) -> float:
    """Return the height in points of a row with that many lines, with room for stacked marks."""
    return round(lines * size * _LINE_SPACING + _PADDING, 1)


def _paragraph_lines(text: str, room: float, size: float, bold: bool) -> int:
    space = text_width(" ", size, bold=bold)
    lines, used = 1, 0.0
    for word in text.split(" "):
        width = text_width(word, size, bold=bold)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        elif used:
            used += space
        # A word wider than the cell is broken inside.
        broken, rest = divmod(width, room)
        lines += int(broken)
        used = rest if broken else used + width
    return lines
