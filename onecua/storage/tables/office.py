"""Projections about the office: itself, its people, its rules, its numbers and lists."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from onecua.storage.column_types import At, Id, Identity, MaybeAt
from onecua.storage.tables.families import Projection


class OfficeRow(Projection):
    """The office as declared last."""

    __tablename__ = "office"
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    declared_at: Mapped[At]


class OfficerRow(Projection):
    """An officer as recorded last."""

    __tablename__ = "officer"
    id: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    is_active: Mapped[bool]


class AdoptedRow(Projection):
    """Which catalogue and which calendar were adopted when; `place` is that in the log.

    The last of a kind is in force; two of the same second stay apart by their places.
    """

    __tablename__ = "adopted"
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    adopted_at: Mapped[At]
    sha256: Mapped[bytes] = mapped_column(LargeBinary(32))
    officer: Mapped[Id]


class TermRow(Projection):
    """The office's own handling time of a procedure whose term the catalogue does not say."""

    __tablename__ = "term"
    procedure_code: Mapped[str] = mapped_column(Text, primary_key=True)
    catalogue: Mapped[str] = mapped_column(Text, primary_key=True)
    term: Mapped[str] = mapped_column(Text)
    officer: Mapped[Id]
    recorded_at: Mapped[At]


class RuleRow(Projection):
    """The office's own ways of reckoning a procedure, each `body` as its event has it.

    The last one of a procedure is in force; `place` is that in the log.
    """

    __tablename__ = "procedure_rule"
    procedure_code: Mapped[str] = mapped_column(Text, primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    officer: Mapped[Id]
    recorded_at: Mapped[At]


class PersonRow(Projection):
    """A person or organisation as recorded last; empty where erased."""

    __tablename__ = "person"
    id: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    commitment: Mapped[bytes] = mapped_column(LargeBinary(32))
    identity_number: Mapped[str | None] = mapped_column(Text, index=True)
    phone: Mapped[str | None] = mapped_column(Text, index=True)
    full_name: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[At]


class NumberRow(Projection):
    """A number issued in a series: a slip of a form and year, or an entry of a register book."""

    __tablename__ = "issued_number"
    series: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    issued_at: Mapped[At]


class SlipRow(Projection):
    """A slip issued at the counter without a dossier: guidance or refusal before reception."""

    __tablename__ = "counter_slip"
    id: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    form: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    issued_at: Mapped[At]
    officer: Mapped[Id]
    procedure_name: Mapped[str] = mapped_column(Text)
    person: Mapped[bytes | None] = mapped_column(LargeBinary(32))


class BatchRow(Projection):
    """An imported list."""

    __tablename__ = "import_batch"
    id: Mapped[UUID] = mapped_column(Identity, primary_key=True)
    file_name: Mapped[str] = mapped_column(Text)
    imported_at: Mapped[At]
    imported_count: Mapped[int]
    skipped_count: Mapped[int]
    withdrawn_at: Mapped[MaybeAt]
