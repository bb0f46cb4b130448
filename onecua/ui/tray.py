"""A notice beside the system's clock, where the desktop has a place for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

_SHOWN_MS = 15_000


class Tray(QObject):
    """Tells what need not be answered; `pressed` follows a press on the notice or the icon."""

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self.icon.setToolTip("onecua")
        self.icon.messageClicked.connect(self.pressed)
        self.icon.activated.connect(lambda _reason: self.pressed.emit())

    @staticmethod
    def is_there() -> bool:
        """Tell whether this desktop shows notices of programs."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def tell(self, title: str, words: str) -> None:
        """Show a notice; it goes by itself."""
        self.icon.show()  # without an icon some desktops show no notice
        message = QSystemTrayIcon.MessageIcon.Information
        self.icon.showMessage(title, words, message, _SHOWN_MS)

    def hide(self) -> None:
        """Take the icon away."""
        self.icon.hide()
