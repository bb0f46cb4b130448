"""Which of two hours is right, asked where the PC's zone is not Vietnam's (`rules.md` 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from onecua.clock import vietnam_now, wall_now
from onecua.domain.vietnamese import weekday_short
from onecua.services.clock_choice import ClockChoice
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import Label, WrappingLabel

if TYPE_CHECKING:
    from datetime import datetime

_WIDTH = 460
_WORDS = (
    "Máy này đặt múi giờ khác giờ Việt Nam nên có hai giờ. Hạn trả kết quả tính theo giờ chọn ở "
    "đây. Xem đồng hồ treo tường hoặc điện thoại rồi chọn."
)


class ClockDialog(QDialog):
    """Asks until one of the two hours is chosen; Esc puts the question off to the next start."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Giờ của máy")
        words = WrappingLabel(_WORDS, _WIDTH)
        self.zone_button = self._button(vietnam_now(), ClockChoice.ZONE, "1")
        self.wall_button = self._button(wall_now(), ClockChoice.WALL, "2")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(Label("Bây giờ là mấy giờ?", "detail_title"))
        rows.addWidget(words)
        rows.addWidget(self.zone_button)
        rows.addWidget(Label("Đúng giờ Việt Nam; chỉ múi giờ đặt cho máy là khác.", "small", "sub"))
        rows.addWidget(self.wall_button)
        note = "Đồng hồ góc màn hình đúng; múi giờ đặt cho máy bị sai."
        rows.addWidget(Label(note, "small", "sub"))

    def _button(self, at: datetime, choice: ClockChoice, key: str) -> ShortcutButton:
        words = f"{at:%H:%M} · {weekday_short(at.date())} {at:%d/%m/%Y}"
        button = ShortcutButton(words, key, "clock")
        button.clicked.connect(lambda _checked=False: self._on_chosen(choice))
        return button

    def _on_chosen(self, choice: ClockChoice) -> None:
        self.chosen.emit(choice)
        self.accept()
