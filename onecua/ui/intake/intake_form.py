"""Everything that is entered on the page: its panels in the order of the eye, read and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onecua.domain.intake import IntakeRequest
from onecua.ui.intake.applicant_panel import ApplicantPanel
from onecua.ui.intake.checklist_panel import ChecklistPanel
from onecua.ui.intake.procedure_panel import ProcedurePanel
from onecua.ui.intake.reading import Reader, Reading
from onecua.ui.intake.reception_panel import ReceptionPanel
from onecua.ui.intake.term_panel import TermPanel
from onecua.ui.widgets.enter_key import enter_moves_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from onecua.domain.procedure import Procedure
    from onecua.ui.intake.fee_card import FeeCard
    from onecua.ui.intake.procedure_choices import ProcedureChoices
    from onecua.ui.widgets.field import Field


class IntakeForm(QWidget):
    """The form column; the fee stands in the side column but is read and kept with it."""

    changed = Signal()

    def __init__(
        self, choices: ProcedureChoices, fee: FeeCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.procedure = ProcedurePanel(choices)
        self.term = TermPanel()
        self.people = ApplicantPanel()
        self.checklist = ChecklistPanel()
        self.reception = ReceptionPanel()
        self.fee = fee
        self._lay_out()
        enter_moves_on(self)
        self.procedure.chosen.connect(self._on_chosen)
        self.reception.channel.changed.connect(lambda _channel: self._show_procedure())
        for part in (self.term, self.people, self.checklist, self.reception, self.fee):
            part.changed.connect(self.changed)

    def read(self, form: UUID) -> Reading:
        """Return the intake as entered; what cannot be read is left out and told."""
        reader = Reader()
        applicant, delegate = self.people.read(reader)
        amount, state = self.fee.value(reader)
        procedure = self.procedure.procedure()
        request = IntakeRequest(
            id=form,
            procedure_code=procedure.code if procedure else "",
            applicant=applicant,
            delegate=delegate,
            channel=self.reception.chosen_channel(),
            return_method=self.reception.chosen_return(),
            dossier_copies=self.reception.copies.value(),
            papers=self.checklist.handed_in(),
            fee_amount=amount,
            fee_state=state,
            term=self.term.read(reader),
            needs_verification=self.term.needs_verification(),
            request=reader.text("request", self.reception.request.text()),
            received_at=self.reception.received_at(reader),
            late_reason=reader.text("late_reason", self.reception.late_reason.text()),
        )
        return Reading(request, tuple(reader.problems))

    def body(self) -> dict[str, Any]:
        """Return everything on the page as JSON values, for the draft."""
        procedure = self.procedure.procedure()
        unfinished = "" if procedure else self.procedure.box.text()
        return {
            "procedure": procedure.code if procedure else "",
            "search": unfinished,
            "people": self.people.body(),
            "papers": self.checklist.body(),
            "reception": self.reception.body(),
            "term": self.term.body(),
            "fee": self.fee.kept(),
        }

    def show_body(self, body: Mapping[str, Any], procedure: Procedure | None) -> None:
        """Show what a draft kept; an empty body clears the page."""
        self.reception.show_body(body.get("reception", {}))
        self.people.show_body(body.get("people", {}))
        self.procedure.choose(procedure)
        if procedure is None:
            self.procedure.box.set_value(str(body.get("search", "")))
        self.term.show_body(body.get("term", {}))
        self.checklist.show_body(body.get("papers", {}))
        self.fee.show_kept(body.get("fee", {}))
        self.changed.emit()

    def fields(self) -> dict[str, Field]:
        """Return the plain fields by the names that problems carry."""
        return {**self.people.fields(), **self.reception.fields()}

    def next_place(self) -> QWidget:
        """Return where an intake goes on: the first thing not entered yet."""
        if self.procedure.procedure() is None:
            return self.procedure.box
        if self.term.is_asked() and not self.term.is_given():
            return self.term.target()
        table = self.checklist.table
        papers = self.checklist.own if table.isHidden() else table
        return self.people.applicant.first_empty() or papers

    def _on_chosen(self, _procedure: object) -> None:
        self._show_procedure()
        self.changed.emit()

    def _show_procedure(self) -> None:
        procedure, channel = self.procedure.procedure(), self.reception.chosen_channel()
        self.checklist.set_procedure(procedure, channel)
        self.fee.show_fee(procedure, channel)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for part in (self.procedure, self.term, self.people, self.checklist, self.reception):
            rows.addWidget(part)
        rows.addStretch(1)
