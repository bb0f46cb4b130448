"""A dossier as its events have made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.domain.dossier.words import (
    OPEN,
    PAUSED,
    Channel,
    DueSource,
    FeeState,
    ReturnMethod,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Paper:
    """A component handed in: its place in the procedure's list, or a name of its own."""

    index: int | None
    originals: int
    copies: int
    how: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a dossier's life in which nothing that a table counts changed.

    `status` 10 is kept as 9, since both are ended at the same instant; `from_at` is included,
    `to_at` is not, and None means that it lasts. `paused_at` is when its pause began, which a
    correction made meanwhile does not move.
    """

    from_at: datetime
    to_at: datetime | None
    status: Status
    due_at: datetime | None
    paused_at: datetime | None
    finished_at: datetime | None
    sector: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class HeldStep:
    """The step of the internal workflow that a dossier is in, since when, and its own due instant.

    `place` counts from 0; `term` is what the workflow gives the step, as text, empty when nothing.
    """

    place: int
    name: str
    term: str
    since: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion asked of a coordinating unit; `key` names the event that asked for it."""

    key: str
    unit: str
    asked_at: datetime
    due_at: datetime | None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as its events have made it; an erased owner is an empty name."""

    id: UUID
    code: str | None
    status: Status
    procedure_code: str | None
    procedure_name: str
    sector: str
    catalogue: str | None
    channel: Channel
    return_method: ReturnMethod
    received_at: datetime
    promised_at: datetime | None
    due_at: datetime | None
    due_source: DueSource
    paused_at: datetime | None
    closes_at: datetime | None
    ended_at: datetime | None
    result_ready_at: datetime | None
    returned_at: datetime | None
    holder: UUID
    received_by: UUID
    counter: int
    owner: str
    delegate: str | None
    copies: int
    papers: tuple[Paper, ...]
    fee_amount: int | None
    fee_state: FeeState
    rule: Mapping[str, Any]
    register_book: str | None
    register_number: int | None
    slip_number: int | None
    batch: UUID | None
    supplement_count: int
    voided_at: datetime | None
    last_move: str | None
    last_move_name: str | None
    desk_due_at: datetime | None
    step: HeldStep | None
    extended_at: datetime | None
    verified_at: datetime | None
    reissued_at: datetime | None
    opinions: tuple[Opinion, ...]
    late_cause: str | None
    survey_token: bytes
    spans: tuple[Span, ...]

    @property
    def is_voided(self) -> bool:
        """Tell whether it was entered by mistake and counts nowhere."""
        return self.voided_at is not None

    @property
    def is_open(self) -> bool:
        """Tell whether it is still being settled."""
        return self.status in OPEN and not self.is_voided

    @property
    def is_paused(self) -> bool:
        """Tell whether its clock stands."""
        return self.status in PAUSED

    @property
    def opinion_due_at(self) -> datetime | None:
        """Return when the earliest unanswered opinion is due, None when none is waited for."""
        waited = [o.due_at for o in self.opinions if o.answered_at is None and o.due_at]
        return min(waited, default=None)
