"""Which open dossiers are at risk, measured by the desk's own history of procedure and holder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from onecua.domain.deadline.working_clock import working_minutes_between
from onecua.domain.pace import Outlook, outlook, running_minutes, usual_minutes
from onecua.storage import pace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Snapshot
    from onecua.storage.pace import RunningDossier

AHEAD = timedelta(days=14)
"""Who is due later can still be put right; nobody is warned that early."""
_MOST_RUNNING = 2_000
_MOST_ENDED = 200

Usual = dict[UUID | None, int]
"""The usual minutes of one procedure by holder, and under None whoever held it."""


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A dossier that will usually not be done in time."""

    dossier: RunningDossier
    outlook: Outlook


class PaceService:
    """Compares what is left of open dossiers with what their like usually needed."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook

    def at_risk(self) -> list[AtRisk]:
        """Return the running dossiers at risk, those that lack the most time first."""
        now = self._database.clock().replace(second=0, microsecond=0)
        last = datetime.combine(now.date() + AHEAD, time.min)
        with self._database.read() as connection:
            running = pace.running_until(connection, now, last, _MOST_RUNNING)
            codes = {each.procedure_code for each in running if each.procedure_code}
            usual = {code: self._usual(connection, code) for code in codes}
            known = [each for each in running if usual.get(each.procedure_code or "")]
            stood = pace.pauses(connection, [each.key for each in known])
        found = []
        for each in known:
            theirs = usual[each.procedure_code or ""]
            minutes = theirs.get(each.holder, theirs.get(None, 0))
            spent = running_minutes(
                each.received_at, now, stood.get(each.key, ()), self._rulebook.calendar
            )
            left = working_minutes_between(now, each.due_at, self._rulebook.calendar)
            found.append(AtRisk(each, outlook(minutes, spent, left)))
        risky = (each for each in found if each.outlook.is_at_risk)
        return sorted(risky, key=lambda each: each.outlook.left - each.outlook.needed)

    def _usual(self, connection: Snapshot, procedure: str) -> Usual:
        ended = pace.recent_ends(connection, procedure, _MOST_ENDED)
        stood = pace.pauses(connection, [each.key for each in ended])
        calendar = self._rulebook.calendar
        taken = [
            (
                each.holder,
                running_minutes(each.received_at, each.ended_at, stood.get(each.key, ()), calendar),
            )
            for each in ended
        ]
        return _by_holder(taken)


def _by_holder(taken: Iterable[tuple[UUID, int]]) -> Usual:
    found = list(taken)
    holders: set[UUID | None] = {holder for holder, _ in found}
    usual = {
        holder: usual_minutes(minutes for who, minutes in found if holder in (None, who))
        for holder in (*holders, None)
    }
    return {holder: minutes for holder, minutes in usual.items() if minutes is not None}
