"""Scrolling to what was asked for, where it lies beyond the edge of its page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from onecua.ui.widgets.sizes import scaled

_AIR = 16
_LABEL = 28
"""The name of a field stands above it and is to be seen with it; at 100 %."""
_ROUNDS = 3
"""Words that wrap, in a column in a column, take their height one after the other."""
_ENOUGH = 3
"""Of a control taller than the page's view a third is enough to be seen."""


def bring_into_view(widget: QWidget) -> None:
    """Scroll everything round a widget so that it is seen, its top first, once it is laid out."""
    QTimer.singleShot(0, widget, lambda: _bring(widget, _ROUNDS))


def follow_focus(widget: QWidget) -> None:
    """Scroll to a control that took the focus out of sight; one in sight stays where it is."""
    QTimer.singleShot(0, widget, lambda: _follow(widget))


def _bring(widget: QWidget, rounds: int) -> None:
    for area in _areas_round(widget):
        _scroll(area, widget)
    if rounds > 1:
        QTimer.singleShot(0, widget, lambda: _bring(widget, rounds - 1))


def _follow(widget: QWidget) -> None:
    if widget.visibleRegion().boundingRect() == widget.rect():
        return  # the first look at a viewport costs a start 10 ms in the binding
    for area in _areas_round(widget):
        if widget.hasFocus() and not _is_seen(area, widget):
            _scroll(area, widget)


def _areas_round(widget: QWidget) -> list[QScrollArea]:
    """Return the scroll areas that a widget lies in, the innermost first."""
    found: list[QScrollArea] = []
    inner = widget
    while not inner.isWindow() and (above := inner.parentWidget()) is not None:
        if isinstance(above, QScrollArea):
            found.append(above)
        inner = above
    return found


def _is_seen(area: QScrollArea, widget: QWidget) -> bool:
    first, room = area.verticalScrollBar().value(), area.viewport().height()
    top = _top(area, widget)
    seen = min(top + widget.height(), first + room) - max(top, first)
    return seen >= min(widget.height(), room // _ENOUGH)


def _scroll(area: QScrollArea, widget: QWidget) -> None:
    top = _top(area, widget)
    area.ensureVisible(0, top + widget.height() + _AIR, 0, 0)
    area.ensureVisible(0, max(top - scaled(_LABEL), 0), 0, 0)


def _top(area: QScrollArea, widget: QWidget) -> int:
    in_sight = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
    return in_sight + area.verticalScrollBar().value()
