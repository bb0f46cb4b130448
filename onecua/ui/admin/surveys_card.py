"""Surveys in Quản trị: the form in use, the order of the faces, the citizen screen's number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from onecua.errors import RuleError, StorageError
from onecua.services.citizen_pin import LONGEST, SHORTEST, CitizenPin
from onecua.services.survey_settings import FaceOrder, face_order, keep_face_order
from onecua.ui.patience import try_until_free
from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.confirm_dialog import Question, confirm
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from onecua.ui.shell import Shell

_ORDERS = (
    (FaceOrder.BEST_FIRST, "5 → 1, hài lòng trước"),
    (FaceOrder.WORST_FIRST, "1 → 5, hài lòng sau"),
)
_PIN_SET = "Đã đặt mã. Đặt mã mới thì mã cũ hết dùng."
_PIN_UNSET = "Chưa đặt mã: lần đầu mở màn hình công dân sẽ hỏi."
_LOST = "Phiếu chờ gộp không đọc được"
_LOST_WORDS = "Hồ sơ và kết quả đã gộp không ảnh hưởng. Bỏ tệp hỏng để thu phiếu mới."
_DROP = Question(
    "Bỏ phiếu chờ bị hỏng",
    "Các phiếu đang chờ gộp sẽ không vào số liệu; người dân dùng lại được phiếu của mình. Tệp hỏng "
    "và khóa của nó bị xóa hẳn, để không ai đọc lại được câu trả lời.",
    "Bỏ phiếu chờ bị hỏng",
)


class SurveysCard(Card):
    """Settings of surveys; `forms_asked` wants the page where questionnaires are chosen."""

    forms_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("Khảo sát", parent=parent)
        self._shell = shell
        self.form = Label("", wrap=True)
        self.forms_button = ShortcutButton("Đổi mẫu phiếu", icon="smile")
        self.order = Segmented(_ORDERS)
        self.pin, self.again = _hidden(), _hidden()
        self.pin_field = Field("Mã ra khỏi màn hình công dân", self.pin)
        self.again_field = Field("Gõ lại", self.again)
        self.pin_state = Label("", "small", "sub", wrap=True)
        self.pin_button = ShortcutButton("Đặt mã", icon="key")
        self.lost = Banner("danger", _LOST)
        self.lost_words = Label(_LOST_WORDS, "small", "sub", wrap=True)
        self.drop_button = ShortcutButton("Bỏ phiếu chờ bị hỏng", icon="trash")
        self._lay_out()
        self.forms_button.clicked.connect(self.forms_asked)
        self.order.changed.connect(self._on_order)
        self.pin_button.clicked.connect(self.keep_pin)
        self.drop_button.clicked.connect(self.drop)

    def refresh(self) -> None:
        """Read the settings anew."""
        desk = self._shell.desk
        form = desk.questionnaires.in_force(desk.clock().date())
        self.form.setText(f"Mẫu đang dùng: {form.title}, bản {form.version}.")
        self.order.set_value(face_order(desk.preferences))
        self.pin_state.setText(_PIN_SET if self._pin_service().is_set() else _PIN_UNSET)
        is_lost = self._is_lost()
        for widget in (self.lost, self.lost_words, self.drop_button):
            widget.setVisible(is_lost)

    def keep_pin(self) -> None:
        """Keep the number typed twice, or say beside the field what is wrong with it."""
        self.pin_field.set_problem(None)
        self.again_field.set_problem(None)
        try_until_free(self, self._choose_pin)

    def drop(self) -> None:
        """Ask, then remove the damaged pool so that new slips can be taken."""
        if confirm(self.window(), _DROP) is None:
            return
        self._shell.desk.surveys.pool.drop()
        self.refresh()
        self._shell.say("Đã xóa tệp phiếu chờ bị hỏng. Thu được phiếu mới.")

    def _choose_pin(self) -> None:
        try:
            self._pin_service().choose(self.pin.value(), self.again.value())
        except RuleError as error:
            fields = {"pin": self.pin_field, "again": self.again_field}
            for problem in error.problems:
                fields[problem.field or "pin"].set_problem(problem.message)
            fields[error.problems[0].field or "pin"].control.setFocus()
            return
        self.pin.clear()
        self.again.clear()
        self.refresh()
        self._shell.say("Đã đặt mã ra khỏi màn hình công dân.")

    def _on_order(self, order: FaceOrder) -> None:
        preferences = self._shell.desk.preferences
        try_until_free(self, lambda: keep_face_order(preferences, FaceOrder(order)))

    def _pin_service(self) -> CitizenPin:
        return CitizenPin(self._shell.desk.preferences, self._shell.desk.clock)

    def _is_lost(self) -> bool:
        try:
            self._shell.desk.surveys.pool.read()
        except StorageError:
            return True  # the banner and its button tell what to do
        return False

    def _lay_out(self) -> None:
        self.set_head(self.forms_button)
        self.body.setSpacing(10)
        for widget in (self.lost, self.lost_words):
            self.body.addWidget(widget)
        self.body.addLayout(_row(self.drop_button))
        self.body.addWidget(self.form)
        self.body.addWidget(Field("Thứ tự mức trả lời, trên màn hình và phiếu in", self.order))
        pin = QWidget()
        rows = QVBoxLayout(pin)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(FieldRow([(self.pin_field, 0), (self.again_field, 0)]))
        rows.addWidget(self.pin_state)
        rows.addLayout(_row(self.pin_button))
        enter_moves_on(pin)
        self.body.addWidget(pin)


def _hidden() -> TextField:
    field = TextField(f"{SHORTEST} đến {LONGEST} chữ số")
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _row(button: ShortcutButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
