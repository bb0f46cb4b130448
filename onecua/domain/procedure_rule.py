"""How the office itself reckons a procedure: model, cut-off, pauses, verification, steps.

What the catalogue does not say and the province's internal workflow decides (quy trình nội bộ);
None everywhere means «as the office usually does».
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import Cutoff, HandlingTime, Model, Unit, parse_handling_time
from onecua.domain.office import SupplementClock
from onecua.errors import RuleError, RuleErrors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.domain.office import DeadlinePolicy

STEPS_LIMIT = 20
NAME_LIMIT = 200
LONGEST_CUTOFF = 240


@dataclass(frozen=True, slots=True)
class WorkStep:
    """A step of the internal workflow: what is done, by whom, in which time (None: not counted)."""

    name: str
    role: str = ""
    term: HandlingTime | None = None


@dataclass(frozen=True, slots=True)
class ProcedureRule:
    """The office's own rule of one procedure.

    `desk_term` is this desk's share of a linked procedure (liên thông), `verification` what the
    law adds when something has to be verified; `no_cutoff` says that every hour is alike, whatever
    the catalogue and the office have.
    """

    procedure: str
    model: Model | None = None
    cutoff_at: time | None = None
    cutoff_minutes: int | None = None
    no_cutoff: bool = False
    supplement_clock: SupplementClock | None = None
    verification: HandlingTime | None = None
    desk_term: HandlingTime | None = None
    steps: tuple[WorkStep, ...] = ()

    def model_for(self, policy: DeadlinePolicy) -> Model:
        """Return the model in force: the procedure's own, else the office's."""
        return self.model or policy.model

    def clock_for(self, policy: DeadlinePolicy) -> SupplementClock:
        """Return what a completed supplement does to the clock."""
        return self.supplement_clock or policy.supplement_clock

    def cutoff_for(self, policy: DeadlinePolicy, stated: time | None) -> Cutoff:
        """Return the cut-off in force: the procedure's own, the catalogue's, the office's."""
        if self.no_cutoff:
            return Cutoff(counts_as_next_day=policy.cutoff_counts_as_next_day)
        if self.cutoff_at is None and self.cutoff_minutes is None:
            return policy.cutoff(stated)
        return Cutoff(self.cutoff_at, self.cutoff_minutes, policy.cutoff_counts_as_next_day)

    def body(self) -> dict[str, Any]:
        """Return the event body that records this rule."""
        return {
            "procedure": self.procedure,
            "model": self.model,
            "cutoff_at": self.cutoff_at.strftime("%H:%M") if self.cutoff_at else None,
            "cutoff_minutes": self.cutoff_minutes,
            "no_cutoff": self.no_cutoff,
            "supplement_clock": self.supplement_clock,
            "verification": term_text(self.verification),
            "desk_term": term_text(self.desk_term),
            "steps": [[step.name, step.role, term_text(step.term)] for step in self.steps],
        }


def term_text(term: HandlingTime | None) -> str | None:
    """Return a term as bodies keep it: «0.5 working_day»."""
    return f"{term.amount} {term.unit}" if term is not None else None


def term_from(text: str | None) -> HandlingTime | None:
    """Return the term that a body keeps."""
    return parse_handling_time(text) if text else None


def rule_from(body: Mapping[str, Any]) -> ProcedureRule:
    """Return the rule that an event body records."""
    at, clock = body.get("cutoff_at"), body.get("supplement_clock")
    return ProcedureRule(
        procedure=body["procedure"],
        model=Model(body["model"]) if body.get("model") else None,
        cutoff_at=time.fromisoformat(at) if at else None,
        cutoff_minutes=body.get("cutoff_minutes"),
        no_cutoff=bool(body.get("no_cutoff")),
        supplement_clock=SupplementClock(clock) if clock else None,
        verification=term_from(body.get("verification")),
        desk_term=term_from(body.get("desk_term")),
        steps=tuple(
            WorkStep(name, role, term_from(term)) for name, role, term in body.get("steps", ())
        ),
    )


def check_rule(rule: ProcedureRule) -> None:
    """Raise `RuleErrors` with everything wrong with a rule, each beside its field."""
    problems: list[RuleError] = []
    ways = (rule.cutoff_at is not None, rule.cutoff_minutes is not None, rule.no_cutoff)
    if sum(ways) > 1:
        words = "Giờ chốt nhận chỉ ghi một cách: giờ cố định hoặc số phút trước giờ về."
        problems.append(RuleError(words, "cutoff"))
    if rule.cutoff_minutes is not None and not 0 <= rule.cutoff_minutes <= LONGEST_CUTOFF:
        words = f"Số phút trước giờ về từ 0 đến {LONGEST_CUTOFF}."
        problems.append(RuleError(words, "cutoff"))
    if rule.verification is not None and rule.verification.unit is Unit.SAME_DAY:
        words = "Thời gian xác minh là số ngày cộng thêm, không thể là «trong ngày»."
        problems.append(RuleError(words, "verification"))
    if len(rule.steps) > STEPS_LIMIT:
        problems.append(RuleError(f"Quy trình nhiều nhất {STEPS_LIMIT} bước.", "steps"))
    for place, step in enumerate(rule.steps):
        if not step.name.strip():
            problems.append(RuleError(f"Bước {place + 1} chưa có tên.", f"steps.{place}"))
        elif len(step.name) > NAME_LIMIT or len(step.role) > NAME_LIMIT:
            words = f"Bước {place + 1}: tên hoặc người làm dài quá {NAME_LIMIT} chữ."
            problems.append(RuleError(words, f"steps.{place}"))
    if problems:
        raise RuleErrors(problems)
