"""How long the citizen screen waits, and the silence after which it asks and then gives up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

SCANNER_MS = 60
"""Keys that follow each other faster come from a machine; a digit waits so long for the next."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds: a choice is seen before it goes on, a page does not hear the tap before it."""

    chosen: int = 150
    settle: int = 250
    silence: int = 60_000
    warning: int = 15_000
    thanks: int = 8_000
    hold: int = 1_500
    writing: int = 1_500
    reading: int = 300


def motion_is_reduced() -> bool:
    """Tell whether the desktop asks for less motion."""
    hints = QGuiApplication.styleHints()
    return hints.accessibility().motionPreference() is Qt.MotionPreference.ReducedMotion


class Silence(QObject):
    """`quiet` comes after a silence, `gave_up` when it went on after that was asked about."""

    quiet = Signal()
    gave_up = Signal()

    def __init__(self, pace: Pace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pace = pace
        self._listening = _timer(self, self.quiet)
        self._asking = _timer(self, self.gave_up)

    def heard(self) -> None:
        """Begin to listen anew."""
        self._asking.stop()
        self._listening.start(self._pace.silence)

    def ask(self) -> None:
        """Wait for an answer to the question whether anybody is there."""
        self._listening.stop()
        self._asking.start(self._pace.warning)

    def stop(self) -> None:
        """Listen no more."""
        self._listening.stop()
        self._asking.stop()


def _timer(parent: Silence, told: SignalInstance) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(told)
    return timer
