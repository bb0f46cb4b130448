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
from onecua.storage.tables import DossierRow, SpanRow, SurveyTokenRow

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
            DossierRow.received_at >= start,
            DossierRow.received_at < end,
            DossierRow.status.not_in(UNCOUNTED),
        )
        .order_by(DossierRow.received_at, DossierRow.key)
    )
    return [CoverageRow(*row) for row in connection.execute(query)]


def without_slip(connection: Connection, start: datetime, end: datetime) -> list[MissingSlip]:
    """Return the dossiers returned in [start, end) without a slip, the latest first."""
    query = (
        select(
            DossierRow.key,
            DossierRow.id,
            DossierRow.code,
            DossierRow.procedure_name,
            DossierRow.sector,
            DossierRow.owner_name,
            DossierRow.received_by,
            DossierRow.returned_at,
        )
        .outerjoin(SurveyTokenRow, SurveyTokenRow.token == DossierRow.survey_token)
        .where(
            DossierRow.returned_at >= start,
            DossierRow.returned_at < end,
            DossierRow.is_voided.is_(False),
            SurveyTokenRow.token.is_(None),
        )
        .order_by(DossierRow.returned_at.desc(), DossierRow.key.desc())
    )
    return [MissingSlip(*row) for row in connection.execute(query)]


def settled(connection: Connection, start: datetime, end: datetime) -> Iterator[list[Event]]:
    """Yield the events of each dossier that ended in [start, end), in the order of the log."""
    ended = (
        select(SpanRow.dossier)
        .where(
            SpanRow.finished_at.is_not(None),
            SpanRow.finished_at >= seconds(start),
            SpanRow.finished_at < seconds(end),
        )
        .distinct()
    )
    query = select(DossierRow.id).where(
        DossierRow.key.in_(ended), DossierRow.status.in_(_SETTLED), DossierRow.is_voided.is_(False)
    )
    keys = list(connection.execute(query).scalars())
    for begin in range(0, len(keys), _AT_ONCE):
        events = events_of(connection, keys[begin : begin + _AT_ONCE])
        for _, own in groupby(events, key=lambda event: event.ref):
            yield [event for event in own if event.kind in DOSSIER_KINDS]
