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
    """Collects by the usual thresholds every two seconds; `stop` gives the work back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Take the collection over."""
        gc.disable()
        self._timer.start(_INTERVAL_MS)

    def stop(self) -> None:
        """Give the collection back."""
        self._timer.stop()
        gc.enable()

    def _on_timeout(self) -> None:
        for generation in range(_OLDEST, -1, -1):
            if gc.get_count()[generation] > self._thresholds[generation] > 0:
                gc.collect(generation)
                return
