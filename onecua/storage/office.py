"""What the office declared: itself, its officers, its own terms, its catalogue and calendar."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from onecua.domain.office import COMMAND_LINE, Office, Officer, Role, office_from
from onecua.domain.procedure_rule import ProcedureRule, rule_from
from onecua.storage.tables import (
    ADOPTED,
    DOCUMENT,
    OFFICE,
    OFFICER,
    PREFERENCE,
    RULE,
    TERM,
)

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.event import Kind


def read_office(connection: Connection) -> Office | None:
    """Return the office as declared last, None before the first start is done."""
    body = connection.execute(select(OFFICE.c.body)).scalar_one_or_none()
    return office_from(json.loads(body)) if body else None


def officers(connection: Connection) -> dict[UUID, Officer]:
    """Return every officer, the built-in one of the command line included."""
    rows = connection.execute(
        select(OFFICER.c.id, OFFICER.c.name, OFFICER.c.title, OFFICER.c.is_active, OFFICER.c.role)
    )
    found = {row.id: Officer(*row[:4], Role(row.role)) for row in rows}
    return {COMMAND_LINE.id: COMMAND_LINE, **found}


def keep_document(connection: Connection, kind: Kind, content: str) -> str:
    """Keep a catalogue or calendar file whole; return its SHA-256 in hexadecimal digits."""
    raw = content.encode()
    digest = hashlib.sha256(raw).digest()
    connection.execute(
        insert(DOCUMENT).on_conflict_do_nothing(),
        {"sha256": digest, "kind": kind, "content": zlib.compress(raw, 6)},
    )
    return digest.hex()


def document(connection: Connection, sha256: str) -> str | None:
    """Return the text of a kept file."""
    content = connection.execute(
        select(DOCUMENT.c.content).where(DOCUMENT.c.sha256 == bytes.fromhex(sha256))
    ).scalar_one_or_none()
    return zlib.decompress(content).decode() if content is not None else None


def adopted(connection: Connection, kind: Kind) -> str | None:
    """Return the SHA-256 of the catalogue or calendar in force."""
    found = connection.execute(
        select(ADOPTED.c.sha256)
        .where(ADOPTED.c.kind == kind)
        .order_by(ADOPTED.c.place.desc())
        .limit(1)
    ).scalar_one_or_none()
    return found.hex() if found else None


@dataclass(frozen=True, slots=True)
class Adoption:
    """A catalogue or calendar that the office began to work by, with who decided it."""

    sha256: str
    adopted_at: datetime
    officer: UUID


def adoptions(connection: Connection, kind: Kind) -> tuple[Adoption, ...]:
    """Return every adoption of this kind, the one in force first."""
    rows = connection.execute(
        select(ADOPTED.c.sha256, ADOPTED.c.adopted_at, ADOPTED.c.officer)
        .where(ADOPTED.c.kind == kind)
        .order_by(ADOPTED.c.place.desc())
    )
    return tuple(Adoption(row.sha256.hex(), row.adopted_at, row.officer) for row in rows)


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A handling time that the office gave for a procedure, with who gave it and when."""

    term: str
    officer: UUID
    recorded_at: datetime


def own_term(connection: Connection, procedure_code: str, catalogue: str) -> OwnTerm | None:
    """Return the office's own term of a procedure under this catalogue."""
    row = connection.execute(
        select(TERM.c.term, TERM.c.officer, TERM.c.recorded_at).where(
            TERM.c.procedure_code == procedure_code, TERM.c.catalogue == catalogue
        )
    ).first()
    return OwnTerm(row.term, row.officer, row.recorded_at) if row else None


def own_rules(connection: Connection) -> dict[str, ProcedureRule]:
    """Return the rule of each procedure that the office recorded last."""
    query = select(RULE.c.procedure_code, RULE.c.body).order_by(RULE.c.place)
    rows = connection.execute(query)
    return {row.procedure_code: rule_from(json.loads(row.body)) for row in rows}


@dataclass(frozen=True, slots=True)
class RecordedRule:
    """A rule of a procedure with who recorded it and when."""

    rule: ProcedureRule
    officer: UUID
    recorded_at: datetime


def rules_of(connection: Connection, procedure_code: str) -> tuple[RecordedRule, ...]:
    """Return every rule that the office ever recorded for a procedure, the last one first."""
    rows = connection.execute(
        select(RULE.c.body, RULE.c.officer, RULE.c.recorded_at)
        .where(RULE.c.procedure_code == procedure_code)
        .order_by(RULE.c.place.desc())
    )
    return tuple(
        RecordedRule(rule_from(json.loads(row.body)), row.officer, row.recorded_at) for row in rows
    )


def preference(connection: Connection, name: str) -> str | None:
    """Return a preference of this PC."""
    return connection.execute(
        select(PREFERENCE.c.value).where(PREFERENCE.c.name == name)
    ).scalar_one_or_none()


def set_preference(connection: Connection, name: str, value: str) -> None:
    """Keep a preference of this PC."""
    statement = insert(PREFERENCE)
    connection.execute(
        statement.on_conflict_do_update(["name"], set_={"value": statement.excluded.value}),
        {"name": name, "value": value},
    )
