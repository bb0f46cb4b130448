"""The one plain sentence on a receipt: why the result is due on that day, for the citizen."""

from __future__ import annotations

from datetime import date
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from onecua.domain.deadline.explanation import ExplainedDay, Role, unknown_years_words
from onecua.domain.deadline.handling_time import Unit, handling_time_words
from onecua.domain.deadline.left_out import closed_weekdays, doubtful_kind
from onecua.domain.deadline.reckoning import Measure
from onecua.domain.deadline.wording import half_day, listing, long_weekday
from onecua.domain.work_calendar import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from onecua.domain.deadline.promise import Deadline

    Run = list[ExplainedDay]
    DaysOff = Callable[[Sequence[Run]], str]

_TWO_LINES = 180
"""Characters that stand on two small lines of an A5 receipt; longer ones lose the holidays' names,
then their dates."""
_WEEKEND = 5


def receipt_sentence(deadline: Deadline) -> str:
    """Say in one sentence of at most two lines why the result is due then."""
    words = ""
    for days_off in (_with_names, _with_dates, _as_a_number):
        words = f"{_because(deadline, days_off)}.{_doubt(deadline, days_off)}"
        if len(words) <= _TWO_LINES:
            break
    return words[:1].upper() + words[1:]


def _because(deadline: Deadline, days_off: DaysOff) -> str:
    if deadline.measure is Measure.SAME_DAY and deadline.verification is None:
        return _same_day(deadline)
    term = _term(deadline)
    if deadline.measure is Measure.WORKING_DAYS:
        parts = [term, *_moved_day(deadline)]
        skipped = ["ngày nhận", *_skipped(deadline, days_off)]
        left_out = _left_out(skipped, deadline)
        return f"{', '.join(parts)}{left_out}: trả {_half_day(deadline.due_at)}"
    if deadline.measure is Measure.WORKING_MINUTES:
        left_out = _left_out(_skipped(deadline, days_off), deadline)
        return f"{term}{_start(deadline)}{left_out}: trả {_at(deadline.due_at)}"
    is_moved = any(day.role is Role.ADDED for day in deadline.explanation)
    if is_moved or deadline.verification is not None:
        return _run_on(deadline, term)
    return _calendar(deadline, term, days_off)


def _term(deadline: Deadline) -> str:
    """Name the term, and what the law adds to it for a verification."""
    term = handling_time_words(deadline.term)
    if deadline.verification is None:
        return term
    return f"{term} và {handling_time_words(deadline.verification)} xác minh"


def _run_on(deadline: Deadline, term: str) -> str:
    """Word a term of calendar days or hours that a verification, or an apology, goes beyond."""
    moved = f", {deadline.moved_by}" if deadline.moved_by else ""
    added = _added(deadline) if deadline.verification is None else ""
    by_clock = deadline.measure is Measure.WALL_MINUTES
    end = _at(deadline.due_at) if by_clock else _half_day(deadline.due_at)
    return f"{term}{moved}{added}: trả {end}"


def _same_day(deadline: Deadline) -> str:
    if len(deadline.explanation) == 1:
        return f"trả trong ngày nhận: {_half_day(deadline.due_at)}"
    return f"{deadline.moved_by} nên trả ngày làm việc tiếp theo: {_half_day(deadline.due_at)}"


def _calendar(deadline: Deadline, term: str, days_off: DaysOff) -> str:
    """Word a term that runs through days off, and where it moves to when it ends on one."""
    by_clock = deadline.measure is Measure.WALL_MINUTES
    if by_clock:
        start = _start(deadline)
    elif deadline.term.unit is Unit.MONTH:
        start = "".join([" kể từ ngày nhận", *(f", {words}" for words in _moved_day(deadline))])
    else:
        start = f", {', '.join([*_moved_day(deadline), 'không tính ngày nhận'])}"
    through = "" if deadline.term.unit in (Unit.HOUR, Unit.MONTH) else ", tính cả ngày nghỉ"
    ends = next(day for day in reversed(deadline.explanation) if day.counted)
    if ends.on == deadline.due_at.date():
        end = _at(deadline.due_at) if by_clock else _half_day(deadline.due_at)
        return f"{term}{start}{through}: trả {end}"
    moved = f"ngày cuối {_short(ends.on)} là {_why_off(ends, days_off)}"
    return f"{term}{start}{through}; {moved} nên trả {_half_day(deadline.due_at)}"


def _why_off(day: ExplainedDay, days_off: DaysOff) -> str:
    name = _name(day)
    if day.calendar_day is None:
        return long_weekday(day.on)
    return f"ngày nghỉ ({name})" if name and days_off is _with_names else "ngày nghỉ"


def _moved_day(deadline: Deadline) -> list[str]:
    """Say that a receipt past the cut-off is reckoned as of a later day."""
    if not deadline.moved_by:
        return []
    starts_at = deadline.starts_at
    return [f"{deadline.moved_by} nên tính như nhận {long_weekday(starts_at)} {_short(starts_at)}"]


