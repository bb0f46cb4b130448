"""The fictitious office's own rules of procedures, and who of its officers does which step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.domain.procedure_rule import ProcedureRule, rule_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule with the officer, by role, who does each of its steps."""

    rule: ProcedureRule
    holders: tuple[str, ...] = ()

    def shares(self) -> tuple[float, ...]:
        """Return which part of the time from here on each step takes, the last one all of it."""
        lengths = [float(step.term.amount) if step.term else 0.5 for step in self.rule.steps]
        return tuple(length / sum(lengths[i:]) for i, length in enumerate(lengths))


def read_rules(records: Iterable[Mapping[str, Any]]) -> dict[str, OwnRule]:
    """Return the rules of the shipped file by procedure."""
    return {record["code"]: _own_rule(record) for record in records}


def _own_rule(record: Mapping[str, Any]) -> OwnRule:
    steps = record.get("steps", ())
    body = {**record, "procedure": record["code"], "steps": [step[:3] for step in steps]}
    return OwnRule(rule_from(body), tuple(step[3] for step in steps))
