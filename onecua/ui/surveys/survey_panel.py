"""What the page «Khảo sát» asks of each of its tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onecua.ui.page import ActionBarSpec

if TYPE_CHECKING:
    from onecua.domain.period import Period


class SurveyPanel(QWidget):
    """A tab; made with the shell when it is first wanted, its margins are the page's.

    With `counts_period` the page shows the choice of period and sector above the tab and tells
    each choice by `set_scope`. Emit `bars_changed` whenever `action_bar()` would answer otherwise.
    """

    counts_period = False
    bars_changed = Signal()

    def set_scope(self, period: Period, sector: str | None) -> None:
        """Count this period, of one sector or of all; called before `entered`."""

    def action_bar(self) -> ActionBarSpec:
        """Return what stands in the action bar while the tab is in view."""
        return ActionBarSpec()

    def entered(self) -> None:
        """Read everything anew and take the focus; called each time the tab comes into view."""

    def left(self) -> None:
        """Wait for nothing more; called when another tab or page comes into view."""

    def on_changed(self, touched: frozenset[str]) -> None:
        """Follow a commit while the tab is in view."""
