"""What the search field at the top offers: dossiers first, then procedures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.deadline import standing_words
from onecua.ui.widgets.suggest_box import SuggestBox
from onecua.ui.widgets.suggest_list import Suggestion

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.domain.summary import DossierFilter
    from onecua.services.desk import Desk
    from onecua.ui.shell import Shell

_WORDS = "Mã hồ sơ, họ tên, số định danh, điện thoại, thủ tục"
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


class GlobalSearch(SuggestBox):
    """The search field; what is picked opens in the list of dossiers."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_WORDS, key="Ctrl+K")
        self._shell = shell
        self.set_source(lambda typed: suggestions(shell.desk, typed))
        self.picked.connect(self._on_found)

    def _on_found(self, found: Suggestion) -> None:
        self.set_chosen("")
        if isinstance(found.value, FoundDossier):
            self._shell.open_dossier(found.value.dossier)
        elif isinstance(found.value, FoundProcedure):
            self._shell.open_list(found.value.wanted)


def suggestions(desk: Desk, typed: str) -> list[Suggestion]:
    """Return what was meant: by code, name, identity number, phone or procedure."""
    from onecua.domain.summary import DossierFilter

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
