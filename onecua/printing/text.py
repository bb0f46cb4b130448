"""The one door from text to reportlab's markup: everything that is printed passes `paragraph`.

reportlab reads a paragraph as markup: unescaped, `<img src=…>` in a name would open a file and
`Cty <A&B>` would lose letters on a paper that a citizen takes home.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from onecua.printing import fonts
from onecua.printing.template import Filled, Run

if TYPE_CHECKING:
    from collections.abc import Iterable

LEADING = 1.15
"""Height of a line over the size of its letters; marks above capitals need 1,11."""


class Align(StrEnum):
    """Where the lines of a paragraph stand, by the words that forms use."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


_ALIGNMENTS: dict[Align, Literal[0, 1, 2, 4]] = {
    Align.LEFT: TA_LEFT,
    Align.CENTRE: TA_CENTER,
    Align.RIGHT: TA_RIGHT,
    Align.JUSTIFY: TA_JUSTIFY,
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: letter size and first-line indent in points."""

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    indent: float = 0


def paragraph(filled: Filled, look: Look) -> Paragraph:
    """Return a paragraph that prints exactly this text, and dots up to the edge for a leader."""
    markup = _markup(filled.runs)
    if filled.leader:
        markup = f"{markup.rstrip()}\u00a0"  # reportlab draws no dots after an empty line
    return Paragraph(markup, _style(look, leader=filled.leader))


def plain(text: str, look: Look) -> Paragraph:
    """Return a paragraph that prints exactly this text."""
    return paragraph(Filled((Run(text),)), look)


def clipped(text: str, look: Look, width: float) -> str:
    """Return as much of a text as stands on one line of that width in points, with «…» if cut."""
    line = " ".join(fonts.printable(text).split())
    face = fonts.face(bold=look.bold, italic=look.italic)
    if stringWidth(line, face, look.size) <= width:
        return line
    shown = bisect_left(
        range(len(line)),
        True,
        key=lambda length: stringWidth(f"{line[: length + 1]}…", face, look.size) > width,
    )
    return f"{line[:shown].rstrip()}…"


def _markup(runs: Iterable[Run]) -> str:
    pieces = []
    for run in runs:
        body = re.sub(r"\s*\n\s*", "<br/>", escape(fonts.printable(run.text)))
        pieces.append(f"<b>{body}</b>" if run.bold else body)
    return "".join(pieces)


@lru_cache(maxsize=256)
def _style(look: Look, *, leader: bool) -> ParagraphStyle:
    return ParagraphStyle(
        "line",
        fontName=fonts.face(bold=look.bold, italic=look.italic),
        fontSize=look.size,
        leading=look.size * LEADING,
        alignment=_ALIGNMENTS[look.align],
        firstLineIndent=look.indent,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
        endDots="." if leader else None,
    )
