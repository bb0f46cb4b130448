"""One step of a workflow in the editor: its name, who does it, its time, and when that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.ui.catalogue.rule_form import show_typed, typed_in
from onecua.ui.catalogue.rule_state import TypedStep
from onecua.ui.dossiers.term_field import TermField
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER_WIDTH, ROLE_WIDTH, TERM_WIDTH = 22, 170, 228
_AMOUNT_WIDTH = 54


class StepRow(QWidget):
    """`changed` follows each edit, `entered` the focus coming into one of its fields."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = Label("", "strong", "sub")
        self.name = TextField("Tên bước")
        self.role = TextField("Người làm")
        self.term = TermField(same_day=True)
        self._end = Label("", "small", "sub")
        self._problem = MessageLine()
        self._problem.hide()
        self._lay_out()
        for text in (self.name, self.role):
            text.changed.connect(self._on_text)
        self.term.changed.connect(self.changed)
        for field in self._fields():
            field.installEventFilter(self)
        enter_moves_on(self)
        theme().changed.connect(self._fit)
        self._fit()

    def show_step(self, step: TypedStep) -> None:
        """Show what is typed of a step, without telling `changed`."""
        self.blockSignals(True)
        self.name.set_value(step.name)
        self.name.setCursorPosition(0)
        self.role.set_value(step.role)
        self.role.setCursorPosition(0)
        show_typed(self.term, step.term)
        self._on_text()
        self.blockSignals(False)

    def step(self) -> TypedStep:
        """Return what is typed."""
        return TypedStep(self.name.value(), self.role.value(), typed_in(self.term))

    def set_place(self, place: int) -> None:
        """Show which step it is, counted from 1."""
        self._number.setText(str(place))
        self.name.setAccessibleName(f"Tên bước {place}")
        self.role.setAccessibleName(f"Người làm bước {place}")
        self.term.amount.setAccessibleName(f"Thời gian bước {place}")

    def set_end(self, words: str, *, is_late: bool = False) -> None:
        """Say when the step is over in the example, marked when that is after the due instant."""
        self._end.setText(words)
        set_state(self._end, "tone", "warning" if is_late else "sub")

    def end_words(self) -> str:
        """Return what is said of the step's end."""
        return self._end.text()

    def set_problem(self, text: str | None) -> None:
        """Say what is wrong with the step."""
        set_state(self.name, "state", "wrong" if text else "")
        self.name.setAccessibleDescription(text or "")
        self._problem.set_words(text or "")

    def problem(self) -> str:
        """Return the problem shown, empty when there is none."""
        return self._problem.words()

    def has_focus(self) -> bool:
        """Tell whether the caret is in one of the fields."""
        return any(field.hasFocus() for field in self._fields())

    def _on_text(self) -> None:
        """Tell the whole of a long text in the tool tip."""
        for field in (self.name, self.role):
            field.setToolTip(field.value())
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that the caret came into the row."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def _fields(self) -> Sequence[QWidget]:
        return (self.name, self.role, self.term.amount, self.term.unit)

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignVCenter
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._number, 0, top)
        row.addWidget(self.name, 1)
        row.addWidget(self.role)
        row.addWidget(self.term)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(self._end)
        self._below.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(1)
        rows.addLayout(row)
        rows.addLayout(self._below)
        rows.addWidget(self._problem)

    def _fit(self) -> None:
        number = scaled(NUMBER_WIDTH)
        self._number.setFixedWidth(number)
        self.role.setFixedWidth(scaled(ROLE_WIDTH))
        self.term.setFixedWidth(scaled(TERM_WIDTH))
        self.term.amount.setFixedWidth(scaled(_AMOUNT_WIDTH))
        self._below.setContentsMargins(number + 8, 0, 0, 0)
        self._problem.set_left(number + 8)
