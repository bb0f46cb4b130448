"""From the events of one dossier to its shares: this desk's part, the open step, open opinions.

Each is told by what it began with and by every entry that moved it since; undone moves left out.
An opinion has only a beginning: a unit that was asked is not stopped by what the applicant still
owes. The law says nothing of it (`legal.md`), the question was put with a term of its own, and it
can be answered meanwhile; so only a new calendar may move its date, where an officer chose so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onecua.domain.deadline import By
from onecua.domain.dossier import ENDED, MOVES, PAUSED, Move, Status
from onecua.domain.dossier_course import DueEntry
from onecua.domain.dossier_history import instant, timed
from onecua.domain.event import Event, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

DESK_DUE, DESK_BY = "desk_due_at", "desk_by"
STEP_DUE, STEP_BY = "step_due_at", "step_by"
OPINION_DUES = "opinion_dues"
"""What the body of a move calls the dates that it set beside the due instant, and by what.

A step moved before `step_by` was written down counts as given.
"""


@dataclass(frozen=True, slots=True)
class ShareStory:
    """A share as its entries tell it: its term and model as text, what set its date, in order."""

    name: str
    term: str
    model: str | None
    entries: tuple[DueEntry, ...]


@dataclass(frozen=True, slots=True)
class OpinionStory:
    """An opinion that is waited for; `key` names the event that asked for it."""

    key: str
    unit: str
    term: str
    model: str | None
    asked_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShareStories:
    """The shares of a dossier that are under way."""

    desk: ShareStory | None
    step: ShareStory | None
    opinions: tuple[OpinionStory, ...]


def share_stories(events: Iterable[Event]) -> ShareStories:
    """Return what the events of one dossier tell of its shares."""
    reader = _Reader()
    for at, event in _standing(list(events)):
        reader.follow(event, at)
    return ShareStories(reader.desk, reader.step, tuple(reader.opinions.values()))


def _standing(events: list[Event]) -> Iterator[tuple[datetime, Event]]:
    """Return the events in the order in which they take effect, without undone moves."""
    found: list[tuple[datetime, Event]] = []
    moves: list[int] = []
    for at, event in timed(events):
        if event.kind == Kind.MOVE_UNDONE:
            if moves and found[moves[-1]][1].key == event.body["undoes"]:
                place = moves.pop()
                del found[place]
            continue
        if event.kind == Kind.DOSSIER_MOVED:
            moves.append(len(found))
        found.append((at, event))
    return iter(found)


class _Reader:
    """Follows one event after another."""

    def __init__(self) -> None:
        self.desk: ShareStory | None = None
        self.step: ShareStory | None = None
        self.opinions: dict[str, OpinionStory] = {}
        self._paused_at: datetime | None = None

    def follow(self, event: Event, at: datetime) -> None:
        body = event.body
        if event.kind == Kind.DOSSIER_RECEIVED:
            if self.desk is None:
                self.desk = _desk_story(event, at)
        elif event.kind == Kind.DOSSIER_MOVED:
            self._moved(event, at)
        elif event.kind == Kind.OPINION_ASKED:
            self.opinions[event.key] = _opinion_story(event, at)
        elif event.kind == Kind.OPINION_GIVEN:
            self.opinions.pop(body["answers"], None)

    def _moved(self, event: Event, at: datetime) -> None:
        body = event.body
        move = Move(body["move"])
        to = body.get("to", MOVES[move].to)
        paused_at, self._paused_at = self._paused_at, at if to in PAUSED else None
        if self.desk is not None and body.get(DESK_BY):
            entry = _entry(event, at, (DESK_DUE, DESK_BY), paused_at)
            self.desk = _with(self.desk, entry)
        if move is Move.FORWARD:
            self.step = _step_story(event, at)
        elif to is not None and Status(to) in ENDED:
            self.step = None
        elif self.step is not None and STEP_DUE in body:
            self.step = _with(self.step, _entry(event, at, (STEP_DUE, STEP_BY), paused_at))
        for key, due_at in (body.get(OPINION_DUES) or {}).items():
            if key in self.opinions:
                self.opinions[key] = replace(self.opinions[key], due_at=instant(due_at))


def _with(story: ShareStory, entry: DueEntry) -> ShareStory:
    return replace(story, entries=(*story.entries, entry))


def _entry(
    event: Event, at: datetime, names: tuple[str, str], paused_at: datetime | None
) -> DueEntry:
    body = event.body
    due, by = names
    return DueEntry(
        event.key,
        By(body.get(by) or By.GIVEN),
        at,
        instant(body.get(due)),
        body.get("clock") or {},
        paused_at,
        body.get("term"),
    )


def _desk_story(event: Event, at: datetime) -> ShareStory | None:
    rule: Mapping[str, Any] = event.body.get("rule") or {}
    if not rule.get("desk_time"):
        return None
    entry = DueEntry(event.key, By.PROMISE, at, instant(rule.get(DESK_DUE)), rule)
    return ShareStory("", rule["desk_time"], None, (entry,))


def _step_story(event: Event, at: datetime) -> ShareStory | None:
    said = event.body.get("step") or {}
    if not said.get("term"):
        return None
    clock = event.body.get("clock") or {}
    entry = DueEntry(event.key, By.PROMISE, at, instant(said.get("due_at")), clock)
    return ShareStory(said["name"], said["term"], said.get("model"), (entry,))


def _opinion_story(event: Event, at: datetime) -> OpinionStory:
    body = event.body
    due_at = instant(body.get("due_at"))
    return OpinionStory(
        event.key, body["unit"], body.get("term") or "", body.get("model"), at, due_at
    )
