"""What comes into the citizen's window, seen before any of its widgets: a scan must not answer.

A scanner is a keyboard that types fast. From the head of a slip's code on nothing of it reaches a
widget; digits of any other code are told from a person's by their speed.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from onecua.ui.surveys.citizen.pace import SCANNER_MS

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "onecua-ks:"
_QUIET_MS = 150
_SLOWEST_S = 0.25
_LONGEST = 200
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class InputWatch(QObject):
    """Installed on the window's handle; `on_key` answers whether a key was for the page itself.

    `scanned` gives the code of a slip, `head_came` what of it had reached a field, `machine` says
    that keys come in which no person types.
    """

    heard = Signal()
    scanned = Signal(str)
    head_came = Signal(str)
    machine = Signal()

    def __init__(
        self,
        on_key: Callable[[QKeyEvent], bool],
        takes_text: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_key = on_key
        self._takes_text = takes_text
        self._typed = ""
        self._last = 0.0
        self._taking = False
        self._fast = False
        self.by_pointer = True
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at every press; return True for what no widget may see."""
        kind = event.type()
        if kind in _PRESSES:
            self.by_pointer = True
            self.heard.emit()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.heard.emit()
            return self._is_of_code(event.text()) or self._of_person(event)
        return kind == QEvent.Type.KeyRelease and (self._taking or self._fast)

    def stop(self) -> None:
        """Wait for nothing more."""
        self._quiet.stop()

    def _of_person(self, event: QKeyEvent) -> bool:
        self.by_pointer = False
        return self._on_key(event)

    def _is_of_code(self, text: str) -> bool:
        """Tell whether what a key typed belongs to a code."""
        if self._taking:
            self._typed = (self._typed + text)[:_LONGEST]
            self._quiet.start()
            return True
        if text and text.isprintable():
            self._look_at(text)
        elif self._fast:
            self._quiet.start()
        return self._taking or self._fast

    def _look_at(self, text: str) -> None:
        """Follow the letters for the head of a code, and their speed."""
        now = time.monotonic()
        gap, self._last = now - self._last, now
        self._typed = ((self._typed if gap <= _SLOWEST_S else "") + text)[-_LONGEST:]
        if self._typed.lower().endswith(HEAD):
            self._begin_code()
        elif self._fast:
            self._quiet.start()
        elif gap * 1000 < SCANNER_MS and not self._takes_text():
            self._fast = True
            self._quiet.start()
            self.machine.emit()

    def _begin_code(self) -> None:
        self._taking, self._fast = True, False
        self._typed = HEAD
        self._quiet.start()
        self.head_came.emit(HEAD[:-1])

    def _on_quiet(self) -> None:
        """Take the code to be whole, once no key came for a moment."""
        text, was_code = self._typed, self._taking
        self._typed, self._taking, self._fast = "", False, False
        if was_code:
            self.scanned.emit("".join(c for c in text if c.isprintable()).strip())
