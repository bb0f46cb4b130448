"""What is missing, written under each paper of the checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from onecua.ui.intake.checklist_model import Column
from onecua.ui.intake.checklist_painting import line_height, problem_height
from onecua.ui.widgets.field import MessageLine

if TYPE_CHECKING:
    from onecua.ui.intake.checklist_view import ChecklistView


class PaperProblems:
    """A sentence in each line that has a problem, and a place for F8 to go to."""

    def __init__(self, view: ChecklistView) -> None:
        self._view = view
        self._anchors: dict[str, _PaperAnchor] = {}
        self._messages: dict[str, MessageLine] = {}

    def show(self, problems: dict[str, str]) -> None:
        """Show these problems in place of the ones before."""
        for widget in (*self._anchors.values(), *self._messages.values()):
            widget.hide()
            widget.deleteLater()
        self._anchors = {key: _PaperAnchor(self._view, key) for key in problems}
        self._messages = {key: MessageLine(self._view.viewport()) for key in problems}
        for key, words in problems.items():
            self._messages[key].set_words(words)
            self._messages[key].setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def anchor(self, key: str) -> QWidget:
        """Return what takes the focus in the name of a paper."""
        return self._anchors[key]

    def place(self, left: int) -> None:
        """Put each sentence at the foot of its line, so many pixels from the left edge."""
        lines = self._view.lines
        for key, message in self._messages.items():
            cell = self._view.visualRect(lines.index(lines.row_of(key), int(Column.NAME)))
            width = self._view.viewport().width() - left - 12
            top = cell.top() + line_height() - 4
            message.setGeometry(left + 6, top, width, problem_height())
            self._anchors[key].setGeometry(0, cell.top(), 1, cell.height())


class _PaperAnchor(QWidget):
    """Takes the focus in the name of one line."""

    def __init__(self, view: ChecklistView, key: str) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._key = key
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the caret on the line."""
        self._view.go_to(self._key)
        self._view.setFocus(reason)
