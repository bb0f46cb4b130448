"""How long dossiers of one kind usually take, and whether an open one will still make it.

The measure is working time with the clock running. Four in five of the recent ones is «usually»:
one in five may have been unlucky.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from onecua.domain.deadline.working_clock import working_minutes_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from onecua.domain.work_calendar import WorkCalendar

ENOUGH = 5
"""Fewer dossiers than this are no experience."""
_USUALLY = 0.8


@dataclass(frozen=True, slots=True)
class Outlook:
    """The working minutes left until a dossier is due, and those it will usually need still."""

    left: int
    needed: int

    @property
    def is_at_risk(self) -> bool:
        """Tell whether it will usually not be done in time."""
        return self.needed > self.left


def usual_minutes(taken: Iterable[int]) -> int | None:
    """Return within how many minutes four in five were done; None without enough experience."""
    found = sorted(taken)
    return found[ceil(_USUALLY * len(found)) - 1] if len(found) >= ENOUGH else None


def outlook(usual: int, spent: int, left: int) -> Outlook:
    """Compare what a dossier will usually need still with what is left until it is due."""
    return Outlook(left, max(0, usual - spent))


def running_minutes(
    since: datetime,
    until: datetime,
    pauses: Sequence[tuple[datetime, datetime]],
    calendar: WorkCalendar,
) -> int:
    """Return the working minutes between two instants without those of the pauses."""
    total = _between(since, until, calendar)
    stood = sum(_between(max(a, since), min(b, until), calendar) for a, b in pauses)
    return max(0, total - stood)


def _between(since: datetime, until: datetime, calendar: WorkCalendar) -> int:
    first, last = (at.replace(second=0, microsecond=0) for at in (since, until))
    return working_minutes_between(first, last, calendar) if first < last else 0
