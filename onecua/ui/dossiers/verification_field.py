"""The time that the law adds for a verification, with the due date that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.errors import RuleError
from onecua.ui.dossiers.term_field import TermField
from onecua.ui.due_words import due_words
from onecua.ui.widgets.label import Label

if TYPE_CHECKING:
    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord


class VerificationField(QWidget):
    """A term, filled from the procedure's own rule; the new due date stands below."""

    def __init__(self, desk: Desk, record: DossierRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record = record
        self._own = desk.foresight.verification_of(record.dossier)
        self.term = TermField()
        self.words = Label("", "small", "sub", wrap=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addWidget(self.term)
        rows.addWidget(self.words)
        self.setFocusProxy(self.term)
        self.term.set_value(self._own)
        self.term.changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        self.words.setText(self._due_words())
        self.words.setVisible(bool(self.words.text()))

    def _due_words(self) -> str:
        try:
            extra = self.term.value()
            due_at = self._desk.foresight.after_verification(self._record, extra) if extra else None
        except RuleError as error:
            return error.message
        if due_at is None:
            return ""
        source = " (theo cách tính riêng của thủ tục)" if extra == self._own else ""
        return f"Hạn mới {due_words(due_at)}{source}"
