"""The focus ring outside a control: Qt style sheets have no outline offset, so it is a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

RING_PROPERTY = "ring"
"""A widget with this property set gets the ring; `ring_rect()` narrows it to a part of it."""

_REACH = 4  # 2 px gap and 2 px line
_WIDTH = 2
_RADIUS = 8.5
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRings(QObject):
    """Puts one ring round the widget that has the focus, if that widget asks for it."""

    def __init__(self, app: QApplication, colour: Callable[[], QColor]) -> None:
        super().__init__(app)
        self._colour = colour
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self) -> None:
        # The signal's own arguments are not taken: the old widget may be half destroyed.
        new = QApplication.focusWidget()
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        self._ring = None
        if new is not None and new.property(RING_PROPERTY):
            self._ring = self._ring_of(_host(new))
            self._ring.follow(new)

    def _ring_of(self, host: QWidget) -> _Ring:
        # A ring is kept for the next control of its host: deleting it while the host itself is
        # being destroyed crashed.
        found = (child for child in host.children() if isinstance(child, _Ring))
        return next(found, None) or _Ring(host, self._colour)


class _Ring(QWidget):
    """The line itself: a child of the nearest ancestor that has room for it."""

    def __init__(self, host: QWidget, colour: Callable[[], QColor]) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._colour = colour
        self._watched: list[QWidget] = []

    def follow(self, target: QWidget) -> None:
        """Go round a control and watch it and what it lies in."""
        self._target = target
        self._watched = _chain(target, self.parentWidget())
        for widget in self._watched:
            widget.installEventFilter(self)
        self._place()

    def leave(self) -> None:
        """Stop watching and hide."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control when it, or what it lies in, moves."""
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour(), _WIDTH))
        half = _WIDTH / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)

    def _place(self) -> None:
        target, host = self._target, self.parentWidget()
        if target is None or host is None or not isValid(target):
            return
        area = _ring_rect(target)
        self.setGeometry(QRect(target.mapTo(host, area.topLeft()), area.size()))
        self.setVisible(target.isVisible())
        self.raise_()


def _ring_rect(target: QWidget) -> QRect:
    narrowed = getattr(target, "ring_rect", None)
    area = cast("QRect", narrowed()) if narrowed is not None else target.rect()
    return area.adjusted(-_REACH, -_REACH, _REACH, _REACH)


def _host(target: QWidget) -> QWidget:
    area = _ring_rect(target)
    host = target
    while (above := host.parentWidget()) is not None and not host.isWindow():
        if host is not target and isinstance(above, QAbstractScrollArea):
            return host
        host = above
        if host.rect().contains(QRect(target.mapTo(host, area.topLeft()), area.size())):
            return host
    return host


def _chain(target: QWidget, host: QWidget | None) -> list[QWidget]:
    found = [target]
    while (above := found[-1].parentWidget()) is not None and above is not host:
        found.append(above)
    return found
