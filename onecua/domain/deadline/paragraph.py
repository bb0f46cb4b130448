"""The paragraph under the day strip: why the result is due then, in plain Vietnamese."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from onecua.domain.deadline.explanation import ExplainedDay, Role, unknown_years_words
from onecua.domain.deadline.handling_time import handling_time_words
from onecua.domain.deadline.left_out import closed_weekdays, doubtful_kind
from onecua.domain.deadline.reckoning import Measure
from onecua.domain.deadline.wording import (
    duration,
    end_of_session,
    instant,
    listing,
    named,
    sentence,
    short_date,
    short_weekday,
    wall_duration,
)
from onecua.domain.work_calendar import DayKind

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.deadline.promise import Deadline

_FROM_TO = 3
"""So many days off of one name in a row are written from the first to the last."""


def explain_words(deadline: Deadline) -> str:
    """Say in one Vietnamese paragraph why the result is due then."""
    sentences = [
        *_verified(deadline),
        *_beginning(deadline),
        *_skipped(deadline),
        *_made_up(deadline),
        _end(deadline),
        *_doubts(deadline),
    ]
    return " ".join(sentence(words) for words in sentences if words)


def _verified(deadline: Deadline) -> list[str]:
    if deadline.verification is None:
        return []
    term, extra = (handling_time_words(each) for each in (deadline.term, deadline.verification))
    return [f"thời hạn {term}, cộng {extra} để xác minh"]


def _beginning(deadline: Deadline) -> list[str]:
    days, starts_at = deadline.explanation, deadline.starts_at
    if deadline.measure is Measure.WORKING_DAYS:
        counted = [day for day in days if day.counted]
        first = [f"ngày thứ 1 là {short_date(counted[0].on)}"] if len(counted) > 1 else []
        return [days[0].why, *first]
    if deadline.measure is Measure.CALENDAR_DAYS:
        return [days[0].why, "tính cả ngày nghỉ"]
    if deadline.measure is Measure.SAME_DAY:
        return [days[0].why] if len(days) > 1 else []
    moved = starts_at.date() > days[0].on
    kind = "giờ làm việc" if deadline.measure is Measure.WORKING_MINUTES else "giờ đồng hồ"
    return [days[0].why] if moved else [f"tính {kind} từ {instant(starts_at)}"]


def _skipped(deadline: Deadline) -> list[str]:
    """Name the days left out between receipt and due day: weekends together, days off each."""
    if deadline.measure is Measure.WALL_MINUTES:
        return []
    ends_on = deadline.explanation[-1].on
    between = [day for day in deadline.explanation[1:] if day.on < ends_on]
    by_date = deadline.measure is Measure.CALENDAR_DAYS
    # A term of calendar days leaves no weekend out: one at its end only shifts it, which is said.
    weekdays = [] if by_date else closed_weekdays(between, deadline.starts_at, short_weekday)
    parts = [*weekdays, *_days_off(deadline.explanation[1:])]
    return [f"bỏ qua {listing(parts)}"] if parts else []


def _days_off(days: tuple[ExplainedDay, ...]) -> list[str]:
    phrases = []
    for words, run in groupby(_without_weekends(days), key=_name_of_day_off):
        if words:
            phrases.append(f"{_span([day.on for day in run])} ({words})")
    return phrases


def _without_weekends(days: tuple[ExplainedDay, ...]) -> list[ExplainedDay]:
    return [day for day in days if day.role is not Role.WEEKEND]


def _name_of_day_off(day: ExplainedDay) -> str:
    listed = day.calendar_day
    return named(listed) if listed is not None and day.role is Role.DAY_OFF else ""


def _span(dates: list[date]) -> str:
    if len(dates) >= _FROM_TO:
        return f"{short_date(dates[0])} đến {short_date(dates[-1])}"
    return listing([short_date(on) for on in dates])


def _made_up(deadline: Deadline) -> list[str]:
    return [
        f"{short_date(day.on)} là ngày làm bù ({named(listed)})"
        for day in deadline.explanation
        if (listed := day.calendar_day) is not None
        and listed.kind is DayKind.MAKE_UP
        and day.counted
        and deadline.measure in (Measure.WORKING_DAYS, Measure.WORKING_MINUTES)
    ]


def _end(deadline: Deadline) -> str:
    due_at, days = deadline.due_at, deadline.explanation
    total = sum(day.counted for day in days)
    if deadline.measure is Measure.WORKING_DAYS:
        last = f"ngày làm việc thứ {total} là {short_date(due_at)}"
        return f"{last}, trả {end_of_session(due_at)}"
    if deadline.measure is Measure.WORKING_MINUTES:
        return f"đủ {duration(total)} làm việc lúc {instant(due_at)}"
    if deadline.verification is not None:
        return f"hết thời gian xác minh {short_date(due_at)}, trả {end_of_session(due_at)}"
    if deadline.measure is Measure.SAME_DAY:
        day = "trong ngày nhận" if len(days) == 1 else short_date(due_at)
        return f"trả {day}, {end_of_session(due_at)}"
    if deadline.measure is Measure.CALENDAR_DAYS:
        return _calendar_end(f"ngày thứ {total} là", deadline)
    full = f"đủ {wall_duration(total)}"
    by_hour = f"{full} lúc {instant(due_at)}"
    return by_hour if days[-1].counted else _calendar_end(f"{full} vào", deadline)


def _calendar_end(words: str, deadline: Deadline) -> str:
    """Say on which day a term of calendar days ends and, on a day off, where it moves to."""
    due_at = deadline.due_at
    ends = next(day for day in reversed(deadline.explanation) if day.counted)
    if ends.on == due_at.date():
        return f"{words} {short_date(ends.on)}, trả {end_of_session(due_at)}"
    listed = ends.calendar_day
    name = f" ({named(listed)})" if listed is not None else ""
    moved = f"trả ngày làm việc tiếp theo {short_date(due_at)}, {end_of_session(due_at)}"
    return f"{words} {short_date(ends.on)}{name}, là ngày nghỉ; {moved}"


def _doubts(deadline: Deadline) -> list[str]:
    doubts = []
    if deadline.expected_days:
        kind = doubtful_kind(deadline.expected_days)
        doubts.append(f"có {kind} mới là dự kiến, chưa có văn bản: hạn có thể đổi")
    if deadline.unknown_years:
        years = unknown_years_words(deadline.unknown_years)
        doubts.append(f"{years}, mới chỉ trừ ngày nghỉ hằng tuần")
    return doubts
