"""Counts of the board: what each day asks for, and what each officer, sector or step holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from onecua.domain.board.rows import Bucket

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from onecua.domain.board.rows import Board, OpenDossier

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EndedDay:
    """Of the dossiers due on a day, those that are ended, and how many of them too late."""

    on: date
    count: int
    late: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """What a day asks for: `open` can still be in time, `late` were not or are not any more.

    `whole` counts everything due that day. A dossier whose clock stands counts on no day, unless
    it was late before it stopped.
    """

    open: int = 0
    late: int = 0
    whole: int = 0

    @property
    def done(self) -> int:
        """Return how many were done in time."""
        return self.whole - self.open - self.late


def day_counts(board: Board, ended: Iterable[EndedDay] = ()) -> dict[date, DayCount]:
    """Return what each day asks for, of open and ended dossiers; days of nothing are missing."""
    found: dict[date, DayCount] = {}
    for day in ended:
        found[day.on] = DayCount(0, day.late, day.count)
    for on, (open_, late) in _open_days(board).items():
        before = found.get(on, DayCount())
        found[on] = DayCount(open_, before.late + late, before.whole + open_ + late)
    return found


def _open_days(board: Board) -> Mapping[date, tuple[int, int]]:
    counted: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    for bucket, dossiers in board.groups.items():
        for each in dossiers:
            if each.due_at is None:
                continue
            if bucket is Bucket.PAUSED and not each.was_late_before_pause:
                continue
            counted[each.due_at.date()][bucket in {Bucket.OVERDUE, Bucket.PAUSED}] += 1
    return {on: (open_, late) for on, (open_, late) in counted.items()}


@dataclass(frozen=True, slots=True)
class Share(Generic[T]):
    """How much of the board is an officer's, a sector's or a step's, bucket after bucket."""

    of: T
    overdue: int = 0
    today: int = 0
    soon: int = 0
    later: int = 0
    paused: int = 0

    @property
    def pressing(self) -> int:
        """Return what is due today or within three working days."""
        return self.today + self.soon

    @property
    def running(self) -> int:
        """Return all whose clock runs."""
        return self.overdue + self.pressing + self.later

    @property
    def whole(self) -> int:
        """Return all."""
        return self.running + self.paused


def shares(board: Board, of: Callable[[OpenDossier], T]) -> list[Share[T]]:
    """Return the shares by what `of` says of a dossier, the one that is most behind first."""
    counted: dict[T, dict[Bucket, int]] = defaultdict(lambda: dict.fromkeys(Bucket, 0))
    for bucket, dossiers in board.groups.items():
        for each in dossiers:
            counted[of(each)][bucket] += 1
    found = [Share(key, *(counts[each] for each in Bucket)) for key, counts in counted.items()]
    return sorted(found, key=lambda s: (-s.overdue, -s.pressing, -s.running, -s.paused))
