"""What the window watches while it is open: the hour, the rail's counts, reminders, the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from onecua.ui.boundaries import Boundaries
from onecua.ui.clock_watch import ClockWatch
from onecua.ui.reminders import PAGE, Reminders

if TYPE_CHECKING:
    from onecua.domain.reminders import WatchCounts
    from onecua.ui.main_window import MainWindow

_SETTLE_MS = 300
"""Commits come in bursts, and the first keys before any count; it is read once after them."""


class Watch(QObject):
    """Reads after commits and when the clock crosses a boundary, never for the sake of a second.

    `passed` tells of a boundary, for the page in view.
    """

    passed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.boundaries = Boundaries(window.desk, self)
        self.reminders = Reminders(window)
        self.clock = ClockWatch(window)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLE_MS)
        self._soon.timeout.connect(self.refresh)
        self.boundaries.passed.connect(self._on_passed)

    def refresh(self) -> None:
        """Count anew and wait for what changes next."""
        show_badge(self._window, self._window.desk.watching.counts())
        self.boundaries.arm()

    def refresh_soon(self) -> None:
        """Count a moment later, once for everything that happens until then."""
        self._soon.start()

    def begin(self) -> None:
        """Judge the clock and tell what is to do today; the minutes are followed from now on."""
        self.clock.look()
        self.reminders.look(starting=True)
        self.boundaries.passed.connect(self.reminders.look)
        self.boundaries.looked.connect(self._on_looked)

    def look_at_clock(self) -> None:
        """Judge the clock and what is due by it anew: another clock is in use now."""
        self.clock.look()
        self.refresh()

    def on_touched(self, touched: frozenset[str]) -> None:
        """Count anew, a moment later, what a commit may have changed."""
        if touched & {"dossiers", "office"}:
            self.refresh_soon()

    def stop(self) -> None:
        """Watch nothing more; the last time that the window was open is kept."""
        self._soon.stop()
        self.boundaries.stop()
        self.reminders.stop()
        self.clock.note_end()

    def _on_passed(self) -> None:
        show_badge(self._window, self._window.desk.watching.counts())
        self.passed.emit()

    def _on_looked(self) -> None:
        self.clock.look()
        self.reminders.look_again()


def show_badge(window: MainWindow, counts: WatchCounts) -> None:
    """Show in the rail how many dossiers are overdue or due today."""
    from onecua.domain.reminders import badge_words

    count = counts.overdue + counts.due_today
    kind: Literal["danger", "plain"] = "danger" if counts.overdue else "plain"
    window.frame.set_badge(PAGE, count, kind, badge_words(counts))
