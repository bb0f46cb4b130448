"""Dates laid out in a grid: one is chosen, the keys walk, every date explains itself."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from onecua.domain.deadline.reckoning import add_months
from onecua.domain.work_calendar import CalendarDocument
from onecua.ui.work_calendar.day_marks import Marks

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_MONTH_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
"""The dates that can be chosen."""


class DayGrid(QWidget):
    """Shows the dates of a document; `day_changed` follows the choice, `day_opened` Enter."""

    day_changed = Signal(object)
    day_opened = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = Marks(CalendarDocument())
        self.today = today
        self._current = today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_marks(self, marks: Marks) -> None:
        """Show another calendar."""
        self.marks = marks
        self._tell()

    def current(self) -> date:
        """Return the chosen date."""
        return self._current

    def set_current(self, on: date) -> None:
        """Choose a date; the grid turns to where it is."""
        self._current = min(max(on, FIRST), LAST)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by days, weeks and months; open with Enter."""
        key = Qt.Key(event.key())
        last = monthrange(self._current.year, self._current.month)[1]
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._choose(self._current + timedelta(days=_STEPS[key]))
        elif key in _MONTH_STEPS:
            self._choose(add_months(self._current, _MONTH_STEPS[key]))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._choose(self._current.replace(day=1 if key == Qt.Key.Key_Home else last))
        elif key in _ENTER:
            self.day_opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the date under the pointer."""
        on = self.date_at(event.position())
        if on is not None:
            self._choose(on)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the date under the pointer."""
        on = self.date_at(event.position())
        if on is not None:
            self.day_opened.emit(on)

    def event(self, event: QEvent) -> bool:
        """Explain the date under the pointer in a tool tip."""
        if isinstance(event, QHelpEvent):
            on = self.date_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.marks.of(on).tip if on else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self.update()

    def date_at(self, where: QPointF) -> date | None:
        """Return the date that is drawn at a point."""
        return next((on for on in self.shown_dates() if self.rect_of(on).contains(where)), None)

    def shown_dates(self) -> list[date]:
        """Return the dates that are drawn, which each layout knows."""
        return []

    def rect_of(self, _on: date) -> QRectF:
        """Return where a date is drawn, which each layout knows."""
        return QRectF()

    def _choose(self, on: date) -> None:
        before = self._current
        self.set_current(on)
        if self._current != before:
            self.day_changed.emit(self._current)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.marks.of(self._current).tip)
        self.update()
