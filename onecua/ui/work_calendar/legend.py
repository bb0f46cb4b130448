"""What the marks of the calendar mean, drawn as they are drawn there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from onecua.ui.theme import theme
from onecua.ui.widgets.painting import CENTER, LEFT, paint_text
from onecua.ui.widgets.sizes import scaled, text_height, text_width
from onecua.ui.work_calendar.day_marks import DayMark, MarkKind, ink, paint_mark, paint_today

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SAMPLES = (
    (DayMark(MarkKind.OFF), "nghỉ"),
    (DayMark(MarkKind.MAKE_UP), "làm bù"),
    (DayMark(MarkKind.OFF, is_expected=True), "dự kiến"),
    (DayMark(MarkKind.OFF, is_local=True), "riêng đơn vị"),
    (DayMark(MarkKind.DUTY), "chỉ tiếp nhận"),
    (None, "hôm nay"),
)
_CELL, _AIR, _BETWEEN = 22, 6, 16


class Legend(QWidget):
    """One line of samples and words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Chú giải: " + ", ".join(word for _, word in _SAMPLES))
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room of all samples."""
        font = theme().font("small")
        words = sum(text_width(font, word) + _AIR + _BETWEEN for _, word in _SAMPLES)
        return QSize(words + len(_SAMPLES) * scaled(_CELL), text_height(font, 22, 6))

    def minimumSizeHint(self) -> QSize:
        """Return the same height; a narrow page cuts the last words."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the samples."""
        painter, font, left = QPainter(self), theme().font("small"), 0.0
        size = scaled(_CELL)
        for mark, word in _SAMPLES:
            cell = QRectF(left + 1, 1, size - 2, self.height() - 2)
            if mark is None:
                paint_today(painter, cell)
            else:
                paint_mark(painter, cell, mark)
            colour = ink(mark) if mark is not None else theme().color("text")
            paint_text(painter, cell, "8", font, colour, CENTER)
            left += size + _AIR
            width = text_width(font, word)
            area = QRectF(left, 0, width + 1, self.height())
            paint_text(painter, area, word, font, theme().color("sub"), LEFT)
            left += width + _BETWEEN
