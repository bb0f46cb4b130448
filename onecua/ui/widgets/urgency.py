"""How near a due date is: always an icon, a word and a colour together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.painting import paint_text
from onecua.ui.widgets.sizes import scaled, text_height, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

ICON = 18
GAP = 6


class UrgencyKind(StrEnum):
    """The six states that a list shows."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    IN_TIME = "in_time"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True)
class Urgency:
    """A state and its words, such as «Quá hạn 2 ngày» or «Hôm nay 17:00»."""

    kind: UrgencyKind
    words: str


_LOOKS = {
    UrgencyKind.OVERDUE: ("alert-octagon", "danger"),
    UrgencyKind.TODAY: ("alarm", "warning"),
    UrgencyKind.SOON: ("hourglass", "warning"),
    UrgencyKind.IN_TIME: ("check-circle", "success"),
    UrgencyKind.PAUSED: ("pause-circle", "paused"),
    UrgencyKind.DONE: ("double-check", "paused"),
}


def urgency_icon(kind: UrgencyKind) -> str:
    """Return the name of the icon of a state."""
    return _LOOKS[kind][0]


def urgency_token(kind: UrgencyKind) -> str:
    """Return the colour token of a state."""
    return _LOOKS[kind][1]


def paint_urgency(
    painter: QPainter, rect: QRect | QRectF, urgency: Urgency, ink: QColor | None = None
) -> None:
    """Draw icon and words at the left of a rectangle, the words elided when too long."""
    area = QRectF(rect)
    name, token = _LOOKS[urgency.kind]
    colour = ink if ink is not None else theme().color(token)
    size = scaled(ICON)
    mark = QRectF(area.x(), area.y() + (area.height() - size) / 2, size, size)
    icons.paint_icon(painter, mark, name, colour)
    words = area.adjusted(size + GAP, 0, 0, 0)
    paint_text(painter, words, urgency.words, theme().font("strong"), colour)


class UrgencyLabel(QWidget):
    """Icon and words of a state, standing alone."""

    def __init__(self, urgency: Urgency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._urgency = urgency
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_urgency(urgency)

    def set_urgency(self, urgency: Urgency) -> None:
        """Show another state."""
        self._urgency = urgency
        self.setAccessibleName(urgency.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of icon and words."""
        font = theme().font("strong")
        width = scaled(ICON) + GAP + text_width(font, self._urgency.words) + 1
        return QSize(width, text_height(font, 22, 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and words."""
        paint_urgency(QPainter(self), self.rect(), self._urgency)
