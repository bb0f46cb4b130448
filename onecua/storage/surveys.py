"""The queries behind surveys: a slip by its token, closed batches, coverage."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, select

from onecua.domain.survey.batch import Batch, batch_from
from onecua.storage.dossiers import has_slip
from onecua.storage.log import private_values
from onecua.storage.tables import (
    DOSSIER,
    INDEX_POINTS,
    QUESTIONNAIRE,
    SURVEY_BATCH,
    SURVEY_TOKEN,
)

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class FoundSlip:
    """The dossier of a token, and whether a closed batch used it."""

    dossier: UUID
    is_used: bool


def find_slip(connection: Connection, token: bytes) -> FoundSlip | None:
    """Return the dossier of a token; one that is not voided comes first."""
    query = select(DOSSIER.c.id).where(DOSSIER.c.survey_token == token)
    dossier = connection.execute(query.order_by(DOSSIER.c.is_voided).limit(1)).scalar_one_or_none()
    if dossier is None:
        return None
    return FoundSlip(dossier, has_slip(connection, token))


def has_batch(connection: Connection, batch: UUID) -> bool:
    """Tell whether a batch is in the log already."""
    found = connection.execute(select(SURVEY_BATCH.c.id).where(SURVEY_BATCH.c.id == batch))
    return found.first() is not None


def batches(connection: Connection, first: str, last: str) -> list[Batch]:
    """Return the closed batches of these reporting months («2026-11»), both included."""
    rows = connection.execute(
        select(SURVEY_BATCH.c.body, SURVEY_BATCH.c.commitment)
        .where(SURVEY_BATCH.c.month >= first, SURVEY_BATCH.c.month <= last)
        .order_by(SURVEY_BATCH.c.id)
    ).all()
    texts = private_values(connection, [row.commitment for row in rows if row.commitment])
    return [
        batch_from(json.loads(row.body), texts.get(row.commitment, {}).get("texts", ()))  # type: ignore[arg-type]
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A dossier as coverage counts it: returned or received when, and whether a batch used it."""

    dossier: UUID
    code: str | None
    sector: str
    received_by: UUID
    received_at: datetime
    returned_at: datetime | None
    has_slip: bool


def covered() -> Select[*tuple[Any, ...]]:
    """Return the query of dossiers that count, each with its slip, to be narrowed and ordered."""
    return (
        select(
            DOSSIER.c.id,
            DOSSIER.c.code,
            DOSSIER.c.sector,
            DOSSIER.c.received_by,
            DOSSIER.c.received_at,
            DOSSIER.c.returned_at,
            SURVEY_TOKEN.c.token.is_not(None),
        )
        .outerjoin(SURVEY_TOKEN, SURVEY_TOKEN.c.token == DOSSIER.c.survey_token)
        .where(DOSSIER.c.is_voided.is_(False))
    )


def returned(connection: Connection, start: datetime, end: datetime) -> list[CoverageRow]:
    """Return the dossiers whose result was returned in [start, end), each with its slip."""
    query = (
        covered()
        .where(DOSSIER.c.returned_at >= start, DOSSIER.c.returned_at < end)
        .order_by(DOSSIER.c.returned_at, DOSSIER.c.key)
    )
    return [CoverageRow(*row) for row in connection.execute(query)]


def returned_count(connection: Connection, start: datetime, end: datetime) -> tuple[int, int]:
    """Return how many dossiers were returned in [start, end), and how many have their slip."""
    query = (
        select(func.count(), func.count(SURVEY_TOKEN.c.token))
        .select_from(DOSSIER)
        .outerjoin(SURVEY_TOKEN, SURVEY_TOKEN.c.token == DOSSIER.c.survey_token)
        .where(
            DOSSIER.c.returned_at >= start,
            DOSSIER.c.returned_at < end,
            DOSSIER.c.is_voided.is_(False),
        )
    )
    returned, with_slip = connection.execute(query).one()
    return returned, with_slip


@dataclass(frozen=True, slots=True)
class GivenPoints:
    """Points that an officer gave the unit for an index over a period, with what they rest on."""

    index: int
    points: Decimal
    note: str
    officer: UUID
    recorded_at: datetime


def index_points(connection: Connection, first: date, last: date) -> list[GivenPoints]:
    """Return the points given last for exactly these days, by index; none that were taken back."""
    rows = connection.execute(
        select(
            INDEX_POINTS.c.index_number,
            INDEX_POINTS.c.points,
            INDEX_POINTS.c.commitment,
            INDEX_POINTS.c.officer,
            INDEX_POINTS.c.recorded_at,
        )
        .where(
            INDEX_POINTS.c.first_day == first.isoformat(),
            INDEX_POINTS.c.last_day == last.isoformat(),
            INDEX_POINTS.c.points.is_not(None),
        )
        .order_by(INDEX_POINTS.c.index_number)
    ).all()
    notes = private_values(connection, [row.commitment for row in rows if row.commitment])
    return [
        GivenPoints(
            row.index_number,
            Decimal(row.points),
            str(notes.get(row.commitment, {}).get("note", "")),
            row.officer,
            row.recorded_at,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class AdoptedForm:
    """A questionnaire that the office added (then with its document) or put in force."""

    form: str
    sha256: bytes | None
    is_in_force: bool
    adopted_at: datetime


def questionnaires(connection: Connection) -> list[AdoptedForm]:
    """Return what the office added or put in force, in the order of the log."""
    query = select(
        QUESTIONNAIRE.c.form,
        QUESTIONNAIRE.c.sha256,
        QUESTIONNAIRE.c.is_in_force,
        QUESTIONNAIRE.c.adopted_at,
    )
    rows = connection.execute(query.order_by(QUESTIONNAIRE.c.place))
    return [AdoptedForm(*row) for row in rows]
