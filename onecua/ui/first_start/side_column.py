"""Beside the declaration: the receipt's head as it will print, and two other ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from onecua.ui import icons
from onecua.ui.first_start.receipt_head import ReceiptHead
from onecua.ui.first_start.way_card import WayCard
from onecua.ui.theme import theme
from onecua.ui.widgets.label import Label

if TYPE_CHECKING:
    from datetime import date

_PRIVACY = (
    "Dữ liệu nằm trên máy này. Chưa đặt mật khẩu; dữ liệu vẫn được mã hóa, nhưng ai mở được máy "
    "này thì xem được."
)
_ICON = 18


class SideColumn(QFrame):
    """The preview, the two cards, and who can read the data."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "side")
        self.head = ReceiptHead(today)
        self.sample = WayCard(
            "play", "Dùng thử với dữ liệu mẫu", "Một xã giả định, trong thư mục riêng"
        )
        self.importing = WayCard(
            "table",
            "Chuyển danh sách hồ sơ từ Excel",
            "Giữ nguyên mã, ngày hẹn và trạng thái",
        )
        self._lock = QLabel()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(32, 20, 32, 14)
        rows.setSpacing(12)
        rows.addWidget(Label("Giấy hẹn sẽ mở đầu như thế này", "heading"))
        rows.addWidget(self.head)
        rows.addSpacing(10)
        rows.addWidget(Label("Hoặc bắt đầu cách khác", "heading"))
        rows.addWidget(self.sample)
        rows.addWidget(self.importing)
        rows.addSpacing(6)
        rows.addLayout(self._privacy())
        rows.addStretch(1)
        theme().changed.connect(self._tint)
        self._tint()

    def _privacy(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(_PRIVACY, color="sub", wrap=True), 1)
        return row

    def _tint(self) -> None:
        self._lock.setPixmap(icons.icon("lock", "sub", _ICON).pixmap(_ICON, _ICON))
