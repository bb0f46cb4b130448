"""Dates typed as people write them: 14/05/1992, 14-5-1992 or 14051992, without a mask."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from onecua.errors import RuleError
from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_SPELLINGS = (
    re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})"),
    re.compile(r"(\d{2})(\d{2})(\d{4})"),
)
_EARLIEST_YEAR = 1880
_ARROW = 16
_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}
"""The buttons of Qt's calendar by the names that Qt gives them."""


def parse_date(text: str) -> date:
    """Read a date in the Vietnamese order; `RuleError` says how to write it."""
    for spelling in _SPELLINGS:
        hit = spelling.fullmatch(text.strip())
        if hit:
            return _on_calendar(*(int(part) for part in hit.groups()))
    raise RuleError("Ghi ngày đủ ngày, tháng, năm, ví dụ 14/05/1992 hoặc 14051992.")


def format_date(value: date | None) -> str:
    """Return dd/mm/yyyy, or nothing for no date."""
    return f"{value:%d/%m/%Y}" if value is not None else ""


def _on_calendar(day: int, month: int, year: int) -> date:
    if year < _EARLIEST_YEAR:
        raise RuleError(f"Năm {year} quá xa. Xem lại bốn chữ số của năm.")
    try:
        return date(year, month, day)
    except ValueError:
        written = f"{day:02d}/{month:02d}/{year}"
        message = f"Lịch không có ngày {written}. Xem lại ngày và tháng."
        raise RuleError(message) from None


class DateField(TextField):
    """A date or nothing; leaving the field rewrites what could be read as dd/mm/yyyy."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ngày/tháng/năm", parent=parent)
        self._calendar: _CalendarPopup | None = None
        self.setMaxLength(14)
        self.add_trailing("calendar", "Mở lịch (Alt+↓)", self.open_calendar)
        self.editingFinished.connect(self._on_left)

    def value(self) -> date | None:  # type: ignore[override]
        """Return the date, or None when the field is empty or cannot be read."""
        return None if self.problem() else self._parsed()

    def set_value(self, value: date | None) -> None:  # type: ignore[override]
        """Show a date."""
        self.setText(format_date(value))

    def problem(self) -> str | None:
        """Return what to do about what was typed, or None when it is a date or empty."""
        try:
            self._parsed()
        except RuleError as error:
            return error.message
        return None

    def open_calendar(self) -> None:
        """Show a month to pick the day from."""
        self._calendar = _CalendarPopup(self, self.value())
        self._calendar.picked.connect(self._on_picked)
        self._calendar.open_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar at Alt+Down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all on entry by key, so that typing replaces."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()

    def _parsed(self) -> date | None:
        text = self.text().strip()
        return parse_date(text) if text else None

    def _on_left(self) -> None:
        value = self.value()
        if value is not None:
            self.setText(format_date(value))

    def _on_picked(self, value: date) -> None:
        self.set_value(value)
        self.setFocus()

    def _on_text_changed(self) -> None:
        self.changed.emit(self.value())


class _CalendarPopup(QFrame):
    """A month in a frame that closes at the first click elsewhere."""

    picked = Signal(object)

    def __init__(self, owner: QWidget, shown: date | None) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self._month = QCalendarWidget()
        self._month.setLocale(QLocale("vi_VN"))
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        header = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self._month.setVerticalHeaderFormat(header)
        self._tint()
        if shown is not None:
            self._month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._month.activated.connect(self._on_activated)
        self._month.clicked.connect(self._on_activated)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 4, 4, 4)
        rows.addWidget(self._month)

    def _tint(self) -> None:
        """Take the theme's colours: Qt's own are a bright red, and black arrows on any ground."""
        quiet = QTextCharFormat()
        quiet.setForeground(theme().color("sub"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(day, quiet)
        for name, icon in _ARROWS.items():
            button = self._month.findChild(QToolButton, name)
            assert button is not None
            button.setIcon(icons.icon(icon, "text", scaled(_ARROW)))
            button.setIconSize(QSize(scaled(_ARROW), scaled(_ARROW)))

    def open_below(self, owner: QWidget) -> None:
        """Show the month under its field."""
        self.move(owner.mapToGlobal(QPoint(0, owner.height() + 2)))
        self.show()
        self._month.setFocus()

    def _on_activated(self, day: QDate) -> None:
        self.picked.emit(cast("date", day.toPython()))
        self.close()
