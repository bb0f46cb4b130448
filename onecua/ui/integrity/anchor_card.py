"""The mark of this PC's log: to copy, to print, to compare a printed one with, to reset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.confirm_dialog import ConfirmDialog, Question
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from onecua.ui.shell import Shell

_WHY = (
    "Mốc cho biết nhật ký đã đi đến đâu. Ghi cạnh dữ liệu và cạnh bản sao mỗi lần đóng cửa sổ, "
    "sao lưu: nhật ký bị cắt ngắn hay viết lại thì mốc không còn khớp."
)
_RESET = Question(
    title="Đặt lại mốc nhật ký",
    words=(
        "Chỉ làm khi vừa khôi phục bản sao hoặc chuyển máy. Mốc cũ không bị xóa: lần đặt lại này, "
        "người làm và lý do hiện ở mọi lần kiểm tra sau."
    ),
    yes="Đặt lại mốc",
    reason_label="Lý do",
    reason_hint="Ví dụ: khôi phục bản sao ngày 19/11/2026 vì hỏng ổ đĩa",
)


class AnchorCard(Card):
    """Shows the mark; `reset_done` follows a reset."""

    reset_done = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("Mốc nhật ký", parent=parent)
        self._shell = shell
        self.mark = Label("", "due")
        self.stand = Label("", "small", "sub", wrap=True)
        self.copy_button = ShortcutButton("Chép", "Ctrl+M", "copy")
        self.print_button = ShortcutButton("In mốc", "Ctrl+P", "printer")
        self.typed = TextField("Q1 · 812 · 7f3a91c2")
        self.field = Field("So với mốc đã in", self.typed)
        self.typed.add_trailing("arrow-right", "So với nhật ký (Enter)", self.compare)
        self.reset_button = ShortcutButton("Đặt lại mốc sau khi khôi phục…", kind="quiet")
        self.asking: ConfirmDialog | None = None
        self.copy_button.clicked.connect(self._on_copy)
        self.print_button.clicked.connect(self.print_mark)
        self.typed.returnPressed.connect(self.compare)
        self.typed.changed.connect(lambda _text: self.field.set_problem(None))
        self.reset_button.clicked.connect(self._on_reset)
        self._lay_out()
        self.offer_reset(False)

    def refresh(self) -> None:
        """Read where the log stands now."""
        anchors = self._shell.desk.anchors
        head, last = anchors.head(), anchors.last()
        self.mark.setText(head.mark if head else "Chưa có sự kiện nào")
        for button in (self.copy_button, self.print_button):
            button.set_blocked(None if head else "Nhật ký chưa có sự kiện nào.")
        count = f"{grouped(head.seq)} sự kiện" if head else ""
        noted = f"ghi gần nhất {last.at:%H:%M %d/%m/%Y}" if last else "chưa ghi lần nào"
        self.stand.setText(f"{count}, {noted}" if count else "")

    def offer_reset(self, offered: bool) -> None:
        """Offer to set the mark anew: only where an anchor does not hold."""
        self.reset_button.setVisible(offered)
        chief = self._shell.desk.officer.is_chief
        self.reset_button.set_blocked(None if chief else "Chỉ lãnh đạo được đặt lại mốc.")

    def print_mark(self) -> None:
        """Show the sheet for printing."""
        from onecua import products

        self._shell.show_paper("Mốc nhật ký", products.anchor_pdf(self._shell.desk), None)

    def compare(self) -> None:
        """Say under the field whether the log bears out what was typed."""
        self.field.set_problem(None)
        try:
            answer = self._shell.desk.anchors.compare(self.typed.value())
        except RuleError as error:
            self.field.set_problem(error.message)
            return
        if answer.holds:
            self.field.set_note(answer.words, "success")
        else:
            self.field.set_problem(answer.words)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.mark.text())
        self._shell.say("Đã chép mốc. Dán được vào thư, sổ, tin nhắn.")

    def _on_reset(self) -> None:
        self.asking = ConfirmDialog(_RESET, self.window())
        self.asking.finished.connect(self._on_answered)
        self.asking.open()

    def _on_answered(self) -> None:
        asked, self.asking = self.asking, None
        answer = asked.answer() if asked is not None else None
        if answer is None:
            return
        desk = self._shell.desk
        anchor = desk.anchors.reset(desk.officer, answer.reason)
        self._shell.say(f"Đã đặt lại mốc: {anchor.mark}", "warning")
        self.refresh()
        self.reset_done.emit()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.print_button)
        buttons.addStretch(1)
        self.body.addWidget(self.mark)
        self.body.addWidget(self.stand)
        self.body.addLayout(buttons)
        self.body.addSpacing(6)
        self.body.addWidget(self.field)
        self.body.addWidget(self.reset_button)
        self.body.addWidget(Label(_WHY, "small", "sub", wrap=True))
