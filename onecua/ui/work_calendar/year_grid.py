"""A year as twelve small months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter

from onecua.domain.work_calendar import WEEKDAY_WORDS
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, LEFT, paint_text
from onecua.ui.widgets.sizes import scaled, text_width
from onecua.ui.work_calendar.day_grid import DayGrid
from onecua.ui.work_calendar.day_marks import (
    MarkKind,
    ink,
    paint_current,
    paint_mark,
    paint_today,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ACROSS, _DOWN = 4, 3
_GAP_X, _GAP_Y = 14, 8
_WEEKS, _WEEK = 6, 7
_LEAST_ROW = 14
"""Digits have no stacked marks and need less than a line of text."""


class YearGrid(DayGrid):
    """Twelve months of the chosen date's year."""

    def shown_dates(self) -> list[date]:
        """Return every date of the year."""
        return list(_dates(self.current().year))

    def rect_of(self, on: date) -> QRectF:
        """Return the cell of a date."""
        block = self._block(on.month)
        width, height = self._cell(block)
        place = date(on.year, on.month, 1).weekday() + on.day - 1
        row, column = divmod(place, _WEEK)
        top = block.top() + self._title_height() + self._line() + row * height
        return QRectF(block.left() + column * width, top, width, height).adjusted(1, 1, -1, -1)

    def sizeHint(self) -> QSize:
        """Return the room of the design's window."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which every number can be read."""
        cell = text_width(theme().font("small_strong"), "30") + 3
        month = self._title_height() + self._line() + _WEEKS * scaled(_LEAST_ROW)
        return QSize(
            _ACROSS * _WEEK * cell + (_ACROSS - 1) * _GAP_X, _DOWN * month + (_DOWN - 1) * _GAP_Y
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the months."""
        painter = QPainter(self)
        self.setAccessibleName(f"Lịch năm {self.current().year}")
        for month in range(1, 13):
            self._paint_head(painter, month)
        for on in self.shown_dates():
            self._paint_day(painter, on)
        paint_current(painter, self.rect_of(self.current()), self.hasFocus())

    def _paint_head(self, painter: QPainter, month: int) -> None:
        block = self._block(month)
        chosen = month == self.current().month
        title = QRectF(block.left() + 4, block.top(), block.width(), self._title_height())
        colour = theme().color("accent" if chosen else "text")
        paint_text(painter, title, f"Tháng {month}", theme().font("strong"), colour, LEFT)
        width, _ = self._cell(block)
        for place, word in enumerate(WEEKDAY_WORDS):
            head = QRectF(block.left() + place * width, title.bottom(), width, self._line())
            small = theme().font("small")
            paint_text(painter, head, word, small, theme().color("sub"), CENTER)

    def _paint_day(self, painter: QPainter, on: date) -> None:
        rect, mark = self.rect_of(on), self.marks.of(on)
        paint_mark(painter, rect, mark)
        if on == self.today:
            paint_today(painter, rect)
        listed = mark.kind in {MarkKind.OFF, MarkKind.MAKE_UP}
        font = theme().font("small_strong" if listed or on == self.today else "small")
        paint_text(painter, rect, str(on.day), font, ink(mark), CENTER)

    def _block(self, month: int) -> QRectF:
        row, column = divmod(month - 1, _ACROSS)
        width = (self.width() - (_ACROSS - 1) * _GAP_X) / _ACROSS
        height = (self.height() - (_DOWN - 1) * _GAP_Y) / _DOWN
        return QRectF(column * (width + _GAP_X), row * (height + _GAP_Y), width, height)

    def _cell(self, block: QRectF) -> tuple[float, float]:
        room = block.height() - self._title_height() - self._line()
        return block.width() / _WEEK, room / _WEEKS

    def _title_height(self) -> int:
        return QFontMetrics(theme().font("strong")).height() + 2

    def _line(self) -> int:
        return QFontMetrics(theme().font("small")).height()


@lru_cache(maxsize=8)
def _dates(year: int) -> tuple[date, ...]:
    return tuple(
        date(year, month, day)
        for month in range(1, 13)
        for day in range(1, monthrange(year, month)[1] + 1)
    )
