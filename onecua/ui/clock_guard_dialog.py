"""What a doubtful clock means, how it is mended, and a chief's word that it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.clock_guard import LONGEST_JUMP, ClockState, ClockVerdict, headline
from onecua.domain.vietnamese import weekday_short
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import Label, WrappingLabel
from onecua.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from datetime import datetime

_WIDTH = 520
_BEHIND = (
    (
        "Giấy hẹn, phiếu và bước xử lý không được mang giờ sớm hơn lần ghi trước. Những gì đang "
        "nhập vẫn được giữ."
    ),
    (
        "Chỉnh ngày giờ của máy, dải báo này tự mất. Máy sai ngày mỗi lần bật là pin trên bo mạch "
        "đã hết: thay pin."
    ),
    "Việc đã làm trước giờ máy đang chỉ vẫn ghi muộn được: nêu rõ giờ và lý do.",
    (
        "Nếu giờ máy đúng mà chính lần ghi trước mang giờ sai, lãnh đạo xác nhận ở đây. Lời xác "
        "nhận được ghi vào nhật ký kèm tên, xem lại được ở Toàn vẹn."
    ),
)
_WENT_BACK = (
    (
        "Xem đồng hồ treo tường hoặc điện thoại. Nếu giờ máy sai, chỉnh lại trước khi nhận hồ sơ: "
        "hạn trả kết quả tính từ giờ này."
    ),
    "Nếu giờ máy đúng, lãnh đạo xác nhận để tắt dải báo.",
)
_JUMPED = (
    (
        "Sau một kỳ nghỉ dài thì điều này là đúng. Nếu không, ngày của máy đã sai và hạn trả của "
        "mọi hồ sơ nhận từ giờ sẽ sai theo."
    ),
    "Xem lịch hoặc điện thoại rồi xác nhận, hoặc chỉnh lại ngày giờ của máy.",
)
_WORDS = {
    ClockState.BEHIND: _BEHIND,
    ClockState.WENT_BACK: _WENT_BACK,
    ClockState.JUMPED: _JUMPED,
}


class ClockGuardDialog(QDialog):
    """`confirmed` is the word that the clock is right; `refused` says why it may not be given.

    `days_changed` gives after how many days without use the question is asked.
    """

    confirmed = Signal()
    days_changed = Signal(int)

    def __init__(
        self, verdict: ClockVerdict, refused: str, days: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Giờ của máy")
        self.days = NumberField(1, LONGEST_JUMP, " ngày")
        self.days.set_value(days)
        self.days.changed.connect(self.days_changed)
        self.yes_button = ShortcutButton("Giờ máy đúng", "Ctrl+Enter", kind="primary")
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button = ShortcutButton("Đóng", "Esc")
        self.no_button.clicked.connect(self.reject)
        self.refused = WrappingLabel(refused, _WIDTH, "small", "sub")
        self.refused.setVisible(bool(refused))
        self.yes_button.setEnabled(not refused)
        self.yes_button.setToolTip(refused)
        self._lay_out(verdict)
        self.no_button.setFocus()

    def _lay_out(self, verdict: ClockVerdict) -> None:
        strong, text = headline(verdict)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(Label(strong, "detail_title"))
        rows.addWidget(Label(_shown(verdict.now), "due"))
        for words in (text, *_WORDS[verdict.state]):
            rows.addWidget(WrappingLabel(words, _WIDTH))
        if verdict.state is ClockState.JUMPED:
            rows.addLayout(self._asked_after())
        rows.addWidget(self.refused)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.no_button)
        buttons.addWidget(self.yes_button)
        rows.addLayout(buttons)

    def _asked_after(self) -> QHBoxLayout:
        words = Label("Hỏi lại khi không dùng quá", "small", "sub")
        words.setBuddy(self.days)
        self.days.setAccessibleName(words.text())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words)
        row.addWidget(self.days)
        row.addStretch(1)
        return row

    def _on_yes(self) -> None:
        self.confirmed.emit()
        self.accept()


def _shown(at: datetime) -> str:
    return f"{at:%H:%M} · {weekday_short(at.date())} {at:%d/%m/%Y}"
