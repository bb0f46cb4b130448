"""What coverage and the nine indices read of dossiers: those received, without a slip, settled."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from onecua.domain.dossier import UNCOUNTED, Status
from onecua.domain.event import DOSSIER_KINDS
from onecua.storage.column_types import seconds
from onecua.storage.log import events_of
from onecua.storage.surveys import CoverageRow, covered
from onecua.storage.tables import DOSSIER, SPAN, SURVEY_TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.event import Event

_AT_ONCE = 500
_SETTLED = (Status.FINISHED, Status.RETURNED)


@dataclass(frozen=True, slots=True)
class MissingSlip:
    """A dossier whose result was returned and whose slip no closed batch used."""

    key: int
    dossier: UUID
    code: str | None
    procedure_name: str
    sector: str
    owner_name: str
    officer: UUID
    returned_at: datetime | None


def received(connection: Connection, start: datetime, end: datetime) -> list[CoverageRow]:
    """Return the dossiers received in [start, end), each with its slip."""
    query = (
        covered()
        .where(
            DOSSIER.c.received_at >= start,
            DOSSIER.c.received_at < end,
            DOSSIER.c.status.not_in(UNCOUNTED),
        )
        .order_by(DOSSIER.c.received_at, DOSSIER.c.key)
    )
    return [CoverageRow(*row) for row in connection.execute(query)]


def without_slip(connection: Connection, start: datetime, end: datetime) -> list[MissingSlip]:
    """Return the dossiers returned in [start, end) without a slip, the latest first."""
    query = (
        select(
            DOSSIER.c.key,
            DOSSIER.c.id,
            DOSSIER.c.code,
            DOSSIER.c.procedure_name,
            DOSSIER.c.sector,
            DOSSIER.c.owner_name,
            DOSSIER.c.received_by,
            DOSSIER.c.returned_at,
        )
        .outerjoin(SURVEY_TOKEN, SURVEY_TOKEN.c.token == DOSSIER.c.survey_token)
        .where(
            DOSSIER.c.returned_at >= start,
            DOSSIER.c.returned_at < end,
            DOSSIER.c.is_voided.is_(False),
            SURVEY_TOKEN.c.token.is_(None),
        )
        .order_by(DOSSIER.c.returned_at.desc(), DOSSIER.c.key.desc())
    )
    return [MissingSlip(*row) for row in connection.execute(query)]


def settled(connection: Connection, start: datetime, end: datetime) -> Iterator[list[Event]]:
    """Yield the events of each dossier that ended in [start, end), in the order of the log."""
    ended = (
        select(SPAN.c.dossier)
        .where(
            SPAN.c.finished_at.is_not(None),
            SPAN.c.finished_at >= seconds(start),
            SPAN.c.finished_at < seconds(end),
        )
        .distinct()
    )
    query = select(DOSSIER.c.id).where(
        DOSSIER.c.key.in_(ended), DOSSIER.c.status.in_(_SETTLED), DOSSIER.c.is_voided.is_(False)
    )
    keys = list(connection.execute(query).scalars())
    for begin in range(0, len(keys), _AT_ONCE):
        events = events_of(connection, keys[begin : begin + _AT_ONCE])
        for _, own in groupby(events, key=lambda event: event.ref):
            yield [event for event in own if event.kind in DOSSIER_KINDS]
