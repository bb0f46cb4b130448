"""The rule of a procedure as it stands in the form: what is typed, readable or not yet."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.deadline.handling_time import amount_words
from onecua.domain.procedure_rule import ProcedureRule, WorkStep, check_rule
from onecua.errors import RuleError
from onecua.ui.cutoff_field import CutoffWay, TypedCutoff, typed_cutoff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.domain.deadline import Model
    from onecua.domain.office import SupplementClock


@dataclass(frozen=True, slots=True)
class TypedTerm:
    """A number and a unit as they were typed; without a number there is no term."""

    amount: str = ""
    unit: Unit = Unit.WORKING_DAY

    def read(self, field: str, problems: list[RuleError]) -> HandlingTime | None:
        """Return the term, None when there is none; what cannot be read is added to `problems`."""
        try:
            return self._term()
        except RuleError as error:
            problems.append(RuleError(error.message, field))
            return None

    def _term(self) -> HandlingTime | None:
        if self.unit is Unit.SAME_DAY:
            return HandlingTime(Decimal(1), self.unit)
        if not self.amount:
            return None
        try:
            amount = Decimal(self.amount.replace(",", "."))
        except InvalidOperation:
            raise RuleError("Ghi thời gian bằng số, ví dụ 2 hoặc 0,5.") from None
        return HandlingTime(amount, self.unit)


@dataclass(frozen=True, slots=True)
class TypedStep:
    """A step of the workflow as it was typed."""

    name: str = ""
    role: str = ""
    term: TypedTerm = TypedTerm()


_AS_OFFICE = TypedCutoff(CutoffWay.OFFICE)


@dataclass(frozen=True, slots=True)
class RuleState:
    """Everything that the form shows of a rule."""

    model: Model | None = None
    cutoff: TypedCutoff = _AS_OFFICE
    supplement_clock: SupplementClock | None = None
    verification: TypedTerm = TypedTerm()
    desk_term: TypedTerm = TypedTerm()
    steps: tuple[TypedStep, ...] = ()

    def read(self, procedure: str) -> tuple[ProcedureRule, list[RuleError]]:
        """Return the rule as far as it can be read, and what is wrong, each beside its field."""
        problems: list[RuleError] = []
        at, minutes = None, None
        try:
            at, minutes = self.cutoff.read("cutoff")
        except RuleError as error:
            problems.append(error)
        rule = ProcedureRule(
            procedure,
            self.model,
            at,
            minutes,
            self.cutoff.way is CutoffWay.NONE,
            self.supplement_clock,
            self.verification.read("verification", problems),
            self.desk_term.read("desk_term", problems),
            tuple(_step(step, place, problems) for place, step in enumerate(self.steps)),
        )
        try:
            check_rule(rule)
        except RuleError as error:
            problems += error.problems
        return rule, problems


def _step(step: TypedStep, place: int, problems: list[RuleError]) -> WorkStep:
    return WorkStep(step.name, step.role, step.term.read(f"steps.{place}", problems))


def state_of(rule: ProcedureRule) -> RuleState:
    """Return what the form shows of a rule."""
    way = CutoffWay.NONE if rule.no_cutoff else CutoffWay.OFFICE
    return RuleState(
        rule.model,
        typed_cutoff(rule.cutoff_at, rule.cutoff_minutes, way),
        rule.supplement_clock,
        typed_term(rule.verification),
        typed_term(rule.desk_term),
        typed_steps(rule.steps),
    )


def typed_steps(steps: Sequence[WorkStep]) -> tuple[TypedStep, ...]:
    """Return steps as they are typed."""
    return tuple(TypedStep(step.name, step.role, typed_term(step.term)) for step in steps)


def typed_term(term: HandlingTime | None) -> TypedTerm:
    """Return a term as it is typed."""
    if term is None:
        return TypedTerm()
    if term.unit is Unit.SAME_DAY:
        return TypedTerm(unit=term.unit)
    return TypedTerm(amount_words(term.amount), term.unit)
