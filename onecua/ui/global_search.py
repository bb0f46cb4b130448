"""What the search field at the top offers: dossiers first, then procedures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.deadline import standing_words
from onecua.domain.summary import DossierFilter
from onecua.ui.widgets.suggest_list import Suggestion

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.services.desk import Desk

_DOSSIERS = 8
_PROCEDURES = 4
_SHORTEST = 2
"""Letters; one letter matches half of the file and helps nobody."""


@dataclass(frozen=True, slots=True)
class FoundDossier:
    """A dossier that was found."""

    dossier: UUID


@dataclass(frozen=True, slots=True)
class FoundProcedure:
    """A procedure that was found; its dossiers are the list to open."""

    wanted: DossierFilter


def suggestions(desk: Desk, typed: str) -> list[Suggestion]:
    """Return what was meant: by code, name, identity number, phone or procedure."""
    if len(typed.strip()) < _SHORTEST:
        return []
    found = [
        Suggestion(
            summary.owner_name or "(không có tên)",
            f"{summary.code or ''} · {summary.procedure_name}",
            standing_words(desk.deadlines.standing(summary)),
            FoundDossier(summary.id),
        )
        for summary in desk.lists.search(typed, _DOSSIERS)
    ]
    for procedure in desk.rulebook.catalogue.search(typed, _PROCEDURES):
        words = f"Thủ tục {procedure.code}"
        wanted = DossierFilter(procedure_code=procedure.code, words=words)
        found.append(
            Suggestion(
                procedure.short_name,
                f"{words} · {procedure.sector}",
                "Xem hồ sơ",
                FoundProcedure(wanted),
            )
        )
    return found
