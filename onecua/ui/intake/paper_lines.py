"""The papers of an intake: which are listed, which were handed in, how, and how many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from onecua.domain.checklist import ComponentGroup, GroupKind, required_first
from onecua.domain.dossier import Channel, Paper
from onecua.domain.intake import PAPERS_LIMIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.domain.procedure import Component, Procedure

OWN_TITLE = "Giấy tờ khác"
NOT_DEMANDED = "Không yêu cầu nộp giấy tờ đã có trong cơ sở dữ liệu (NQ 66.7/2025/NQ-CP): "


class How(StrEnum):
    """How the desk has a paper; the words are what a dossier keeps and shows."""

    SUBMITTED = "Nộp"
    SEEN = "Xem bản gốc"
    REUSED = "Khai thác dữ liệu"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was handed in of one paper; no `how` means nothing yet."""

    originals: int = 0
    copies: int = 0
    how: How | None = None

    @property
    def is_had(self) -> bool:
        """Tell whether the desk has the paper in some way."""
        return self.how is not None


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a group of papers."""

    title: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A line of the source that is no paper."""

    words: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper of the list, or one that the officer named (`index` None); `key` is its own."""

    key: str
    index: int | None
    name: str
    note: str = ""
    is_required: bool = False
    is_shown_only: bool = False
    usual: Tally = Tally(1, 0, How.SUBMITTED)

    @property
    def own_name(self) -> str:
        """Return the name that a dossier keeps: the list's own names are found by their place."""
        return self.name if self.index is None else ""


Line = Heading | Remark | PaperLine


class PaperLines:
    """The list of one procedure in one channel; what was counted stays when either changes."""

    def __init__(self) -> None:
        self._groups: tuple[ComponentGroup, ...] = ()
        self._not_demanded: tuple[str, ...] = ()
        self._own: list[str] = []
        self._tallies: dict[str, Tally] = {}
        self._code = ""
        self._kept: dict[str, dict[str, Tally]] = {}

    def set_procedure(self, procedure: Procedure | None, channel: Channel) -> None:
        """List the papers of a procedure; the counts of another one wait for its return."""
        code = procedure.code if procedure else ""
        if code != self._code:
            own = {key: had for key, had in self._tallies.items() if key.startswith("own")}
            self._kept[self._code] = self._tallies
            self._tallies = {**self._kept.get(code, {}), **own}
            self._code = code
        self._groups = required_first(procedure, channel) if procedure else ()
        self._not_demanded = procedure.not_demanded if procedure else ()

    def lines(self, with_other_cases: bool) -> list[Line]:
        """Return what the list shows, in order."""
        found: list[Line] = []
        for group in self._groups:
            had = [self._line(group, paper) for paper in group.components]
            if group.kind is GroupKind.REMARK:
                found += [Remark(paper.name) for paper in group.components]
            elif group.folded and not with_other_cases:
                counted = [line for line in had if self.tally(line.key).is_had]
                found += [Heading(group.title), *counted] if counted else []
            else:
                found += [Heading(group.title), *had]
        if self._own:
            found += [Heading(OWN_TITLE), *self._own_lines()]
        if self._not_demanded and with_other_cases:
            found.append(Remark(NOT_DEMANDED + "; ".join(self._not_demanded) + "."))
        return found

    def hidden_count(self) -> int:
        """Return how many papers stand in other cases."""
        return sum(len(group.components) for group in self._groups if group.folded)

    def not_demanded(self) -> tuple[str, ...]:
        """Return the papers that must not be asked for while the databases give them."""
        return self._not_demanded

    def is_empty(self) -> bool:
        """Tell whether the catalogue lists no papers."""
        return not any(group.kind is not GroupKind.REMARK for group in self._groups)

    def required(self) -> list[PaperLine]:
        """Return the papers that this intake cannot do without."""
        return [
            self._line(group, paper)
            for group in self._groups
            if not group.folded
            for paper in group.required
        ]

    def tally(self, key: str) -> Tally:
        """Return what was handed in of a paper."""
        return self._tallies.get(key, Tally())

    def set_tally(self, key: str, tally: Tally) -> None:
        """Count a paper; numbers stay within what a dossier may hold."""
        self._tallies[key] = replace(
            tally,
            originals=min(max(tally.originals, 0), PAPERS_LIMIT),
            copies=min(max(tally.copies, 0), PAPERS_LIMIT),
        )

    def add_own(self, name: str) -> str:
        """Add a paper that the list does not have, handed in once; return its key."""
        self._own.append(name)
        key = f"own{len(self._own) - 1}"
        self.set_tally(key, Tally(1, 0, How.SUBMITTED))
        return key

    def papers(self) -> tuple[Paper, ...]:
        """Return the papers that were handed in, as a dossier keeps them."""
        listed = [
            self._line(group, paper)
            for group in self._groups
            if group.kind is not GroupKind.REMARK
            for paper in group.components
        ]
        return tuple(
            Paper(line.index, had.originals, had.copies, had.how or "", line.own_name)
            for line in [*listed, *self._own_lines()]
            if (had := self.tally(line.key)).is_had
        )

    def body(self) -> dict[str, Any]:
        """Return what was counted, for the draft."""
        had = {key: [t.originals, t.copies, t.how] for key, t in self._tallies.items() if t.is_had}
        return {"tallies": had, "own": list(self._own)}

    def show_body(self, body: Mapping[str, Any]) -> None:
        """Take over what a draft counted."""
        self._own = [str(name) for name in body.get("own", ())]
        self._kept = {}
        self._tallies = {
            key: Tally(int(originals), int(copies), How(how))
            for key, (originals, copies, how) in dict(body.get("tallies", {})).items()
        }

    def _line(self, group: ComponentGroup, paper: Component) -> PaperLine:
        shown_only = group.kind is GroupKind.PRESENT
        originals = paper.originals if paper.originals is not None else 0 if paper.copies else 1
        usual = Tally(originals, paper.copies or 0, How.SEEN if shown_only else How.SUBMITTED)
        if not usual.originals and not usual.copies:
            usual = replace(usual, originals=1)
        required = not group.folded and paper in group.required
        key = str(paper.index)
        return PaperLine(key, paper.index, paper.name, paper.note, required, shown_only, usual)

    def _own_lines(self) -> list[PaperLine]:
        return [PaperLine(f"own{place}", None, name) for place, name in enumerate(self._own)]