def _start(deadline: Deadline) -> str:
    at = deadline.starts_at
    instant = f"{at:%H:%M} {long_weekday(at)} {_short(at)}"
    if deadline.moved_by:
        return f", {deadline.moved_by} nên tính từ {instant}"
    return f" tính từ {instant}"


def _skipped(deadline: Deadline, days_off: DaysOff) -> list[str]:
    """Name what is left out between receipt and due day: the weekend, then the days off."""
    weekdays = closed_weekdays(deadline.explanation[1:], deadline.starts_at, long_weekday)
    runs = _runs(deadline.explanation[1:])
    stood = any(day.role is Role.PAUSED for day in deadline.explanation)
    return [*weekdays, *([days_off(runs)] if runs else []), *(["thời gian tạm dừng"] * stood)]


def _runs(days: Iterable[ExplainedDay]) -> list[Run]:
    """Return the days off of one name together unless a counted day stands between them."""
    counted, keyed = 0, []
    for day in days:
        counted += day.counted
        if day.role is Role.DAY_OFF:
            keyed.append(((counted, _name(day)), day))
    return [[day for _, day in run] for _, run in groupby(keyed, key=itemgetter(0))]


def _left_out(skipped: list[str], deadline: Deadline) -> str:
    made_up = [
        f"{long_weekday(day.on)} {_short(day.on)}"
        for day in deadline.explanation[1:]
        if day.counted and day.on.weekday() >= _WEEKEND and day.calendar_day is not None
    ]
    left_out = f", không tính {listing(skipped)}" if skipped else ""
    kept = f", có tính {listing(made_up)} làm bù" if made_up else ""
    return f"{left_out}{kept}{_added(deadline)}"


def _added(deadline: Deadline) -> str:
    """Name what was added beyond the term by an apology, a verification or a new calendar."""
    added = [
        day.why.partition(", ")[0]
        for day in deadline.explanation
        if day.role is Role.ADDED or (day.role is Role.DUE and not day.counted)
    ]
    if not added:
        return ""
    return f", {added[-1]}" if added[-1].startswith("theo ") else f", cộng {added[-1]}"


def _with_names(runs: Sequence[Run]) -> str:
    named = [(_span([day.on for day in run]), _name(run[0])) for run in runs]
    return f"ngày nghỉ {', '.join(f'{span} ({name})' if name else span for span, name in named)}"


def _with_dates(runs: Sequence[Run]) -> str:
    return f"ngày nghỉ {', '.join(_span([day.on for day in run]) for run in runs)}"


def _as_a_number(runs: Sequence[Run]) -> str:
    listed = [day.calendar_day for run in runs for day in run]
    national = all(day is not None and day.scope is Scope.NATIONAL for day in listed)
    return f"{len(listed)} ngày nghỉ{' lễ' if national else ''}"


def _span(dates: Sequence[date]) -> str:
    """Return «24/11», «16–20/02» or «31/12–02/01»."""
    first, last = dates[0], dates[-1]
    if first == last:
        return _short(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{f'{first.day:02}' if same_month else _short(first)}–{_short(last)}"


def _doubt(deadline: Deadline, days_off: DaysOff) -> str:
    """Warn that the date may still move: a holiday without a decision, a year without a list."""
    expected = [day.on for day in deadline.expected_days]
    kind = doubtful_kind(deadline.expected_days)
    mixed = len({day.kind for day in deadline.expected_days}) > 1
    if expected and (days_off is _as_a_number or mixed or not _adjoin(expected)):
        return f" Có {kind} dự kiến, có thể đổi."
    if expected:
        return f" {kind[:1].upper()}{kind[1:]} {_span(expected)} mới là dự kiến, có thể đổi."
    if deadline.unknown_years:
        words = unknown_years_words(deadline.unknown_years)
        return f" {words[:1].upper()}{words[1:]}, ngày trả có thể đổi."
    return ""


def _adjoin(dates: Sequence[date]) -> bool:
    """Tell whether nothing but a weekend stands between one date and the next."""
    between = (
        date.fromordinal(number).weekday()
        for earlier, later in pairwise(dates)
        for number in range(earlier.toordinal() + 1, later.toordinal())
    )
    return all(weekday >= _WEEKEND for weekday in between)


def _name(day: ExplainedDay) -> str:
    name = day.calendar_day.name if day.calendar_day is not None else ""
    return name.replace("(dự kiến)", "").strip()


def _short(on: date) -> str:
    return f"{on.day:02}/{on.month:02}"


def _half_day(at: datetime) -> str:
    """Return «chiều thứ Tư 25/11/2026»."""
    return f"{half_day(at)} {long_weekday(at)} {_short(at)}/{at.year}"


def _at(at: datetime) -> str:
    return f"lúc {at:%H:%M} {long_weekday(at)} {_short(at)}/{at.year}"
