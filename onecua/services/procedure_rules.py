"""The office's own rule of a procedure: what holds, what it comes to by an example, who set it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from onecua.domain.deadline import Deadline, HandlingTime, TermRule, due_at, explain_promise
from onecua.domain.event import Fact, Kind
from onecua.domain.procedure_rule import ProcedureRule, WorkStep, check_rule
from onecua.domain.step_times import StepTimes, step_times
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError
from onecua.services.deadlines import DeadlineService
from onecua.services.workflows import WorkflowService, published_steps
from onecua.storage import dossiers, office

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.dossier import Channel
    from onecua.domain.office import Officer
    from onecua.domain.procedure import Procedure
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule that was recorded, by whom and when."""

    rule: ProcedureRule
    officer_name: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class RuleExample:
    """What a rule comes to for a dossier received at one instant.

    `steps` gives the end of each step when everybody takes all of the time given, None for a step
    whose time is not counted; `verified` is the promise with the verification's time.
    """

    term: HandlingTime
    deadline: Deadline
    verified: Deadline | None
    desk_due_at: datetime | None
    steps: tuple[tuple[WorkStep, datetime | None], ...]
    times: StepTimes

    @property
    def is_desk_later(self) -> bool:
        """Tell whether this desk's share ends after the whole."""
        return self.desk_due_at is not None and self.desk_due_at > self.deadline.due_at


class ProcedureRuleService:
    """Reads and records rules in the name of an officer."""

    def __init__(self, database: Database, rulebook: Rulebook, officer: Officer) -> None:
        self._database = database
        self._rulebook = rulebook
        self._officer = officer
        self._deadlines = DeadlineService(database, rulebook)
        self._workflows = WorkflowService(rulebook)

    def rule_of(self, procedure_code: str) -> ProcedureRule:
        """Return the rule in force, an empty one when the office has none."""
        return self._deadlines.rule_of(procedure_code)

    def has_own(self, procedure_code: str) -> bool:
        """Tell whether the office reckons this procedure in a way of its own."""
        return self.rule_of(procedure_code) != ProcedureRule(procedure_code)

    def published(self, procedure_code: str) -> tuple[WorkStep, ...]:
        """Return the published sample workflow of a procedure, none when there is none."""
        return published_steps(procedure_code)

    def used(self) -> frozenset[str]:
        """Return the codes of the procedures that dossiers of this file have."""
        with self._database.read() as connection:
            return frozenset(dossiers.procedures_in_use(connection))

    def history(self, procedure_code: str) -> tuple[RuleEntry, ...]:
        """Return every rule ever recorded for a procedure, the last one first."""
        with self._database.read() as connection:
            found = office.rules_of(connection, procedure_code)
        name = self._rulebook.officer_name
        return tuple(RuleEntry(each.rule, name(each.officer), each.recorded_at) for each in found)

    def record(self, rule: ProcedureRule) -> bool:
        """Record a rule for dossiers received from now on; promises made before stay.

        One that changes nothing is no event and gives False. Raises `RuleErrors` with everything
        wrong with it.
        """
        rule = _cleaned(rule)
        if self._rulebook.catalogue.by_code(rule.procedure) is None:
            raise RuleError(f"Danh mục không có thủ tục mã {rule.procedure}. Chọn lại thủ tục.")
        check_rule(rule)
        if rule == self.rule_of(rule.procedure):
            return False
        with self._database.write() as transaction:
            fact = Fact(Kind.RULE_RECORDED, None, rule.body())
            transaction.append([fact], self._officer.id)
        return True

    def example(
        self, procedure: Procedure, rule: ProcedureRule, channel: Channel, received_at: datetime
    ) -> RuleExample | None:
        """Return what a rule, saved or not, comes to; None while the term is not known.

        Of a procedure with a term for each case the shortest one is taken.
        """
        term = self._term(procedure, channel)
        if term is None:
            return None
        policy, calendar = self._rulebook.office.policy, self._rulebook.calendar
        model = rule.model_for(policy)
        cutoff = rule.cutoff_for(policy, procedure.handling_time.cutoff)
        promise = TermRule(term, model, cutoff)
        verified = replace(promise, verification=rule.verification)
        desk = rule.desk_term
        return RuleExample(
            term,
            explain_promise(received_at, promise, calendar),
            explain_promise(received_at, verified, calendar) if rule.verification else None,
            due_at(received_at, desk, calendar, model, cutoff) if desk else None,
            self._ends(rule, received_at),
            step_times(rule.steps, term, self._day_minutes(received_at.date())),
        )

    def _term(self, procedure: Procedure, channel: Channel) -> HandlingTime | None:
        found = self._deadlines.term_in_force(procedure, channel).term
        return found or next(iter(procedure.handling_time.cases(channel)), None)

    def _ends(
        self, rule: ProcedureRule, at: datetime
    ) -> tuple[tuple[WorkStep, datetime | None], ...]:
        model = rule.model_for(self._rulebook.office.policy)
        found: list[tuple[WorkStep, datetime | None]] = []
        for step in rule.steps:
            if step.term is None:
                found.append((step, None))
                continue
            at = due_at(at, step.term, self._rulebook.calendar, model)
            found.append((step, at))
        return tuple(found)

    def _day_minutes(self, on: date) -> int:
        """Return how many minutes the next working day has."""
        on = self._rulebook.calendar.next_counted(on)
        spans = (
            datetime.combine(on, each.closes) - datetime.combine(on, each.opens)
            for each in self._rulebook.calendar.sessions_on(on)
        )
        return sum(spans, timedelta()) // timedelta(minutes=1)


def _cleaned(rule: ProcedureRule) -> ProcedureRule:
    steps = (replace(step, name=clean(step.name), role=clean(step.role)) for step in rule.steps)
    return replace(rule, steps=tuple(steps))
