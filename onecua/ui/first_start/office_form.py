"""The fields of the office and of the first officer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.contact import check_phone
from onecua.domain.numbering import check_unit_code
from onecua.domain.office import Office, Role
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError
from onecua.services.setup import new_officer, office_problems
from onecua.ui.first_start.place_fields import PlaceFields
from onecua.ui.first_start.step_head import StepHead
from onecua.ui.widgets.check_box import CheckBox
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.number_field import NumberField
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from onecua.ui.first_start.commune_source import CommuneSource

DESK_NAMES = ("Trung tâm Phục vụ hành chính công", "Bộ phận Tiếp nhận và Trả kết quả")
"""What NĐ 118/2025/NĐ-CP and NĐ 61/2018/NĐ-CP call the desk of a commune."""
_LEFT_WIDTH = 320
_COUNTER_WIDTH = 88
_CODE_NOTE = "Do tỉnh cấp, đứng đầu mọi mã hồ sơ."


class OfficeForm(QWidget):
    """Every field of the declaration; `changed` follows each edit, for the receipt's head."""

    changed = Signal()

    def __init__(self, source: CommuneSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = PlaceFields(source)
        self.unit_code = TextField("Ví dụ: H24.119")
        self.phone = TextField("Ví dụ: 0220 3815 234")
        self.desk_name = ChoiceField([(name, name) for name in DESK_NAMES])
        self.counter = NumberField(1, 9)
        self.officer_name = TextField("Họ và tên như trên giấy hẹn")
        self.officer_title = TextField("Ví dụ: Công chức Văn phòng – Thống kê")
        self.is_chief = CheckBox("Là lãnh đạo: được gia hạn cả khi hồ sơ đã quá ngày hẹn")
        self.fields = {
            "province": self.places.province_field,
            "commune": self.places.commune_field,
            "unit_code": Field("Mã đơn vị", self.unit_code),
            "phone": Field("Điện thoại của bộ phận", self.phone, "nếu có"),
            "desk_name": Field("Tên bộ phận in trên giấy hẹn", self.desk_name),
            "counter": Field("Quầy", self.counter),
            "officer_name": Field("Họ và tên", self.officer_name),
            "officer_title": Field("Chức vụ", self.officer_title, "nếu có"),
        }
        self.fields["unit_code"].set_note(_CODE_NOTE)
        self._lay_out()
        self._follow()

    def office(self) -> Office:
        """Return the office as far as it is declared; names are empty where nothing is chosen."""
        commune = self.places.commune()
        province = commune.province if commune is not None else self.places.province()
        office = Office(
            name="",
            unit_code=clean(self.unit_code.value()),
            province=province.full_name if province is not None else "",
            commune="",
            desk_name=str(self.desk_name.value()),
            phone=clean(self.phone.value()),
        )
        if commune is None:
            return office
        full_name = commune.full_name
        name = f"Ủy ban nhân dân {full_name[0].lower()}{full_name[1:]}"
        return replace(office, name=name, commune=full_name, commune_code=commune.code)

    def officer_role(self) -> Role:
        """Return what the first officer may decide."""
        return Role.CHIEF if self.is_chief.isChecked() else Role.OFFICER

    def declared(self) -> Office:
        """Return the office as it is kept: code in capitals, phone in digits only."""
        office = self.office()
        return replace(
            office, unit_code=check_unit_code(office.unit_code), phone=check_phone(office.phone)
        )

    def problems(self) -> list[RuleError]:
        """Return everything wrong, in the order of the eye."""
        found = office_problems(self.office(), self.counter.value())
        unknown = self.places.problems()
        taken = {problem.field for problem in unknown}
        found = [*unknown, *(problem for problem in found if problem.field not in taken)]
        for field, check in (
            ("phone", lambda: check_phone(self.phone.value())),
            ("officer_name", lambda: new_officer(self.officer_name.value())),
        ):
            try:
                check()
            except RuleError as error:
                found.append(RuleError(error.message, field))
        order = list(self.fields)
        return sorted(found, key=lambda problem: order.index(problem.field or ""))

    def show_problems(self, problems: list[RuleError]) -> None:
        """Write each problem beside its field and clear the others."""
        words = {problem.field: problem.message for problem in problems}
        for name, field in self.fields.items():
            field.set_problem(words.get(name))

    def touched(self) -> bool:
        """Tell whether something was typed that would be lost."""
        typed = (self.unit_code, self.phone, self.officer_name, self.officer_title)
        return any(field.value() for field in typed) or self.places.touched()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(StepHead("1", "Đơn vị"))
        rows.addWidget(self.places)
        fields = self.fields
        rows.addLayout(_row((fields["unit_code"], _LEFT_WIDTH), (fields["desk_name"], 0)))
        rows.addLayout(_row((fields["phone"], _LEFT_WIDTH), (QWidget(), 0)))
        rows.addSpacing(4)
        rows.addWidget(StepHead("2", "Quầy và cán bộ đầu tiên"))
        rows.addLayout(
            _row(
                (fields["counter"], _COUNTER_WIDTH),
                (fields["officer_name"], 0),
                (fields["officer_title"], 0),
            )
        )
        rows.addWidget(self.is_chief)

    def _follow(self) -> None:
        self.places.changed.connect(self.changed)
        self.places.commune_chosen.connect(self.unit_code.setFocus)
        for name, signal in (
            ("unit_code", self.unit_code.changed),
            ("phone", self.phone.changed),
            ("desk_name", self.desk_name.changed),
            ("counter", self.counter.changed),
            ("officer_name", self.officer_name.changed),
            ("officer_title", self.officer_title.changed),
        ):
            signal.connect(lambda _value, field=name: self._on_edited(field))

    def _on_edited(self, name: str) -> None:
        self.fields[name].set_problem(None)
        if name == "unit_code":
            self.fields[name].set_note(_CODE_NOTE)
        self.changed.emit()


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    """Lay widgets out side by side; a width of 0 takes a share of what is left."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget, width in parts:
        if width:
            widget.setFixedWidth(scaled(width))
        row.addWidget(widget, 0 if width else 1)
    return row
