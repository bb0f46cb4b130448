"""The ways to the citizen screen: from the page of surveys, after a return, by F7."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from onecua.services.citizen_pin import CitizenPin
from onecua.ui.surveys.citizen.citizen_window import CitizenWindow
from onecua.ui.surveys.citizen.pin_dialog import PinDialog
from onecua.ui.surveys.citizen.screen_choice import Cover, Departure, other_screen

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.services.surveys import SurveySlip
    from onecua.ui.shell import Shell
    from onecua.ui.surveys.citizen.pace import Pace

_SOMEBODY = "Màn hình công dân đang có người trả lời. Đợi xong rồi mời người tiếp theo."
_UNPLUGGED = "Màn hình thứ hai đã ngắt nên màn hình công dân đã đóng. Bấm F7 để mở lại."


class CitizenScreen(QObject):
    """The citizen's window while it is open, and the officer's beside or under it."""

    def __init__(self, shell: Shell, pin: CitizenPin, pace: Pace | None = None) -> None:
        officer = officer_window(shell)
        super().__init__(officer or QApplication.instance())
        self._shell = shell
        near = officer.screen() if officer is not None else QGuiApplication.primaryScreen()
        apart = other_screen(near, QGuiApplication.screens())
        self._cover = Cover(self) if apart is None else None
        self.window = CitizenWindow(shell.desk, pin, alone=apart is None, pace=pace)
        self.window.unlocked.connect(self.close)
        self.window.troubled.connect(lambda words: shell.say(words, "danger"))
        if officer is not None and apart is not None:
            Departure(officer, apart, self).departed.connect(self._on_departed)
            self.window.keyboard_free.connect(officer.activateWindow)
        screen = apart or near
        self.window.setScreen(screen)
        self.window.setGeometry(screen.geometry())

    def open(self) -> None:
        """Show the window; the officer's stays beside it, or is gone until her number comes."""
        self.window.showFullScreen()
        if self._cover is not None:
            self._cover.put_over(self.window)
            self.window.activateWindow()

    def close(self) -> None:
        """Give the screen back to the officer."""
        self.setParent(None)
        if self._cover is not None:
            self._cover.take_away()
        self.window.leave()
        self.window.deleteLater()
        self.deleteLater()

    def _on_departed(self, unplugged: bool) -> None:
        self.close()
        if unplugged:
            self._shell.say(_UNPLUGGED, "warning")


def open_citizen_screen(
    shell: Shell, dossier: UUID | None = None, *, pace: Pace | None = None
) -> None:
    """Open the citizen screen, at the first question for a dossier just returned.

    The first time it asks for the officer's number before. Raises `RuleError` for a slip that
    cannot be used any more.
    """
    slip = shell.desk.surveys.slip_of(dossier) if dossier is not None else None
    pin = CitizenPin(shell.desk.preferences, shell.desk.clock)
    if pin.is_set():
        _open(shell, pin, slip, pace)
        return
    dialog = PinDialog(pin, officer_window(shell), opens=True)
    dialog.accepted.connect(lambda: _open(shell, pin, slip, pace))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def close_citizen_screen(shell: Shell) -> None:
    """Close the citizen screen from the officer's own window."""
    screen = open_screen(shell)
    if screen is not None:
        screen.close()


def open_screen(shell: Shell) -> CitizenScreen | None:
    """Return the citizen screen while it is open."""
    parent = officer_window(shell) or QApplication.instance()
    assert parent is not None
    return cast("CitizenScreen | None", parent.findChild(CitizenScreen))


def officer_window(shell: Shell) -> QWidget | None:
    """Return the officer's window."""
    return shell if isinstance(shell, QWidget) else None


def _open(shell: Shell, pin: CitizenPin, slip: SurveySlip | None, pace: Pace | None) -> None:
    screen = open_screen(shell)
    if screen is None:
        screen = CitizenScreen(shell, pin, pace)
        screen.open()
    if slip is not None and not screen.window.invite(slip):
        shell.say(_SOMEBODY, "warning")
