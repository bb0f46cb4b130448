"""What the office worked by at each place of the log: policy, calendar, own rules, chiefs."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from onecua.domain.event import Event, Kind
from onecua.domain.office import DeadlinePolicy, Role, office_from
from onecua.domain.procedure_rule import ProcedureRule, rule_from

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

Place = tuple[int, int]

OFFICE_KINDS = frozenset(
    {
        Kind.OFFICE_DECLARED,
        Kind.CALENDAR_ADOPTED,
        Kind.RULE_RECORDED,
        Kind.OFFICER_RECORDED,
    }
)
"""The kinds that change what an office works by."""


_UNREAD = timedelta(minutes=5)
"""So long may another process not have read what was declared."""


@dataclass(frozen=True, slots=True)
class OfficeState:
    """What was in force: `chiefs` are who had been a chief by then."""

    policy: DeadlinePolicy = field(default_factory=DeadlinePolicy)
    calendar: str = ""
    rules: Mapping[str, ProcedureRule] = field(default_factory=dict)
    chiefs: frozenset[UUID] = frozenset()

    @property
    def clock(self) -> dict[str, str]:
        """Return how an event would have named the calendar."""
        sessions, saturday = self.policy.sessions, self.policy.saturday
        return {"calendar": self.calendar, "sessions": sessions, "saturday": saturday}

    def rule_of(self, procedure: str | None) -> ProcedureRule:
        """Return the office's own rule of a procedure, an empty one when it had none."""
        return self.rules.get(procedure or "") or ProcedureRule(procedure or "")


class OfficeTimes:
    """The states of an office in the order of its log."""

    def __init__(self) -> None:
        self._logs: dict[str, int] = {}
        self._places: list[Place] = []
        self._states: list[OfficeState] = []
        self._since: list[datetime] = []
        self._adopted: dict[str, Place] = {}

    def take(self, event: Event) -> None:
        """Follow the next event of these kinds; the order is that of the log."""
        before = self._states[-1] if self._states else OfficeState()
        self._places.append(self._place(event))
        self._states.append(self._after(before, event))
        self._since.append(event.recorded_at)

    def _after(self, before: OfficeState, event: Event) -> OfficeState:
        body = event.body
        if event.kind == Kind.OFFICE_DECLARED:
            return replace(before, policy=office_from(body).policy)
        if event.kind == Kind.CALENDAR_ADOPTED:
            self._adopted.setdefault(body["sha256"], self._place(event))
            return replace(before, calendar=body["sha256"])
        if event.kind == Kind.RULE_RECORDED:
            return replace(before, rules={**before.rules, body["procedure"]: rule_from(body)})
        if body.get("role") == Role.CHIEF and event.ref is not None:
            return replace(before, chiefs=before.chiefs | {event.ref})
        return before

    def in_force(self, event: Event) -> list[OfficeState]:
        """Return what was in force when an event was recorded, then what was shortly before.

        Two processes write one log: the one may not have read yet what the other had declared.
        """
        last = bisect_left(self._places, self._place(event)) - 1
        found = []
        while last >= 0:
            found.append(self._states[last])
            if self._since[last] <= event.recorded_at - _UNREAD:
                break
            last -= 1
        return found

    def had_adopted(self, sha256: str, event: Event) -> bool:
        """Tell whether a calendar had been adopted by the time an event was recorded."""
        adopted = self._adopted.get(sha256)
        return adopted is not None and adopted < self._place(event)

    def _place(self, event: Event) -> Place:
        return self._logs.setdefault(event.incarnation, len(self._logs)), event.seq
