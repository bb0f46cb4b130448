"""Where each problem of an intake is told, in the order of the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from onecua.ui.intake.intake_form import IntakeForm
    from onecua.ui.widgets.problem_summary import ProblemSummary

PAPER = "papers."
_PERSON = ("identity_number", "full_name", "born_on", "gender", "address", "phone", "email")
_NAMES = {
    "procedure": "Thủ tục",
    "term": "Thời hạn",
    "verification": "Xác minh",
    "identity_number": "Số định danh",
    "full_name": "Họ và tên",
    "born_on": "Ngày sinh",
    "gender": "Giới tính",
    "address": "Địa chỉ",
    "phone": "Số điện thoại",
    "email": "Thư điện tử",
    "authority_paper": "Giấy tờ ủy quyền",
    "copies": "Số bộ",
    "request": "Nội dung yêu cầu",
    "received_at": "Ngày nhận",
    "received_hour": "Giờ nhận",
    "late_reason": "Lý do nhập muộn",
    "fee": "Phí, lệ phí",
}
_ORDER = (
    "procedure",
    "term",
    "verification",
    *_PERSON,
    *(f"delegate.{name}" for name in (*_PERSON, "authority_paper")),
    PAPER,
    "channel",
    "return_method",
    "copies",
    "request",
    "received_at",
    "received_hour",
    "late_reason",
    "fee",
)


class ProblemPlaces:
    """Tells problems beside their fields and counts them in the line at the top."""

    def __init__(self, form: IntakeForm, summary: ProblemSummary) -> None:
        self._form = form
        self._summary = summary
        self.shown: frozenset[str] = frozenset()

    def show(self, problems: Iterable[RuleError]) -> list[RuleError]:
        """Show exactly these problems; return those that have no field on the page."""
        told = {problem.field or "": problem.message for problem in problems}
        placed = sorted((field for field in told if _has_place(field)), key=_order)
        late = {"request", "received_at", "received_hour", "late_reason"}
        if late & set(placed):
            self._form.reception.open_more()
        for name, field in self._form.fields().items():
            field.set_problem(told.get(name))
        self._form.procedure.set_problem(told.get("procedure"))
        self._form.term.set_problem(told.get("term"))
        self._form.term.set_verification_problem(told.get("verification"))
        self._form.fee.set_problem(told.get("fee"))
        papers = {name.removeprefix(PAPER): told[name] for name in placed if name[:7] == PAPER}
        self._form.checklist.set_problems(papers)
        self._summary.set_problems([(self._name(name), self._target(name)) for name in placed])
        self.shown = frozenset(placed)
        return [RuleError(told[name], name) for name in told if name not in placed]

    def clear(self) -> None:
        """Show no problem."""
        self.show(())

    def _name(self, field: str) -> str:
        if field.startswith(PAPER):
            return self._form.checklist.name_of(field.removeprefix(PAPER))
        name = _NAMES[field.removeprefix("delegate.")]
        return f"{name} (người nộp thay)" if field.startswith("delegate.") else name

    def _target(self, field: str) -> QWidget:
        if field.startswith(PAPER):
            return self._form.checklist.table.anchor(field.removeprefix(PAPER))
        special: dict[str, QWidget] = {
            "procedure": self._form.procedure.box,
            "term": self._form.term.target(),
            "verification": self._form.term.verification,
            "fee": self._form.fee.target(),
        }
        return special.get(field) or self._form.fields()[field].control


def _has_place(field: str) -> bool:
    return field.startswith(PAPER) or field in _ORDER


def _order(field: str) -> tuple[int, int]:
    if field.startswith(PAPER):
        digits = field.removeprefix(PAPER)
        return _ORDER.index(PAPER), int(digits) if digits.isdigit() else 0
    return _ORDER.index(field), 0
