"""News of commits, from this window or another process, brought to the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from onecua.storage.database import Database

_POLL_MS = 1_000
EVERYTHING = frozenset({"dossiers", "people", "office"})


class Changes(QObject):
    """Emits what was touched; foreign commits are seen by polling and touch everything.

    `data_version` tells cheaply that somebody committed, drafts and preferences of this window
    included; whether events of others came is then asked of the log, so that a draft saved in the
    same second hides nothing and refreshes nothing.
    """

    touched = Signal(object)

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._seen = database.data_version()
        self._foreign = database.foreign_event_count()
        database.on_commit(self._on_commit)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_POLL_MS)

    def stop(self) -> None:
        """Stop polling."""
        self._timer.stop()

    def look(self) -> None:
        """Ask now whether others have committed; every listener of the database is told."""
        version = self._database.data_version()
        if version == self._seen:
            return
        self._seen = version
        foreign = self._database.foreign_event_count()
        if foreign != self._foreign:
            self._foreign = foreign
            self._database.announce(EVERYTHING)

    def _on_commit(self, names: frozenset[str]) -> None:
        """Pass a commit on; the signal crosses threads by itself."""
        if names:
            self.touched.emit(names)
