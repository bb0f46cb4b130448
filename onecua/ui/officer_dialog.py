"""Who is at the counter now: pick an officer, or write down a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.office import COMMAND_LINE, ROLE_WORDS, Officer, Role
from onecua.errors import RuleError
from onecua.services.last_officer import LAST_OFFICER
from onecua.services.setup import new_officer, record_officer
from onecua.ui.patience import try_until_free
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from onecua.services.desk import Desk

_NEW = "new"
_MARGIN = 20
_WIDTH = 420
_GAP = 12


class OfficerDialog(QDialog):
    """Changes the officer in whose name everything is recorded from now on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("Đổi cán bộ")
        self.setMinimumWidth(_WIDTH)
        known = [o for o in desk.officers().values() if o.active and o.id != COMMAND_LINE.id]
        options = [(o, f"{o.known_as}, {o.title}".rstrip(", ")) for o in known]
        self.choice = ChoiceField([*options, (_NEW, "Cán bộ mới…")])
        self.choice.set_value(desk.officer if desk.officer in known else _NEW)
        self.name = TextField("Họ và tên như trên giấy hẹn")
        self.title = TextField("Công chức Văn phòng, thống kê")
        self._choice_field = Field("Cán bộ ở quầy", self.choice)
        self._name_field = Field("Họ và tên", self.name)
        self._title_field = Field("Chức vụ", self.title)
        self.role = Segmented([(role, words) for role, words in ROLE_WORDS.items()])
        self._role_field = Field("Vai trò", self.role)
        self.choice.changed.connect(self._on_chosen)
        self._lay_out()
        self._on_chosen()

    def take_over(self, left: OfficerDialog) -> None:
        """Go on with the new officer that was being written when another dialog was left."""
        if left.result() != QDialog.DialogCode.Accepted:
            self.name.set_value(left.name.text())
            self.title.set_value(left.title.text())
            self.role.set_value(left.role.value())

    def _lay_out(self) -> None:
        cancel = ShortcutButton("Thôi", key="Esc", kind="secondary")
        self.accept_button = ShortcutButton(
            "Làm việc với tên này", key="Ctrl+Enter", icon="check", kind="primary"
        )
        cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._on_accepted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        for field in (self._choice_field, self._name_field, self._title_field, self._role_field):
            layout.addWidget(field)
        layout.setSpacing(_GAP)
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _on_chosen(self) -> None:
        new = self.choice.value() == _NEW
        for field in (self._name_field, self._title_field, self._role_field):
            field.setVisible(new)
        if new:
            self.name.setFocus()

    def _on_accepted(self) -> None:
        chosen = self.choice.value()
        if isinstance(chosen, Officer):
            try_until_free(self, lambda: self._act_as(chosen), self._on_wait)
            return
        try:
            role = Role(str(self.role.value()))
            officer = new_officer(self.name.value(), self.title.value(), role=role)
        except RuleError as error:
            self._name_field.set_problem(error.message)
            self.name.setFocus()
            return
        try_until_free(self, lambda: self._record(officer), self._on_wait)

    def _record(self, officer: Officer) -> None:
        record_officer(self._desk, officer)
        try_until_free(self, lambda: self._act_as(officer), self._on_wait)

    def _on_wait(self) -> None:
        """Somebody else writes just now: a second press would record the officer twice."""
        self.accept_button.set_blocked("Đang lưu…")

    def _act_as(self, officer: Officer) -> None:
        self._desk.preferences.set(LAST_OFFICER, officer.id.hex)
        self._desk.act_as(officer)
        self.accept()
