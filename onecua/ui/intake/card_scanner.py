"""The code of an identity card or of a receipt, scanned into whichever field has the focus.

A scanner is a keyboard that types fast, and its text may hold what a form takes for commands:
Tab, Enter, Space on a button (`safety.md` T12). From the bar that shows a burst to be a code on,
nothing of it reaches a widget, no shortcut works, and what it had typed before is taken back.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from shiboken6 import isValid

from onecua.domain.identity_card import looks_like_card
from onecua.domain.numbering import parse_dossier_code
from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable

QUIET_MS = 120
"""A code is over when no key came for so long: an Enter may also stand inside it."""
_AGAIN_MS = 30
_BURST_S = 0.25
_LONGEST = 4_000
_CODE = re.compile(r"[A-Z][0-9]{2}[0-9A-Z.]*-[0-9]{6}-[0-9]{4,}")
_HEAD = re.compile(rf"(?:[0-9]{{9,12}}|{_CODE.pattern})\|$")
_ENDS = "\r\n\t"


class CardScanner(QObject):
    """Watches the widget with the focus inside a page and takes codes out of what is typed.

    `scanned` gives the whole text of a card, `code_scanned` the dossier code of a receipt; both
    also give the widget that had the focus.
    """

    scanned = Signal(str, QWidget)
    code_scanned = Signal(str, QWidget)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._watched: QWidget | None = None
        self._typed = ""
        self._last = (0, 0.0)
        self._taking = False
        self._target: QWidget | None = None
        self._restore: Callable[[], None] = _nothing
        self._shown: dict[QWidget, str] = {}
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._on_quiet)
        self._looked_again = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def reading(self) -> bool:
        """Tell whether a code is coming in just now."""
        return self._taking

    def watch_text(self, field: QLineEdit) -> None:
        """Also take a code that comes into a field whole: by the mouse, by an input method."""
        self._shown[field] = field.text()
        field.textChanged.connect(lambda text: self._on_text(field, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every key before the widget does."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and self._taking:
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        if kind == QEvent.Type.KeyRelease and self._taking:
            return True
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return bool(event.commitString()) and self._on_typed(watched, event.commitString(), 0)
        return False

    def _on_focus_changed(self) -> None:
        # The signal's own arguments are not taken: the old widget may be half destroyed.
        new = QApplication.focusWidget()
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if new is not None and isValid(self._page) and self._is_ours(new):
            new.installEventFilter(self)
            self._watched = new

    def _is_ours(self, widget: QWidget) -> bool:
        """Watch the page and the buttons round it; a search field reads codes by itself."""
        if self._page.isAncestorOf(widget):
            return True
        is_text = isinstance(widget, QLineEdit | QPlainTextEdit)
        return self._page.isVisible() and widget.window() is self._page.window() and not is_text

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste) and not self._taking:
            return self._on_paste(watched)
        text = event.text()
        if self._taking or (text and (text.isprintable() or text in _ENDS)):
            return self._on_typed(watched, text, event.timestamp())
        return False

    def _on_paste(self, watched: QObject) -> bool:
        pasted = QGuiApplication.clipboard().text().strip()
        if not is_code(pasted) or not isinstance(watched, QWidget):
            return False
        self._tell(pasted, watched)
        return True

    def _on_typed(self, watched: QObject, text: str, stamp: int) -> bool:
        """Return whether the text is part of a code, so that no widget may see it.

        `stamp` is when the key was pressed, in milliseconds of the system, 0 when unknown.
        """
        slow = self._gap(stamp) > _BURST_S
        if not self._taking and (slow or watched is not self._target):
            self._typed = ""
        if not self._typed and isinstance(watched, QWidget):
            self._target, self._restore = watched, _memory(watched)
        if text in _ENDS and not self._taking:
            return self._on_end()
        self._typed = (self._typed + text)[:_LONGEST]
        if not self._taking and "|" in text:
            self._taking = self._is_head(text)
        if self._taking:
            self._wait_for_more()
        return self._taking

    def _gap(self, stamp: int) -> float:
        """Return the seconds since the key before; a window that was busy counts for nothing."""
        now, (last_stamp, last) = time.monotonic(), self._last
        self._last = (stamp, now)
        if stamp and last_stamp:
            return min(now - last, abs(stamp - last_stamp) / 1000)
        return now - last

    def _on_end(self) -> bool:
        """Take a bare dossier code, which has no bar; any other Enter is the form's."""
        if not _dossier_code(self._typed):
            self._typed = ""
            return False
        self._taking = True
        self._wait_for_more()
        return True

    def _wait_for_more(self) -> None:
        self._looked_again = False
        self._quiet.start(QUIET_MS)

    def _on_quiet(self) -> None:
        """Look once more: keys may have waited while the window was busy."""
        if self._looked_again:
            self._deliver()
        else:
            self._looked_again = True
            self._quiet.start(_AGAIN_MS)

    def _is_head(self, text: str) -> bool:
        before = self._typed[: len(self._typed) - len(text)]
        head = before + text[: text.index("|") + 1]
        return _HEAD.search(head) is not None

    def _deliver(self) -> None:
        text = "".join(c if c.isprintable() else " " for c in self._typed).strip()
        target = self._target
        self._typed, self._taking, self._target = "", False, None
        if target is not None and isValid(target):
            self._restore()
            self._tell(text, target)

    def _tell(self, text: str, watched: QWidget) -> None:
        found = re.search(
            r"[A-Z][0-9]{2}[0-9A-Z.]*-[0-9]{6}-[0-9]{4,}", text.split("|", maxsplit=1)[0]
        )
        code = _dossier_code(found[0]) if found else ""
        if code:
            self.code_scanned.emit(code, watched)
        else:
            head = re.search(r"[0-9]{9,12}$", text.split("|", maxsplit=1)[0])
            self.scanned.emit(text[head.start() :] if head else text, watched)

    def _on_text(self, field: QLineEdit, text: str) -> None:
        before = self._shown.get(field, "")
        self._shown[field] = text
        if self._taking or not is_code(text):
            return
        self._shown[field] = before
        QTimer.singleShot(0, field, lambda: self._take_out(field, text, before))

    def _take_out(self, field: QLineEdit, text: str, before: str) -> None:
        if field.text() == text:
            field.setText(before)
            inserted = text.removeprefix(before) if text.startswith(before) else text
            self._tell(inserted, field)


