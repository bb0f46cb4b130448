"""The day's close of surveys: what waits enters the log at the window's end and at a new day.

It runs on the main thread: the pool is one file, and the citizen screen writes it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from onecua.errors import BusyError, RuleError, StorageError
from onecua.ui.patience import try_until_free

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.services.desk import Desk

DAY = "surveys.day"
"""The preference with the day whose start has closed what was left of the days before."""


class DayClose(QObject):
    """Closes what has five responses or more; a repeat is harmless."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._begun = ""

    def close(self, done: Callable[[int], object]) -> None:
        """Close now, or as soon as the database is free; `done` gets the number of responses."""
        try_until_free(self, lambda: done(self._desk.surveys.closing.close()))

    def begin_day(self) -> None:
        """Close what was left of the days before, once a day.

        Raises `StorageError` when the pool cannot be read, at each start until it is mended.
        """
        today = f"{self._desk.clock():%Y-%m-%d}"
        if self._begun == today:
            return
        self._begun = today
        self._desk.survey_pool.remove_leftovers()
        preferences = self._desk.preferences
        if preferences.get(DAY) == today:
            return

        def deed() -> None:
            self._desk.surveys.closing.close()
            preferences.set(DAY, today)

        try_until_free(self, deed)

    def end_day(self) -> None:
        """Close before the window does; what cannot be entered now waits for the next day."""
        try:
            waiting = self._desk.survey_pool.read()
            if waiting.tokens or waiting.batches:
                self._desk.surveys.closing.close()
        except (BusyError, RuleError, StorageError):
            return  # nothing is lost, and the start of the next day tells what has to be mended
