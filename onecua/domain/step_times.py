"""Whether the times of a workflow's steps fit into the term of the procedure.

Steps are written in hours or parts of days beside a term in days («tính mỗi ngày 08 giờ làm
việc», `legal.md` §4.2), so that what cannot be added up as it stands is weighed in working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from onecua.domain.deadline import HandlingTime, Unit, handling_time_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.domain.procedure_rule import WorkStep

_WEEK, _WORKING_WEEK = Decimal(7), Decimal(5)
_MONTH = Decimal(30)
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class StepTimes:
    """What the steps take together beside what the term gives."""

    total: HandlingTime | None
    exceeds: bool

    def words(self, term: HandlingTime) -> str:
        """Say how the steps stand to the term; empty when no step has a time."""
        if self.total is None:
            return ""
        total, given = handling_time_words(self.total), handling_time_words(term)
        if self.exceeds:
            return f"Các bước cộng lại {total}, quá thời hạn {given}. Rút bớt thời gian một bước."
        return f"Các bước cộng lại {total}, trong thời hạn {given}."


def step_times(steps: Sequence[WorkStep], term: HandlingTime, day_minutes: int) -> StepTimes:
    """Add up the times of the steps and compare them with the term; `day_minutes` make a day."""
    times = [step.term for step in steps if step.term is not None]
    if not times:
        return StepTimes(None, exceeds=False)
    units = {time.unit for time in times}
    if units == {term.unit} and term.unit is not Unit.SAME_DAY:
        total = sum((time.amount for time in times), Decimal())
        return StepTimes(HandlingTime(total, term.unit), total > term.amount)
    hour = Decimal(60) / Decimal(day_minutes)
    total = sum((_working_days(time, hour) for time in times), Decimal())
    exceeds = total > _working_days(term, hour)
    rounded = max(total.quantize(_HUNDREDTH, ROUND_HALF_UP), _HUNDREDTH)
    return StepTimes(HandlingTime(rounded, Unit.WORKING_DAY), exceeds)


def _working_days(time: HandlingTime, hour: Decimal) -> Decimal:
    """Weigh a time in working days; an hour of a step is one of the office's."""
    return (
        time.amount
        * {
            Unit.HOUR: hour,
            Unit.WORKING_HOUR: hour,
            Unit.WORKING_DAY: Decimal(1),
            Unit.SAME_DAY: Decimal(1),
            Unit.DAY: _WORKING_WEEK / _WEEK,
            Unit.MONTH: _MONTH * _WORKING_WEEK / _WEEK,
        }[time.unit]
    )
