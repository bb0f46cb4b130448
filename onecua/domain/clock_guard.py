"""Whether the PC's clock can be believed, and which instant a write may be stamped with.

The measure is the last entry of this PC's log that the clock dates (`DATED`), by its place and by
when it was *recorded*: when it happened says nothing, since a late entry or an imported list tells
of the past. What declares the office dates no dossier: a set-up at a wrong hour binds nobody.

* Behind that entry by two minutes or more (an empty battery, a zone or date set wrong): nothing
  that the clock would stamp is written. A late entry that names its own past instant is, and so is
  what stamps no dossier; both are recorded at the last entry's instant, so that the log never
  runs backwards. A chief may say that the clock is right and the entries so far were not; that
  instant is the measure then, until the next entry.
* Behind it by less, a step of the time server: the last entry's instant is used.
* Behind the instant at which the window was last seen open or anything else was recorded, yet not
  behind such an entry: it is told, and an entry made all the same says of itself behind what.
* More than some days after both: it is told until somebody says that the clock is right. Nothing
  is refused, because after Tết it is.

There is no daylight saving in Vietnam, and a copy that was restored only has an older last entry.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.event import DOSSIER_KINDS, Kind
from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onecua.domain.event import Fact

STEP = timedelta(minutes=2)
"""A time server sets a clock back by less than this; more is somebody's hand or a battery."""
CLOCK_BEHIND = "clock_behind"
"""What an entry says that a clock dated which was behind the last use of the program."""
JUMP_DAYS = 3
LONGEST_JUMP = 60

DATED = DOSSIER_KINDS - {Kind.PAPER_PRINTED} | {
    Kind.SLIP_ISSUED,
    Kind.LIST_IMPORTED,
    Kind.LIST_WITHDRAWN,
}
"""Kinds by which the clock dates a dossier or a slip; a paper printed again moves no date."""


class ClockState(StrEnum):
    """How the clock stands; only BEHIND keeps anything from being written."""

    RIGHT = "right"
    BEHIND = "behind"
    WENT_BACK = "went_back"
    JUMPED = "jumped"


@dataclass(frozen=True, slots=True)
class ClockMarks:
    """What a clock is measured against.

    `entry` is when the last dated entry was recorded, `seen` when the window was last seen open
    or anything was recorded, `before_jump` where a jump began that nobody has confirmed.
    """

    entry: datetime | None = None
    seen: datetime | None = None
    before_jump: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClockVerdict:
    """What a look at the clock found; `against` is the instant that makes it doubtful."""

    state: ClockState
    now: datetime
    against: datetime | None = None

    @property
    def refuses(self) -> bool:
        """Tell whether nothing may be stamped with this clock."""
        return self.state is ClockState.BEHIND


@dataclass(frozen=True, slots=True)
class Stamp:
    """The present of one write, at which its events are recorded; `refused` says what must not.

    `behind` is the instant up to which the program had been in use, when the clock shows less.
    """

    now: datetime
    refused: ClockVerdict | None = None
    behind: datetime | None = None

    def told(self, facts: Sequence[Fact]) -> Sequence[Fact]:
        """Let the facts that a clock behind the last use dates say so: the log never forgets it."""
        if self.behind is None:
            return facts
        said = {CLOCK_BEHIND: self.behind.isoformat(timespec="minutes")}
        return [
            replace(fact, body={**fact.body, **said}) if _is_clocked(fact, self.now) else fact
            for fact in facts
        ]

    def check(self, facts: Iterable[Fact]) -> None:
        """Raise `RuleError` when the clock would stamp one of these facts and must not."""
        if self.refused is not None and any(_is_clocked(fact, self.now) for fact in facts):
            raise RuleError(refusal_words(self.refused))


def judge(now: datetime, marks: ClockMarks, jump_days: int = JUMP_DAYS) -> ClockVerdict:
    """Return how the clock stands against its marks."""
    if marks.entry is not None and marks.entry - now >= STEP:
        return ClockVerdict(ClockState.BEHIND, now, marks.entry)
    if marks.seen is not None and marks.seen - now >= STEP:
        return ClockVerdict(ClockState.WENT_BACK, now, marks.seen)
    known = [at for at in (marks.entry, marks.seen) if at is not None]
    before = marks.before_jump or max(known, default=None)
    if before is not None and now - before > timedelta(days=jump_days):
        return ClockVerdict(ClockState.JUMPED, now, before)
    return ClockVerdict(ClockState.RIGHT, now)


def stamp(now: datetime, entry: datetime | None, used: datetime | None = None) -> Stamp:
    """Return the present of a write that comes after this entry, never before it.

    `used` is until when the program is known to have been in use.
    """
    behind = used if used is not None and used - now >= STEP else None
    if entry is None or now >= entry:
        return Stamp(now, None, behind)
    verdict = judge(now, ClockMarks(entry))
    return Stamp(entry, verdict if verdict.refuses else None, behind)


def refusal_words(verdict: ClockVerdict) -> str:
    """Say what to do, which must be read even where the line is cut, and why."""
    assert verdict.against is not None
    return (
        f"Chỉnh lại ngày giờ của máy rồi làm lại: máy chỉ {_when(verdict.now)}, trước lần ghi gần "
        f"nhất ({_when(verdict.against)}). Việc đã làm trước đó thì ghi muộn, nêu rõ giờ và lý do. "
        "Những gì đã nhập vẫn còn."
    )


def headline(verdict: ClockVerdict) -> tuple[str, str]:
    """Return what a doubtful clock is called, and one line of what it shows."""
    assert verdict.against is not None
    shown, against = f"Máy chỉ {_when(verdict.now)}", _when(verdict.against)
    if verdict.state is ClockState.BEHIND:
        return "Đồng hồ máy chạy lùi", f"{shown}, lần ghi gần nhất {against}: chưa ghi được hồ sơ."
    if verdict.state is ClockState.WENT_BACK:
        return (
            "Đồng hồ máy chạy lùi",
            f"{shown}, onecua đã dùng đến {against}: xem lại ngày giờ.",
        )
    days = (verdict.now - verdict.against).days
    return "Ngày giờ máy có đúng không?", f"{shown}, {days} ngày sau lần dùng trước ({against})."


def _is_clocked(fact: Fact, now: datetime) -> bool:
    if fact.recorded is not None or fact.kind not in DATED:
        return False
    return fact.happened_at is None or fact.happened_at >= now


def _when(at: datetime) -> str:
    return f"{at:%H:%M %d/%m/%Y}"
