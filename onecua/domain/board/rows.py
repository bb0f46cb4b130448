"""Open dossiers in their buckets, narrowed by who holds them, sector, step and marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from onecua.domain.dossier import PAUSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from onecua.domain.dossier import Status
    from onecua.domain.summary import Bounds

NO_STEP = ""
"""The step of a dossier that no internal workflow leads."""
NO_STEP_WORDS = "Không theo quy trình nội bộ"


class Bucket(StrEnum):
    """How near the due instant of an open dossier is, in the order of the board."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    PAUSED = "paused"


BUCKET_WORDS: Mapping[Bucket, str] = {
    Bucket.OVERDUE: "Quá hạn",
    Bucket.TODAY: "Hôm nay",
    Bucket.SOON: "1–3 ngày",
    Bucket.LATER: "Còn lại",
    Bucket.PAUSED: "Tạm dừng",
}


class OpenDossier(NamedTuple):
    """An open dossier, as little of it as the board counts by.

    A named tuple, not a dataclass: a board of 50,000 is read whole at each change. `closes_at` is
    when one that waits for a supplement may be closed.
    """

    key: int
    status: Status
    due_at: datetime | None
    closes_at: datetime | None
    paused_at: datetime | None
    holder: UUID
    sector: str
    step: str
    step_due_at: datetime | None
    opinion_due_at: datetime | None
    is_explained: bool
    is_extended: bool

    @property
    def is_paused(self) -> bool:
        """Tell whether its clock stands."""
        return self.status in PAUSED

    @property
    def was_late_before_pause(self) -> bool:
        """Tell whether its due instant had passed when the clock stopped, to the minute."""
        if self.due_at is None or self.paused_at is None:
            return False
        return self.paused_at.replace(second=0, microsecond=0) > self.due_at

    def step_is_late(self, now: datetime) -> bool:
        """Tell whether the step that it is in should be over; a pause stops that clock too."""
        return not self.is_paused and self.step_due_at is not None and self.step_due_at < now

    def opinion_is_late(self, now: datetime) -> bool:
        """Tell whether a coordinating unit should have answered."""
        return self.opinion_due_at is not None and self.opinion_due_at < now


def bucket_of(dossier: OpenDossier, at: Bounds) -> Bucket:
    """Return the bucket of a dossier at an instant; without a due date nothing presses."""
    if dossier.status in PAUSED:
        return Bucket.PAUSED
    due_at = dossier.due_at
    if due_at is None or due_at >= at.end_of_soon:
        return Bucket.LATER
    if due_at < at.now:
        return Bucket.OVERDUE
    return Bucket.TODAY if due_at < at.end_of_today else Bucket.SOON


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board is narrowed to; every empty value narrows nothing."""

    holders: frozenset[UUID] = frozenset()
    sectors: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    step_late: bool = False
    opinion_late: bool = False

    def takes(self, dossier: OpenDossier, now: datetime) -> bool:
        """Tell whether a dossier stays."""
        return (
            (not self.holders or dossier.holder in self.holders)
            and (not self.sectors or dossier.sector in self.sectors)
            and (not self.steps or dossier.step in self.steps)
            and (not self.step_late or dossier.step_is_late(now))
            and (not self.opinion_late or dossier.opinion_is_late(now))
        )

    @property
    def asks_of_the_open(self) -> bool:
        """Tell whether it asks what only an open dossier has: a step, an opinion waited for."""
        return bool(self.steps or self.step_late or self.opinion_late)


@dataclass(frozen=True, slots=True)
class Board:
    """Every open dossier in its bucket, each bucket the most urgent first."""

    at: Bounds
    groups: Mapping[Bucket, tuple[OpenDossier, ...]]

    def everything(self) -> Iterable[OpenDossier]:
        """Yield all dossiers, bucket after bucket."""
        for dossiers in self.groups.values():
            yield from dossiers

    def count(self, bucket: Bucket) -> int:
        """Return how many dossiers a bucket holds."""
        return len(self.groups[bucket])

    def narrowed(self, wanted: BoardFilter) -> Board:
        """Return the board of the dossiers that a filter takes."""
        if wanted == BoardFilter():
            return self
        now = self.at.now
        return Board(
            self.at,
            {
                bucket: tuple(each for each in dossiers if wanted.takes(each, now))
                for bucket, dossiers in self.groups.items()
            },
        )

    def due_on(self, day: date) -> Board:
        """Return the board of the dossiers whose due day this is; a stopped clock has none."""
        return Board(
            self.at,
            {
                bucket: tuple(
                    each
                    for each in dossiers
                    if each.due_at is not None
                    and each.due_at.date() == day
                    and (not each.is_paused or each.was_late_before_pause)
                )
                for bucket, dossiers in self.groups.items()
            },
        )


def sort_out(dossiers: Iterable[OpenDossier], at: Bounds) -> Board:
    """Put dossiers into their buckets, keeping the order in which they come."""
    groups: dict[Bucket, list[OpenDossier]] = {bucket: [] for bucket in Bucket}
    for dossier in dossiers:
        groups[bucket_of(dossier, at)].append(dossier)
    return Board(at, {bucket: tuple(found) for bucket, found in groups.items()})
