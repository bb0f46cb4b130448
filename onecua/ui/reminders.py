"""Calm notices of the day: never a dialog, never twice, nothing when there is nothing to say.

What is said and when is decided in `domain/reminders.py`; here it is only shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from onecua.ui.patience import try_until_free
from onecua.ui.tray import Tray

if TYPE_CHECKING:
    from onecua.domain.reminders import Reminder
    from onecua.ui.main_window import MainWindow

PAGE = "deadlines"
ACTION = "Xem hạn xử lý"
KEY = "Alt+4"
"""The window's own key of the page."""


class Reminders(QObject):
    """Tells in the tray where there is one, else in the message bar, with one way to the list.

    A notice never takes the place of a message that must be read first: it is held back and told
    at the next look.
    """

    def __init__(self, window: MainWindow, tray: Tray | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._starting = False
        self._asked = False
        self.tray = tray
        self.held = False

    def look(self, *, starting: bool = False) -> None:
        """Ask what is to be said now, say it and remember that it was said."""
        self._starting = self._starting or starting
        watching = self._window.desk.watching
        reminder, told = watching.reminder(starting=self._starting)
        self.held = reminder is not None and not self._has_room()
        if self.held:
            return
        self._starting = False
        if reminder is not None:
            self._tell(reminder)
        try_until_free(self, lambda: watching.keep_told(told))

    def look_again(self) -> None:
        """Tell what was held back, once nothing stands in its way."""
        if self.held:
            self.look()

    def stop(self) -> None:
        """Take the icon beside the clock away."""
        if self.tray is not None:
            self.tray.hide()

    def _has_room(self) -> bool:
        """Look for a tray before the first notice only: some desktops are slow to answer."""
        if not self._asked:
            self._asked = True
            self.tray = self.tray or (Tray(self) if Tray.is_there() else None)
            if self.tray is not None:
                self.tray.pressed.connect(self._on_pressed)
        return self.tray is not None or not self._window.frame.has_alarm()

    def _tell(self, reminder: Reminder) -> None:
        if self.tray is not None:
            self.tray.tell(f"{reminder.title} · {self._window.desk.office.commune}", reminder.words)
        else:
            self._window.say(reminder.words, "accent", action=ACTION, run=self._open, key=KEY)

    def _open(self) -> None:
        self._window.show_page(PAGE)

    def _on_pressed(self) -> None:
        self._window.activateWindow()
        self._window.raise_()
        self._open()
