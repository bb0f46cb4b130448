"""Which clock is right on a PC whose zone is not Vietnam's: asked once for each zone, and kept."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.clock import Clock, pc_offset, vietnam_now, wall_now, zone_differs

if TYPE_CHECKING:
    from onecua.services.preferences import PreferenceService

_NAME = "clock.choice"


class ClockChoice(StrEnum):
    """`zone`: the PC counts right, only in another zone; `wall`: its clock on the wall is right."""

    ZONE = "zone"
    WALL = "wall"


def must_ask(preferences: PreferenceService) -> bool:
    """Tell whether the PC has a foreign zone for which nobody has answered yet."""
    return zone_differs() and _kept(preferences) is None


def keep_choice(preferences: PreferenceService, choice: ClockChoice) -> None:
    """Keep the answer for the present zone; another zone asks again."""
    preferences.set(_NAME, f"{_zone()}|{choice}")


def clock_in_use(preferences: PreferenceService) -> Clock:
    """Return the clock to work by."""
    return wall_now if _kept(preferences) is ClockChoice.WALL else vietnam_now


def _kept(preferences: PreferenceService) -> ClockChoice | None:
    zone, _, choice = (preferences.get(_NAME) or "").partition("|")
    return ClockChoice(choice) if zone == _zone() and choice else None


def _zone() -> str:
    return f"{pc_offset().total_seconds() / 60:+.0f}"
