"""Where the citizen's window stands, and what happens to the officer's windows meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

_WINDOWS = frozenset({Qt.WindowType.Window, Qt.WindowType.Dialog})


def other_screen(officer: QScreen, screens: Sequence[QScreen]) -> QScreen | None:
    """Return a screen that is not the officer's, None when there is only hers.

    One that shows the same place as hers is hers: some desktops list a mirrored screen twice.
    """
    apart = (s for s in screens if not s.geometry().intersects(officer.geometry()))
    return next(apart, None)


class Cover(QObject):
    """Hides every window but the citizen's, and brings them back as they were.

    A hidden window is in no task switcher, so that no key of the desktop leads to it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hidden: list[QWidget] = []

    def put_over(self, citizen: QWidget) -> None:
        """Hide what may be seen beside the citizen's window."""
        for window in QApplication.topLevelWidgets():
            if window is not citizen and window.isVisible() and window.windowType() in _WINDOWS:
                self._hidden.append(window)
        for window in self._hidden:
            window.hide()
            window.installEventFilter(self)

    def take_away(self) -> None:
        """Bring back what was hidden."""
        hidden, self._hidden = self._hidden, []
        for window in hidden:
            window.removeEventFilter(self)
            window.show()
        if hidden:
            hidden[0].activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide again what something else brought back."""
        for window in self._hidden:
            if window is watched and event.type() == QEvent.Type.Show:
                QTimer.singleShot(0, window, window.hide)
        return False


class Departure(QObject):
    """`departed` follows the officer's window that closes, or the screen that is unplugged."""

    departed = Signal(bool)

    def __init__(self, officer: QWidget, screen: QScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen = screen
        officer.installEventFilter(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._on_screen_removed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice the officer's window going, which a minimised one does not."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.departed.emit(False)
        return False

    def _on_screen_removed(self, screen: QScreen) -> None:
        if screen is self._screen:
            self.departed.emit(True)
