"""Now, in Vietnam time (UTC+7, no daylight saving), whatever zone the PC is set to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

VIETNAM = timedelta(hours=7)

Clock = Callable[[], datetime]
"""Returns the present as a naive datetime of Vietnam wall time, whole seconds."""


def vietnam_now() -> datetime:
    """Return the present as Vietnam wall time without a zone, to the second."""
    return (datetime.now(UTC) + VIETNAM).replace(tzinfo=None, microsecond=0)


def wall_now() -> datetime:
    """Return what the PC's own clock shows, for a PC whose clock is right and whose zone is not."""
    return datetime.now().replace(microsecond=0)


def pc_offset() -> timedelta:
    """Return how far the PC's zone is ahead of UTC."""
    return datetime.now().astimezone().utcoffset() or timedelta()


def zone_differs() -> bool:
    """Tell whether the PC's own zone is not UTC+7, so that its wall clock shows another hour."""
    return pc_offset() != VIETNAM
