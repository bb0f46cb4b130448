"""News that asks for nothing: it appears at the foot of the page and goes; the focus stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from onecua.ui.widgets.banner import Banner, BannerKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

_SECONDS = 8
_MARGIN = 16
_PADDING = 7
_WIDEST = 720


class MessageBar(Banner):
    """A banner over the lower edge of its parent; «Hoàn tác» or another action may stand in it.

    A message of kind danger stays until it is closed; the others go after eight seconds, or
    later while the pointer or the focus is on them.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__("success", parent=parent, wrap=True)
        self.framed = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        parent.installEventFilter(self)
        self.hide()

    def show_message(
        self,
        text: str,
        kind: BannerKind = "success",
        action: str = "",
        run: Callable[[], object] | None = None,
        key: str | None = None,
    ) -> None:
        """Show a message in place of the one before; `key` is the page's own for the deed."""
        self.clear_actions()
        self.set_words("", text, kind)
        if action and run is not None:
            self.add_action(action, lambda: self._act(run), key).show_key_only()
        self.add_action("Đóng", self.hide)
        self.show()
        self._place()  # after it is shown: only then its parts have the size of their style
        self.raise_()
        self._timer.stop()
        if kind != "danger":
            self._timer.start(_SECONDS * 1000)

    def is_alarm(self) -> bool:
        """Tell whether a message stands that stays until it is closed."""
        return self.isVisible() and not self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the page changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _act(self, run: Callable[[], object]) -> None:
        self.hide()
        run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clock of a message that is gone."""
        super().hideEvent(event)
        self._timer.stop()

    def _on_timeout(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start(_SECONDS * 1000)
        else:
            self.hide()

    def _place(self) -> None:
        around = self.parentWidget()
        if around is None:
            return
        width = min(around.width() - 2 * _MARGIN, max(self._one_line(), 360), _WIDEST)
        words = self.heightForWidth(width)
        height = max(self.minimumHeight(), words + 2 * _PADDING)
        self.setGeometry(_MARGIN, around.height() - height - _MARGIN, width, height)

    def _one_line(self) -> int:
        """Return the width at which the words need no second line."""
        beside = self.sizeHint().width() - self._text.sizeHint().width()
        return beside + self._text.fontMetrics().horizontalAdvance(self._text.text()) + 24
