"""The side column: due date, fee, facts; worked out again at each change and each minute."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from onecua.domain.deadline import HandlingTime, Unit, handling_time_words
from onecua.domain.intake import cleaned_applicant
from onecua.errors import RuleError
from onecua.ui.intake.due_card import DueCard
from onecua.ui.intake.facts_card import FactsCard
from onecua.ui.intake.fee_card import FeeCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.domain.deadline import Deadline
    from onecua.domain.intake import IntakeRequest
    from onecua.domain.procedure import Procedure
    from onecua.services.desk import Desk
    from onecua.ui.intake.intake_form import IntakeForm
    from onecua.ui.intake.reading import Reading

SETTLE_MS = 120
MINUTE_MS = 60_000


class SideCards(QObject):
    """Keeps the cards in step with the form."""

    def __init__(self, desk: Callable[[], Desk], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read: Callable[[], Reading] | None = None
        self._form: IntakeForm | None = None
        self.due = DueCard()
        self.fee = FeeCard()
        self.facts = FactsCard()
        self.term: HandlingTime | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self.refresh)
        self._each_minute = QTimer(self)
        self._each_minute.setInterval(MINUTE_MS)
        self._each_minute.timeout.connect(self.refresh)

    def follow(self, form: IntakeForm, read: Callable[[], Reading]) -> None:
        """Show what this form says."""
        self._form, self._read = form, read

    def set_running(self, running: bool) -> None:
        """Refresh each minute while the page is in view."""
        if running:
            self._each_minute.start()
        else:
            self._each_minute.stop()
            self._soon.stop()

    def refresh_soon(self) -> None:
        """Refresh when the typing pauses."""
        self._soon.start()

    def refresh(self) -> None:
        """Work everything out again."""
        self._soon.stop()
        assert self._form is not None
        assert self._read is not None
        procedure = self._form.procedure.procedure()
        if procedure is None:
            self.term = None
            self._form.term.ask("")
            self._form.term.offer_verification("", None)
            self.due.show_nothing(has_procedure=False)
            self.facts.hide()
            return
        self._ask_term(procedure, self._read().request)
        request = self._read().request
        self._show_due(request)
        self._show_facts(procedure, request)

    def settles_at_once(self) -> bool:
        """Tell whether the term lets the result be returned in one stroke with the intake."""
        return (
            self.term is not None
            and self.term.unit is Unit.SAME_DAY
            and self._form is not None
            and not self._form.term.needs_verification()
        )

    def _ask_term(self, procedure: Procedure, request: IntakeRequest) -> None:
        assert self._form is not None
        term, _, reason = self._reckon(replace(request, term=None))
        cases = procedure.handling_time.cases(request.channel)
        self._form.term.ask("" if term is not None else reason, cases)
        rule = self._desk().deadlines.rule_of(procedure.code)
        self._form.term.offer_verification(procedure.code, rule.verification)

    def _show_due(self, request: IntakeRequest) -> None:
        assert self._form is not None
        term, deadline, note = self._reckon(request)
        self.term = term
        self._form.procedure.set_term_words(handling_time_words(term) if term else "")
        if term is None:
            self.due.show_nothing(has_procedure=True)
        elif deadline is None:
            self.due.show_refusal(note)
        else:
            desk = self._desk().intake.desk_deadline(request)
            self.due.show_deadline(term, deadline, note, desk)

    def _reckon(self, request: IntakeRequest) -> tuple[HandlingTime | None, Deadline | None, str]:
        try:
            return self._desk().intake.deadline(request)
        except RuleError as error:
            return request.term, None, error.message

    def _show_facts(self, procedure: Procedure, request: IntakeRequest) -> None:
        desk = self._desk()
        try:
            preview = desk.intake.preview(procedure, cleaned_applicant(request.applicant))
        except RuleError as error:
            self.facts.show_refusal(error.message)
        else:
            self.facts.show_preview(preview, desk.officer.name)
