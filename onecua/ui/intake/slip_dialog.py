"""Mẫu số 02 and 03 at the counter: what is missing, or why the dossier is not received."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.intake.reading import Reader, first_of_each
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.clamped_label import ClampedLabel
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextArea

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onecua.errors import RuleError

_WIDTH = 620
_LINES = 2
"""Most lines of a sentence; a procedure's name may have 900 letters."""
SUPPLEMENT, REFUSAL = "02", "03"
_TITLES = {
    SUPPLEMENT: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02)",
    REFUSAL: "Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu số 03)",
}
_WORDS = {
    SUPPLEMENT: "Hồ sơ chưa được nhận. Bản nháp được giữ lại để nhận tiếp khi người dân quay lại.",
    REFUSAL: "Hồ sơ không được nhận. Phiếu có số trong năm và không thu hồi được.",
}
_REASONS = {
    SUPPLEMENT: "Lý do",
    REFUSAL: "Lý do từ chối",
}


@dataclass(frozen=True)
class SlipText:
    """What a slip says: its reason, and for a supplement the papers to bring, one a line."""

    reason: str = ""
    items: str = ""

    def item_lines(self) -> tuple[str, ...]:
        """Return the papers without empty lines."""
        return tuple(line.strip() for line in self.items.splitlines() if line.strip())


class SlipDialog(QDialog):
    """Asks for the text of a slip; `issue_wanted` gives it, the page issues and closes.

    Closing it keeps the text: the page offers it again.
    """

    issue_wanted = Signal(object)

    def __init__(self, form: str, who: str, text: SlipText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.items = TextArea("mỗi dòng một giấy tờ hoặc nội dung phải bổ sung", lines=5)
        self.reason = TextArea("người dân đọc và hiểu phải làm gì", lines=3)
        self.items_field = Field("Phải bổ sung", self.items, "(mỗi dòng một nội dung)")
        self.reason_field = Field(_REASONS[form], self.reason)
        self.items.set_value(text.items)
        self.reason.set_value(text.reason)
        self.issue_button = ShortcutButton(
            "Lập phiếu và in", "Ctrl+Enter", "printer", kind="primary"
        )
        self.back_button = ShortcutButton("Quay lại", "Esc")
        self.setWindowTitle(_TITLES[form])
        self._lay_out(who)
        self.issue_button.clicked.connect(self._on_issue)
        self.back_button.clicked.connect(self.reject)
        (self.items if form == SUPPLEMENT and not text.items else self.reason).setFocus()

    def text(self) -> SlipText:
        """Return what is typed, as typed."""
        return SlipText(self.reason.value(), self.items.value())

    def set_waiting(self, waiting: bool) -> None:
        """Say that the database is busy and the slip will follow by itself."""
        self.issue_button.set_words("Đang lưu…" if waiting else "Lập phiếu và in")
        self.issue_button.set_blocked("Máy đang ghi việc khác" if waiting else None)

    def show_problems(self, problems: Iterable[RuleError]) -> None:
        """Say what is missing beside its field and go to the first one."""
        told = {problem.field: problem.message for problem in problems}
        self.items_field.set_problem(told.get("items"))
        self.reason_field.set_problem(told.get("reason"))
        (self.items if "items" in told else self.reason).setFocus()

    def _on_issue(self) -> None:
        reader = Reader()
        text = self.text()
        cleaned = SlipText(
            reader.text("reason", text.reason, lines=True),
            reader.text("items", text.items, lines=True),
        )
        if not cleaned.reason:
            reader.wrong("reason", "Ghi lý do, người dân cần biết vì sao.")
        if self.form == SUPPLEMENT and not cleaned.item_lines():
            reader.wrong("items", "Ghi ít nhất một nội dung phải bổ sung.")
        self.show_problems(first_of_each(reader.problems))
        if not reader.problems:
            self.issue_wanted.emit(cleaned)

    def _lay_out(self, who: str) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(Label(_TITLES[self.form], "detail_title"))
        for words, token in ((who, "text"), (_WORDS[self.form], "sub")):
            label = ClampedLabel(_LINES, color=token)
            label.setMinimumWidth(scaled(_WIDTH))
            rows.addWidget(label)
            label.set_text(words)
        rows.addWidget(self.items_field)
        self.items_field.setVisible(self.form == SUPPLEMENT)
        rows.addWidget(self.reason_field)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.issue_button)
        rows.addLayout(buttons)
