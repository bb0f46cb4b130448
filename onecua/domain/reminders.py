"""What the desk is reminded of, and when: at the start, at 07:15, when a dossier turns red.

The day's overview is told once a day, at the first start of the day or at 07:15, or as soon after
that as the machine is awake again. A dossier whose due instant passes later in the day is told
once, when it does. Nothing is told when there is nothing to say. A person acts on all of it:
nothing is closed or moved by itself (`rules.md` 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from onecua.domain.vietnamese import grouped

MORNING = time(7, 15)
_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WatchCounts:
    """What the desk is watched for; no figure is counted beyond `cap` + 1.

    `stale` are dossiers that waited for a supplement longer than they may: the stop notice is
    proposed, a person signs it.
    """

    overdue: int
    due_today: int
    stale: int
    cap: int
    next_due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TurnedRed:
    """The dossiers whose due instant has passed since the last look, the first of them by name."""

    count: int = 0
    code: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Until when the desk was looked at, and for which day the overview was told."""

    looked_at: datetime | None = None
    overview_on: date | None = None

    def since(self, now: datetime) -> datetime:
        """Return from when a passed due instant is news; never after now."""
        return min(self.looked_at or now, now)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A calm notice: what it is about and what it says."""

    title: str
    words: str


def remind(
    told: Told, now: datetime, counts: WatchCounts, red: TurnedRed, *, starting: bool = False
) -> tuple[Reminder | None, Told]:
    """Return what to say now, None when nothing, and what will have been told then."""
    is_time = starting or now.time() >= MORNING
    if told.overview_on != now.date() and is_time:
        words = overview_words(counts)
        return Reminder("Việc hôm nay", words) if words else None, Told(now, now.date())
    news = Reminder("Vừa quá hạn", red_words(red)) if red.count else None
    return news, Told(now, told.overview_on)


def next_boundary(now: datetime, next_due_at: datetime | None) -> datetime:
    """Return when a list or a count changes by itself next: a due instant, midnight, 07:15.

    A dossier is overdue after its due instant, not at it: one second later.
    """
    today = datetime.combine(now.date(), time.min)
    morning = datetime.combine(now.date(), MORNING)
    later = [at for at in (morning, today + _DAY) if at > now]
    if next_due_at is not None:
        later.append(next_due_at + _SECOND)
    return min(later)


def overview_words(counts: WatchCounts) -> str:
    """Say how many dossiers are overdue, due today and waited for too long; empty for none."""
    parts = []
    if counts.overdue:
        parts.append(f"{_count(counts.overdue, counts.cap)} hồ sơ quá hạn")
    if counts.due_today:
        words = f"{_count(counts.due_today, counts.cap)} hồ sơ đến hạn hôm nay"
        nearest = f" (gần nhất {counts.next_due_at:%H:%M})" if counts.next_due_at else ""
        parts.append(words + nearest)
    if counts.stale:
        parts.append(f"{_count(counts.stale, counts.cap)} hồ sơ chờ bổ sung quá hạn, xem việc dừng")
    return f"{'; '.join(parts)}." if parts else ""


def badge_words(counts: WatchCounts) -> str:
    """Say what the count in the rail is made of: «3 quá hạn, 5 đến hạn hôm nay»."""
    named = ((counts.overdue, "quá hạn"), (counts.due_today, "đến hạn hôm nay"))
    return ", ".join(f"{_count(count, counts.cap)} {name}" for count, name in named if count)


def red_words(red: TurnedRed) -> str:
    """Name the dossier that has just turned red, and how many others did."""
    if red.count == 1:
        at = f" lúc {red.due_at:%H:%M}" if red.due_at is not None else ""
        return f"Hồ sơ {red.code or 'chưa có mã'} quá hạn{at}. Gọi người dân và ghi nguyên nhân."
    among = f", trong đó có {red.code}" if red.code else ""
    return f"{grouped(red.count)} hồ sơ vừa quá hạn{among}. Gọi người dân và ghi nguyên nhân."


def _count(count: int, cap: int) -> str:
    return f"hơn {grouped(cap)}" if count > cap else grouped(count)
