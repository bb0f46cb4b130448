"""The card of the month calendar: its month, the way to others, and what the figures mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from onecua.ui import icons
from onecua.ui.deadlines.month_calendar import MonthCalendar
from onecua.ui.deadlines.month_days import first_of, month_days, moved, span_of
from onecua.ui.focus_ring import RING_PROPERTY
from onecua.ui.theme import theme
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.sizes import scaled, text_height

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onecua.domain.board import DayCount
    from onecua.domain.work_calendar import WorkCalendar

_HEAD = 40
_ARROW = 28
_NOTE = "Số hồ sơ phải trả mỗi ngày"


class CalendarCard(QFrame):
    """`chosen(date | None)` narrows the list to a day; `month_changed` wants other counts."""

    chosen = Signal(object)
    month_changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._month = first_of(today)
        self._today = today
        self._picked: date | None = None
        self.calendar = MonthCalendar(today)
        self._title = Label("", "heading")
        self._note = ElidedLabel(_NOTE, "small", "sub")
        self.before = _arrow("Tháng trước (PageUp)")
        self.after = _arrow("Tháng sau (PageDown)")
        self._lay_out()
        self._connect()
        self._tint()

    @property
    def span(self) -> tuple[date, date]:
        """Return the first and last day shown."""
        return span_of(self._month)

    @property
    def picked(self) -> date | None:
        """Return the day that the list is narrowed to."""
        return self._picked

    def show_counts(
        self, counts: Mapping[date, DayCount], today: date, calendar: WorkCalendar
    ) -> None:
        """Show the month's days with these counts."""
        self._today = today
        self._title.setText(f"Tháng {self._month.month}/{self._month.year}")
        self.calendar.set_days(
            month_days(self._month, today, counts, calendar), today, self._picked
        )

    def pick(self, on: date | None) -> None:
        """Mark the day that the list is narrowed to, without telling `chosen`."""
        self._picked = on

    def turn_to(self, month: date) -> None:
        """Show another month."""
        if month != self._month:
            self._month = month
            self.month_changed.emit()

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(2)
        for widget in (self.before, self._title, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._note)
        head.setMinimumHeight(text_height(self._title.font(), _HEAD, 14))
        rule = QFrame()
        rule.setProperty("rule", True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(head)
        rows.addWidget(rule)
        rows.addWidget(self.calendar, 1)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.calendar.month_asked.connect(self._turn)
        self.calendar.today_asked.connect(self._go_to_today)
        self.calendar.chosen.connect(self._on_chosen)
        self.calendar.cleared.connect(lambda: self._on_chosen(None))
        theme().changed.connect(self._tint)

    def _turn(self, by: int) -> None:
        self.turn_to(moved(self._month, by))

    def _go_to_today(self) -> None:
        self.calendar.set_caret(self._today)
        self.turn_to(first_of(self._today))

    def _on_chosen(self, on: date | None) -> None:
        """Choose a day; the one that was chosen already is let go."""
        self._picked = None if on == self._picked else on
        self.chosen.emit(self._picked)

    def _tint(self) -> None:
        size = scaled(18)
        for button, name in ((self.before, "chevron-left"), (self.after, "chevron-right")):
            button.setIcon(icons.icon(name, "text", size))
            button.setIconSize(QSize(size, size))
            button.setFixedSize(scaled(_ARROW), scaled(_ARROW))


def _arrow(words: str) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setProperty(RING_PROPERTY, True)
    return button
