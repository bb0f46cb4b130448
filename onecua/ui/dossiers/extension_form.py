"""Xin lỗi, gia hạn: the new day is checked while it is typed; who may do it stands above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.dossier import MOVES, Move
from onecua.domain.vietnamese import weekday_short
from onecua.errors import RuleError, RuleErrors
from onecua.services.moving import MoveRequest
from onecua.ui.dossiers.deed_form import DeedForm
from onecua.ui.due_words import due_words
from onecua.ui.widgets.date_field import DateField
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextArea

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from onecua.services.desk import Desk
    from onecua.services.foresight import ForeseenExtension
    from onecua.services.records import DossierRecord
    from onecua.ui.dossiers.deeds import Deed
    from onecua.ui.dossiers.dossier_work import DossierWork


class ExtensionForm(DeedForm):
    """Asks the new day and the reason, and the chief's reason where the apology comes too late."""

    def __init__(
        self, record: DossierRecord, deed: Deed, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, deed, parent)
        self._desk = desk
        self.who = Label("", wrap=True)
        self.due_on = DateField()
        self.override = TextArea("", 2)
        self.earlier_button.hide()
        self.lay_out(
            {
                "due_on": Field("Ngày hẹn trả mới", self.due_on),
                "reason": Field("Lý do, in trên phiếu xin lỗi", self.reason_text),
                "override": Field("Vì sao vẫn cho gia hạn khi đã muộn", self.override),
            },
            above=self.who,
        )
        self.due_on.changed.connect(lambda _day: self._check_day())
        self._follow_officer()

    def act(self, work: DossierWork) -> None:
        """Make the apology, number its slip and show it."""
        day, wrong = self.due_on.value(), self.due_on.problem()
        problems = [RuleError(wrong, "due_on")] if wrong else []
        if not self.reason():
            problems.append(RuleError(f"Ghi lý do để «{MOVES[Move.EXTEND].words}».", "reason"))
        foreseen = self._foreseen(None if wrong else day)
        problems += [
            each if each.field == "due_on" or foreseen.may else RuleError(each.message)
            for each in foreseen.problems
            if not (wrong and each.field == "due_on")
        ]
        if problems:
            raise RuleErrors(problems)
        work.move(
            MoveRequest(
                self.record.dossier.id,
                Move.EXTEND,
                self.reason(),
                due_on=day,
                override=self.override.value(),
            ),
            self.record,
        )

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed."""
        typed = (self.due_on.text(), self.override.value(), self.reason())
        return not any(typed)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the clock and the officer: another may act by now."""
        super().showEvent(event)
        self._follow_officer()

    def _foreseen(self, day: date | None) -> ForeseenExtension:
        return self._desk.foresight.extension(self.record.dossier, day, self.override.value())

    def _follow_officer(self) -> None:
        foreseen = self._foreseen(self.due_on.value())
        self.who.setText(_who_words(foreseen))
        self.fields["override"].setVisible(foreseen.needs_override and foreseen.may)

    def _check_day(self) -> None:
        field, day = self.fields["due_on"], self.due_on.value()
        field.set_problem(None)
        if day is None:
            return
        foreseen = self._foreseen(day)
        wrong = [problem for problem in foreseen.problems if problem.field == "due_on"]
        if wrong:
            field.set_note(wrong[0].message, "warning")
        elif foreseen.due_at is not None:
            field.set_note(f"Hẹn lại {due_words(foreseen.due_at)}")


def _who_words(foreseen: ForeseenExtension) -> str:
    last = foreseen.latest_on
    day = f"{weekday_short(last)} {last:%d/%m/%Y}" if last is not None else ""
    if not foreseen.needs_override:
        return f"Chỉ một lần, chậm nhất {day}: trước ngày hẹn ít nhất một ngày."
    if foreseen.may:
        return f"Đã quá {day}, ngày cuối được lập phiếu. Lãnh đạo vẫn cho thì ghi lý do."
    return (
        f"Đã quá {day}, ngày cuối được lập phiếu: chỉ lãnh đạo lập được. Bấm tên cán bộ ở thanh "
        "dưới để đổi người; chữ đã gõ vẫn còn."
    )
