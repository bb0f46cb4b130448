"""What the rows of a form are made for: values, width and letter size; and its texts as lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onecua.printing.head_shapes import Rule
from onecua.printing.row import RowStyle, Rules
from onecua.printing.text import LEADING, Align, Look, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.platypus.flowables import Flowable

    from onecua.printing.paper_form import Block, TextLine
    from onecua.printing.values import PaperValues


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
        rules: Rules = Rules.NONE,
        whole: bool = False,
    ) -> RowStyle:
        """Return how a row of a block is set."""
        return RowStyle(
            line=self.size * block.size * LEADING,
            gap=gap,
            padding=padding,
            rules=rules,
            whole=whole,
            keep_with_next=block.keep,
        )


def text_lines(
    block: Block,
    setting: Setting,
    lines: Sequence[TextLine],
    width: float,
    align: Align = Align.CENTRE,
) -> list[Flowable]:
    """Return texts below each other, each with the line that is drawn under it."""
    content: list[Flowable] = []
    for line in lines:
        filled = line.text.fill(setting.fields, to_edge=False)
        content.append(paragraph(filled, setting.look(block, line, align)))
        if line.rule:
            content.append(Rule(width * line.rule, setting.size * 0.35))
    return content
