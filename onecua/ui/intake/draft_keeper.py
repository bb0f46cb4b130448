"""Keeps what is being typed: every change is on the disk within a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from onecua.services.facts import new_id
from onecua.ui.patience import try_until_free

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from onecua.services.drafts import DraftService

DELAY_MS = 700
"""Started by the first change and not by later ones, so that steady typing is kept as well."""


class DraftKeeper(QObject):
    """Saves the body of one intake at a time; an intake that is blank has no draft.

    `saved` gives the instant of a save, None when a draft was thrown away as blank.
    """

    saved = Signal(object)

    def __init__(
        self,
        drafts: Callable[[], DraftService],
        body: Callable[[], dict[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._body = body
        self._blank = body()
        self._kept = self._blank
        self._draft = new_id()
        self._received: set[UUID] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def draft(self) -> UUID:
        """The identity of the intake on the page, and of the dossier that it will be."""
        return self._draft

    def begin(self, draft: UUID | None = None) -> None:
        """Go on with another intake, as the page shows it now; None is a new one."""
        self._timer.stop()
        self._draft = draft or new_id()
        self._kept = self._body() if draft else self._blank

    def received(self) -> None:
        """Forget the intake on the page: it is a dossier now, and no late save may revive it."""
        self._received.add(self._draft)
        self.begin()

    def discard(self) -> None:
        """Throw the intake on the page away, on the disk too, and go on with a new one."""
        draft = self._draft
        self.received()
        try_until_free(self, lambda: self._drafts().drop(draft))

    def note_change(self) -> None:
        """Note that something changed."""
        if not self._timer.isActive():
            self._timer.start(DELAY_MS)

    def is_blank(self) -> bool:
        """Tell whether nothing was entered yet."""
        return self._body() == self._blank

    def flush(self) -> None:
        """Save now what has changed; a busy database gets it as soon as it is free."""
        self._timer.stop()
        draft, body = self._draft, self._body()
        if body != self._kept:
            try_until_free(self, lambda: self._store(draft, body))

    def _store(self, draft: UUID, body: dict[str, Any]) -> None:
        if draft in self._received:
            return
        if body == self._blank:
            self._drafts().drop(draft)
            saved_at = None
        else:
            saved_at = self._drafts().save(draft, body).saved_at
        if draft == self._draft:
            self._kept = body
            self.saved.emit(saved_at)
