"""A check box of 18 px whose words may be pressed as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from onecua.ui.focus_ring import RING_PROPERTY
from onecua.ui.theme import theme, type_role
from onecua.ui.widgets.painting import paint_check_box, paint_text
from onecua.ui.widgets.sizes import text_height, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent

_BOX = 18
_GAP = 8


class CheckBox(QCheckBox):
    """Yes or no; Space turns it, `toggled` tells it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self.setAccessibleName(text)
        self.setProperty(RING_PROPERTY, True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        type_role(self, "body")

    def sizeHint(self) -> QSize:
        """Return the room of box and words."""
        words = _GAP + text_width(self.font(), self._words) + 1 if self._words else 0
        return QSize(_BOX + words, text_height(self.font(), 26, 6))

    def minimumSizeHint(self) -> QSize:
        """Return the same: no word is ever cut."""
        return self.sizeHint()

    def hitButton(self, where: QPoint) -> bool:
        """Let the whole widget be pressed."""
        return self.rect().contains(where)

    def ring_rect(self) -> QRect:
        """Return where the focus ring goes round: the box alone."""
        return QRect(0, (self.height() - _BOX) // 2, _BOX, _BOX).adjusted(1, 1, -1, -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and the words."""
        painter = QPainter(self)
        box = QRectF(0, (self.height() - _BOX) // 2, _BOX, _BOX)
        paint_check_box(painter, box, self.isChecked(), self._colours())
        ink = theme().color("text" if self.isEnabled() else "sub")
        area = QRectF(_BOX + _GAP, 0, self.width() - _BOX - _GAP, self.height())
        paint_text(painter, area, self._words, self.font(), ink)

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        colour = theme().color
        if not self.isEnabled():
            return colour("line"), colour("surface"), colour("sub")
        if self.isChecked():
            return colour("accent"), colour("raised"), colour("on_accent")
        border = "text" if self.underMouse() else "control"
        return colour(border), colour("raised"), colour("on_accent")
