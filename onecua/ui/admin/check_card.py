"""Prove the data: what the last check said, and the way to the page that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import Label

if TYPE_CHECKING:
    from onecua.ui.shell import Shell
    from onecua.ui.widgets.banner import BannerKind

_WHY = "Đọc lại nhật ký, so từng hồ sơ với lịch sử, tính lại từng ngày hẹn. Chỉ xem, không sửa gì."
_NEVER = "Chưa kiểm tra lần nào trên máy này."


class CheckCard(Card):
    """`opened` asks for the page, `check_asked` for the page and a check at once."""

    opened = Signal()
    check_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("Toàn vẹn dữ liệu", parent=parent)
        self._shell = shell
        self.check_button = ShortcutButton("Kiểm tra ngay", "Ctrl+R", "shield-check")
        self.open_button = ShortcutButton("Kết quả, mốc, lần đổi hạn", "Alt+V", "table")
        self.outcome = Banner("success")
        self.never = Label(_NEVER, color="sub", wrap=True)
        self.check_button.clicked.connect(self.check_asked)
        self.open_button.clicked.connect(self.opened)
        self._lay_out()

    def refresh(self) -> None:
        """Read what the last check said."""
        last = self._shell.desk.integrity.last()
        self.outcome.setVisible(last is not None)
        self.never.setVisible(last is None)
        if last is not None:
            kind: BannerKind = "danger" if last.problem_count else "success"
            self.outcome.set_words(last.strong, last.words, kind)

    def _lay_out(self) -> None:
        self.body.addWidget(Label(_WHY, "small", "sub", wrap=True))
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.never)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.check_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
