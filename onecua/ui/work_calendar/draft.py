"""The calendar being edited: each step can be undone, nothing holds before it is adopted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.domain.calendar_csv import calendar_csv_text, read_calendar_csv
from onecua.domain.work_calendar import CalendarDocument, Difference, differences

if TYPE_CHECKING:
    from onecua.services.desk import Desk

_PREFERENCE = "calendar_draft"


def left_unfinished(desk: Desk) -> bool:
    """Tell whether changes of the calendar in force were begun and not adopted."""
    return _left(desk).get("based_on") == desk.calendars.adopted_id


def _left(desk: Desk) -> dict[str, str]:
    return dict(json.loads(desk.preferences.get(_PREFERENCE) or "{}"))


class CalendarDraft(QObject):
    """A document with the steps that led to it.

    `changed` follows whatever is shown otherwise than before, `stepped` what the person did.
    """

    changed = Signal()
    stepped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.base = CalendarDocument()
        self.based_on = ""
        self._steps: list[tuple[str, CalendarDocument]] = []

    @property
    def document(self) -> CalendarDocument:
        """Return the calendar as edited so far."""
        return self._steps[-1][1] if self._steps else self.base

    @property
    def is_edited(self) -> bool:
        """Tell whether adopting it would change anything."""
        return self.document != self.base

    @property
    def last_words(self) -> str:
        """Return what the last step did, empty when there is none."""
        return self._steps[-1][0] if self._steps else ""

    def differences(self) -> tuple[Difference, ...]:
        """Return what is said otherwise than in the calendar in force."""
        return differences(self.base, self.document)

    def step(self, words: str, document: CalendarDocument) -> None:
        """Take one more step; a document that is the same is none."""
        if document != self.document:
            self._steps.append((words, document))
            self._tell()

    def undo(self) -> None:
        """Take the last step back."""
        if self._steps:
            self._steps.pop()
            self._tell()

    def begin(self, desk: Desk) -> None:
        """Start from the calendar in force, with what was left unfinished when it still fits."""
        self.base, self.based_on = desk.calendars.document(), desk.calendars.adopted_id
        self._steps = []
        left = _left(desk)
        if left.get("based_on") == self.based_on:
            self._steps = [("Sửa dở lần trước", read_calendar_csv(left["calendar"]))]
        self.changed.emit()

    def keep(self, desk: Desk) -> None:
        """Keep what is unfinished, so that a power cut loses none of it."""
        left = {"based_on": self.based_on, "calendar": calendar_csv_text(self.document)}
        desk.preferences.set(_PREFERENCE, json.dumps(left) if self.is_edited else "{}")

    def _tell(self) -> None:
        self.changed.emit()
        self.stepped.emit()
