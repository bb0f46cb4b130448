"""A month at a glance: done, late, still to come; a day pressed or entered narrows the list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from onecua.ui.deadlines.day_painting import paint_day
from onecua.ui.deadlines.month_days import WEEK, WEEKS, MonthDay
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, paint_box, paint_text
from onecua.ui.widgets.sizes import text_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_FOCUS_INSET = 2


class MonthCalendar(QWidget):
    """Six weeks; `chosen(date)` asks for a day, `month_asked(by)` for another month.

    `cleared` follows Esc, `today_asked` Home. The caret is a day; an arrow beyond the weeks asks
    for the month there.
    """

    chosen = Signal(object)
    month_asked = Signal(int)
    today_asked = Signal()
    cleared = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[MonthDay] = []
        self._today = today
        self._caret = today
        self._picked: date | None = None
        self._hovered: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_days(self, days: Sequence[MonthDay], today: date, picked: date | None) -> None:
        """Show other weeks; `picked` is the day that the list is narrowed to."""
        self._days = list(days)
        self._today = today
        self._picked = picked
        if days and not days[0].on <= self._caret <= days[-1].on:
            self._caret = next((day.on for day in days if day.in_month), days[0].on)
        self._name_it()
        self.update()

    def caret(self) -> date:
        """Return the day under the caret."""
        return self._caret

    def set_caret(self, on: date) -> None:
        """Put the caret on a day, which may be in the month that is asked for next."""
        self._caret = on
        self._name_it()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the design."""
        return QSize(456, self._head_height() + WEEKS * self._least_row())

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a day's figure and date stay apart."""
        return QSize(WEEK * 44, self._head_height() + WEEKS * self._least_row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days and weeks, turn months, choose, clear."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._move(self._caret + timedelta(days=_STEPS[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.month_asked.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.today_asked.emit()
        elif key in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.chosen.emit(self._caret)
        elif event.matches(QKeySequence.StandardKey.Cancel):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        day = self._day_at(event)
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self.set_caret(day.on)
            self.chosen.emit(day.on)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the day under the pointer."""
        day = self._day_at(event)
        self._hover(day.on if day is not None else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(event)
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell a day in a tool tip."""
        if isinstance(event, QHelpEvent):
            day = self._day_near(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), day.words if day is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weekdays and the days."""
        painter = QPainter(self)
        colour = theme().color
        head = QRectF(0, 0, self.width(), self._head_height())
        painter.fillRect(head, colour("head"))
        painter.fillRect(QRectF(0, head.bottom() - 1, self.width(), 1), colour("grid"))
        for place, word in enumerate(_WEEKDAYS):
            rect = QRectF(self._left(place), 0, self._left(place + 1) - self._left(place), 0)
            rect.setHeight(head.height())
            paint_text(painter, rect, word, theme().font("strong"), colour("sub"), CENTER)
        for place, day in enumerate(self._days):
            rect = self._rect(place)
            paint_day(painter, rect, day, self._today, hovered=day.on == self._hovered)
            if day.on == self._picked:
                paint_box(painter, rect, None, colour("accent_line"), 2, radius=2)
            if day.on == self._today:
                paint_box(painter, rect, None, colour("accent"), 2, radius=2)
            if day.on == self._caret and self.hasFocus():
                inner = rect.adjusted(_FOCUS_INSET, _FOCUS_INSET, -_FOCUS_INSET, -_FOCUS_INSET)
                paint_box(painter, inner, None, colour("accent"), 2, radius=3)

    def _move(self, on: date) -> None:
        self.set_caret(on)
        if self._days and not self._days[0].on <= on <= self._days[-1].on:
            self.month_asked.emit(-1 if on < self._days[0].on else 1)

    def _hover(self, on: date | None) -> None:
        if on != self._hovered:
            self._hovered = on
            self.update()

    def _day_at(self, event: QMouseEvent) -> MonthDay | None:
        return self._day_near(event.position().x(), event.position().y())

    def _day_near(self, x: float, y: float) -> MonthDay | None:
        hits = (day for place, day in enumerate(self._days) if self._rect(place).contains(x, y))
        return next(hits, None)

    def _left(self, column: int) -> int:
        return round(self.width() * column / WEEK)

    def _rect(self, place: int) -> QRectF:
        column, week = place % WEEK, place // WEEK
        head = self._head_height()
        room = self.height() - head
        top, bottom = head + round(room * week / WEEKS), head + round(room * (week + 1) / WEEKS)
        left, right = self._left(column), self._left(column + 1)
        return QRectF(left, top, right - left, bottom - top)

    def _head_height(self) -> int:
        return text_height(theme().font("strong"), 26, 6)

    def _least_row(self) -> int:
        high = QFontMetrics(theme().font("body")).height()
        return max(52, round(2.6 * high))

    def _name_it(self) -> None:
        self.setAccessibleName("Lịch tháng: số hồ sơ phải trả mỗi ngày")
        day = next((each for each in self._days if each.on == self._caret), None)
        self.setAccessibleDescription(day.words if day is not None else "")
