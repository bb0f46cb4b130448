"""How a day of the month calendar is drawn: its date, its name, its figure with an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics

from onecua.domain.deadline import DUE_SOON_DAYS
from onecua.domain.vietnamese import grouped
from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import paint_text
from onecua.ui.widgets.sizes import scaled, text_width

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

    from onecua.ui.deadlines.month_days import MonthDay

_DAY_OF = "Ngày "
_PADDING = 5
_ICON = 14
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def figure(day: MonthDay, today: date) -> tuple[str, str, str]:
    """Return the words of a day's figure, its icon and its colour; no words for nothing."""
    count = day.count
    if not count.whole:
        return "", "", "sub"
    if count.late:
        return f"{grouped(count.late)} / {grouped(count.whole)}", "alert-octagon", "danger"
    if not count.open:
        return grouped(count.whole), "check", "sub"
    if day.on == today:
        return grouped(count.open), "alarm", "warning"
    if day.days_left <= DUE_SOON_DAYS:
        return grouped(count.open), "hourglass", "warning"
    return grouped(count.open), "", "text"


def paint_day(
    painter: QPainter, rect: QRectF, day: MonthDay, today: date, *, hovered: bool
) -> None:
    """Draw one day."""
    colour = theme().color
    ground = "warning_soft" if day.is_off else "surface" if day.is_weekend else "raised"
    painter.fillRect(rect, colour("hover" if hovered and not day.is_off else ground))
    painter.fillRect(QRectF(rect.right() - 1, rect.y(), 1, rect.height()), colour("grid"))
    painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), colour("grid"))
    inside = rect.adjusted(_PADDING, 3, -_PADDING, -4)
    _paint_date(painter, inside, day, today)
    words, icon, token = figure(day, today)
    room = inside.bottom()
    if words:
        room = _paint_figure(painter, inside, words, icon, token)
    if day.name:
        _paint_name(painter, inside, day, room)


def _paint_date(painter: QPainter, inside: QRectF, day: MonthDay, today: date) -> None:
    words = f"{day.on:%d/%m}" if day.on.day == 1 or day.is_first else str(day.on.day)
    is_today = day.on == today
    font = theme().font("strong" if is_today else "body")
    plain = "text" if day.in_month and not day.is_weekend else "sub"
    ink = theme().color("accent" if is_today else plain)
    line = QRectF(inside.x(), inside.y(), inside.width(), QFontMetrics(font).height())
    paint_text(painter, line, words, font, ink)


def _paint_figure(painter: QPainter, inside: QRectF, words: str, icon: str, token: str) -> float:
    """Draw the figure at the lower right and return where it begins."""
    strong = token != "sub"
    words, font = _fitting(words, inside.width() - (scaled(_ICON) + 3 if icon else 0), strong)
    height, width = QFontMetrics(font).height(), text_width(font, words)
    top = inside.bottom() - height
    ink = theme().color(token)
    paint_text(painter, QRectF(inside.right() - width, top, width + 1, height), words, font, ink)
    if icon:
        size = scaled(_ICON)
        left = inside.right() - width - size - 3
        tint = theme().color("success" if icon == "check" else token)
        icons.paint_icon(painter, QRectF(left, top, size, height), icon, tint)
    return top


def _fitting(words: str, room: float, strong: bool) -> tuple[str, QFont]:
    """Return how a figure is written where it is too long: smaller, then only its first number."""
    large = theme().font("strong" if strong else "body")
    small = theme().font("small_strong" if strong else "small")
    if text_width(large, words) <= room:
        return words, large
    return (words if text_width(small, words) <= room else words.split(" / ", maxsplit=1)[0]), small


def _paint_name(painter: QPainter, inside: QRectF, day: MonthDay, bottom: float) -> None:
    """Draw a day's name under its date, on as many lines as there is room for."""
    font = theme().font("small")
    metrics = QFontMetrics(font)
    top = inside.y() + QFontMetrics(theme().font("body")).height() - 3
    line = metrics.height() - 3
    painter.setFont(font)
    painter.setPen(theme().color("warning" if day.is_off else "sub"))
    name = day.name.removeprefix(_DAY_OF)
    for place, words in enumerate(_lines(name, metrics, inside.width(), bottom - top, line)):
        place_of = QRectF(inside.x(), top + place * line, inside.width(), metrics.height())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(inside.width()) + 2)
        painter.drawText(place_of, int(_TOP_LEFT | Qt.TextFlag.TextSingleLine), shown)


def _lines(name: str, metrics: QFontMetrics, width: float, room: float, line: int) -> list[str]:
    """Break a name between words into the lines that fit; the last takes what is left."""
    most = max(int(room // line), 1)
    found: list[str] = []
    for word in name.split():
        joined = f"{found[-1]} {word}" if found else word
        if found and (len(found) >= most or metrics.horizontalAdvance(joined) <= width):
            found[-1] = joined
        else:
            found.append(word)
    return found
