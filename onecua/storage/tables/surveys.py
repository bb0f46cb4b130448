"""Projections about surveys: closed batches of answers, and the tokens that batches used."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, LargeBinary, Named, Table, Text, TypedColumns

from onecua.storage.column_types import Identity, Instant
from onecua.storage.tables.families import PROJECTIONS


class SurveyBatchColumns(TypedColumns):
    """Responses that entered the log together; `body` as the event has it, shuffled rows in it."""

    id: Named[UUID] = Column(Identity, primary_key=True)
    month: Named[str] = Column(Text, index=True)
    via: Named[str] = Column(Text)
    form: Named[str] = Column(Text)
    closed_at: Named[datetime] = Column(Instant)
    commitment: Named[bytes | None] = Column(LargeBinary(32))
    body: Named[str] = Column(Text)


SURVEY_BATCH = Table("survey_batch", PROJECTIONS, SurveyBatchColumns)


class SurveyTokenColumns(TypedColumns):
    """A token that a closed batch used: its dossier has its slip, no answer is tied to it."""

    token: Named[bytes] = Column(LargeBinary(6), primary_key=True)
    batch: Named[UUID] = Column(Identity)


SURVEY_TOKEN = Table("survey_token", PROJECTIONS, SurveyTokenColumns)


class IndexPointsColumns(TypedColumns):
    """The points that the unit gave itself last for an index over a period; None: taken back."""

    first_day: Named[str] = Column(Text, primary_key=True)
    last_day: Named[str] = Column(Text, primary_key=True)
    index_number: Named[int] = Column(primary_key=True)
    points: Named[str | None] = Column(Text)
    commitment: Named[bytes | None] = Column(LargeBinary(32))
    officer: Named[UUID] = Column(Identity)
    recorded_at: Named[datetime] = Column(Instant)


INDEX_POINTS = Table("index_points", PROJECTIONS, IndexPointsColumns)


class QuestionnaireColumns(TypedColumns):
    """A questionnaire that the office added or put in force; the document lies under its hash."""

    place: Named[int] = Column(primary_key=True)
    form: Named[str] = Column(Text)
    sha256: Named[bytes | None] = Column(LargeBinary(32))
    is_in_force: Named[bool]
    adopted_at: Named[datetime] = Column(Instant)


QUESTIONNAIRE = Table("questionnaire", PROJECTIONS, QuestionnaireColumns)
