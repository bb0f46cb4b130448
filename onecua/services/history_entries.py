"""What happened to a dossier, entry by entry, in the words and values that a person reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onecua.domain.deadline import handling_time_words, parse_handling_time
from onecua.domain.dossier import MOVES, Move
from onecua.domain.dossier_history import instant
from onecua.domain.dossier_shares import DESK_DUE, OPINION_DUES, STEP_DUE
from onecua.domain.event import SENTENCES, Event, Kind
from onecua.domain.lateness import CAUSES
from onecua.services.moving import Notified

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from onecua.domain.dossier_course import DueEntry
    from onecua.services.rulebook import Rulebook


_OWN_WORDS = ("reason", "late_reason", "note", "question", "answer")
"""What the private values of an event call the words that somebody wrote beside it."""


@dataclass(frozen=True, slots=True)
class DueMove:
    """What an entry made of the due instant; `after` may equal `before` (it was kept)."""

    before: datetime | None
    after: datetime | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened, in words, with who is accountable for it.

    `due_at` is the due instant that it names, `due` what it made of the dossier's own; `step` is
    the step of the workflow that it began, `step_due_at` when that step was due from then on,
    `desk_due_at` when this desk's part was, `opinion_dues` when opinions of units were.
    `term` belongs to a verification or an opinion asked, `unit` and `text` to an opinion (the
    question, the answer), `cause` and `text` to an explained lateness, `paper` to a printing;
    `reason` are the words that somebody wrote beside it, whatever their kind.
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
    desk_due_at: datetime | None = None
    opinion_dues: tuple[tuple[str, datetime | None], ...] = ()
    due: DueMove | None = None
    term: str = ""
    override: str = ""
    notified: Notified | None = None
    unit: str = ""
    unit_due_at: datetime | None = None
    cause: str = ""
    text: str = ""
    paper: str = ""

    @property
    def is_late(self) -> bool:
        """Tell whether it was recorded on a later day than it happened."""
        return self.happened_at.date() < self.recorded_at.date()


def history_entries(
    events: Sequence[Event],
    private: Mapping[bytes, Mapping[str, Any]],
    due_entries: Sequence[DueEntry],
    rulebook: Rulebook,
) -> tuple[HistoryEntry, ...]:
    """Return the entries of a dossier in the order in which they happened."""
    reader = _Reader(events, due_entries, rulebook)
    entries = [reader.entry(e, private.get(e.commitment or b"", {})) for e in events]
    return tuple(sorted(entries, key=lambda entry: entry.happened_at))


class _Reader:
    """Turns the events of one dossier into entries."""

    def __init__(
        self, events: Sequence[Event], due_entries: Sequence[DueEntry], rulebook: Rulebook
    ) -> None:
        self._rulebook = rulebook
        self._undone = {e.body["undoes"] for e in events if e.kind == Kind.MOVE_UNDONE}
        self._asked = {e.key: e.body for e in events if e.kind == Kind.OPINION_ASKED}
        befores = (None, *(entry.due_at for entry in due_entries))
        self._due = {
            entry.event: DueMove(before, entry.due_at)
            for entry, before in zip(due_entries, befores, strict=False)
        }

    def entry(self, event: Event, private: Mapping[str, Any]) -> HistoryEntry:
        """Return one entry."""
        body = event.body
        move = Move(body["move"]) if event.kind == Kind.DOSSIER_MOVED else None
        holder, step = body.get("holder"), body.get("step") or {}
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
            undone=event.key in self._undone,
            due_at=instant(body.get("due_at")),
            step=step.get("name", ""),
            step_due_at=instant(step.get("due_at") or body.get(STEP_DUE)),
            desk_due_at=instant(body.get(DESK_DUE)),
            opinion_dues=self._opinion_dues(body),
            due=self._due.get(event.key),
            override=str(private.get("override", "")),
            notified=Notified(body["notified"]) if body.get("notified") else None,
            **self._special(event, private),
        )

    def _opinion_dues(self, body: Mapping[str, Any]) -> tuple[tuple[str, datetime | None], ...]:
        dues = body.get(OPINION_DUES) or {}
        return tuple((self._asked[key]["unit"], instant(due)) for key, due in dues.items())

    def _special(self, event: Event, private: Mapping[str, Any]) -> dict[str, Any]:
        """Return what only some kinds have."""
        body = event.body
        if event.kind == Kind.DOSSIER_MOVED:
            return {"term": _term_words(body.get("term"))}
        if event.kind in (Kind.OPINION_ASKED, Kind.OPINION_GIVEN):
            asked = self._asked.get(body.get("answers", event.key), body)
            return {
                "unit": asked.get("unit", ""),
                "unit_due_at": instant(asked.get("due_at")),
                "term": _term_words(asked.get("term")),
                "text": str(private.get("question") or private.get("answer") or ""),
            }
        if event.kind == Kind.LATENESS_EXPLAINED:
            cause = body["cause"]
            return {"cause": CAUSES.get(cause, cause), "text": str(private.get("note", ""))}
        return {"paper": body.get("form", "")} if event.kind == Kind.PAPER_PRINTED else {}


def _term_words(text: str | None) -> str:
    return handling_time_words(parse_handling_time(text)) if text else ""
