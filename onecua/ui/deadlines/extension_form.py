"""Apologies for several dossiers at once (Mẫu số 04): a new day, a reason, the chief's override."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from onecua.domain.dossier import Move
from onecua.domain.extension import extended_due, is_too_late
from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError, RuleErrors
from onecua.services.moving import MoveRequest
from onecua.ui.deadlines.side_form import SideForm
from onecua.ui.due_words import due_words
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.date_field import DateField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextArea

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from PySide6.QtWidgets import QWidget

    from onecua.services.board import BoardLine
    from onecua.services.desk import Desk

_INTRO = (
    "Mỗi hồ sơ chỉ được hẹn lại một lần, bằng phiếu có số. Đã lập thì không hoàn tác được; ngày "
    "hẹn đầu tiên vẫn giữ nguyên trong số liệu."
)


def can_extend(line: BoardLine) -> bool:
    """Tell whether an apology may be written at all: the clock runs, and it is the first."""
    counted = line.counted
    return not counted.is_paused and counted.due_at is not None and not line.counted.is_extended


class ExtensionForm(SideForm):
    """`left_out(lines)` lets go of the dossiers that no apology can be written for."""

    icon = "printer"
    left_out = Signal(object)

    def __init__(self, desk: Desk, lines: Sequence[BoardLine]) -> None:
        super().__init__(lines)
        self._desk = desk
        count = grouped(len(lines))
        self.title = f"Lập {count} phiếu xin lỗi (Mẫu số 04)"
        self.due_on = DateField()
        self.reason = TextArea("Người dân đọc lý do này trên phiếu", 3)
        self.override = TextArea("", 2)
        self._late = sum(is_too_late(each, desk.clock()) for each in self._due_instants())
        fields = {
            "due_on": Field("Ngày hẹn trả mới", self.due_on, "cho mọi hồ sơ đã chọn"),
            "reason": Field("Lý do chậm", self.reason),
            "override": Field("Lý do vẫn cho gia hạn, lãnh đạo ghi", self.override),
        }
        self.lay_out(self.title, self._intro(), fields)
        fields["override"].setVisible(bool(self._late))
        self.due_on.changed.connect(self._on_day_changed)

    def requests(self) -> list[MoveRequest]:
        """Return an apology for each dossier, all with the same day and reason."""
        problems: list[RuleError] = []
        wrong = self.due_on.problem()
        if wrong or self.due_on.value() is None:
            problems.append(RuleError(wrong or "Ghi ngày hẹn trả mới.", "due_on"))
        if not self.reason.value():
            words = "Ghi lý do chậm; người dân đọc lý do này trên phiếu."
            problems.append(RuleError(words, "reason"))
        if problems:
            raise RuleErrors(problems)
        return [
            MoveRequest(
                line.id,
                Move.EXTEND,
                self.reason.value(),
                due_on=self.due_on.value(),
                override=self.override.value(),
            )
            for line in self.lines
        ]

    def done_words(self) -> str:
        """Say how many were written and for when."""
        return f"Đã lập {grouped(len(self.lines))} phiếu xin lỗi, hẹn lại {self.due_on.text()}."

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed."""
        return not (self.due_on.text() or self.reason.value() or self.override.value())

    def _due_instants(self) -> list[datetime]:
        return [each.counted.due_at for each in self.lines if each.counted.due_at is not None]

    def _intro(self) -> list[QWidget]:
        """Return what must be known before: the rule, and what stands in its way here."""
        found: list[QWidget] = [Label(_INTRO, color="sub", wrap=True)]
        if self._late:
            found.append(Label(self._late_words(), color="warning", wrap=True))
        barred = [line for line in self.lines if not can_extend(line)]
        if barred:
            words = (
                f"{grouped(len(barred))} hồ sơ đang tạm dừng, chưa có ngày hẹn hoặc đã hẹn lại một "
                "lần nên không lập phiếu được."
            )
            found.append(Label(words, color="danger", wrap=True))
            if len(barred) < len(self.lines):
                button = ShortcutButton("Bỏ các hồ sơ đó ra", kind="quiet")
                button.clicked.connect(lambda: self.left_out.emit(barred))
                found.append(button)
        return found

    def _late_words(self) -> str:
        whole = len(self.lines) == self._late
        which = "Hồ sơ đã chọn" if whole else f"{grouped(self._late)} hồ sơ"
        words = (
            f"{which} đến hạn hôm nay hoặc đã quá hạn. Phiếu phải lập trước ngày hẹn ít nhất một "
            "ngày; nay chỉ lãnh đạo được lập và phải ghi lý do."
        )
        officer = self._desk.officer
        if officer.is_chief:
            return words
        return f"{words} Đang làm: {officer.name}. Bấm tên cán bộ ở thanh dưới để đổi người."

    def _on_day_changed(self, on: date | None) -> None:
        field = self.fields["due_on"]
        field.set_problem(None)
        calendar = self._desk.rulebook.calendar
        if on is None or not calendar.is_counted(on):
            field.set_note(None)
            return
        field.set_note(f"Hẹn lại {due_words(extended_due(on, calendar))}.")
