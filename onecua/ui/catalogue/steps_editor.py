"""The internal workflow of a procedure: steps added, taken out and moved by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from onecua.domain.procedure_rule import STEPS_LIMIT
from onecua.ui.catalogue.example_panel import StepEnd
from onecua.ui.catalogue.rule_state import TypedStep
from onecua.ui.catalogue.step_row import NUMBER_WIDTH, ROLE_WIDTH, TERM_WIDTH, StepRow
from onecua.ui.theme import theme
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.sizes import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.errors import RuleError

_EDGE = 16
_NO_STEPS = (
    "Chưa ghi quy trình nội bộ. Ghi từng bước, người làm và thời gian để mỗi lần chuyển hồ sơ có "
    "hạn riêng; bước không ghi thời gian thì không tính."
)
_FULL = f"Quy trình nhiều nhất {STEPS_LIMIT} bước."
_NONE = "Chưa có bước nào."


class StepsEditor(QWidget):
    """Shows typed steps; `changed` follows each edit. Keys act on the step that has the caret."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StepRow] = []
        self._sample: tuple[TypedStep, ...] = ()
        self._current = 0
        self.add_button = ShortcutButton("Thêm bước", "Ctrl+N", "plus", small=True)
        self.up_button = ShortcutButton("Lên", "Alt+↑", "chevron-up", small=True)
        self.down_button = ShortcutButton("Xuống", "Alt+↓", "chevron-down", small=True)
        self.drop_button = ShortcutButton("Bỏ bước", "Ctrl+Del", "trash", small=True)
        self.sample_button = ShortcutButton("Lấy mẫu đã công bố", icon="download", small=True)
        self._note = MessageLine()
        self._sum = MessageLine()
        self._problem = MessageLine()
        self._heads = QWidget()
        self._lay_out()
        self._connect()
        theme().changed.connect(self._fit)
        self._fit()
        self._show_state()

    def show_steps(self, steps: Sequence[TypedStep], sample: Sequence[TypedStep]) -> None:
        """Show steps without telling `changed`; `sample` is the published workflow, if any."""
        self._sample = tuple(sample)
        self._current = 0
        self._put(steps)
        self.set_problems([])

    def steps(self) -> tuple[TypedStep, ...]:
        """Return what is typed."""
        return tuple(row.step() for row in self._rows)

    def rows(self) -> list[StepRow]:
        """Return the rows in order."""
        return list(self._rows)

    def set_ends(self, ends: Sequence[StepEnd]) -> None:
        """Say under each step when it is over in the example; none without an example."""
        for place, row in enumerate(self._rows):
            end = ends[place] if place < len(ends) else StepEnd("")
            row.set_end(end.words, is_late=end.is_late)

    def set_sum(self, words: str, *, exceeds: bool) -> None:
        """Say how the times of the steps stand to the term."""
        self._sum.set_words(words, "warning" if exceeds else "sub")

    def sum_words(self) -> str:
        """Return what is said of the sum."""
        return self._sum.words()

    def set_problems(self, problems: Sequence[RuleError]) -> bool:
        """Say beside the steps what is wrong; tell whether one of them is."""
        told = {problem.field: problem.message for problem in problems}
        self._problem.set_words(told.get("steps", ""))
        wrong = []
        for place, row in enumerate(self._rows):
            text = told.get(f"steps.{place}")
            row.set_problem(text)
            wrong += [row] if text else []
        if wrong:
            wrong[0].name.setFocus()
            self._scroll.ensureWidgetVisible(wrong[0])
        return bool(wrong) or "steps" in told

    def add(self) -> None:
        """Add an empty step after the one with the caret."""
        if len(self._rows) >= STEPS_LIMIT:
            return
        steps = list(self.steps())
        place = self._current + 1 if steps else 0
        steps.insert(place, TypedStep())
        self._change(steps, place)

    def drop(self) -> None:
        """Take the step with the caret out."""
        steps = list(self.steps())
        if steps:
            del steps[self._current]
            self._change(steps, min(self._current, len(steps) - 1))

    def shift(self, by: int) -> None:
        """Move the step with the caret up or down."""
        steps, to = list(self.steps()), self._current + by
        if 0 <= to < len(steps):
            steps.insert(to, steps.pop(self._current))
            self._change(steps, to)

    def take_sample(self) -> None:
        """Begin with the steps of the published workflow."""
        self._change(self._sample, 0)

    def _change(self, steps: Sequence[TypedStep], place: int) -> None:
        self._current = max(place, 0)
        self._put(steps)
        if self._rows:
            row = self._rows[self._current]
            row.name.setFocus()
            self._scroll.ensureWidgetVisible(row)
        else:
            self.add_button.setFocus()
        self.changed.emit()

    def _put(self, steps: Sequence[TypedStep]) -> None:
        """Let there be as many rows as steps; rows are used again, so that the focus can stay."""
        while len(self._rows) > len(steps):
            row = self._rows.pop()
            self._list.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        while len(self._rows) < len(steps):
            self._rows.append(self._new_row())
        for place, (row, step) in enumerate(zip(self._rows, steps, strict=True), 1):
            row.set_place(place)
            row.show_step(step)
            row.set_end("")
            row.set_problem(None)
        self._show_state()

    def _new_row(self) -> StepRow:
        row = StepRow()
        row.changed.connect(self.changed)
        row.entered.connect(lambda: self._on_entered(row))
        self._list.insertWidget(len(self._rows), row)
        row.show()  # at once, so that the very next key finds its fields
        return row

    def _on_entered(self, row: StepRow) -> None:
        if row in self._rows:  # not one that is going away with the focus in it
            self._current = self._rows.index(row)
            self._show_state()

    def _show_state(self) -> None:
        count = len(self._rows)
        self.add_button.set_blocked(_FULL if count >= STEPS_LIMIT else None)
        self.drop_button.set_blocked(None if count else _NONE)
        first, last = self._current == 0, self._current >= count - 1
        self.up_button.set_blocked("Đang ở bước đầu." if first else None)
        self.down_button.set_blocked("Đang ở bước cuối." if last else None)
        self.sample_button.setVisible(bool(self._sample) and not count)
        self._heads.setVisible(count > 0)
        used = f" Đang dùng mẫu đã công bố, {len(self._sample)} bước." if self._sample else ""
        self._note.set_words("" if count else _NO_STEPS + used, "sub")

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.drop_button.clicked.connect(self.drop)
        self.up_button.clicked.connect(lambda: self.shift(-1))
        self.down_button.clicked.connect(lambda: self.shift(1))
        self.sample_button.clicked.connect(self.take_sample)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for button in (self.add_button, self.up_button, self.down_button, self.drop_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in its step
            tools.addWidget(button)
        tools.addWidget(self.sample_button)
        tools.addStretch(1)
        self._head_row = QHBoxLayout(self._heads)
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_row.setSpacing(8)
        self._captions = [Label(words, "small", "sub") for words in ("Bước", "Ai làm", "Thời gian")]
        for place, caption in enumerate(self._captions):
            self._head_row.addWidget(caption, 0 if place else 1)
        page = QWidget()
        page.setObjectName("page")
        self._list = QVBoxLayout(page)
        self._list.setContentsMargins(_EDGE, 0, _EDGE, 8)
        self._list.setSpacing(4)
        self._list.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(_EDGE, 0, _EDGE, 0)
        head.setSpacing(4)
        head.addLayout(tools)
        for widget in (self._problem, self._note, self._sum, self._heads):
            head.addWidget(widget)
        rows.addLayout(head)
        rows.addWidget(self._scroll, 1)
        self._problem.hide()
        self._sum.hide()

    def _fit(self) -> None:
        self._head_row.setContentsMargins(scaled(NUMBER_WIDTH) + 8, 0, 0, 0)
        self._captions[1].setFixedWidth(scaled(ROLE_WIDTH))
        self._captions[2].setFixedWidth(scaled(TERM_WIDTH))
