"""A day that differs from its weekday: off, or worked, on what it rests and for whom it holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.errors import RuleError

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.work_calendar.hours import Session


class DayKind(StrEnum):
    """What a listed day is: off, or worked in exchange for another day or with other hours."""

    OFF = "off"
    MAKE_UP = "make_up"


class DayState(StrEnum):
    """Whether a listed day rests on a published decision or is only expected."""

    OFFICIAL = "official"
    EXPECTED = "expected"


class Scope(StrEnum):
    """Whether a listed day holds for the whole country or for this office alone."""

    NATIONAL = "national"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that differs from its weekday, with its Vietnamese name and legal source.

    A make-up day may have sessions of its own; without them it has those of the first weekday that
    has any in the season in force.
    """

    on: date
    kind: DayKind
    name: str
    legal_source: str = ""
    state: DayState = DayState.OFFICIAL
    scope: Scope = Scope.NATIONAL
    sessions: tuple[Session, ...] = ()

    def __post_init__(self) -> None:
        """Refuse hours on a day off."""
        if self.sessions and self.kind is DayKind.OFF:
            raise RuleError(
                f"Ngày nghỉ {self.on:%d/%m/%Y} không có giờ làm việc, hãy bỏ giờ hoặc đổi thành "
                "ngày làm bù.",
                "sessions",
            )
