"""What happens in the office in order of time, until it is appended to the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecua.domain.event import DOSSIER_KINDS, Fact, Kind, Recorded, Sealed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.event import Event
    from onecua.domain.office import Officer
    from onecua.services.demo.chance import Chance


class Journal:
    """Collects facts, each recorded by its officer at its time; knows the key each will have."""

    def __init__(self, chance: Chance, last: Event) -> None:
        """Continue the log after its last event."""
        self._chance = chance
        self._writer = f"{last.device}/{last.incarnation}"
        self._seq = last.seq
        self._facts: list[Fact] = []
        self._touched: set[UUID] = set()

    @property
    def dossier_count(self) -> int:
        """Return how many dossiers the collected facts are about."""
        return len(self._touched)

    def record(
        self,
        kind: Kind,
        ref: UUID | None,
        body: Mapping[str, Any],
        at: datetime,
        officer: Officer,
        *,
        private: Mapping[str, Any] | None = None,
        sealed: Sealed | None = None,
        happened_at: datetime | None = None,
    ) -> str:
        """Record a fact and return the key of its event; only a late entry happened earlier."""
        if private:
            sealed = self._chance.sealed(private)
        recorded = Recorded(officer.id, at)
        self._facts.append(Fact(kind, ref, body, None, happened_at or at, sealed, recorded))
        if ref is not None and kind in DOSSIER_KINDS:
            self._touched.add(ref)
        self._seq += 1
        return f"{self._writer}/{self._seq}"

    def take(self) -> list[Fact]:
        """Return what was collected and begin again."""
        facts = self._facts
        self._facts, self._touched = [], set()
        return facts
