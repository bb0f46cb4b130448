"""The band above the first window: the app's mark, its name, and that it needs no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from onecua.ui import icons
from onecua.ui.theme import theme
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.painting import paint_box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HEIGHT = 64
_MARK = 34
_ICON = 20


class FirstStartHeader(QFrame):
    """«onecua  Bộ phận Một cửa cấp xã»."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "top")
        self.setMinimumHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 8, 32, 8)
        row.setSpacing(12)
        row.addWidget(_Mark())
        row.addWidget(Label("onecua", "detail_title"))
        row.addWidget(Label("Bộ phận Một cửa cấp xã", color="sub"))
        row.addStretch(1)
        row.addWidget(Label("Chạy trên máy này, không cần mạng", color="sub"))


class _Mark(QWidget):
    """The app's mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the mark."""
        return QSize(_MARK, _MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        paint_box(painter, self.rect(), theme().color("accent"))
        edge = (_MARK - _ICON) / 2
        icons.paint_icon(
            painter, QRectF(edge, edge, _ICON, _ICON), "desk", theme().color("on_accent")
        )
