"""What each date is, told by colour and by shape: bar, frame, dashes, corner, dot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from onecua.domain.calendar_words import date_words, season_words, sessions_words
from onecua.domain.work_calendar import CalendarDay, DayKind, DayState, Scope
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import paint_box

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.work_calendar import CalendarDocument, WorkCalendar

_BAR = 2
_CORNER = 6
_DOT = 1.8
_CELL_RADIUS = 3


class MarkKind(StrEnum):
    """What a date is for the office."""

    WORK = "work"
    REST = "rest"
    DUTY = "duty"
    OFF = "off"
    MAKE_UP = "make_up"


MARK_WORDS = {MarkKind.OFF: "nghỉ", MarkKind.MAKE_UP: "làm bù"}
"""What is written beside the number of a day that differs."""


@dataclass(frozen=True, slots=True)
class DayMark:
    """How one date is shown; `tip` explains it, `season` is what begins on it."""

    kind: MarkKind
    is_expected: bool = False
    is_local: bool = False
    name: str = ""
    tip: str = ""
    season: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    ground: str
    ink: str


_LOOKS = {
    MarkKind.WORK: _Look("", "text"),
    MarkKind.REST: _Look("", "sub"),
    MarkKind.DUTY: _Look("", "text"),
    MarkKind.OFF: _Look("warning_soft", "warning"),
    MarkKind.MAKE_UP: _Look("success_soft", "success"),
}


def ink(mark: DayMark) -> QColor:
    """Return the colour of what is written about a date."""
    return theme().color(_LOOKS[mark.kind].ink)


class Marks:
    """The marks of a document's dates, worked out when they are asked for."""

    def __init__(self, document: CalendarDocument) -> None:
        self._calendar = document.calendar()
        self._seasons = {season.since: season for season in document.seasons}
        self._known: dict[date, DayMark] = {}

    @property
    def calendar(self) -> WorkCalendar:
        """Return the calendar behind the marks."""
        return self._calendar

    def of(self, on: date) -> DayMark:
        """Return the mark of a date."""
        if on not in self._known:
            self._known[on] = self._made(on)
        return self._known[on]

    def _made(self, on: date) -> DayMark:
        season = self._seasons.get(on)
        begins = season_words(season) if season else ""
        tip = date_words(on, self._calendar)
        if begins:
            tip = f"{tip}\nTừ ngày này: {begins}."
        listed = self._calendar.day(on)
        if listed is None:
            kind = self._weekday_kind(on)
            name = "Chỉ tiếp nhận" if kind is MarkKind.DUTY else ""
            return DayMark(kind, name=name, tip=tip, season=begins)
        return DayMark(
            MarkKind.OFF if listed.kind is DayKind.OFF else MarkKind.MAKE_UP,
            listed.state is DayState.EXPECTED,
            listed.scope is Scope.LOCAL,
            _name(listed),
            tip,
            begins,
        )

    def _weekday_kind(self, on: date) -> MarkKind:
        hours = self._calendar.hours_on(on)
        if not hours.sessions:
            return MarkKind.REST
        return MarkKind.WORK if hours.counted else MarkKind.DUTY


def _name(day: CalendarDay) -> str:
    return f"{day.name}, {sessions_words(day.sessions)}" if day.sessions else day.name


def paint_mark(painter: QPainter, rect: QRectF, mark: DayMark) -> None:
    """Draw the ground of a date and the shapes that tell it without colour."""
    look, colour = _LOOKS[mark.kind], theme().color(_LOOKS[mark.kind].ink)
    if look.ground:
        paint_box(painter, rect, theme().color(look.ground), radius=_CELL_RADIUS)
    if mark.is_expected:
        _paint_dashes(painter, rect, colour)
    elif mark.kind is MarkKind.OFF:
        bar = QRectF(rect.left() + 2, rect.bottom() - _BAR, rect.width() - 4, _BAR)
        painter.fillRect(bar, colour)
    elif mark.kind is MarkKind.MAKE_UP:
        paint_box(painter, rect, None, colour, 1.5, _CELL_RADIUS)
    if mark.kind is MarkKind.DUTY:
        _paint_dot(painter, QPointF(rect.right() - 2 * _DOT, rect.top() + 2 * _DOT))
    if mark.is_local:
        _paint_corner(painter, rect)


def paint_today(painter: QPainter, rect: QRectF) -> None:
    """Draw the ring of today."""
    paint_box(painter, rect, None, theme().color("accent"), 1.5, _CELL_RADIUS)


def paint_current(painter: QPainter, rect: QRectF, focused: bool) -> None:
    """Draw the frame of the chosen day, stronger while the keys go there."""
    colour = theme().color("accent" if focused else "control")
    paint_box(painter, rect.adjusted(-1, -1, 1, 1), None, colour, 2, _CELL_RADIUS + 1)


def _paint_dashes(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([2.5, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), _CELL_RADIUS, _CELL_RADIUS)
    painter.restore()


def _paint_dot(painter: QPainter, at: QPointF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent"))
    painter.drawEllipse(at, _DOT, _DOT)
    painter.restore()


def _paint_corner(painter: QPainter, rect: QRectF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent"))
    right, top = rect.right(), rect.top()
    points = (QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER))
    painter.drawPolygon(QPolygonF(points))
    painter.restore()
