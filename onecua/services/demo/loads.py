"""How many dossiers come in on which day and at which time: weekday, season, Tết, market hours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onecua.domain.work_calendar import WorkCalendar
    from onecua.services.demo.chance import Chance
    from onecua.services.demo.workdays import Workdays

_WEEKDAYS = (1.3, 1.15, 0.95, 0.95, 0.85, 0.5, 0.5)
_MONTHS = (1.05, 0.85, 1.1, 0.95, 0.95, 1.1, 1.2, 1.15, 1.0, 1.0, 0.95, 1.0)
_NOISE = 0.18
_LONG_BREAK = 4
"""Days; after such a gap more people come at once."""
_TET = "Tết Nguyên đán"
_BEFORE_TET = ((3, 0.6), (14, 1.3))
"""Up to so many days before Tết: the factor of those days."""
_AFTER_TET = (12, 0.55)

_QUARTERS = (
    *(3, 6, 8, 9, 9, 9, 8, 8, 7, 7, 6, 6, 5, 4, 3, 2),
    *(4, 6, 8, 8, 8, 7, 7, 6, 6, 5, 5, 4, 4, 3, 2, 1),
)
"""Weights of the quarters of an hour of the working day, morning then afternoon."""


def day_weights(workdays: Workdays, calendar: WorkCalendar, chance: Chance) -> list[float]:
    """Return how busy each open day is beside the others."""
    tet = _tet_starts(calendar)
    weights = []
    previous = None
    for place in range(workdays.open_days):
        on = workdays.days[place]
        weight = _WEEKDAYS[on.weekday()] * _MONTHS[on.month - 1] * _near_tet(on, tet)
        if previous is not None and (on - previous).days >= _LONG_BREAK:
            weight *= 1.2
        open_share = min(1.0, workdays.ends / workdays.day - place)
        weights.append(weight * open_share * chance.uniform(1 - _NOISE, 1 + _NOISE))
        previous = on
    return weights


def _tet_starts(calendar: WorkCalendar) -> list[date]:
    found: dict[int, date] = {}
    for on, day in calendar.days.items():
        if day.name.startswith(_TET):
            found[on.year] = min(on, found.get(on.year, on))
    return sorted(found.values())


def _near_tet(on: date, starts: Sequence[date]) -> float:
    for start in starts:
        before = (start - on).days
        for days, factor in _BEFORE_TET:
            if 0 < before <= days:
                return factor
        if timedelta(0) <= on - start <= timedelta(days=_AFTER_TET[0]):
            return _AFTER_TET[1]
    return 1.0


def share_out(count: int, weights: Sequence[float], most: int) -> list[int]:
    """Share a count out by weight, no share above `most`; there is room for all of it."""
    shares = [0] * len(weights)
    left = count
    while left:
        places = [place for place, share in enumerate(shares) if share < most]
        whole = sum(weights[place] for place in places)
        wanted = {place: left * weights[place] / whole for place in places}
        rest = left - sum(int(share) for share in wanted.values())
        places.sort(key=lambda place: int(wanted[place]) - wanted[place])
        for order, place in enumerate(places):
            given = min(int(wanted[place]) + (order < rest), most - shares[place])
            shares[place] += given
            left -= given
    return shares


def arrivals(count: int, open_ticks: int, day: int, chance: Chance) -> list[int]:
    """Return at which ticks of a day so many people come, in order; the day may end early."""
    quarter = day // len(_QUARTERS)
    slots = max(1, open_ticks // quarter)
    found = chance.choices(range(slots), _QUARTERS[:slots], k=count)
    return sorted(slot * quarter + chance.randrange(quarter) for slot in found)
