"""Early, on time or late by calendar day for figures; how urgent by the clock for screens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.deadline.wording import instant, short_date

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


def timeliness(ended_at: datetime, due_at: datetime) -> Timeliness:
    """Compare by calendar day: before the due day, on it whatever the hour, or after it."""
    ended_on, due_on = ended_at.date(), due_at.date()
    if ended_on == due_on:
        return Timeliness.ON_TIME
    return Timeliness.EARLY if ended_on < due_on else Timeliness.LATE


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