def is_code(text: str) -> bool:
    """Tell whether a text is the content of a card's or a receipt's code."""
    return looks_like_card(text) or bool(_dossier_code(text.split("|", maxsplit=1)[0].strip()))


def _dossier_code(text: str) -> str:
    if "-" not in text:
        return ""
    try:
        return str(parse_dossier_code(text))
    except RuleError:
        return ""


def _memory(widget: QWidget) -> Callable[[], None]:
    """Return what puts a widget back as it is now."""
    remember = getattr(widget, "memory", None)
    if remember is not None:
        back: Callable[[], None] = remember()
        return back
    if isinstance(widget, QLineEdit):
        text, caret = widget.text(), widget.cursorPosition()
        return lambda: _put_back(widget, text, caret)
    if isinstance(widget, QPlainTextEdit):
        whole = widget.toPlainText()
        return lambda: widget.setPlainText(whole)
    if isinstance(widget, QSpinBox):
        number = widget.value()
        return lambda: widget.setValue(number)
    if isinstance(widget, QComboBox):
        chosen = widget.currentIndex()
        return lambda: widget.setCurrentIndex(chosen)
    return _nothing


def _nothing() -> None:
    """Leave a widget that typing does not change."""


def _put_back(field: QLineEdit, text: str, caret: int) -> None:
    field.setText(text)
    field.setCursorPosition(caret)
