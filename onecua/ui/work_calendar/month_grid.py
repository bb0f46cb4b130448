"""A month with room for the names of its days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter

from onecua.ui.theme import theme
from onecua.ui.widgets.clamped_label import wrapped
from onecua.ui.widgets.painting import CENTER, LEFT, RIGHT, paint_box, paint_text
from onecua.ui.widgets.sizes import scaled
from onecua.ui.work_calendar.day_grid import DayGrid
from onecua.ui.work_calendar.day_marks import (
    MARK_WORDS,
    DayMark,
    MarkKind,
    ink,
    paint_current,
    paint_mark,
    paint_today,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WEEK = 7
_HEADS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_LEAST_CELL = (72, 58)
_PAD = 6


class MonthGrid(DayGrid):
    """The weeks of the chosen date's month."""

    def shown_dates(self) -> list[date]:
        """Return every date of the month."""
        first = self.current().replace(day=1)
        days = monthrange(first.year, first.month)[1]
        return [first + timedelta(days=place) for place in range(days)]

    def rect_of(self, on: date) -> QRectF:
        """Return the cell of a date of this month."""
        first = self.current().replace(day=1)
        row, column = divmod(first.weekday() + (on - first).days, _WEEK)
        head = self._head_height()
        width, height = self.width() / _WEEK, (self.height() - head) / self._weeks()
        return QRectF(column * width, head + row * height, width, height).adjusted(2, 2, -2, -2)

    def sizeHint(self) -> QSize:
        """Return the room of the design's window."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a name can be guessed."""
        width, height = _LEAST_CELL
        return QSize(_WEEK * scaled(width), self._head_height() + 6 * scaled(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weekdays and the cells."""
        painter = QPainter(self)
        shown = self.current()
        self.setAccessibleName(f"Lịch tháng {shown.month} năm {shown.year}")
        width = self.width() / _WEEK
        for place, word in enumerate(_HEADS):
            head = QRectF(place * width, 0, width, self._head_height())
            paint_text(painter, head, word, theme().font("strong"), theme().color("sub"), CENTER)
        for on in self.shown_dates():
            self._paint_day(painter, on)
        paint_current(painter, self.rect_of(shown), self.hasFocus())

    def _paint_day(self, painter: QPainter, on: date) -> None:
        rect, mark = self.rect_of(on), self.marks.of(on)
        rests = mark.kind is MarkKind.REST
        paint_box(painter, rect, theme().color("surface") if rests else None, radius=3)
        paint_box(painter, rect, None, theme().color("line"), radius=3)
        paint_mark(painter, rect, mark)
        if on == self.today:
            paint_today(painter, rect)
        inside = rect.adjusted(_PAD, 4, -_PAD, -4)
        number = QFontMetrics(theme().font("heading")).height()
        top = QRectF(inside.left(), inside.top(), inside.width(), number)
        used = paint_text(painter, top, str(on.day), theme().font("heading"), ink(mark), LEFT)
        rest = top.adjusted(used + 6, 0, -4 if mark.is_local else 0, 0)
        word = MARK_WORDS.get(mark.kind, "")
        paint_text(painter, rest, word, theme().font("small_strong"), ink(mark), RIGHT)
        name = QRectF(inside.left(), top.bottom(), inside.width(), inside.bottom() - top.bottom())
        self._paint_name(painter, name, mark)

    def _paint_name(self, painter: QPainter, area: QRectF, mark: DayMark) -> None:
        font, colour = theme().font("small"), theme().color("text")
        line = QFontMetrics(font).height()
        text = " · ".join(part for part in (_named(mark), mark.season) if part)
        lines = wrapped(text, font, area.width(), int(area.height() // line)) if text else []
        for place, words in enumerate(lines):
            row = QRectF(area.left(), area.top() + place * line, area.width(), line)
            paint_text(painter, row, words, font, colour, LEFT)

    def _weeks(self) -> int:
        first = self.current().replace(day=1)
        days = monthrange(first.year, first.month)[1]
        return -(-(first.weekday() + days) // _WEEK)

    def _head_height(self) -> int:
        return QFontMetrics(theme().font("strong")).height() + 6


def _named(mark: DayMark) -> str:
    doubt = mark.is_expected and "dự kiến" not in mark.name
    return f"{mark.name} (dự kiến)" if doubt else mark.name
