"""The section of the papers: how many are there, what is folded away, papers of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.dossier import Channel
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError
from onecua.ui.intake.checklist_view import ChecklistView
from onecua.ui.intake.paper_lines import PaperLines
from onecua.ui.theme import set_state
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.enter_key import OWN_ENTER
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.domain.dossier import Paper
    from onecua.domain.procedure import Procedure

_NAME_LIMIT = 300
_NO_PAPERS = "danh mục chưa ghi giấy tờ nào, hãy ghi những giấy đã nhận"


class ChecklistPanel(QWidget):
    """Heading with the count, the table, and a field for papers that the list does not have."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers = PaperLines()
        self.table = ChecklistView(self.papers)
        self.own = TextField("Giấy tờ khác: gõ tên rồi bấm Enter")
        self._count = ElidedLabel("", "body", "sub")
        self._all_button = ShortcutButton("Nhận đủ", "F9", kind="quiet")
        self._others_button = ShortcutButton("", "Ctrl+M", kind="quiet")
        self._own_problem = MessageLine()
        self._with_others = False
        self._lay_out()
        self.table.counted.connect(self._on_counted)
        self._all_button.clicked.connect(self.take_all)
        self._others_button.clicked.connect(self._on_others)
        self.own.installEventFilter(self)
        self.own.textChanged.connect(self._on_own_typed)
        self.set_procedure(None, Channel.IN_PERSON)

    def set_procedure(self, procedure: Procedure | None, channel: Channel) -> None:
        """List the papers of a procedure."""
        self.papers.set_procedure(procedure, channel)
        self.setVisible(procedure is not None)
        self._refresh()

    def take_all(self) -> None:
        """Tick every required paper that is not there yet, with its usual numbers."""
        for paper in self.papers.required():
            if not self.papers.tally(paper.key).is_had:
                self.papers.set_tally(paper.key, paper.usual)
        self.table.lines.redraw()
        self._on_counted()

    def handed_in(self) -> tuple[Paper, ...]:
        """Return the papers that a dossier keeps."""
        return self.papers.papers()

    def missing(self) -> tuple[str, ...]:
        """Return the names of required papers that are not there."""
        return tuple(
            paper.name
            for paper in self.papers.required()
            if not self.papers.tally(paper.key).is_had
        )

    def count_words(self) -> str:
        """Return how many required papers are there, as shown."""
        return self._count.text()

    def set_problems(self, problems: dict[str, str]) -> None:
        """Say what is missing under the papers; keys are their places in the list."""
        hidden = any(self.table.lines.row_of(key) < 0 for key in problems)
        if hidden and not self._with_others:
            self._on_others()
        shown = {key: text for key, text in problems.items() if self.table.lines.row_of(key) >= 0}
        self.table.set_problems(shown)

    def name_of(self, key: str) -> str:
        """Return the name of a paper for the line that counts the problems."""
        paper = self.table.lines.paper(self.table.lines.row_of(key))
        return _brief(paper.name) if paper is not None else "Giấy tờ"

    def body(self) -> dict[str, Any]:
        """Return what was entered here, for the draft."""
        return {**self.papers.body(), "unfinished": self.own.text()}

    def show_body(self, body: Mapping[str, Any]) -> None:
        """Show what a draft kept; the procedure must have been set before."""
        self.papers.show_body(body)
        self.own.set_value(str(body.get("unfinished", "")))
        self._with_others = False
        self.table.set_problems({})
        self._refresh()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Enter in the field of one's own papers add what was typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and not event.modifiers() and self.own.value():
                self._add_own()
                return True
        return False

    def _on_own_typed(self) -> None:
        self.own.setProperty(OWN_ENTER, bool(self.own.value()))
        self.changed.emit()

    def _add_own(self) -> None:
        try:
            name = clean(self.own.value(), _NAME_LIMIT)
        except RuleError as error:
            self._tell_own(error.message)
            return
        self._tell_own("" if name else "Tên giấy tờ không có chữ nào đọc được. Ghi lại.")
        if name:
            key = self.papers.add_own(name)
            self.own.clear()
            self._refresh()
            self.table.go_to(key)
            self.changed.emit()

    def _tell_own(self, words: str) -> None:
        set_state(self.own, "state", "wrong" if words else "")
        self._own_problem.set_words(words)

    def _refresh(self) -> None:
        self.table.refresh(self._with_others)
        self.table.setVisible(self.table.lines.rowCount() > 0)
        hidden = self.papers.hidden_count()
        words = f"Hiện {hidden} giấy tờ của trường hợp khác" if hidden else "Thêm giấy tờ khác"
        self._others_button.set_words("Thu gọn trường hợp khác" if self._with_others else words)
        self._others_button.setVisible(not self.papers.is_empty())
        self.own.setVisible(self._with_others or self.papers.is_empty() or bool(self.own.text()))
        self._own_problem.setVisible(bool(self._own_problem.words()))
        self._tell_count()

    def _tell_count(self) -> None:
        required = self.papers.required()
        had = sum(self.papers.tally(paper.key).is_had for paper in required)
        self._all_button.setVisible(bool(required) and had < len(required))
        not_demanded = "; ".join(self.papers.not_demanded())
        rest = f" · không đòi: {not_demanded}" if not_demanded else ""
        self._count.set_text(_count_words(self.papers.is_empty(), had, len(required)) + rest)

    def _on_counted(self) -> None:
        self._tell_count()
        self.changed.emit()

    def _on_others(self) -> None:
        self._with_others = not self._with_others
        self._refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label("Thành phần hồ sơ", "heading"))
        head.addWidget(self._count, 1)
        for button in (self._all_button, self._others_button):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            head.addWidget(button)
            head.addSpacing(4)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(head)
        for widget in (self.table, self.own, self._own_problem):
            rows.addWidget(widget)


def _count_words(is_empty: bool, had: int, required: int) -> str:
    if is_empty:
        return _NO_PAPERS
    if not required:
        return "không có giấy tờ nào bắt buộc với mọi trường hợp"
    verb = "đã đủ" if had == required else "mới có"
    return f"{verb} {had} / {required} giấy tờ bắt buộc"


_BRIEF = 40


def _brief(name: str) -> str:
    return name if len(name) <= _BRIEF else name[: _BRIEF - 1].rstrip() + "…"
