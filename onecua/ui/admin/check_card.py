"""Prove the data: every page, the log, the tables and the latest figures; problems in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.ui.admin.work_slot import WorkSlot
from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextArea

if TYPE_CHECKING:
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.ui.shell import Shell

_WHY = "Đọc lại toàn bộ tệp, nhật ký, bảng và số liệu ba kỳ gần nhất. Chỉ xem, không sửa gì."


class CheckCard(Card):
    """Runs the verification on the worker; what it found stays to be read and copied."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("Kiểm tra dữ liệu", parent=parent)
        self._shell = shell
        self.check_button = ShortcutButton("Kiểm tra ngay", "Ctrl+R", "shield-check")
        self.copy_button = ShortcutButton("Chép danh sách", icon="copy")
        self.outcome = Banner("success")
        self.problems = TextArea(lines=5)
        self.problems.setReadOnly(True)
        self.problems.setAccessibleName("Điều chưa đúng trong dữ liệu")
        self.slot = WorkSlot(shell)
        self.slot.changed.connect(self._block)
        self.check_button.clicked.connect(self.check)
        self.copy_button.clicked.connect(self._on_copy)
        self._lay_out()

    def check(self) -> None:
        """Begin; the button waits until it is over."""
        self._show_outcome(None)
        self.slot.run("Đang kiểm tra", _verify, self._show_outcome)

    def _show_outcome(self, problems: list[str] | None) -> None:
        self.outcome.setVisible(problems is not None)
        self.problems.setVisible(bool(problems))
        self.copy_button.setVisible(bool(problems))
        if problems:
            words = "Sao lưu sang ổ khác rồi báo người phụ trách."
            self.outcome.set_words(f"{len(problems)} điều chưa đúng.", words, "danger")
            self.problems.set_value("\n".join(problems))
        else:
            words = f"Tệp, nhật ký, bảng, số liệu khớp nhau ({self._shell.desk.clock():%H:%M})."
            self.outcome.set_words("Dữ liệu đúng.", words, "success")

    def _block(self) -> None:
        self.check_button.set_blocked("Đang kiểm tra" if self.slot.busy() else None)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.problems.value())
        self.copy_button.set_words("Đã chép")

    def _lay_out(self) -> None:
        self.body.addWidget(Label(_WHY, "small", "sub", wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.check_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addWidget(self.slot)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.problems)
        self._show_outcome(None)


def _verify(desk: Desk, progress: Progress) -> list[str]:
    return desk.verification.run(progress)
