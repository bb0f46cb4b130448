"""Dates and times as the sheets write them, and the tick that a pen makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.vietnamese import weekday_short

if TYPE_CHECKING:
    from datetime import date, datetime

TICK = "□"
"""Room for a tick."""


def day_and_hour(at: datetime | None) -> str:
    """Return «T4 25/11 17:00», nothing without an instant."""
    return f"{weekday_short(at.date())} {at:%d/%m} {at:%H:%M}" if at else ""


def full_day(on: date) -> str:
    """Return «T4 25/11/2026»."""
    return f"{weekday_short(on)} {on:%d/%m/%Y}"


def printed_words(at: datetime) -> str:
    """Return «Số liệu lúc 07:15 T4 25/11/2026»."""
    return f"Số liệu lúc {at:%H:%M} {full_day(at.date())}"
