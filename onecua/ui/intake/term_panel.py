"""The handling time where somebody has to say it: typed once, picked for a case, or verified."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.deadline import HandlingTime, Unit, handling_time_words
from onecua.domain.procedure_rule import term_text
from onecua.errors import RuleError
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.check_box import CheckBox
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onecua.ui.intake.reading import Reader

_UNITS = [
    (Unit.WORKING_DAY.value, "ngày làm việc"),
    (Unit.DAY.value, "ngày"),
    (Unit.WORKING_HOUR.value, "giờ làm việc"),
    (Unit.HOUR.value, "giờ liên tục"),
    (Unit.MONTH.value, "tháng"),
    (Unit.SAME_DAY.value, "trong ngày"),
]
_AMOUNT_WIDTH, _UNIT_WIDTH = 72, 178
_NO_CASE, _OTHER_CASE = "", "other"
_ONCE = "ghi một lần, lần sau tự có"


class TermPanel(QWidget):
    """A number and a unit with the reason why they are asked, the cases to pick from, a tick.

    It is hidden when the term is known and nothing can have to be verified.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cases: dict[str, HandlingTime] = {}
        self._kept_case = _NO_CASE
        self._verified: str | None = None
        self.amount = TextField("số")
        self.unit = ChoiceField(_UNITS)
        self.case = Segmented([(_NO_CASE, "Chưa chọn")])
        self.verification = CheckBox("Phải xác minh")
        self._reason = MessageLine()
        self._hint = Label(_ONCE, color="sub")
        self._problem = MessageLine()
        self._verification_problem = MessageLine()
        self.amount.setAccessibleName("Thời hạn giải quyết")
        self.unit.setAccessibleName("Đơn vị của thời hạn")
        self.case.setAccessibleName("Trường hợp")
        self._asked = QWidget()
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._entry = QWidget()
        self._added = Label("", color="sub")
        self._ticked = QWidget()
        self._lay_out()
        self._fit()
        theme().changed.connect(self._fit)
        self.amount.textChanged.connect(lambda _text: self.changed.emit())
        self.unit.changed.connect(self._on_unit)
        self.case.changed.connect(self._on_case)
        self.verification.toggled.connect(lambda _on: self.changed.emit())
        self._show_parts()

    def ask(self, reason: str, cases: Sequence[HandlingTime] = ()) -> None:
        """Ask the term for this reason, or one of the cases; an empty reason means it is known."""
        self._reason.set_words(reason, "warning")
        self._asked.setHidden(not reason)
        offered = {term_text(case) or "": case for case in cases}
        if offered != self._cases:
            self._cases = offered
            words = [(text, handling_time_words(case)) for text, case in offered.items()]
            options = [(_NO_CASE, "Chưa chọn"), *words, (_OTHER_CASE, "Khác")]
            self.case.set_options(options)
            if self._kept_case in dict(options):
                self.case.set_value(self._kept_case)
        self._show_parts()

    def offer_verification(self, procedure: str, extra: HandlingTime | None) -> None:
        """Offer the tick for a procedure that knows a verification; another one begins unticked."""
        offered = procedure if extra is not None else None
        if offered != self._verified:
            self._verified = offered
            self.verification.blockSignals(True)
            self.verification.setChecked(False)
            self.verification.blockSignals(False)
        self._added.setText(f"cộng thêm {handling_time_words(extra)}" if extra else "")
        self._show_parts()

    def is_asked(self) -> bool:
        """Tell whether the officer has to give the term."""
        return not self._asked.isHidden()

    def is_given(self) -> bool:
        """Tell whether something is typed or picked."""
        if self._by_case():
            return self.case.value() != _NO_CASE
        return bool(self.amount.value())

    def needs_verification(self) -> bool:
        """Tell whether something must be verified, as the officer ticked it."""
        return self._verified is not None and self.verification.isChecked()

    def target(self) -> QWidget:
        """Return where the term is given: the cases, else the number."""
        listed = self._cases and self.case.value() != _OTHER_CASE
        return self.case if listed else self.amount

    def set_problem(self, text: str | None) -> None:
        """Say what is wrong with the term; what the reason says already is not said twice."""
        set_state(self.amount, "state", "wrong" if text else "")
        self.target().setAccessibleDescription(text or "")
        told = text == self._reason.words()
        self._problem.set_words("" if told else text or "")
        self._reason.set_words(self._reason.words(), "danger" if told else "warning")

    def set_verification_problem(self, text: str | None) -> None:
        """Say what is wrong with the tick."""
        self._verification_problem.set_words(text or "")
        self._show_parts()

    def verification_problem(self) -> str:
        """Return what is wrong with the tick, empty when nothing is."""
        return self._verification_problem.words()

    def read(self, reader: Reader) -> HandlingTime | None:
        """Return the term given here, None when it was not asked or is not given yet."""
        if not self.is_asked():
            return None
        if self._by_case():
            return self._cases.get(str(self.case.value()))
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
        return {
            "amount": self.amount.text(),
            "unit": str(self.unit.value()),
            "case": str(self.case.value()),
            "verification": self.needs_verification(),
        }

    def show_body(self, body: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        self.unit.set_value(str(body.get("unit") or Unit.WORKING_DAY.value))
        self.amount.set_value(str(body.get("amount", "")))
        self.amount.setEnabled(self.unit.value() != Unit.SAME_DAY.value)
        self._kept_case = str(body.get("case", _NO_CASE))
        known = {_NO_CASE, _OTHER_CASE, *self._cases} if self._cases else {_NO_CASE}
        self.case.set_value(self._kept_case if self._kept_case in known else _NO_CASE)
        self.verification.setChecked(bool(body.get("verification")))
        self._show_parts()

    def _by_case(self) -> bool:
        return bool(self._cases) and self.case.value() != _OTHER_CASE

    def _on_case(self) -> None:
        self._show_parts()
        if self.case.value() == _OTHER_CASE:
            self.amount.setFocus()
        self.changed.emit()

    def _on_unit(self, unit: object) -> None:
        self.amount.setEnabled(unit != Unit.SAME_DAY.value)
        self.changed.emit()

    def _show_parts(self) -> None:
        """Show what is asked; the panel itself while anything is."""
        self.case.setVisible(bool(self._cases))
        self._entry.setVisible(not self._by_case())
        self._hint.setVisible(not self._cases)
        self._place_entry()
        self._ticked.setVisible(self._verified is not None)
        wrong = bool(self._verification_problem.words())
        self.setVisible(self.is_asked() or self._verified is not None or wrong)

    def _place_entry(self) -> None:
        """Put the number beside its label, or under the cases, which take the whole line."""
        line, place = (self._second, 0) if self._cases else (self._first, 2)
        if line.indexOf(self._entry) < 0:
            line.insertWidget(place, self._entry)

    def _fit(self) -> None:
        self.amount.setFixedWidth(scaled(_AMOUNT_WIDTH))
        self.unit.setFixedWidth(scaled(_UNIT_WIDTH))

    def _lay_out(self) -> None:
        number = QHBoxLayout(self._entry)
        number.setContentsMargins(0, 0, 0, 0)
        number.setSpacing(8)
        number.addWidget(self.amount)
        number.addWidget(self.unit)
        for line in (self._first, self._second):
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
        for widget in (Label("Thời hạn giải quyết", "strong"), self.case, self._entry, self._hint):
            self._first.addWidget(widget)
        self._first.addStretch(1)
        self._second.addStretch(1)
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(2)
        asked.addWidget(self._reason)
        asked.addLayout(self._first)
        asked.addLayout(self._second)
        asked.addWidget(self._problem)
        ticked = QHBoxLayout(self._ticked)
        ticked.setContentsMargins(0, 0, 0, 0)
        ticked.setSpacing(6)
        ticked.addWidget(self.verification)
        ticked.addWidget(self._added)
        ticked.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for widget in (self._asked, self._ticked, self._verification_problem):
            rows.addWidget(widget)
        self._problem.hide()
        self._verification_problem.hide()
        self._asked.hide()
