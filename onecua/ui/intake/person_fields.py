"""The fields of one person or organisation; the applicant and the delegate have the same."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.applicant import Applicant, ApplicantKind, Gender
from onecua.domain.identity_card import NUMBER_LENGTH, check_number
from onecua.ui.intake.person_body import PersonBody
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.date_field import DateField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from onecua.ui.intake.reading import Reader

_GENDERS = [("", "—"), (Gender.FEMALE.value, "Nữ"), (Gender.MALE.value, "Nam")]
_FILLED = ("full_name", "born_on", "gender", "address", "phone", "email")
_LABELS = {
    ApplicantKind.PERSON: ("Số định danh cá nhân", "Họ và tên", "Nơi thường trú"),
    ApplicantKind.ORGANISATION: ("Mã số thuế, mã tổ chức", "Tên tổ chức", "Địa chỉ trụ sở"),
}


class PersonFields(QWidget):
    """Two rows of fields; `number_given` follows a whole identity number, typed or left."""

    changed = Signal()
    number_given = Signal(str)

    def __init__(self, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._kind = ApplicantKind.PERSON
        self._old_number = ""
        self.number = TextField()
        self.full_name = TextField()
        self.born_on = DateField()
        self.gender = ChoiceField(_GENDERS)
        self.address = TextField()
        self.phone = TextField()
        self.email = TextField("chưa có")
        self.number.add_trailing("scan", "Quét mã trên thẻ căn cước vào bất kỳ ô nào")
        self.born_on.setPlaceholderText("ng/th/năm")
        self._make_fields()
        self._lay_out()
        self._connect()

    @property
    def kind(self) -> ApplicantKind:
        """Return whether these are the fields of a person or an organisation."""
        return self._kind

    def set_kind(self, kind: ApplicantKind) -> None:
        """Show the fields of a person or an organisation; what was typed stays."""
        self._kind = kind
        for name, label in zip(
            ("identity_number", "full_name", "address"), _LABELS[kind], strict=True
        ):
            self._fields[name].set_label(label)
        is_person = kind is ApplicantKind.PERSON
        self._fields["born_on"].setVisible(is_person)
        self._fields["gender"].setVisible(is_person)
        self.changed.emit()

    def fields(self) -> dict[str, Field]:
        """Return the fields by the names that problems carry."""
        return {self._prefix + name: field for name, field in self._fields.items()}

    def body(self) -> PersonBody:
        """Return what stands in the fields."""
        return PersonBody(
            kind=self._kind.value,
            identity_number=self.number.text(),
            old_number=self._old_number,
            full_name=self.full_name.text(),
            born_on=self.born_on.text(),
            gender=str(self.gender.value()),
            address=self.address.text(),
            phone=self.phone.text(),
            email=self.email.text(),
        )

    def show_body(self, body: PersonBody) -> None:
        """Put texts into the fields."""
        self._old_number = body.old_number
        for field, text in (
            (self.number, body.identity_number),
            (self.full_name, body.full_name),
            (self.address, body.address),
            (self.phone, body.phone),
            (self.email, body.email),
        ):
            field.set_value(text)
            field.setCursorPosition(0)
        self.born_on.setText(body.born_on)
        self.gender.set_value(body.gender)
        self.set_kind(ApplicantKind(body.kind))
        self.show_warnings()

    def fill(self, known: PersonBody, over: bool = False) -> int:
        """Fill the empty fields, or with `over` all that are known; return how many changed."""
        before = self.body()
        texts = {
            name: text
            for name in _FILLED
            if (text := getattr(known, name)) and (over or not getattr(before, name).strip())
        }
        if over:
            texts |= {"identity_number": known.identity_number, "old_number": known.old_number}
        elif known.old_number:
            texts["old_number"] = known.old_number
        after = replace(before, **texts)
        self.show_body(after)
        return sum(getattr(before, name) != getattr(after, name) for name in _FILLED)

    def read(self, reader: Reader) -> Applicant:
        """Return the applicant and note what cannot be read."""
        problem = self.born_on.problem()
        if problem and self._kind is ApplicantKind.PERSON:
            reader.wrong(self._prefix + "born_on", problem)
        return self.body().read(reader, self.born_on.value(), self._prefix)

    def is_empty(self) -> bool:
        """Tell whether no field holds anything."""
        texts = {**asdict(self.body()), "kind": ""}
        return not any(text.strip() for text in texts.values())

    def first_empty(self) -> QWidget | None:
        """Return the first field that is still empty, the optional mail left aside."""
        order = (self.number, self.full_name, self.born_on, self.gender, self.address, self.phone)
        shown = (field for field in order if field.isVisibleTo(self))
        empty = (
            field
            for field in shown
            if not (field.text().strip() if isinstance(field, TextField) else field.value())
        )
        return next(empty, None)

    def show_warnings(self) -> None:
        """Say beside the number what is odd about it without being wrong."""
        warnings: tuple[str, ...] = ()
        if self._kind is ApplicantKind.PERSON:
            number = self.number.value().replace(" ", "")
            warnings = check_number(number).warnings
        self.warn(" ".join(warnings))

    def warn(self, words: str) -> None:
        """Say something beside the number that does not keep from saving."""
        self._fields["identity_number"].set_note(words or None, "warning")

    def _make_fields(self) -> None:
        number, name, address = _LABELS[ApplicantKind.PERSON]
        self._fields = {
            "identity_number": Field(number, self.number),
            "full_name": Field(name, self.full_name),
            "born_on": Field("Ngày sinh", self.born_on),
            "gender": Field("Giới tính", self.gender),
            "address": Field(address, self.address),
            "phone": Field("Số điện thoại", self.phone),
            "email": Field("Thư điện tử", self.email, "(nếu có)"),
        }

    def _lay_out(self) -> None:
        widths = (("identity_number", 188), ("full_name", 0), ("born_on", 132), ("gender", 104))
        lower = (("address", 0), ("phone", 140), ("email", 200))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for row in (widths, lower):
            rows.addWidget(FieldRow([(self._fields[name], width) for name, width in row]))

    def _connect(self) -> None:
        for field in (self.full_name, self.address, self.phone, self.email, self.born_on):
            field.textChanged.connect(lambda _text: self.changed.emit())
        self.gender.changed.connect(lambda _value: self.changed.emit())
        self.number.textChanged.connect(lambda _text: self.changed.emit())
        self.number.textEdited.connect(self._on_number_edited)
        self.number.editingFinished.connect(self._on_number_left)

    def _on_number_edited(self, _text: str) -> None:
        self._old_number = ""
        number = self.number.value().replace(" ", "")
        if len(number) == NUMBER_LENGTH and number.isdigit():
            self._on_number_left()

    def _on_number_left(self) -> None:
        self.show_warnings()
        number = self.number.value().replace(" ", "")
        if number:
            self.number_given.emit(number)
