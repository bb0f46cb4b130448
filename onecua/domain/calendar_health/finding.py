"""One point of a calendar that wants a person's attention."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.work_calendar import CalendarDay


class Severity(StrEnum):
    """How much it matters: due dates come out wrong, may still change, or only good to know."""

    WRONG = "wrong"
    DOUBT = "doubt"
    NOTE = "note"


SEVEREST_FIRST = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is the matter, what to do, where to look, and the days that would mend it."""

    severity: Severity
    words: str
    advice: str
    on: date
    proposed: tuple[CalendarDay, ...] = ()
