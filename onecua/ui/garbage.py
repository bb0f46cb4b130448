"""Cyclic garbage is collected on the main thread only.

Python collects on whichever thread allocates; on a worker that would destroy Qt objects there
and crash. So automatic collection is off and a timer of the main thread does it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 2000
_OLDEST = 2


class GarbageTimer(QObject):
    """Collects by the usual thresholds every two seconds; `stop` puts back what was before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_automatic = gc.isenabled()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)

    def start(self) -> None:
        """Take the collection over."""
        self._was_automatic = gc.isenabled()
        gc.disable()
        self._timer.start(_INTERVAL_MS)

    def stop(self) -> None:
        """Give the collection back to whoever had it."""
        self._timer.stop()
        if self._was_automatic:
            gc.enable()


def collect_what_is_due() -> None:
    """Collect on this thread the oldest generation whose count has passed its threshold."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in range(_OLDEST, -1, -1):
        if counts[generation] > thresholds[generation] > 0:
            gc.collect(generation)
            return
