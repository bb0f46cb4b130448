"""What the applicant pays and how; nobody guesses an amount that the province sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from onecua.domain.dossier import Channel, FeeState
from onecua.domain.vietnamese import grouped, money
from onecua.ui.intake.reading import Reader
from onecua.ui.theme import set_state, theme
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.clamped_label import ClampedLabel
from onecua.ui.widgets.field import MessageLine
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.domain.procedure import Procedure

_STATES = [
    (FeeState.UNPAID, "Chưa thu"),
    (FeeState.CASH, "Tiền mặt"),
    (FeeState.TRANSFER, "Chuyển khoản"),
]
_PAID = {FeeState.CASH, FeeState.TRANSFER}
_AMOUNT_WIDTH = 132
_UNKNOWN = "Danh mục chưa có mức thu. Ghi theo nghị quyết của HĐND tỉnh; chưa rõ thì để trống."


class FeeCard(Card):
    """The amount of the catalogue, or a field for one that it does not give or gives per piece."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Phí, lệ phí", parent=parent)
        self._known: int | None = None
        self._typed = False
        self._source: tuple[str, Channel] | None = None
        self.amount = TextField("chưa rõ")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.setAccessibleName("Phải thu, đồng")
        self._fixed = Label("", "strong")
        self.state = Segmented(_STATES)
        self.state.setAccessibleName("Đã thu thế nào")
        self._remark = ClampedLabel(3, "small", "sub")
        self._problem = MessageLine()
        self._lay_out()
        self._fit()
        theme().changed.connect(self._fit)
        self.amount.textEdited.connect(self._on_edited)
        self.amount.textChanged.connect(lambda _text: self.changed.emit())
        self.amount.editingFinished.connect(self._on_left)
        self.state.changed.connect(lambda _value: self.changed.emit())
        self.show_fee(None, Channel.IN_PERSON)

    def show_fee(self, procedure: Procedure | None, channel: Channel) -> None:
        """Show what a procedure costs; an amount already typed for it stays."""
        source = (procedure.code, channel) if procedure else None
        if source == self._source and source is not None:
            return
        other = self._source is None or source is None or self._source[0] != source[0]
        self._source = source
        self._typed = self._typed and not other
        fee = procedure.fee if procedure else None
        self._known = fee.for_channel(channel) if fee else None
        self._tell(procedure is not None, fee.per if fee else "", fee.note if fee else "")

    def value(self, reader: Reader) -> tuple[int | None, FeeState]:
        """Return the amount, None when it is unknown, and how it was paid."""
        state = self.state.value()
        assert isinstance(state, FeeState)
        if self._fixed_amount() is not None:
            amount = self._fixed_amount()
            return amount, FeeState.FREE if amount == 0 else state
        amount = reader.money("fee", self.amount.text())
        if amount is None and state in _PAID:
            reader.wrong("fee", "Ghi số tiền đã thu, hoặc chọn «Chưa thu».")
        if amount is None:
            return None, FeeState.UNKNOWN
        return amount, FeeState.FREE if amount == 0 else state

    def set_problem(self, text: str | None) -> None:
        """Say what is wrong with the amount."""
        set_state(self.amount, "state", "wrong" if text else "")
        self._problem.set_words(text or "")

    def target(self) -> QLineEdit:
        """Return where an amount is typed."""
        return self.amount

    def kept(self) -> dict[str, Any]:
        """Return what was entered here, for the draft; the catalogue's amount is not entered."""
        state = self.state.value()
        assert isinstance(state, FeeState)
        return {"amount": self.amount.text() if self._typed else "", "state": state.value}

    def show_kept(self, kept: Mapping[str, Any]) -> None:
        """Show what a draft kept over what the procedure says."""
        self.state.set_value(FeeState(kept.get("state", FeeState.UNPAID)))
        typed = str(kept.get("amount", ""))
        self._typed = bool(typed)
        if typed:
            self.amount.set_value(typed)

    def _fixed_amount(self) -> int | None:
        return self._known if not self._fixed.isHidden() else None

    def _fit(self) -> None:
        self.amount.setFixedWidth(scaled(_AMOUNT_WIDTH))

    def _on_edited(self, _text: str) -> None:
        self._typed = True

    def _on_left(self) -> None:
        amount = Reader().money("fee", self.amount.text())
        if amount is not None:
            self.amount.set_value(grouped(amount))

    def _tell(self, has_procedure: bool, per: str, note: str) -> None:
        fixed = self._known is not None and not per
        self._fixed.setVisible(fixed)
        self.amount.setVisible(has_procedure and not fixed)
        if fixed and self._known is not None:
            self._fixed.setText(money(self._known) if self._known else "Không thu")
        if not self._typed:
            self.amount.set_value(grouped(self._known) if self._known is not None else "")
        self.state.setVisible(has_procedure and not (fixed and self._known == 0))
        self.set_note(f"{money(self._known)} / {per}" if self._known and per else "")
        words = note or ("" if self._known is not None or not has_procedure else _UNKNOWN)
        self._remark.set_text(" ".join(words.split()))
        self._words.setVisible(has_procedure)
        self.setVisible(has_procedure)

    def _lay_out(self) -> None:
        self._words = Label("Phải thu", "strong")
        row = QHBoxLayout()
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self._fixed)
        row.addWidget(self.amount)
        self.body.addLayout(row)
        for widget in (self._problem, self._remark, self.state):
            self.body.addWidget(widget)
        self._problem.hide()
