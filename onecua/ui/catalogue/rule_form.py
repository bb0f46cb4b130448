"""The fields of a procedure's own rule: model, cut-off, pause, verification, this desk's share."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from onecua.domain.deadline import Model, Unit
from onecua.domain.office import SupplementClock
from onecua.ui.catalogue.rule_state import RuleState, TypedTerm
from onecua.ui.catalogue.rule_words import clock_hint, cutoff_hint, model_hint
from onecua.ui.cutoff_field import CutoffField
from onecua.ui.dossiers.term_field import TermField
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from datetime import time

    from onecua.domain.office import DeadlinePolicy
    from onecua.errors import RuleError
    from onecua.ui.catalogue.rule_state import TypedStep

_AS_OFFICE = "Như đơn vị"
_EDGE = 16
_TERM_WIDTH = 300


class RuleForm(QScrollArea):
    """Shows a `RuleState` without its steps; `changed` follows each edit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = Segmented(
            [(None, _AS_OFFICE), (Model.DAY, "Theo ngày"), (Model.CLOCK, "Theo giờ làm việc")]
        )
        self.cutoff = CutoffField(of_procedure=True)
        self.clock = Segmented(
            [
                (None, _AS_OFFICE),
                (SupplementClock.RESTART, "Tính lại từ đầu"),
                (SupplementClock.PAUSE, "Tính tiếp phần còn lại"),
            ]
        )
        self.verification = TermField()
        self.desk_term = TermField(same_day=True)
        self.fields = {
            "model": Field("Thời hạn tính", self.model),
            "cutoff": Field("Giờ chốt nhận", self.cutoff),
            "clock": Field("Khi người dân bổ sung xong", self.clock),
            "verification": Field("Phải xác minh thì cộng thêm", self.verification),
            "desk_term": Field("Hạn riêng của bộ phận này", self.desk_term, "khi liên thông"),
        }
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        enter_moves_on(self)
        for control in (self.cutoff, self.verification, self.desk_term):
            control.changed.connect(self.changed)
        for choice in (self.model, self.clock):
            choice.changed.connect(lambda _value: self.changed.emit())

    def sizeHint(self) -> QSize:
        """Ask for no more than a few fields: the rest scrolls."""
        return QSize(320, 160)

    def show_state(self, state: RuleState) -> None:
        """Show what is typed of a rule, without telling `changed`."""
        self.blockSignals(True)
        self.model.set_value(state.model)
        self.cutoff.set_value(state.cutoff)
        self.clock.set_value(state.supplement_clock)
        show_typed(self.verification, state.verification)
        show_typed(self.desk_term, state.desk_term)
        self.set_problems([])
        self.blockSignals(False)

    def state(self, steps: tuple[TypedStep, ...]) -> RuleState:
        """Return what is typed, with the steps that stand elsewhere."""
        return RuleState(
            cast("Model | None", self.model.value()),
            self.cutoff.value(),
            cast("SupplementClock | None", self.clock.value()),
            typed_in(self.verification),
            typed_in(self.desk_term),
            steps,
        )

    def show_policy(self, policy: DeadlinePolicy, stated: time | None) -> None:
        """Say beside each choice what «như đơn vị» means just now."""
        self.fields["model"].set_hint(model_hint(policy))
        self.fields["cutoff"].set_hint(cutoff_hint(policy, stated))
        self.fields["clock"].set_hint(clock_hint(policy))

    def set_problems(self, problems: list[RuleError]) -> bool:
        """Say beside the fields what is wrong; tell whether one of them is."""
        told = {problem.field: problem.message for problem in problems}
        for name, field in self.fields.items():
            field.set_problem(told.get(name))
        first = next((field for name, field in self.fields.items() if name in told), None)
        if first is not None:
            first.control.setFocus()
            self.ensureWidgetVisible(first)
        return first is not None

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(_EDGE, 10, _EDGE, 10)
        rows.setSpacing(10)
        for name in ("model", "cutoff", "clock"):
            rows.addWidget(self.fields[name])
        terms = [(self.fields[name], _TERM_WIDTH) for name in ("verification", "desk_term")]
        rows.addWidget(FieldRow(terms))
        rows.addStretch(1)
        self.setWidget(page)


def typed_in(field: TermField) -> TypedTerm:
    """Return what is typed in a term; without a number the unit says nothing."""
    unit, amount = Unit(str(field.unit.value())), field.amount.value()
    if unit is Unit.SAME_DAY:
        return TypedTerm(unit=unit)
    return TypedTerm(amount, unit) if amount else TypedTerm()


def show_typed(field: TermField, typed: TypedTerm) -> None:
    """Show what was typed of a term, readable or not, without telling `changed`."""
    field.blockSignals(True)
    field.set_value(None)
    field.unit.set_value(typed.unit.value)
    field.amount.set_value(typed.amount)
    field.amount.setEnabled(typed.unit is not Unit.SAME_DAY)
    field.blockSignals(False)
