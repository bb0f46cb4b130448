"""What the frame asks of a page, and what a page puts into the bars round it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


LEAST_WIDTH = 1
"""Pixels that a page asks for: as wide as its view it learns how little room there is; asking for
what its columns take side by side it would never put them under each other."""


@dataclass(frozen=True)
class Action:
    """A button of the action bar; `blocked` disables it in its place and says why.

    With `key_elsewhere` the window itself listens to the key: the button shows its cap only.
    """

    text: str
    run: Callable[[], object]
    key: str | None = None
    icon: str | None = None
    blocked: str | None = None
    key_elsewhere: bool = False


@dataclass(frozen=True)
class ActionBarSpec:
    """What stands in the action bar: the state in words at the left, deeds at the right.

    `primary` is the one filled button, always at the far right. `apart` are deeds that stand at
    the far left because they cannot be undone. `keys` are pairs of a key and what it helps with;
    `link` is a quiet button after the state.
    """

    primary: Action | None = None
    secondaries: tuple[Action, ...] = ()
    apart: tuple[Action, ...] = ()
    state: str = ""
    state_icon: str = ""
    state_tone: str = "sub"
    note: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    link: Action | None = None


class Page(QWidget):
    """A page of the frame; subclasses set `title` and override what they need.

    Emit `bars_changed` whenever `subtitle()` or `action_bar()` would answer something else; the
    frame asks again at once if the page is in view. The frame scrolls the page when it is higher
    than the window; margins are `PAGE_MARGINS` of `widgets.sizes`, set by the page itself.
    """

    title = ""
    bars_changed = Signal()

    def subtitle(self) -> str:
        """Return the words beside the title."""
        return ""

    def action_bar(self) -> ActionBarSpec:
        """Return what stands in the action bar just now."""
        return ActionBarSpec()

    def show_tab(self, tab: str) -> None:
        """Let a tab stand in view when the page is entered next; `KeyError` for an unknown one."""
        raise KeyError(tab)

    def entered(self) -> None:
        """Take the focus and refresh; called each time the page comes into view."""

    def left(self) -> None:
        """Put away what must not stay open; called when another page comes into view."""
