"""How the office reckons: by whole days or by the clock, and from which hour on it is tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.deadline.handling_time import HandlingTime, Unit
from onecua.errors import RuleError

if TYPE_CHECKING:
    from onecua.domain.work_calendar import WorkCalendar


class Model(StrEnum):
    """`day` counts whole days after the day of receipt, `clock` runs from the very instant."""

    DAY = "day"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Cutoff:
    """After which hour a receipt is reckoned as of the next counted day; strictly later counts.

    A fixed hour, or minutes before closing, or neither. By the clock the start moves to the next
    opening; by days it moves only when `counts_as_next_day`, since the texts leave that open
    (NĐ 61/2018 Điều 18, NĐ 23/2015 Điều 7).
    """

    at: time | None = None
    minutes_before_closing: int | None = None
    counts_as_next_day: bool = False

    def __post_init__(self) -> None:
        """Refuse two cut-offs at once and a negative one."""
        if self.at is not None and self.minutes_before_closing is not None:
            raise RuleError(
                "Giờ chốt nhận chỉ ghi một cách: giờ cố định hoặc số phút trước giờ về."
            )
        if self.minutes_before_closing is not None and self.minutes_before_closing < 0:
            raise RuleError("Số phút trước giờ về không được âm, hãy sửa lại.")

    def moment(self, on: date, calendar: WorkCalendar) -> datetime | None:
        """Return the cut-off instant of a day; None without one, or before closing when shut."""
        if self.at is not None:
            return datetime.combine(on, self.at)
        closes = calendar.closing(on)
        if self.minutes_before_closing is None or closes is None:
            return None
        return datetime.combine(on, closes) - timedelta(minutes=self.minutes_before_closing)

    def passed_by(self, received_at: datetime, calendar: WorkCalendar) -> bool:
        """Tell whether a receipt came strictly later than the cut-off of its day."""
        last = self.moment(received_at.date(), calendar)
        return last is not None and received_at > last


NO_CUTOFF = Cutoff()
"""Every hour of the day is alike."""


def effective_model(handling_time: HandlingTime, model: Model) -> Model:
    """Return the model a term really runs by: hours and decimals always run by the clock."""
    timed = handling_time.unit in (Unit.HOUR, Unit.WORKING_HOUR)
    return Model.CLOCK if timed or not handling_time.is_whole else model
