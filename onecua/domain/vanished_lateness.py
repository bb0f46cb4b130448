"""Entries by which a dossier that was late is late no more.

None of them is forbidden: a result may be entered a day late, a wrong click taken back, a storm
make a day off afterwards, a chief allow a late apology, a dossier have been entered by mistake. So
each is told, whatever it was: what counts is that the lateness stood when it was recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onecua.domain.clock_guard import CLOCK_BEHIND
from onecua.domain.dossier import MOVES, Move
from onecua.domain.dossier_history import fold
from onecua.domain.event import SENTENCES, Event, Kind
from onecua.domain.imported import LATE_MARK
from onecua.domain.lateness import is_late, judged_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onecua.domain.dossier import Dossier

_TAKEN_BACK = frozenset({Kind.MOVE_UNDONE, Kind.DOSSIER_VOIDED})
_REDATING = frozenset({Move.EXTEND, Move.VERIFY, Move.REISSUE})


@dataclass(frozen=True, slots=True)
class VanishedLateness:
    """An entry with the due instant that had passed when it was recorded.

    `clock_behind` is until when the program had been in use when the clock showed less.
    """

    event: Event
    due_at: datetime
    clock_behind: datetime | None

    @property
    def words(self) -> str:
        """Say what the entry was and for when it was made."""
        event = self.event
        what = SENTENCES[Kind(event.kind)]
        if event.kind == Kind.DOSSIER_MOVED:
            what = MOVES[Move(event.body["move"])].done_words
        words = f"«{what}»"
        if event.happened_at < event.recorded_at:
            words += f", ghi cho {_at(event.happened_at)}"
        if self.clock_behind is not None:
            words += f", lúc đồng hồ máy chạy lùi (onecua đã dùng đến {_at(self.clock_behind)})"
        return words


def vanished_lateness(events: Sequence[Event]) -> Iterator[VanishedLateness]:
    """Yield the entries of one dossier, in the order of the log, that made lateness vanish.

    What was entered together with the reception hid nothing: until then nobody knew of it here.
    """
    for place, event in enumerate(events):
        behind = _clock_behind(event)
        if event.recorded_at == events[0].recorded_at or not _may_hide(event, behind):
            continue
        known_at = behind or event.recorded_at
        before = fold(events[:place])
        if before is None or before.due_at is None or not is_late(before, known_at):
            continue
        after = _lateness(fold(events[: place + 1]), known_at)
        if any(
            was and not still for was, still in zip(_lateness(before, known_at), after, strict=True)
        ):
            yield VanishedLateness(event, before.due_at, behind)


def voided_unfinished(events: Sequence[Event]) -> tuple[Event, datetime] | None:
    """Return the voiding of a dossier that was not late yet nor settled, and its due instant.

    Received again it would have a later promise. A mistake is mostly seen on the day that it is
    made, and an imported list is withdrawn as a whole: neither is returned.
    """
    place = next((i for i, event in enumerate(events) if event.kind == Kind.DOSSIER_VOIDED), None)
    before = fold(events[:place]) if place is not None else None
    if place is None or before is None or before.due_at is None or before.batch is not None:
        return None
    event = events[place]
    later = event.recorded_at.date() > events[0].recorded_at.date()
    hides = later and before.is_open and not is_late(before, event.recorded_at)
    return (event, before.due_at) if hides else None


def _lateness(dossier: Dossier | None, at: datetime) -> tuple[bool, bool]:
    """Tell whether a dossier is late by the instant, as the board says, and by the day (II.06a)."""
    if dossier is None or dossier.due_at is None or not is_late(dossier, at):
        return False, False
    return True, judged_at(dossier, at).date() > dossier.due_at.date()


def _may_hide(event: Event, behind: datetime | None) -> bool:
    """Tell by its own words whether an entry can reach back: few do, and only those are folded."""
    if event.kind in _TAKEN_BACK:
        return True
    if event.kind != Kind.DOSSIER_MOVED or event.body.get("late") == LATE_MARK:
        return False
    reaches_back = event.happened_at < event.recorded_at or behind is not None
    return reaches_back or event.body["move"] in _REDATING


def _clock_behind(event: Event) -> datetime | None:
    kept = event.body.get(CLOCK_BEHIND)
    return datetime.fromisoformat(kept) if kept else None


def _at(at: datetime) -> str:
    return f"{at:%d/%m/%Y %H:%M}"
