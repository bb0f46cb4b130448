"""Projections about surveys: closed batches of answers, and the tokens that batches used."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from onecua.storage.column_types import At, Id, Identity
from onecua.storage.tables.families import Projection


class SurveyBatchRow(Projection):
    """Responses that entered the log together; `body` as the event has it, shuffled rows in it."""

    __tablename__ = "survey_batch"
    id: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    month: Mapped[str] = mapped_column(Text, index=True)
    via: Mapped[str] = mapped_column(Text)
    form: Mapped[str] = mapped_column(Text)
    closed_at: Mapped[At]
    commitment: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    body: Mapped[str] = mapped_column(Text)


class SurveyTokenRow(Projection):
    """A token that a closed batch used: its dossier has its slip, no answer is tied to it."""

    __tablename__ = "survey_token"
    token: Mapped[bytes] = mapped_column(LargeBinary(6), primary_key=True)
    batch: Mapped[UUID] = mapped_column(Identity)


class IndexPointsRow(Projection):
    """The points that the unit gave itself last for an index over a period; None: taken back."""

    __tablename__ = "index_points"
    first_day: Mapped[str] = mapped_column(Text, primary_key=True)
    last_day: Mapped[str] = mapped_column(Text, primary_key=True)
    index_number: Mapped[int] = mapped_column(primary_key=True)
    points: Mapped[str | None] = mapped_column(Text)
    commitment: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    officer: Mapped[Id]
    recorded_at: Mapped[At]


class QuestionnaireRow(Projection):
    """A questionnaire that the office added or put in force; the document lies under its hash."""

    __tablename__ = "questionnaire"
    place: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(Text)
    sha256: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    is_in_force: Mapped[bool]
    adopted_at: Mapped[At]
