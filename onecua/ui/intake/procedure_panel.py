"""Which procedure: instant search without marks, pinned and recent ones offered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.patience import try_until_free
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.sizes import text_width
from onecua.ui.widgets.suggest_box import SuggestBox, Suggestion

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from onecua.domain.procedure import Procedure
    from onecua.ui.intake.procedure_choices import ProcedureChoices

_PLACEHOLDER = "Ví dụ: khai sinh, 1.001193, chung thuc"
_NO_HITS = "Không có thủ tục nào khớp. Gõ ít chữ hơn, hoặc gõ mã như 1.001193."
_NOT_CHOSEN = "Chưa chọn thủ tục nào. Gõ lại ít chữ hơn rồi chọn một dòng trong danh sách."
_ICONS_ROOM = 104
"""Pixels that the two icons of the field and its margins take."""


class ProcedurePanel(QWidget):
    """A search field that keeps the chosen procedure until another one is picked or it is cleared.

    `chosen` gives the procedure or None; what is typed without picking is a search, no choice.
    """

    chosen = Signal(object)

    def __init__(self, choices: ProcedureChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._procedure: Procedure | None = None
        self._words = ""
        self._title = ""
        self.box = SuggestBox(_PLACEHOLDER)
        self.box.setAccessibleName("Thủ tục")
        self._pin = ShortcutButton("Ghim lên đầu", "Alt+G", "star", kind="quiet")
        self._pin.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._problem = MessageLine()
        self._lay_out()
        self.box.set_source(self._suggestions)
        self.box.picked.connect(self._on_picked)
        self.box.submitted.connect(self._on_submitted)
        self.box.cleared.connect(lambda: self.choose(None))
        self.box.editingFinished.connect(self._on_left)
        self._pin.clicked.connect(self._on_pin)

    def procedure(self) -> Procedure | None:
        """Return the chosen procedure."""
        return self._procedure

    def choose(self, procedure: Procedure | None) -> None:
        """Choose a procedure, or none, and tell it."""
        self._procedure = procedure
        self._words = ""
        self._show()
        self.set_problem(None)
        self.chosen.emit(procedure)

    def set_term_words(self, words: str) -> None:
        """Show the term in force beside the code: «1.004873 · Hộ tịch · 3 ngày làm việc»."""
        if words != self._words:
            self._words = words
            if not self.box.hasFocus() or self._is_shown():
                self._show()

    def set_problem(self, text: str | None) -> None:
        """Say what is wrong with the choice."""
        set_state(self.box, "state", "wrong" if text else "")
        self.box.setAccessibleDescription(text or "")
        self._problem.set_words(text or "")

    def offer(self) -> None:
        """Put the caret into the field and show the pinned and recent procedures, if any."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        if self._procedure is None and not self.box.value():
            self.box.open_list()

    def restore(self) -> None:
        """Show the chosen procedure again in place of an unfinished search."""
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut a long name where it has to be at this width."""
        super().resizeEvent(event)
        if self._is_shown():
            self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        label = Label("Thủ tục", "strong")
        label.setBuddy(self.box)
        head.addWidget(label)
        head.addWidget(Label("gõ mã hoặc vài chữ, không cần dấu", color="sub"))
        head.addStretch(1)
        head.addWidget(self._pin)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(head)
        rows.addWidget(self.box)
        rows.addWidget(self._problem)
        self._problem.hide()
        self._pin.hide()

    def _show(self) -> None:
        procedure = self._procedure
        self._pin.setVisible(procedure is not None)
        if procedure is None:
            self.box.set_chosen("")
            return
        facts = (procedure.code, procedure.sector, self._words)
        words = " · ".join(_short(fact) for fact in facts if fact)
        self._title = self._elided(procedure.name, words)
        self.box.set_chosen(self._title, words)
        self.box.setToolTip(procedure.name)
        pinned = self._choices.is_pinned(procedure)
        self._pin.set_words("Bỏ ghim" if pinned else "Ghim lên đầu")
        self._pin.set_icon_name("star-filled" if pinned else "star")

    def _is_shown(self) -> bool:
        return self._procedure is not None and self.box.text() == self._title

    def _elided(self, name: str, words: str) -> str:
        """Cut a long name where the facts begin; the tool tip tells all of it."""
        taken = text_width(theme().font("small"), words) + _ICONS_ROOM
        room = max(self.box.width() - taken, 200)
        return self.box.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)

    def _suggestions(self, typed: str) -> list[Suggestion]:
        found = self._choices.search(typed) if typed else self._choices.offered()
        return [
            Suggestion(procedure.short_name, procedure.sector, procedure.code, procedure)
            for procedure in found
        ]

    def _on_picked(self, suggestion: Suggestion) -> None:
        procedure: Procedure = suggestion.value  # type: ignore[assignment]
        self.choose(procedure)

    def _on_submitted(self, typed: str) -> None:
        if typed and not self._is_shown():
            self.set_problem(_NO_HITS)

    def _on_left(self) -> None:
        """Take a whole code, show the choice again, or say that nothing was chosen."""
        if self.box.hasFocus() or self._is_shown():
            return
        typed = self.box.value()
        coded = self._choices.with_code(typed)
        if coded is not None:
            self.choose(coded)
        elif self._procedure is None:
            self.set_problem(_NOT_CHOSEN if typed else None)
        elif typed:
            self._show()
        else:
            self.choose(None)

    def _on_pin(self) -> None:
        if self._procedure is not None:
            procedure = self._procedure
            pinned = not self._choices.is_pinned(procedure)
            try_until_free(self, lambda: self._keep_pin(procedure, pinned))

    def _keep_pin(self, procedure: Procedure, pinned: bool) -> None:
        self._choices.pin(procedure, pinned)
        self._show()


_LONGEST_FACT = 26


def _short(fact: str) -> str:
    return fact if len(fact) <= _LONGEST_FACT else fact[: _LONGEST_FACT - 1].rstrip() + "…"
