"""The code of a slip that is scanned where digits are typed: its letters must answer nothing."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QTimer, Signal

QUIET_MS = 150
"""A scanner types faster than this; a single letter of a person is over by then."""
_CODE = re.compile(r"onecua-ks:\S*", re.IGNORECASE)


def code_in(text: str) -> str:
    """Return the slip's code that a text holds, empty when it holds none."""
    found = _CODE.search(text)
    return found[0] if found else ""


class ScanBurst(QObject):
    """Takes keys from a first letter on until Enter or a pause; `ended` gives what came."""

    ended = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._text = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.end)

    def is_open(self) -> bool:
        """Tell whether letters are coming in."""
        return bool(self._text)

    def take(self, text: str) -> None:
        """Take what a key typed."""
        self._text += text
        self._quiet.start()

    def end(self) -> None:
        """Hand over what came."""
        self._quiet.stop()
        text, self._text = self._text, ""
        if text:
            self.ended.emit(text)
