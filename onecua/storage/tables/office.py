"""Projections about the office: itself, its people, its rules, its numbers and lists."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column, LargeBinary, Named, Table, Text, TypedColumns

from onecua.storage.column_types import Identity, Instant
from onecua.storage.tables.families import PROJECTIONS


class OfficeColumns(TypedColumns):
    """The office as declared last."""

    id: Named[int] = Column(primary_key=True)
    body: Named[str] = Column(Text)
    declared_at: Named[datetime] = Column(Instant)


OFFICE = Table("office", PROJECTIONS, OfficeColumns)


class OfficerColumns(TypedColumns):
    """An officer as recorded last."""

    id: Named[UUID] = Column(Identity, primary_key=True)
    name: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    role: Named[str] = Column(Text)
    is_active: Named[bool]


OFFICER = Table("officer", PROJECTIONS, OfficerColumns)


class AdoptedColumns(TypedColumns):
    """Which catalogue and which calendar were adopted when; `place` is that in the log.

    The last of a kind is in force; two of the same second stay apart by their places.
    """

    kind: Named[str] = Column(Text, primary_key=True)
    place: Named[int] = Column(primary_key=True)
    adopted_at: Named[datetime] = Column(Instant)
    sha256: Named[bytes] = Column(LargeBinary(32))
    officer: Named[UUID] = Column(Identity)


ADOPTED = Table("adopted", PROJECTIONS, AdoptedColumns)


class TermColumns(TypedColumns):
    """The office's own handling time of a procedure whose term the catalogue does not say."""

    procedure_code: Named[str] = Column(Text, primary_key=True)
    catalogue: Named[str] = Column(Text, primary_key=True)
    term: Named[str] = Column(Text)
    officer: Named[UUID] = Column(Identity)
    recorded_at: Named[datetime] = Column(Instant)


TERM = Table("term", PROJECTIONS, TermColumns)


class RuleColumns(TypedColumns):
    """The office's own ways of reckoning a procedure, each `body` as its event has it.

    The last one of a procedure is in force; `place` is that in the log.
    """

    procedure_code: Named[str] = Column(Text, primary_key=True)
    place: Named[int] = Column(primary_key=True)
    body: Named[str] = Column(Text)
    officer: Named[UUID] = Column(Identity)
    recorded_at: Named[datetime] = Column(Instant)


RULE = Table("procedure_rule", PROJECTIONS, RuleColumns)


class PersonColumns(TypedColumns):
    """A person or organisation as recorded last; empty where erased."""

    id: Named[UUID] = Column(Identity, primary_key=True)
    commitment: Named[bytes] = Column(LargeBinary(32))
    identity_number: Named[str | None] = Column(Text, index=True)
    phone: Named[str | None] = Column(Text, index=True)
    full_name: Named[str] = Column(Text)
    recorded_at: Named[datetime] = Column(Instant)


PERSON = Table("person", PROJECTIONS, PersonColumns)


class NumberColumns(TypedColumns):
    """A number issued in a series: a slip of a form and year, or an entry of a register book."""

    series: Named[str] = Column(Text, primary_key=True)
    number: Named[int] = Column(primary_key=True)
    ref: Named[UUID] = Column(Identity, primary_key=True)
    issued_at: Named[datetime] = Column(Instant)


NUMBER = Table("issued_number", PROJECTIONS, NumberColumns)


class SlipColumns(TypedColumns):
    """A slip issued at the counter without a dossier: guidance or refusal before reception."""

    id: Named[UUID] = Column(Identity, primary_key=True)
    form: Named[str] = Column(Text)
    number: Named[int]
    issued_at: Named[datetime] = Column(Instant)
    officer: Named[UUID] = Column(Identity)
    procedure_name: Named[str] = Column(Text)
    person: Named[bytes | None] = Column(LargeBinary(32))


SLIP = Table("counter_slip", PROJECTIONS, SlipColumns)


class BatchColumns(TypedColumns):
    """An imported list."""

    id: Named[UUID] = Column(Identity, primary_key=True)
    file_name: Named[str] = Column(Text)
    imported_at: Named[datetime] = Column(Instant)
    imported_count: Named[int]
    skipped_count: Named[int]
    withdrawn_at: Named[datetime | None] = Column(Instant)


BATCH = Table("import_batch", PROJECTIONS, BatchColumns)
