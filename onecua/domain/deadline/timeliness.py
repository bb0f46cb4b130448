"""Early, on time or late, by calendar day as figures count and by the instant; how urgent now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.deadline.wording import duration, instant, short_date, wall_duration
from onecua.domain.deadline.working_clock import working_minutes_between

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.domain.work_calendar import WorkCalendar

DUE_SOON_DAYS = 3
"""A dossier is due soon from this many counted days before its due day."""


class Timeliness(StrEnum):
    """How an ended dossier kept its promise: columns (8), (9) and (10) of II.06a."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


_MINUTE = timedelta(minutes=1)
_TIMELINESS_WORDS = {
    Timeliness.EARLY: "trước hạn",
    Timeliness.ON_TIME: "đúng hạn",
    Timeliness.LATE: "quá hạn",
}


def timeliness(ended_at: datetime, due_at: datetime) -> Timeliness:
    """Compare by calendar day: before the due day, on it whatever the hour, or after it."""
    ended_on, due_on = ended_at.date(), due_at.date()
    if ended_on == due_on:
        return Timeliness.ON_TIME
    return Timeliness.EARLY if ended_on < due_on else Timeliness.LATE


def timeliness_by_instant(ended_at: datetime, due_at: datetime) -> Timeliness:
    """Compare to the minute: on the due day the hour decides, an earlier day is early."""
    if _minute(ended_at) > due_at:
        return Timeliness.LATE
    return Timeliness.EARLY if ended_at.date() < due_at.date() else Timeliness.ON_TIME


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an end stands against a due instant, both ways, and how far they lie apart.

    `days` are the counted days between the two dates, `minutes` those of the wall clock between
    the instants, `working_minutes` those of them in which the office worked.
    """

    due_at: datetime
    ended_at: datetime
    by_day: Timeliness
    by_instant: Timeliness
    days: int
    minutes: int
    working_minutes: int

    @property
    def is_late(self) -> bool:
        """Tell whether it is late by the day or by the instant."""
        return Timeliness.LATE in (self.by_day, self.by_instant)


def judge(ended_at: datetime, due_at: datetime, calendar: WorkCalendar) -> Verdict:
    """Compare an end with a due instant by the day and by the instant."""
    ended = _minute(ended_at)
    first, last = sorted((ended, due_at))
    return Verdict(
        due_at,
        ended_at,
        timeliness(ended_at, due_at),
        timeliness_by_instant(ended_at, due_at),
        calendar.counted_between(first.date(), last.date()),
        (last - first) // _MINUTE,
        working_minutes_between(first, last, calendar),
    )


def verdict_words(verdict: Verdict, instant_first: bool = False) -> str:
    """Say both ways: «Đúng hạn theo ngày · quá hạn 15 phút theo giờ»."""
    if verdict.by_day is verdict.by_instant is Timeliness.ON_TIME:
        return "Đúng hạn theo ngày và theo giờ"
    ways = [
        (verdict.by_day, _days_words(verdict), "theo ngày"),
        (verdict.by_instant, _span_words(verdict), "theo giờ"),
    ]
    first, second = reversed(ways) if instant_first else ways
    # The second way need not repeat the word of the first when it says how far.
    alike = first[0] is second[0] and second[1]
    words = f"{_way_words(*first)} · {_way_words(None if alike else second[0], *second[1:])}"
    return f"{words[:1].upper()}{words[1:]}"


def _way_words(how: Timeliness | None, far: str, way: str) -> str:
    far = "" if how is Timeliness.ON_TIME else far
    return " ".join(part for part in (_TIMELINESS_WORDS[how] if how else "", far, way) if part)


def _days_words(verdict: Verdict) -> str:
    return f"{verdict.days} ngày làm việc" if verdict.days else ""


def _span_words(verdict: Verdict) -> str:
    """Say a span in working time where the office worked in it, else by the wall clock."""
    worked, passed = verdict.working_minutes, verdict.minutes
    if worked in (0, passed):
        return wall_duration(passed)
    return f"{duration(worked)} làm việc"


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


class Urgency(StrEnum):
    """How an open dossier stands against its due instant now; paused and done stand apart."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    DUE_SOON = "due_soon"
    IN_TIME = "in_time"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Standing:
    """An urgency with the counted days left, or passed when overdue; no `due_at` means no term."""

    urgency: Urgency
    working_days: int = 0
    due_at: datetime | None = None
    is_due_day: bool = False


def urgency(
    now: datetime,
    due_at: datetime | None,
    calendar: WorkCalendar,
    paused: bool = False,
    ended: bool = False,
) -> Standing:
    """Say how a dossier stands at an instant; any moment past the due instant is overdue."""
    if ended:
        return Standing(Urgency.DONE, 0, due_at)
    if paused:
        return Standing(Urgency.PAUSED, 0, due_at)
    if due_at is None:
        return Standing(Urgency.IN_TIME)
    today, due_on = now.date(), due_at.date()
    if now > due_at:
        passed = calendar.counted_between(due_on, today)
        return Standing(Urgency.OVERDUE, passed, due_at, today == due_on)
    if today == due_on:
        return Standing(Urgency.DUE_TODAY, 0, due_at, True)
    left = calendar.counted_between(today, due_on)
    soon = Urgency.DUE_SOON if left <= DUE_SOON_DAYS else Urgency.IN_TIME
    return Standing(soon, left, due_at)


def standing_words(
    standing: Standing, paused_words: str = "Chờ bổ sung", done_words: str = "Đã trả"
) -> str:
    """Say a standing in a list: «Quá hạn 2 ngày», «Hôm nay 17:00», «Còn 2 ngày»."""
    if standing.urgency is Urgency.DONE:
        return done_words
    if standing.urgency is Urgency.PAUSED:
        return paused_words
    if standing.due_at is None:
        return "Chưa có hạn"
    if standing.urgency is Urgency.OVERDUE:
        return _overdue_words(standing, standing.due_at)
    return _open_words(standing, standing.due_at)


def _open_words(standing: Standing, due_at: datetime) -> str:
    if standing.urgency is Urgency.DUE_TODAY:
        return f"Hôm nay {due_at:%H:%M}"
    if standing.working_days == 0:
        return f"Hạn {instant(due_at)}"
    return f"Còn {standing.working_days} ngày"


def _overdue_words(standing: Standing, due_at: datetime) -> str:
    if standing.is_due_day:
        return "Quá hạn hôm nay"
    if standing.working_days == 0:
        return f"Quá hạn {short_date(due_at)}"
    return f"Quá hạn {standing.working_days} ngày"
