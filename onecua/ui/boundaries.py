"""One timer for everything that the clock alone changes: a due instant, midnight, 07:15."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.services.desk import Desk

_LONGEST = timedelta(minutes=1)
"""A timer stands still while the machine sleeps: so late at most is a boundary told after it."""


class Boundaries(QObject):
    """`passed` comes when the clock has crossed the next boundary, `looked` at least each minute.

    Between two boundaries nothing is read: the clock is compared with one instant. `arm` asks for
    the next one anew, since a commit may have brought it nearer.
    """

    passed = Signal()
    looked = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._armed_at: datetime | None = None
        self._stopped = False
        self.next_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def arm(self) -> None:
        """Wait for what the clock will change next."""
        if self._stopped:
            return
        self._armed_at = self._desk.clock()
        self.next_at = self._desk.watching.next_boundary()
        self._wait(self._armed_at)

    def look(self) -> None:
        """Compare the clock with the next boundary; a clock set back asks for another one."""
        if self._armed_at is None or self.next_at is None or self._stopped:
            return
        now = self._desk.clock()
        self._wait(now)
        if now >= self.next_at or now < self._armed_at:
            self.arm()
            self.passed.emit()
        self.looked.emit()

    def stop(self) -> None:
        """Wait for nothing more."""
        self._timer.stop()
        self._stopped = True

    def _wait(self, now: datetime) -> None:
        left = _LONGEST if self.next_at is None else self.next_at - now
        wait = min(max(left, timedelta(seconds=1)), _LONGEST)
        self._timer.start(round(wait.total_seconds() * 1000))
