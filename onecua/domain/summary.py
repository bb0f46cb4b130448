"""Flat records shown in lists, and what a list may be narrowed and ordered by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from onecua.domain.deadline import Urgency
    from onecua.domain.dossier import Channel, Status


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """A dossier as one line of a list."""

    key: int
    id: UUID
    code: str | None
    status: Status
    procedure_code: str | None
    procedure_name: str
    sector: str
    channel: Channel
    received_at: datetime
    promised_at: datetime | None
    due_at: datetime | None
    ended_at: datetime | None
    returned_at: datetime | None
    holder: UUID
    owner_name: str
    is_voided: bool


class Sort(StrEnum):
    """What a list of dossiers is ordered by; RANK is the default order (open by due date)."""

    RANK = "rank"
    CODE = "code"
    OWNER = "owner"
    PROCEDURE = "procedure"
    DUE = "due"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class DossierFilter:
    """What a list of dossiers is narrowed to; every None or empty value narrows nothing."""

    open_only: bool = False
    statuses: frozenset[Status] = frozenset()
    sectors: frozenset[str] = frozenset()
    channels: frozenset[Channel] = frozenset()
    urgency: Urgency | None = None
    holder: UUID | None = None
    received_from: date | None = None
    received_to: date | None = None
    procedure_code: str | None = None
    batch: UUID | None = None
    text: str = ""
    voided: bool = False
    keys: tuple[int, ...] | None = None
    """Exactly these rows, as the dossiers behind a figure."""
    words: str = ""
    """What a list of exactly these rows is called."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The instants by which a list tells urgencies apart."""

    now: datetime
    end_of_today: datetime
    end_of_soon: datetime
