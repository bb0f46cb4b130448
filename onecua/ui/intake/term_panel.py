"""The handling time, asked where the catalogue does not say it and remembered as the office's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.deadline import HandlingTime, Unit
from onecua.errors import RuleError
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.ui.intake.reading import Reader

_UNITS = [
    (Unit.WORKING_DAY.value, "ngày làm việc"),
    (Unit.DAY.value, "ngày"),
    (Unit.WORKING_HOUR.value, "giờ làm việc"),
    (Unit.HOUR.value, "giờ liên tục"),
    (Unit.MONTH.value, "tháng"),
    (Unit.SAME_DAY.value, "trong ngày"),
]
_AMOUNT_WIDTH, _UNIT_WIDTH = 72, 164


class TermPanel(QWidget):
    """A number and a unit with the reason why they are asked; hidden when the term is known."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = TextField("số")
        self.unit = ChoiceField(_UNITS)
        self._reason = MessageLine()
        self._problem = MessageLine()
        self.amount.setAccessibleName("Thời hạn giải quyết")
        self.unit.setAccessibleName("Đơn vị của thời hạn")
        self._lay_out()
        self._fit()
        theme().changed.connect(self._fit)
        self.amount.textChanged.connect(lambda _text: self.changed.emit())
        self.unit.changed.connect(self._on_unit)
        self.hide()

    def ask(self, reason: str) -> None:
        """Ask the term for this reason; an empty one means that it is known."""
        self._reason.set_words(reason, "warning")
        self.setVisible(bool(reason))

    def is_asked(self) -> bool:
        """Tell whether the officer has to give the term."""
        return not self.isHidden()

    def set_problem(self, text: str | None) -> None:
        """Say what is wrong with the term; what the reason says already is not said twice."""
        set_state(self.amount, "state", "wrong" if text else "")
        self.amount.setAccessibleDescription(text or "")
        told = text == self._reason.words()
        self._problem.set_words("" if told else text or "")
        self._reason.set_words(self._reason.words(), "danger" if told else "warning")

    def read(self, reader: Reader) -> HandlingTime | None:
        """Return the term typed here, None when it was not asked or is not typed yet."""
        if not self.is_asked():
            return None
        unit = Unit(str(self.unit.value()))
        typed = "1" if unit is Unit.SAME_DAY else self.amount.text()
        amount = reader.amount("term", typed)
        if amount is None:
            return None
        try:
            return HandlingTime(amount, unit)
        except RuleError as error:
            reader.wrong("term", error.message)
            return None

    def body(self) -> dict[str, Any]:
        """Return what is typed here, for the draft."""
        return {"amount": self.amount.text(), "unit": str(self.unit.value())}

    def show_body(self, body: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        self.unit.set_value(str(body.get("unit") or Unit.WORKING_DAY.value))
        self.amount.set_value(str(body.get("amount", "")))
        self.amount.setEnabled(self.unit.value() != Unit.SAME_DAY.value)

    def _on_unit(self, unit: object) -> None:
        self.amount.setEnabled(unit != Unit.SAME_DAY.value)
        self.changed.emit()

    def _fit(self) -> None:
        self.amount.setFixedWidth(scaled(_AMOUNT_WIDTH))
        self.unit.setFixedWidth(scaled(_UNIT_WIDTH))

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(Label("Thời hạn giải quyết", "strong"))
        entry.addWidget(self.amount)
        entry.addWidget(self.unit)
        entry.addWidget(Label("ghi một lần, lần sau tự có", color="sub"))
        entry.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self._reason)
        rows.addLayout(entry)
        rows.addWidget(self._problem)
        self._problem.hide()
