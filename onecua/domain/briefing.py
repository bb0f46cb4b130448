"""What the morning's sheet says: what is late and due, what may be late, whom to call, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from onecua.domain.risk import Risk

WAITS_LONG = 5
"""A result that has waited on the shelf for more than so many working days is called about."""
CLOSES_SOON = 3
"""A supplement is called about from so many working days before the dossier may be closed."""


class CallReason(StrEnum):
    """What somebody is called about, in the order of the calls."""

    OVERDUE = "overdue"
    EXTENDED = "extended"
    SUPPLEMENT = "supplement"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class BriefedDossier:
    """A dossier of the sheet; `at` is its due instant, or since when its result waits.

    `days` are the counted days that it is late or has waited.
    """

    code: str
    procedure_name: str
    holder: UUID
    at: datetime | None
    days: int = 0
    risk: Risk | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A call to make today about a dossier; `at` is the instant that it is about."""

    dossier: UUID
    reason: CallReason
    at: datetime | None
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Briefing:
    """The sheet as plain values; `tomorrow` is the next working day."""

    at: datetime
    tomorrow: date
    overdue: tuple[BriefedDossier, ...] = ()
    due_today: tuple[BriefedDossier, ...] = ()
    due_tomorrow: tuple[BriefedDossier, ...] = ()
    at_risk: tuple[BriefedDossier, ...] = ()
    waiting: tuple[BriefedDossier, ...] = ()
    calls: tuple[Call, ...] = ()
