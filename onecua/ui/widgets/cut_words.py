"""What a drawn row could not show whole stands in its tool tip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolTip, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.sizes import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line as it is drawn: its words, its type role and the pixels that it has."""

    words: str
    role: str
    room: float

    def is_cut(self) -> bool:
        """Tell whether the end of the words is not seen."""
        return text_width(theme().font(self.role), self.words) > self.room + 1


def tell_cut_words(event: QHelpEvent, view: QWidget, lines: Sequence[Drawn]) -> bool:
    """Show all lines in a tool tip if one of them was cut; tell whether it was."""
    cut = any(line.is_cut() for line in lines)
    whole = "\n".join(line.words for line in lines if line.words)
    QToolTip.showText(event.globalPos(), whole if cut else "", view)
    return cut
