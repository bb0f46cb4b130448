"""News of commits, from this window or another process, brought to the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from onecua.storage.database import Database

_POLL_MS = 1_000
EVERYTHING = frozenset({"dossiers", "people", "office"})


class Changes(QObject):
    """Emits what was touched; foreign commits are seen by polling and touch everything."""

    touched = Signal(object)

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._seen = database.data_version()
        self._own = False
        database.on_commit(self._on_commit)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(_POLL_MS)

    def stop(self) -> None:
        """Stop polling."""
        self._timer.stop()

    def _on_commit(self, names: frozenset[str]) -> None:
        """Pass a commit of this process on; the signal crosses threads by itself."""
        self._own = True
        if names:
            self.touched.emit(names)

    def _on_timeout(self) -> None:
        version = self._database.data_version()
        if version == self._seen:
            return
        self._seen = version
        if self._own:
            self._own = False
        else:
            self.touched.emit(EVERYTHING)
