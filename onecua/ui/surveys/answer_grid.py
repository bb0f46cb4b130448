"""The entry grid of a paper slip: digits answer and go on, Enter finishes; a scan is told apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from onecua.domain.survey.questionnaire import QuestionKind
from onecua.errors import RuleError
from onecua.ui.surveys.answer_row import (
    AnswerRow,
    answer_area,
    box_areas,
    paint_row,
    row_height,
)
from onecua.ui.surveys.scan_burst import ScanBurst, code_in
from onecua.ui.surveys.text_line import TextLine
from onecua.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from onecua.domain.survey.questionnaire import Question
    from onecua.ui.surveys.slip_entry import SlipEntry

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WRONG_LETTER = "Câu này trả lời bằng số. Bấm số in cạnh ô đã đánh dấu."
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class AnswerGrid(QWidget):
    """Shows a `SlipEntry`; `finished` follows Enter, `scanned` the code of another slip.

    `moved` gives the upper and lower edge of the question under the caret, to be scrolled to.
    """

    finished = Signal()
    scanned = Signal(str)
    changed = Signal()
    moved = Signal(int, int)

    def __init__(self, entry: SlipEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._problems: dict[str, str] = {}
        self._rows: list[tuple[AnswerRow, QRectF]] = []
        self._burst = ScanBurst(self)
        self._burst.ended.connect(self._on_burst)
        self.line = TextLine(self)
        self.line.hide()
        self.line.left.connect(self._on_line_left)
        self.line.skipped.connect(lambda: self._do(self._entry.skip))
        self.line.finished.connect(self.finished)
        self.line.scanned.connect(self.scanned)
        self.line.changed.connect(self._on_written)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Digits of a Vietnamese input method would become marks (VNI types them so).
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        theme().changed.connect(self.follow)
        self.follow()

    def entry(self) -> SlipEntry:
        """Return the slip that is typed."""
        return self._entry

    def set_entry(self, entry: SlipEntry) -> None:
        """Show another slip."""
        self._entry = entry
        self._problems = {}
        self.line.close_line()
        self.follow()

    def set_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong below each question and put the caret on the first one."""
        self._problems = dict(problems)
        first = next((q.id for q in self._entry.questions if q.id in problems), None)
        if first is not None:
            self._entry.go_to(first)
        self.follow()
        self.take_focus()

    def problems(self) -> dict[str, str]:
        """Return what is wrong by question."""
        return dict(self._problems)

    def take_focus(self) -> None:
        """Put the keyboard where the caret stands."""
        (self.line if self.line.isVisibleTo(self) else self).setFocus()

    def follow(self) -> None:
        """Draw the entry anew, its text line open where the caret stands on a text."""
        had_focus = self.hasFocus() or self.line.hasFocus()
        self._measure()
        question = self._entry.current
        is_text = question is not None and question.kind is QuestionKind.TEXT
        if question is not None and is_text:
            given = self._entry.answers.get(question.id, "")
            self.line.open_for(question, given if isinstance(given, str) else "")
            self.line.show()
        else:
            self.line.close_line()
        self._place_line()
        if had_focus:
            self.take_focus()
        self._name_it(question)
        self.updateGeometry()
        self.update()
        self.changed.emit()
        self._tell_place()

    def sizeHint(self) -> QSize:
        """Return the height of all questions."""
        return QSize(560, int(self._rows[-1][1].bottom()) if self._rows else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: what is around the grid scrolls."""
        return QSize(320, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, correct, go on or finish; a letter begins the code of another slip."""
        key, text = Qt.Key(event.key()), event.text()
        if event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)
        elif self._burst.is_open():
            self._burst.end() if key in _ENTER else self._burst.take(text)
        elif key in _ENTER:
            self.finished.emit()
        elif text.isascii() and text.isdigit():
            self._do(lambda: self._entry.press(int(text)))
        elif key in _moves(self._entry):
            self._do(_moves(self._entry)[key])
        elif text.isprintable() and text.strip():
            self._burst.take(text)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Answer by the box that is pressed, or put the caret on a question."""
        for row, area in self._rows:
            if area.contains(event.position()):
                boxes = box_areas(area, row.question)
                hit = next((code for code, box in boxes if box.contains(event.position())), None)
                self._do(partial(self._press, row.question, hit))
                return

    def event(self, event: QEvent) -> bool:
        """Tell the whole question in the tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            found = next((row for row, area in self._rows if area.contains(at)), None)
            QToolTip.showText(event.globalPos(), found.question.text if found else "", self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the questions the new width."""
        super().resizeEvent(event)
        self._measure()
        self._place_line()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the questions."""
        painter = QPainter(self)
        for row, area in self._rows:
            paint_row(painter, area, row)

    def _press(self, question: Question, code: int | None) -> None:
        if code is None:
            self._entry.go_to(question.id)
        else:
            self._entry.choose(question, code)

    def _do(self, deed: Callable[[], object]) -> None:
        """Do what was asked for; what is wrong with it stands below its question."""
        before = self._entry.current
        self._problems.pop("" if before is None else before.id, None)
        try:
            deed()
        except RuleError as error:
            self._problems[error.field or ""] = error.message
        self.follow()
        self.take_focus()

    def _on_burst(self, text: str) -> None:
        if code_in(text):
            self.scanned.emit(code_in(text))
            return
        question = self._entry.current
        self._problems["" if question is None else question.id] = _WRONG_LETTER
        self.follow()

    def _on_written(self, text: str) -> None:
        question = self._entry.current
        if question is not None and question.kind is QuestionKind.TEXT:
            self._problems.pop(question.id, None)
            self._entry.write(question, text)
            self.changed.emit()

    def _on_line_left(self, step: int) -> None:
        self._do(self._entry.forward if step > 0 else self._entry.go_up)

    def _measure(self) -> None:
        """Find the place of each question; one with something wrong below it is higher."""
        self._rows = []
        top = 0
        current = self._entry.current
        for number, question in enumerate(self._entry.questions, 1):
            row = AnswerRow(
                number,
                question,
                self._entry.answers.get(question.id),
                current is not None and question.id == current.id,
                question.id in self._entry.passed,
                self._problems.get(question.id, ""),
            )
            high = row_height(row)
            self._rows.append((row, QRectF(0, top, self.width(), high)))
            top += high

    def _place_line(self) -> None:
        for row, area in self._rows:
            if row.is_current:
                inside = answer_area(area).toRect()
                high = min(self.line.sizeHint().height(), inside.height() - 1)
                top = inside.y() + (inside.height() - high) // 2
                self.line.setGeometry(inside.x(), top, inside.width(), high)

    def _tell_place(self) -> None:
        for row, area in self._rows:
            if row.is_current:
                self.moved.emit(int(area.top()), int(area.bottom()))

    def _name_it(self, question: Question | None) -> None:
        if question is None:
            self.setAccessibleName("Đã hết câu hỏi, bấm Enter để ghi phiếu")
            return
        offered = ", ".join(f"{choice.code} {choice.words}" for choice in question.choices)
        self.setAccessibleName(f"{question.text} {offered}".strip())


def _moves(entry: SlipEntry) -> dict[Qt.Key, Callable[[], None]]:
    return {
        Qt.Key.Key_Plus: entry.skip,
        Qt.Key.Key_Backspace: entry.back,
        Qt.Key.Key_Up: entry.go_up,
        Qt.Key.Key_Down: entry.forward,
    }
