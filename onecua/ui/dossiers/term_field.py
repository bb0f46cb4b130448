"""A term as a number and a unit: «2 ngày làm việc»."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.deadline.handling_time import amount_words
from onecua.errors import RuleError
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

_UNITS = [
    (Unit.WORKING_DAY.value, "ngày làm việc"),
    (Unit.DAY.value, "ngày"),
    (Unit.WORKING_HOUR.value, "giờ làm việc"),
    (Unit.HOUR.value, "giờ liên tục"),
    (Unit.MONTH.value, "tháng"),
]
_SAME_DAY = (Unit.SAME_DAY.value, "trong ngày")
_AMOUNT_WIDTH = 72


class TermField(QWidget):
    """Asks a term; `changed` follows the number and the unit.

    With `same_day` «trong ngày» is offered too, which needs no number.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, same_day: bool = False) -> None:
        super().__init__(parent)
        self.amount = TextField("số")
        self.unit = ChoiceField([*_UNITS, *([_SAME_DAY] if same_day else [])])
        self.amount.setFixedWidth(scaled(_AMOUNT_WIDTH))
        self.amount.setAccessibleName("Số")
        self.unit.setAccessibleName("Đơn vị")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.amount)
        row.addWidget(self.unit, 1)
        self.setFocusProxy(self.amount)
        self.amount.changed.connect(lambda _text: self.changed.emit())
        self.unit.changed.connect(self._on_unit)

    def set_value(self, term: HandlingTime | None) -> None:
        """Show a term without telling `changed`; None empties the number."""
        self.amount.blockSignals(True)
        self.amount.set_value(amount_words(term.amount) if term else "")
        self.amount.blockSignals(False)
        if term is not None:
            self.unit.set_value(term.unit.value)
        elif self._is_of_the_day():
            self.unit.set_value(Unit.WORKING_DAY.value)
        self.amount.setEnabled(not self._is_of_the_day())

    def _on_unit(self) -> None:
        self.amount.setEnabled(not self._is_of_the_day())
        self.changed.emit()

    def _is_of_the_day(self) -> bool:
        return self.unit.value() == Unit.SAME_DAY.value

    def value(self) -> HandlingTime | None:
        """Return the term, None when no number was typed; `RuleError` for what is none."""
        if self._is_of_the_day():
            return HandlingTime(Decimal(1), Unit.SAME_DAY)
        text = self.amount.value().replace(",", ".")
        if not text:
            return None
        try:
            amount = Decimal(text)
        except InvalidOperation:
            raise RuleError("Ghi thời hạn bằng số, ví dụ 2 hoặc 0,5.") from None
        return HandlingTime(amount, Unit(str(self.unit.value())))

    def read(self, problems: list[RuleError], name: str, ask: str) -> HandlingTime | None:
        """Return the term; what is wrong is added under the field's name, `ask` when empty."""
        try:
            term = self.value()
        except RuleError as error:
            problems.append(RuleError(error.message, name))
            return None
        if term is None:
            problems.append(RuleError(ask, name))
        return term
