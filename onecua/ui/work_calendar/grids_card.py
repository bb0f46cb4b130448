"""The year or one month, the chosen date in words below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from onecua.domain.deadline.reckoning import add_months
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.work_calendar.legend import Legend
from onecua.ui.work_calendar.month_grid import MonthGrid
from onecua.ui.work_calendar.year_grid import YearGrid

if TYPE_CHECKING:
    from datetime import date

    from onecua.ui.work_calendar.day_grid import DayGrid
    from onecua.ui.work_calendar.day_marks import Marks

_YEAR, _MONTH = 12, 1
_LINES = 2
"""Room for the words of a date, so that the grid stays where it is."""


class GridsCard(QWidget):
    """Shows twelve months or one; `day_changed` and `day_opened` are those of the grid in view."""

    day_changed = Signal(object)
    day_opened = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year, self.month = YearGrid(today), MonthGrid(today)
        self._stack = QStackedWidget()
        self.title = Label("", "page_title")
        self.back_button = ShortcutButton("Quản trị", "Esc", "arrow-left", kind="quiet")
        self.before_button = ShortcutButton("", icon="chevron-left")
        self.after_button = ShortcutButton("", icon="chevron-right")
        self.today_button = ShortcutButton("Hôm nay", "Ctrl+H", small=True)
        self.view = Segmented([(_YEAR, "Cả năm"), (_MONTH, "Từng tháng")])
        self.view.setAccessibleName("Cách xem lịch")
        self.words = Label("", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.legend = Legend()
        self._lay_out()
        self._connect(today)
        self._name()

    def grid(self) -> DayGrid:
        """Return the grid in view."""
        return self.year if self.view.value() == _YEAR else self.month

    def current(self) -> date:
        """Return the chosen date."""
        return self.grid().current()

    def set_marks(self, marks: Marks) -> None:
        """Show another calendar."""
        for grid in (self.year, self.month):
            grid.set_marks(marks)
        self._name()

    def set_current(self, on: date) -> None:
        """Choose a date in both grids."""
        for grid in (self.year, self.month):
            grid.set_current(on)
        self._name()

    def _step(self, way: int) -> None:
        months = way * (12 if self.view.value() == _YEAR else 1)
        self._on_day_changed(add_months(self.current(), months))

    def _on_day_changed(self, on: date) -> None:
        self.set_current(on)
        self.day_changed.emit(self.current())

    def _on_view_changed(self, _view: object = None) -> None:
        self._stack.setCurrentWidget(self.grid())
        self._name()

    def _name(self) -> None:
        on = self.current()
        year = self.view.value() == _YEAR
        self.title.setText(f"Năm {on.year}" if year else f"Tháng {on.month}/{on.year}")
        unit = "năm" if year else "tháng"
        for button, way, key in (
            (self.before_button, "trước", "Alt+←"),
            (self.after_button, "sau", "Alt+→"),
        ):
            button.setToolTip(f"{unit.capitalize()} {way}: {key}")
            button.setAccessibleName(f"{unit.capitalize()} {way}")
        self.words.setText(self.grid().marks.of(on).tip)
        self.words.setMinimumHeight(_LINES * self.words.fontMetrics().lineSpacing())

    def _connect(self, today: date) -> None:
        for grid in (self.year, self.month):
            grid.day_changed.connect(self._on_day_changed)
            grid.day_opened.connect(self.day_opened)
        self.view.changed.connect(self._on_view_changed)
        self.before_button.clicked.connect(lambda: self._step(-1))
        self.after_button.clicked.connect(lambda: self._step(1))
        self.today_button.clicked.connect(lambda: self._on_day_changed(today))
        for button, key in ((self.before_button, "Alt+Left"), (self.after_button, "Alt+Right")):
            QShortcut(QKeySequence(key), button).activated.connect(button.click)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.back_button)
        top.addSpacing(8)
        for widget in (self.before_button, self.after_button, self.title):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.view)
        self._stack.addWidget(self.year)
        self._stack.addWidget(self.month)
        card = Card()
        card.body.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.legend, 1)
        foot.addWidget(self.today_button)
        card.body.addLayout(foot)
        card.body.addWidget(self.words)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(top)
        rows.addWidget(card, 1)
