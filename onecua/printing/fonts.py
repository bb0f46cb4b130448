"""The typeface of every paper, and the text that it can draw.

Liberation Serif 2.1 has the metrics of Times New Roman, which NĐ 30/2020 asks for, and every
Vietnamese letter. It has no emoji: what it lacks is drawn as □ and can be reported.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from onecua import assets
from onecua.errors import StorageError

FAMILY = "LiberationSerif"
PLACEHOLDER = "□"
"""Drawn for a character that the typeface lacks."""

_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_LINE_ENDS = "\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = "\t\x1f"
_INVISIBLE_RANGES = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))  # variation selectors


def face(*, bold: bool = False, italic: bool = False) -> str:
    """Return the registered name of a style of the family."""
    style = _STYLES[int(bold) + 2 * int(italic)]
    return f"{FAMILY}-{style}"


@cache
def register() -> frozenset[int]:
    """Register the four styles with reportlab once and return the code points all of them have.

    Raises StorageError when a font file of the installation is missing or damaged.
    """
    covered: list[frozenset[int]] = []
    for style in _STYLES:
        path = assets.resource("fonts", f"{FAMILY}-{style}.ttf")
        try:
            font = TTFont(f"{FAMILY}-{style}", str(path))
        except (OSError, TTFError, struct.error) as error:
            message = f"Không đọc được phông chữ {path.name}; hãy cài lại chương trình."
            raise StorageError(message) from error
        pdfmetrics.registerFont(font)
        covered.append(frozenset(font.face.charToGlyph))
    pdfmetrics.registerFontFamily(FAMILY, *(f"{FAMILY}-{style}" for style in _STYLES))
    return frozenset.intersection(*covered)


def printable(text: str) -> str:
    """Return the text as it is drawn: NFC, line ends as `\\n`, missing characters as □."""
    return _composed(text).translate(_drawing())


def missing(text: str) -> tuple[str, ...]:
    """Return the characters of the text that print as □, each once, in order of appearance."""
    drawing = _drawing()
    lacking = (c for c in _composed(text) if c != PLACEHOLDER and drawing[ord(c)] == PLACEHOLDER)
    return tuple(dict.fromkeys(lacking))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


class _Drawing(dict[int, str]):
    """A translate table that is worked out on first sight of each character."""

    def __init__(self, drawn: frozenset[int]) -> None:
        super().__init__()
        self._drawn = drawn

    def __missing__(self, code: int) -> str:
        self[code] = _drawn_as(chr(code), self._drawn)
        return self[code]


@cache
def _drawing() -> _Drawing:
    return _Drawing(register())


def _drawn_as(character: str, drawn: frozenset[int]) -> str:
    if character in _LINE_ENDS:
        return "\n"
    if character in _SPACES:
        return " "
    if _is_invisible(character):
        return ""
    is_control = unicodedata.category(character) == "Cc"
    return character if ord(character) in drawn and not is_control else PLACEHOLDER


def _is_invisible(character: str) -> bool:
    """Tell joiners, direction marks and variation selectors: they have no shape of their own."""
    code = ord(character)
    return unicodedata.category(character) == "Cf" or any(
        first <= code <= last for first, last in _INVISIBLE_RANGES
    )
