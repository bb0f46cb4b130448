"""The office as it was declared, and how it reckons; what is printed already never changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal

from onecua.domain.deadline import Model
from onecua.domain.office import LateBy, Office, SupplementClock
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError, RuleErrors
from onecua.services.setup import LONGEST_WAIT, declare_office, office_problems
from onecua.ui.cutoff_field import CutoffField, CutoffWay, TypedCutoff, typed_cutoff
from onecua.ui.patience import try_until_free
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.check_box import CheckBox
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.number_field import NumberField
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.ui.shell import Shell

_NOTE = "Hạn đã in trên giấy hẹn không đổi. Cách tính mới dùng cho hồ sơ nhận từ lúc lưu."
_HOURS = "Giờ làm việc từng thứ, giờ theo mùa: ở thẻ Lịch làm việc, bấm «Mở lịch làm việc» (Alt+L)."
_SAVED = "Đã lưu khai báo đơn vị. Hạn đã in trên giấy hẹn không đổi."


class OfficeCard(Card):
    """Edits what an office may change by itself; `edited` follows each change, saved or undone."""

    edited = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("Đơn vị", parent=parent)
        self._shell = shell
        self._shown: Office | None = None
        self._fields: dict[str, Field] = {}
        self.waiting = False
        self._facts = Label("", color="sub", wrap=True)
        self.name = TextField("Ủy ban nhân dân xã …")
        self.desk_name = TextField()
        self.phone = TextField()
        self.recipient = TextField("Văn phòng UBND tỉnh")
        self.model = Segmented([(Model.DAY, "Theo ngày"), (Model.CLOCK, "Theo giờ")])
        self.late_by = Segmented(
            [(LateBy.DAY, "Qua hết ngày hẹn"), (LateBy.INSTANT, "Qua giờ hẹn")]
        )
        self.cutoff = CutoffField()
        self.next_day = CheckBox("Nhận sau giờ chốt tính là ngày hôm sau")
        self._meaning = Label("", "small", "sub", wrap=True)
        self.supplement = Segmented(
            [
                (SupplementClock.RESTART, "Tính lại từ đầu"),
                (SupplementClock.PAUSE, "Tính tiếp phần còn lại"),
            ]
        )
        self.wait_days = NumberField(1, LONGEST_WAIT, " ngày")
        self._lay_out()
        enter_moves_on(self)
        self._listen()

    def refresh(self) -> None:
        """Show the office anew unless something typed has not been saved yet."""
        if not self.is_edited():
            self._show(self._shell.desk.office)

    def is_edited(self) -> bool:
        """Tell whether something was typed that is not saved."""
        return self._shown is not None and self._typed_words() != _words_of(self._shown)

    def undo(self) -> None:
        """Put back what is declared."""
        self._show(self._shell.desk.office)

    def save(self) -> None:
        """Declare what was typed, or say beside the fields what to mend."""
        office, problems = self._typed()
        problems += office_problems(office, self._shell.desk.rulebook.counter)
        if problems:
            self._tell(problems)
        else:
            try_until_free(self, lambda: self._declare(office), self._on_wait)

    def problem_count(self) -> int:
        """Return how many fields need mending."""
        return sum(field.problem() is not None for field in self._fields.values())

    def _declare(self, office: Office) -> None:
        declare_office(self._shell.desk, office)
        self.waiting = False
        self._show(office)
        self._shell.say(_SAVED)

    def _on_wait(self) -> None:
        self.waiting = True
        self.edited.emit()

    def _tell(self, problems: list[RuleError]) -> None:
        told = {problem.field: problem.message for problem in problems}
        for name, field in self._fields.items():
            field.set_problem(told.get(name))
        first = next((name for name in self._fields if name in told), None)
        if first is None:  # about what only the first start declares
            raise RuleErrors(problems)
        self._fields[first].control.setFocus()
        self.edited.emit()

    def _show(self, office: Office) -> None:
        self._shown = office
        counter = self._shell.desk.rulebook.counter
        self._facts.setText(
            f"{office.commune}, {office.province} · mã đơn vị {office.unit_code} · quầy {counter}"
        )
        words = _words_of(office)
        for name, control in self._controls().items():
            control.set_value(words[name])
        self.next_day.setChecked(office.policy.cutoff_counts_as_next_day)
        self._say_meaning()
        for field in self._fields.values():
            field.set_problem(None)
        self.edited.emit()

    def _typed(self) -> tuple[Office, list[RuleError]]:
        """Return the office as typed, and what could not be read; the unit itself stays."""
        words, problems = self._typed_words(), []
        at, minutes = None, None
        try:
            at, minutes = self.cutoff.value().read("cutoff")
        except RuleError as error:
            problems.append(error)
        policy = replace(
            self._shell.desk.office.policy,
            model=words["model"],
            cutoff_at=at,
            cutoff_minutes=minutes,
            late_by=words["late_by"],
            cutoff_counts_as_next_day=words["next_day"],
            supplement_clock=words["supplement_clock"],
            supplement_wait_days=words["supplement_wait_days"],
        )
        office = replace(
            self._shell.desk.office,
            name=clean(words["name"]),
            desk_name=clean(words["desk_name"]),
            phone=clean(words["phone"]),
            report_recipient=clean(words["report_recipient"]),
            policy=policy,
        )
        return office, problems

    def _typed_words(self) -> dict[str, Any]:
        typed = {name: control.value() for name, control in self._controls().items()}
        return {**typed, "next_day": self.next_day.isChecked()}

    def _controls(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "desk_name": self.desk_name,
            "phone": self.phone,
            "report_recipient": self.recipient,
            "model": self.model,
            "late_by": self.late_by,
            "cutoff": self.cutoff,
            "supplement_clock": self.supplement,
            "supplement_wait_days": self.wait_days,
        }

    def _field(self, name: str, label: str, hint: str = "") -> Field:
        field = Field(label, cast("QWidget", self._controls()[name]), hint)
        self._fields[name] = field
        return field

    def _lay_out(self) -> None:
        field = self._field
        self.body.addWidget(self._facts)
        self.body.addWidget(field("name", "Tên đơn vị", "như in ở đầu giấy hẹn"))
        names = [(field("desk_name", "Tên bộ phận"), 0), (field("phone", "Số điện thoại"), 168)]
        self.body.addWidget(FieldRow(names))
        self.body.addWidget(field("report_recipient", "Nơi nhận báo cáo", "ghi ở đầu báo cáo"))
        self.body.addSpacing(6)
        self.body.addWidget(Label("Cách tính hạn", "heading"))
        self.body.addWidget(Label(_NOTE, "small", "sub", wrap=True))
        counting = [
            (field("model", "Thời hạn tính"), 196),
            (field("late_by", "Coi là quá hạn khi", "báo cáo luôn theo ngày"), 0),
        ]
        self.body.addWidget(FieldRow(counting))
        self.body.addWidget(field("cutoff", "Giờ chốt nhận"))
        self.body.addWidget(self.next_day)
        self.body.addWidget(self._meaning)
        after = [
            (field("supplement_clock", "Khi người dân bổ sung xong"), 300),
            (field("supplement_wait_days", "Chờ bổ sung nhiều nhất"), 168),
        ]
        self.body.addWidget(FieldRow(after))
        self.body.addWidget(Label(_HOURS, "small", "sub", wrap=True))

    def _listen(self) -> None:
        for control in self._controls().values():
            control.changed.connect(self._on_edited)
        self.next_day.toggled.connect(self._on_edited)

    def _on_edited(self) -> None:
        self._say_meaning()
        self.edited.emit()

    def _say_meaning(self) -> None:
        """Say in words what the cut-off does, as it is typed."""
        cutoff = self.cutoff.value()
        self.next_day.setEnabled(cutoff.way is not CutoffWay.NONE)
        self._meaning.setText(_meaning_words(cutoff, next_day=self.next_day.isChecked()))


def _meaning_words(cutoff: TypedCutoff, *, next_day: bool) -> str:
    """Explain the switch: the texts of the law leave open what a late receipt is counted as."""
    if cutoff.way is CutoffWay.NONE:
        return "Nhận lúc nào trong ngày cũng tính là nhận ngày đó; ngày nhận không tính vào hạn."
    fixed = cutoff.way is CutoffWay.HOUR
    last = f"sau {cutoff.hour or '…'}" if fixed else f"trong {cutoff.minutes} phút trước giờ về"
    if next_day:
        return f"Hồ sơ nhận {last} tính như nhận ngày làm việc hôm sau: hạn lùi thêm một ngày."
    return (
        f"Hồ sơ nhận {last}: hạn theo ngày không đổi; việc trả trong ngày và hạn theo giờ chuyển "
        "sang ngày làm việc sau."
    )


def _words_of(office: Office) -> dict[str, Any]:
    policy = office.policy
    return {
        "name": office.name,
        "desk_name": office.desk_name,
        "phone": office.phone,
        "report_recipient": office.report_recipient,
        "model": policy.model,
        "late_by": policy.late_by,
        "cutoff": typed_cutoff(policy.cutoff_at, policy.cutoff_minutes, CutoffWay.NONE),
        "supplement_clock": policy.supplement_clock,
        "supplement_wait_days": policy.supplement_wait_days,
        "next_day": policy.cutoff_counts_as_next_day,
    }
