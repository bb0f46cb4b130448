"""The procedures that this counter uses most: pinned ones and the ones received last."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.domain.catalogue import Catalogue
    from onecua.domain.procedure import Procedure
    from onecua.services.desk import Desk
    from onecua.services.preferences import PreferenceService

_RECENT, _PINNED = "intake.recent_procedures", "intake.pinned_procedures"
_MOST_RECENT = 8


class ProcedureChoices:
    """Remembers codes in the preferences of this PC; codes no longer listed are passed over."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._desk = desk

    def offered(self) -> tuple[Procedure, ...]:
        """Return the pinned procedures, then the recent ones."""
        codes = dict.fromkeys([*self._codes(_PINNED), *self._codes(_RECENT)])
        found = (self._catalogue.by_code(code) for code in codes)
        return tuple(procedure for procedure in found if procedure is not None)

    def search(self, typed: str) -> tuple[Procedure, ...]:
        """Return what may be meant, without the procedures that the commune does not settle."""
        hits = self._catalogue.search(typed, limit=24)
        return tuple(hit for hit in hits if hit.enabled) or hits

    def with_code(self, typed: str) -> Procedure | None:
        """Return the procedure whose whole code was typed."""
        return self._catalogue.by_code(typed)

    def is_pinned(self, procedure: Procedure) -> bool:
        """Tell whether a procedure always stands at the top."""
        return procedure.code in self._codes(_PINNED)

    def pin(self, procedure: Procedure, pinned: bool) -> None:
        """Pin a procedure or let it go."""
        codes = [code for code in self._codes(_PINNED) if code != procedure.code]
        self._keep(_PINNED, [*codes, procedure.code] if pinned else codes)

    def remember(self, procedure_code: str) -> None:
        """Put a procedure first among the recent ones."""
        codes = [code for code in self._codes(_RECENT) if code != procedure_code]
        self._keep(_RECENT, [procedure_code, *codes][:_MOST_RECENT])

    @property
    def _catalogue(self) -> Catalogue:
        return self._desk().rulebook.catalogue

    @property
    def _preferences(self) -> PreferenceService:
        return self._desk().preferences

    def _codes(self, name: str) -> list[str]:
        kept = self._preferences.get(name)
        return [str(code) for code in json.loads(kept)] if kept else []

    def _keep(self, name: str, codes: list[str]) -> None:
        self._preferences.set(name, json.dumps(codes))
