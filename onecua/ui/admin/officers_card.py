"""Who works here: add an officer, mend a name, let one leave; what they did keeps their name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.office import COMMAND_LINE, ROLE_WORDS, Officer, Role
from onecua.domain.vietnamese import name_sort_key
from onecua.errors import RuleError
from onecua.services.setup import new_officer, record_officer
from onecua.ui.admin.tables import ShortTable
from onecua.ui.patience import try_until_free
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.paged_model import Column
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.ui.shell import Shell

_COLUMNS: tuple[Column[Officer], ...] = (
    Column(
        "Họ và tên, chức vụ",
        lambda officer: officer.name,
        0,
        sub=lambda officer: officer.title,
        tip=lambda officer: f"{officer.name}\n{officer.title}",
    ),
    Column(
        "Vai trò",
        lambda officer: ROLE_WORDS[officer.role],
        96,
        tone=lambda officer: "text" if officer.is_chief else "sub",
    ),
    Column(
        "Tình trạng",
        lambda officer: "đang làm" if officer.active else "đã nghỉ",
        104,
        tone=lambda officer: "text" if officer.active else "sub",
    ),
)
_CHIEF_HINT = "lãnh đạo được gia hạn cả khi đã quá ngày hẹn"
_SELF = "Đang làm việc bằng tên này. Đổi cán bộ ở thanh dưới cùng trước."


class OfficersCard(Card):
    """The officers in a table, and below it the one who is being written down or mended."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("Cán bộ", parent=parent)
        self._shell = shell
        self._edited: Officer | None = None
        self._left: dict[UUID | None, tuple[str, str, object]] = {}
        """What was typed of an officer, None a new one, when the form was left."""
        self.table = ShortTable("Cán bộ", _COLUMNS, two_lines=True)
        self.add_button = ShortcutButton("Thêm cán bộ", "Ctrl+N", "plus")
        self.edit_button = ShortcutButton("Sửa", icon="edit")
        self.leave_button = ShortcutButton("Cho nghỉ", icon="log-out")
        self.name = TextField("Họ và tên như trên giấy hẹn")
        self.title = TextField("Công chức Văn phòng, thống kê")
        self.role = Segmented([(role, words) for role, words in ROLE_WORDS.items()])
        self.name_field = Field("Họ và tên", self.name)
        self.keep_button = ShortcutButton("Lưu cán bộ", icon="check")
        self.drop_button = ShortcutButton("Thôi", "Esc")
        self.form = QWidget()
        self._lay_out()
        self._connect()
        self._close_form()

    def refresh(self) -> None:
        """Read the officers anew, those at work first."""
        known = [o for o in self._shell.desk.officers().values() if o.id != COMMAND_LINE.id]
        known.sort(key=lambda o: (not o.active, name_sort_key(o.name)))
        self.table.set_rows(known)
        self._block()

    def add(self) -> None:
        """Begin to write down a new officer."""
        self._open_form(None)

    def edit(self) -> None:
        """Begin to mend the chosen officer."""
        chosen = self._chosen()
        if chosen is not None:
            self._open_form(chosen)

    def keep(self) -> None:
        """Record what was typed, or say beside the field what is missing."""
        former = self._edited
        try:
            officer = new_officer(
                self.name.value(),
                self.title.value(),
                former.id if former else None,
                Role(str(self.role.value())),
            )
        except RuleError as error:
            self.name_field.set_problem(error.message)
            self.name.setFocus()
            return
        if former is not None:
            officer = replace(officer, active=former.active)
        self._record(officer, f"Đã lưu {officer.name}.")

    def turn(self) -> None:
        """Let the chosen officer leave, or come back."""
        chosen = self._chosen()
        if chosen is not None and self.leave_button.isEnabled():
            words = "Đã ghi {} nghỉ." if chosen.active else "Đã ghi {} làm việc lại."
            self._record(replace(chosen, active=not chosen.active), words.format(chosen.name))

    def _record(self, officer: Officer, words: str) -> None:
        def deed() -> None:
            record_officer(self._shell.desk, officer)
            self._close_form()
            self.refresh()
            self._shell.say(words)

        self.keep_button.set_blocked("Đang lưu…")
        try_until_free(self, deed)

    def _chosen(self) -> Officer | None:
        row = self.table.current_row()
        return row if isinstance(row, Officer) else None

    def _block(self) -> None:
        chosen = self._chosen()
        self.edit_button.set_blocked(None if chosen else "Chọn một cán bộ trong bảng.")
        self.leave_button.set_words("Cho làm lại" if chosen and not chosen.active else "Cho nghỉ")
        reason = None if chosen else "Chọn một cán bộ trong bảng."
        if chosen is not None and chosen.id == self._shell.desk.officer.id:
            reason = _SELF
        self.leave_button.set_blocked(reason)

    def _open_form(self, officer: Officer | None) -> None:
        self._leave_form()
        self._edited = officer
        known = (officer.name, officer.title, officer.role) if officer else ("", "", Role.OFFICER)
        name, title, role = self._left.pop(_key(officer), known)
        self.name.set_value(name)
        self.title.set_value(title)
        self.role.set_value(role)
        self.name_field.set_problem(None)
        self.form.show()
        self.name.setFocus()
        self.name.selectAll()

    def _leave_form(self) -> None:
        """Close the form; what was typed is there when it is opened again."""
        if not self.form.isHidden():
            typed = (self.name.text(), self.title.text(), self.role.value())
            self._left[_key(self._edited)] = typed
        self._close_form()

    def _close_form(self) -> None:
        self._edited = None
        self.form.hide()
        self.keep_button.set_blocked(None)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.leave_button.clicked.connect(self.turn)
        self.keep_button.clicked.connect(self.keep)
        self.drop_button.clicked.connect(self._leave_form)
        self.table.row_changed.connect(lambda _row: self._block())
        self.table.row_opened.connect(lambda _row: self.edit())
        enter_moves_on(self.form)

    def _lay_out(self) -> None:
        self.set_flush()
        self.body.addWidget(self.table)
        low = QVBoxLayout()
        low.setContentsMargins(12, 10, 12, 10)
        low.setSpacing(8)
        low.addLayout(_row(self.add_button, self.edit_button, self.leave_button))
        rows = QVBoxLayout(self.form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(FieldRow([(self.name_field, 0), (Field("Chức vụ", self.title), 0)]))
        rows.addWidget(Field("Vai trò", self.role, _CHIEF_HINT))
        rows.addLayout(_row(self.keep_button, self.drop_button))
        low.addWidget(self.form)
        self.body.addLayout(low)


def _key(officer: Officer | None) -> UUID | None:
    return officer.id if officer is not None else None


def _row(*buttons: ShortcutButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
