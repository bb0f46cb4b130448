"""«Sửa thông tin»: what was entered wrong is set right, with a reason; the promise stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.applicant import Applicant, ApplicantKind, Gender
from onecua.domain.dossier import (
    CHANNEL_WORDS,
    FEE_WORDS,
    RETURN_WORDS,
    Channel,
    FeeState,
    ReturnMethod,
)
from onecua.domain.intake import COPIES_LIMIT, applicant_problems, cleaned_applicant
from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError, RuleErrors
from onecua.services.correcting import Correction
from onecua.ui.due_words import due_words
from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.date_field import DateField
from onecua.ui.widgets.enter_key import enter_moves_on
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.field_row import FieldRow
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.number_field import NumberField
from onecua.ui.widgets.problem_summary import ProblemSummary
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.suggest_box import SuggestBox, Suggestion
from onecua.ui.widgets.text_field import TextArea, TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord

_WIDTH = 860
_WHOLE = 0


class CorrectionDialog(QDialog):
    """Holds what was typed until it is saved: Esc only hides it. `saved` follows the saving."""

    saved = Signal()

    def __init__(self, desk: Desk, record: DossierRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.record = record
        self._procedure_code = record.dossier.procedure_code
        self.setWindowTitle(f"Sửa thông tin hồ sơ {record.dossier.code or ''}".strip())
        self._make_controls()
        self.problems = ProblemSummary("trước khi lưu")
        self.fields = self._make_fields()
        self.save_button = ShortcutButton("Lưu phần sửa", "Ctrl+Enter", kind="primary")
        self.close_button = ShortcutButton("Để sau", "Esc")
        self.drop_button = ShortcutButton("Bỏ phần đã sửa", "Ctrl+W")
        self._lay_out()
        self.fill()
        self._connect()
        enter_moves_on(self)

    def fill(self) -> None:
        """Show what is recorded, dropping what was typed."""
        owner, dossier = self.record.owner, self.record.dossier
        self.full_name.set_value(owner.full_name)
        self.identity_number.set_value(owner.identity_number)
        self.born_on.set_value(owner.born_on)
        self.gender.set_value(owner.gender)
        self.address.set_value(owner.address)
        self.phone.set_value(owner.phone)
        self.email.set_value(owner.email)
        self.channel.set_value(dossier.channel)
        self.return_method.set_value(dossier.return_method)
        self.copies.set_value(dossier.copies)
        self.fee.set_value("" if dossier.fee_amount is None else grouped(dossier.fee_amount))
        self.fee_state.set_value(dossier.fee_state)
        self._procedure_code = dossier.procedure_code
        self.procedure.set_chosen(dossier.procedure_name, dossier.procedure_code or "")
        self.reason.set_value("")
        for field in (self.full_name, self.address, self.phone, self.email):
            field.setCursorPosition(0)  # of a long text the beginning is seen
        self.show_problems(())

    def correction(self) -> Correction:
        """Return the fields that were changed; raises `RuleErrors` for what cannot be read."""
        dossier, problems = self.record.dossier, list[RuleError]()
        applicant = self._applicant(problems)
        fee = self._fee(problems)
        if self.procedure.value() != self._shown_procedure():
            problems.append(RuleError("Chọn một thủ tục trong danh sách gợi ý.", "procedure"))
        if not self.reason.value():
            problems.append(RuleError("Ghi lý do sửa.", "reason"))
        if problems:
            raise RuleErrors(problems)
        channel = cast("Channel", self.channel.value())
        returned = cast("ReturnMethod", self.return_method.value())
        state = cast("FeeState", self.fee_state.value())
        return Correction(
            applicant=applicant if applicant != self.record.owner else None,
            channel=channel if channel != dossier.channel else None,
            return_method=returned if returned != dossier.return_method else None,
            procedure_code=self._changed_procedure(),
            dossier_copies=self.copies.value() if self.copies.value() != dossier.copies else None,
            fee_amount=fee if fee != dossier.fee_amount else None,
            fee_state=state if state != dossier.fee_state else None,
        )

    def show_problems(self, problems: Sequence[RuleError]) -> None:
        """Say each problem beside its field and count them above."""
        for field in self.fields.values():
            field.set_problem(None)
        wrong = [
            (self.fields.get(each.field or "") or self.fields["reason"], each) for each in problems
        ]
        for field, problem in wrong:
            field.set_problem(problem.message)
        named = [(field.control.accessibleName(), field.control) for field, _ in wrong]
        self.problems.set_problems(named)
        self.problems.go_to_next()

    def save(self) -> None:
        """Save what was changed; problems are said beside their fields."""
        try:
            correction = self.correction()
            self._desk.handling.correct(self.record.dossier.id, correction, self.reason.value())
        except RuleErrors as errors:
            self.show_problems(errors.problems)
        except RuleError as error:
            self.show_problems((error,))
        else:
            self.accept()
            self.saved.emit()

    def _make_controls(self) -> None:
        self.full_name, self.identity_number = TextField(), TextField()
        self.born_on = DateField()
        genders = [(None, "Không ghi"), *((each, each.value) for each in Gender)]
        self.gender = ChoiceField(genders)
        self.address, self.phone, self.email = TextField(), TextField(), TextField()
        self.channel = Segmented(list(CHANNEL_WORDS.items()))
        self.return_method = Segmented(list(RETURN_WORDS.items()))
        self.copies = NumberField(1, COPIES_LIMIT)
        self.fee = TextField("chưa ghi")
        self.fee.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.fee_state = ChoiceField(list(FEE_WORDS.items()))
        self.procedure = SuggestBox("gõ mã hoặc vài chữ của tên")
        self.procedure.set_source(self._suggest)
        self.reason = TextArea("Ai phát hiện, sai ở đâu", 2)

    def _make_fields(self) -> dict[str, Field]:
        organisation = self.record.owner.kind is ApplicantKind.ORGANISATION
        return {
            "full_name": Field("Tên tổ chức" if organisation else "Họ và tên", self.full_name),
            "identity_number": Field("Số định danh", self.identity_number),
            "born_on": Field("Ngày sinh", self.born_on),
            "gender": Field("Giới tính", self.gender),
            "address": Field("Nơi thường trú", self.address),
            "phone": Field("Số điện thoại", self.phone),
            "email": Field("Thư điện tử", self.email),
            "procedure": Field("Thủ tục", self.procedure),
            "channel": Field("Kênh tiếp nhận", self.channel),
            "return_method": Field("Nhận kết quả", self.return_method),
            "copies": Field("Số bộ", self.copies),
            "fee": Field("Phí, lệ phí (đồng)", self.fee),
            "fee_state": Field("Đã thu", self.fee_state),
            "reason": Field("Lý do sửa", self.reason),
        }

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(Label(self.windowTitle(), "detail_title"))
        rows.addWidget(Banner("accent", "Ngày hẹn lần đầu không đổi.", self._promise_words()))
        rows.addWidget(self.problems)
        for names in _ROWS:
            rows.addWidget(FieldRow([(self.fields[name], width) for name, width in names]))
        rows.addLayout(self._buttons())
        self.setMinimumWidth(scaled(_WIDTH))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(ElidedLabel("Đóng lại vẫn giữ những ô đã sửa.", color="sub"), 1)
        for button in (self.drop_button, self.close_button, self.save_button):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.procedure.picked.connect(self._on_procedure_picked)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.hide)
        self.drop_button.clicked.connect(self._on_dropped)

    def reject(self) -> None:
        """Hide at Esc: what was typed is there when the dialog opens again."""
        self.hide()

    def _on_dropped(self) -> None:
        self.fill()
        self.hide()

    def _on_procedure_picked(self, picked: Suggestion) -> None:
        self._procedure_code = picked.right
        self.procedure.set_chosen(picked.title, picked.right)

    def _suggest(self, text: str) -> list[Suggestion]:
        found = self._desk.rulebook.catalogue.search(text, 12)
        return [Suggestion(each.name, each.sector, each.code) for each in found]

    def _shown_procedure(self) -> str:
        if self._procedure_code == self.record.dossier.procedure_code:
            return self.record.dossier.procedure_name
        found = self._desk.rulebook.catalogue.by_code(self._procedure_code or "")
        return found.name if found is not None else ""

    def _changed_procedure(self) -> str | None:
        same = self._procedure_code == self.record.dossier.procedure_code
        return None if same else self._procedure_code

    def _applicant(self, problems: list[RuleError]) -> Applicant:
        wrong = self.born_on.problem()
        if wrong:
            problems.append(RuleError(wrong, "born_on"))
        entered = replace(
            self.record.owner,
            full_name=self.full_name.value(),
            identity_number=self.identity_number.value(),
            born_on=self.born_on.value(),
            gender=cast("Gender | None", self.gender.value()),
            address=self.address.value(),
            phone=self.phone.value(),
            email=self.email.value(),
        )
        if entered != self.record.owner:
            today = self._desk.clock().date()
            problems += applicant_problems(cleaned_applicant(entered), today)
        return entered

    def _fee(self, problems: list[RuleError]) -> int | None:
        text = self.fee.value().replace(".", "").replace(" ", "").removesuffix("đ")
        if text.isascii() and text.isdigit():
            return int(text)
        if text or self.record.dossier.fee_amount is not None:
            words = "Ghi số tiền bằng chữ số, không thu thì ghi 0."
            problems.append(RuleError(words, "fee"))
        return None

    def _promise_words(self) -> str:
        promised = self.record.dossier.promised_at
        if promised is None:
            return "Hồ sơ này không có ngày hẹn; sửa thủ tục cũng không tính thêm."
        return f"Vẫn là {due_words(promised)}; phần sửa và lý do được ghi vào diễn biến."


_ROWS = (
    (("identity_number", 168), ("full_name", _WHOLE), ("born_on", 176), ("gender", 144)),
    (("address", _WHOLE), ("phone", 140), ("email", 180)),
    (("procedure", _WHOLE),),
    (("channel", 300), ("return_method", 320), ("copies", 80)),
    (("fee", 168), ("fee_state", 168), ("reason", _WHOLE)),
)
