"""A clock that stood still: the new due instant once a supplement or a payment has come."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from onecua.domain.deadline.policy import Model
from onecua.domain.deadline.working_clock import add_working_minutes, working_minutes_between
from onecua.errors import RuleError

if TYPE_CHECKING:
    from onecua.domain.work_calendar import WorkCalendar


def resumed_due(
    due_at: datetime,
    paused_at: datetime,
    resumed_at: datetime,
    model: Model,
    calendar: WorkCalendar,
    starts_at: datetime | None = None,
    counted_by: WorkCalendar | None = None,
) -> datetime:
    """Move a due instant by the time a dossier stood paused.

    By days: as many counted days as lie after the day of the request up to the day of completion.
    By the clock: the working minutes of the pause. A pause begun after the due instant adds
    nothing, and time before `starts_at`, when the term had not begun to run, is no pause of it.
    What lay before the due instant is counted with the calendar that counted the term, what lies
    beyond it with the present one: so what was left when the pause began is left when it ends.
    Raises `RuleError` when the completion comes before the request. `model` is the term's
    `effective_model`.
    """
    if resumed_at < paused_at:
        raise RuleError("Lúc bổ sung xong phải sau lúc yêu cầu bổ sung, hãy sửa ngày giờ.")
    paused_at = paused_at.replace(second=0, microsecond=0)
    resumed_at = resumed_at.replace(second=0, microsecond=0)
    if paused_at > due_at:
        return due_at
    if starts_at is not None:
        paused_at = max(paused_at, starts_at)
        resumed_at = max(resumed_at, starts_at)
    own, within = counted_by or calendar, min(resumed_at, due_at)
    if model is Model.CLOCK:
        paused = working_minutes_between(paused_at, within, own)
        paused += working_minutes_between(due_at, resumed_at, calendar)
        return add_working_minutes(due_at, paused, calendar)
    days = own.counted_between(paused_at.date(), within.date())
    days += calendar.counted_between(due_at.date(), resumed_at.date())
    return days_later(due_at, days, calendar)


def days_later(due_at: datetime, days: int, calendar: WorkCalendar) -> datetime:
    """Return a due instant so many counted days later, at its hour or the close of a day."""
    on = due_at.date()
    for _ in range(days):
        on = calendar.next_counted(on)
    return due_at if days == 0 else datetime.combine(on, _due_time(due_at, on, calendar))


def _due_time(due_at: datetime, on: date, calendar: WorkCalendar) -> time:
    """Keep the hour of a due instant; the close of a day stays the close, however late it is."""
    closed, closes = calendar.closing(due_at.date()), calendar.closing(on)
    if closed is None or closes is None or due_at.time() > closed:
        return due_at.time()
    return closes if due_at.time() == closed else min(due_at.time(), closes)
