"""One dossier whole: itself, its people, its papers, everything that happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onecua.domain.applicant import Applicant, applicant_from
from onecua.domain.dossier import MOVES, Dossier, Move
from onecua.domain.dossier_history import fold, instant
from onecua.domain.event import SENTENCES, Event, Kind
from onecua.domain.lateness import Holding, holdings
from onecua.domain.numbering import parse_dossier_code
from onecua.domain.vietnamese import clean
from onecua.errors import RuleError
from onecua.storage import dossiers
from onecua.storage.log import private_values

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.procedure import Procedure
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database

_OWN_WORDS = ("reason", "late_reason", "note", "question", "answer")
"""What the private values of an event call the words that somebody wrote beside it."""

_SHOWN = 60
"""Characters of a mistyped code that are repeated to the person."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened, in words, with who is accountable for it.

    `due_at` is the due instant that it set, `step` the step of the workflow that it began,
    `step_due_at` when that step was due from then on.
    """

    kind: Kind
    move: Move | None
    words: str
    officer: UUID
    officer_name: str
    happened_at: datetime
    recorded_at: datetime
    reason: str
    items: tuple[str, ...]
    slip_number: int | None
    holder_name: str
    undone: bool
    due_at: datetime | None = None
    step: str = ""
    step_due_at: datetime | None = None

    @property
    def is_late(self) -> bool:
        """Tell whether it was recorded on a later day than it happened."""
        return self.happened_at.date() < self.recorded_at.date()


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """A paper that was handed in, by its name."""

    name: str
    originals: int
    copies: int
    how: str


@dataclass(frozen=True, slots=True)
class DossierRecord:
    """A dossier with everything that papers and the detail panel show."""

    dossier: Dossier
    owner: Applicant
    delegate: Applicant | None
    authority_paper: str
    request: str
    procedure: Procedure | None
    papers: tuple[NamedPaper, ...]
    history: tuple[HistoryEntry, ...]
    received_by: str
    holder: str
    holdings: tuple[Holding, ...] = ()


def _as_written(code: str) -> str:
    """Return a code as it is kept, whatever dashes and letters it was copied with."""
    try:
        return str(parse_dossier_code(code))
    except RuleError:
        return clean(code[:_SHOWN])


class RecordService:
    """Reads dossiers whole."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook

    def find(self, code: str) -> UUID:
        """Return the dossier with this code; raises `RuleError` when there is none."""
        written = _as_written(code)
        with self._database.read() as connection:
            found = dossiers.find_by_code(connection, written)
        if found is None:
            raise RuleError(f"Không có hồ sơ mã {written}. Xem lại mã trên giấy hẹn.")
        return found

    def read(self, dossier_id: UUID) -> DossierRecord:
        """Return a dossier whole; raises `RuleError` when there is none."""
        with self._database.read() as connection:
            events = dossiers.history(connection, dossier_id)
            dossier = fold(events)
            if dossier is None:
                raise RuleError("Không tìm thấy hồ sơ này. Mở lại danh sách rồi chọn lại.")
            private = dossiers.private_of(connection, events)
            people = [bytes.fromhex(n) for n in (dossier.owner, dossier.delegate) if n]
            values = private_values(connection, people)
        received = next(e for e in events if e.kind == Kind.DOSSIER_RECEIVED)
        intake = private.get(received.commitment or b"", {})
        return DossierRecord(
            dossier=dossier,
            owner=applicant_from(values.get(bytes.fromhex(dossier.owner))),
            delegate=applicant_from(values.get(bytes.fromhex(dossier.delegate)))
            if dossier.delegate
            else None,
            authority_paper=str(intake.get("authority_paper", "")),
            request=str(intake.get("request", "")),
            procedure=self._procedure(dossier),
            papers=self._papers(dossier, intake.get("papers") or []),
            history=self._history(events, private),
            received_by=self._rulebook.officer_name(dossier.received_by),
            holder=self._rulebook.officer_name(dossier.holder),
            holdings=holdings(events, self._database.clock(), self._rulebook.calendar),
        )

    def _procedure(self, dossier: Dossier) -> Procedure | None:
        if dossier.catalogue is None or dossier.procedure_code is None:
            return None
        return self._rulebook.catalogue_of(dossier.catalogue).by_code(dossier.procedure_code)

    def _papers(self, dossier: Dossier, names: list[str]) -> tuple[NamedPaper, ...]:
        procedure = self._procedure(dossier)
        listed = {c.index: c.name for c in procedure.components} if procedure else {}
        found = []
        for place, paper in enumerate(dossier.papers):
            own = names[place] if place < len(names) else ""
            name = own or (listed.get(paper.index, "") if paper.index is not None else "")
            found.append(NamedPaper(name, paper.originals, paper.copies, paper.how))
        return tuple(found)

    def _history(
        self, events: list[Event], private: dict[bytes, dict[str, Any]]
    ) -> tuple[HistoryEntry, ...]:
        undone = {e.body["undoes"] for e in events if e.kind == Kind.MOVE_UNDONE}
        entries = [self._entry(e, private.get(e.commitment or b"", {}), undone) for e in events]
        return tuple(sorted(entries, key=lambda entry: entry.happened_at))

    def _entry(self, event: Event, private: dict[str, Any], undone: set[str]) -> HistoryEntry:
        body = event.body
        move = Move(body["move"]) if event.kind == Kind.DOSSIER_MOVED else None
        holder = body.get("holder")
        step = body.get("step") or {}
        return HistoryEntry(
            kind=Kind(event.kind),
            move=move,
            words=MOVES[move].done_words if move else SENTENCES[Kind(event.kind)],
            officer=event.officer,
            officer_name=self._rulebook.officer_name(event.officer),
            happened_at=event.happened_at,
            recorded_at=event.recorded_at,
            reason=next((str(private[name]) for name in _OWN_WORDS if private.get(name)), ""),
            items=tuple(private.get("items", ())),
            slip_number=body.get("slip"),
            holder_name=self._rulebook.officer_name(UUID(holder)) if holder else "",
            undone=event.key in undone,
            due_at=instant(body.get("due_at")),
            step=step.get("name", ""),
            step_due_at=instant(step.get("due_at") or body.get("step_due_at")),
        )
