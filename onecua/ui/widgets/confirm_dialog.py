"""The only dialog of ordinary work: for what cannot be undone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.widgets.button import Kind, ShortcutButton
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label, WrappingLabel
from onecua.ui.widgets.text_field import TextArea

_WIDTH = 480


@dataclass(frozen=True)
class Question:
    """What is about to happen; `yes` names the deed («Hủy hồ sơ»), never «Đồng ý».

    With `reason_label` a reason must be written before the deed.
    """

    title: str
    words: str
    yes: str
    no: str = "Không, quay lại"
    reason_label: str = ""
    reason_hint: str = ""
    dangerous: bool = True


@dataclass(frozen=True)
class Answer:
    """The person said yes, with this reason if one was asked for."""

    reason: str = ""


class ConfirmDialog(QDialog):
    """Asks a `Question`; `answer()` is None unless the person said yes."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._answer: Answer | None = None
        self.reason = TextArea(question.reason_hint, lines=3)
        self.reason_field = Field(question.reason_label, self.reason)
        kind: Kind = "danger" if question.dangerous else "primary"
        self.yes_button = ShortcutButton(question.yes, "Ctrl+Enter", kind=kind)
        self.no_button = ShortcutButton(question.no, "Esc")
        self.setWindowTitle(question.title)
        self._lay_out()
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.clicked.connect(self.reject)
        (self.reason if question.reason_label else self.no_button).setFocus()

    def answer(self) -> Answer | None:
        """Return what was said."""
        return self._answer

    def _lay_out(self) -> None:
        words = WrappingLabel(self._question.words, _WIDTH)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(Label(self._question.title, "detail_title"))
        rows.addWidget(words)
        rows.addWidget(self.reason_field)
        self.reason_field.setVisible(bool(self._question.reason_label))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.no_button)
        buttons.addWidget(self.yes_button)
        rows.addLayout(buttons)

    def _on_yes(self) -> None:
        reason = self.reason.value()
        if self._question.reason_label and not reason:
            self.reason_field.set_problem("Ghi lý do trước đã; lý do được lưu cùng việc này.")
            self.reason.setFocus()
            return
        self._answer = Answer(reason)
        self.accept()


def confirm(parent: QWidget | None, question: Question) -> Answer | None:
    """Ask and wait; None means that nothing must happen."""
    dialog = ConfirmDialog(question, parent)
    dialog.exec()
    answer = dialog.answer()
    dialog.deleteLater()
    return answer
