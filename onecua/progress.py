"""Progress and cancellation of long work, known to no screen and no terminal."""

from __future__ import annotations

import threading
from collections.abc import Callable

from onecua.errors import Cancelled

Report = Callable[[int, int, str], None]
"""Called with (done, total, what); total 0 means that it is not known."""


class Progress:
    """Tells a listener how far the work is and raises `Cancelled` once it was cancelled."""

    def __init__(self, report: Report | None = None) -> None:
        self._report = report
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; callable from any thread."""
        self._cancelled.set()

    def step(self, done: int, total: int = 0, what: str = "") -> None:
        """Report a step; raises `Cancelled` when the person asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled
        if self._report is not None:
            self._report(done, total, what)
