"""The officer chooses the number that leads out of the citizen screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from onecua.errors import RuleError
from onecua.services.citizen_pin import LONGEST, SHORTEST
from onecua.ui.patience import try_until_free
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from onecua.services.citizen_pin import CitizenPin

_WHY = (
    "Màn hình công dân che kín màn hình, người dân không ra được cửa sổ làm việc. Cán bộ trở lại "
    "bằng mã này: nhấn giữ biểu tượng ở góc trên bên trái, hoặc bấm Ctrl+Shift+F12."
)
_MARGIN, _WIDTH, _GAP = 20, 460, 12


class PinDialog(QDialog):
    """Asks twice; the number is never shown, only its hash is kept."""

    def __init__(self, pin: CitizenPin, parent: QWidget | None = None, *, opens: bool) -> None:
        super().__init__(parent)
        self._pin = pin
        self.setWindowTitle("Đặt mã của cán bộ")
        self.setMinimumWidth(_WIDTH)
        self.first, self.again = _digits(), _digits()
        self.first_field = Field("Mã mới", self.first, f"{SHORTEST} đến {LONGEST} chữ số")
        self.again_field = Field("Gõ lại mã", self.again)
        words = "Đặt mã và mở màn hình" if opens else "Đặt mã"
        self.accept_button = ShortcutButton(words, "Ctrl+Enter", "check", "primary")
        self._lay_out()

    def _lay_out(self) -> None:
        cancel = ShortcutButton("Thôi", "Esc")
        cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._on_accepted)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._on_accepted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        rows.setSpacing(_GAP)
        rows.addWidget(Label(_WHY, wrap=True))
        rows.addWidget(self.first_field)
        rows.addWidget(self.again_field)
        rows.addStretch(1)
        rows.addLayout(buttons)
        for field in (self.first_field, self.again_field):
            field.told.connect(self._grow)
        self.first.setFocus()

    def _grow(self) -> None:
        """Make room for what is told under a field."""
        rows = self.layout()
        if rows is not None:
            rows.activate()
            self.resize(self.width(), max(self.height(), rows.totalHeightForWidth(self.width())))

    def _on_accepted(self) -> None:
        try_until_free(self, self._choose)

    def _choose(self) -> None:
        fields = {"pin": self.first_field, "again": self.again_field}
        for field in fields.values():
            field.set_problem(None)
        try:
            self._pin.choose(self.first.text(), self.again.text())
        except RuleError as error:
            problem = error.problems[0]
            field = fields[problem.field or "pin"]
            field.set_problem(problem.message)
            field.control.setFocus()
            return
        self.accept()


def _digits() -> TextField:
    field = TextField()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(LONGEST)
    digits = QRegularExpression("[0-9]*")
    field.setValidator(QRegularExpressionValidator(digits, field))
    return field
