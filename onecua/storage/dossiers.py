"""One dossier whole: folded from its events, with the codes and numbers that were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select, text

from onecua.domain.dossier import OPEN, Dossier
from onecua.domain.dossier_history import fold
from onecua.domain.event import DOSSIER_KINDS, Event, Kind
from onecua.storage.log import events_of, private_values
from onecua.storage.tables import DOSSIER, EVENT, NUMBER, SURVEY_TOKEN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID


def history(connection: Connection, dossier: UUID) -> list[Event]:
    """Return the events of a dossier in the order of the log."""
    return [e for e in events_of(connection, [dossier]) if e.kind in DOSSIER_KINDS]


def load(connection: Connection, dossier: UUID) -> Dossier | None:
    """Return a dossier as its events have made it."""
    return fold(history(connection, dossier))


def private_of(connection: Connection, events: Sequence[Event]) -> dict[bytes, dict[str, Any]]:
    """Return the private values sealed with these events."""
    return private_values(connection, [e.commitment for e in events if e.commitment])


def has_slip(connection: Connection, token: bytes) -> bool:
    """Tell whether a closed batch used the survey slip with this token."""
    found = connection.execute(select(SURVEY_TOKEN.c.batch).where(SURVEY_TOKEN.c.token == token))
    return found.first() is not None


def find_by_code(connection: Connection, code: str) -> UUID | None:
    """Return the dossier with this code; a voided one only when no other has it."""
    return connection.execute(
        select(DOSSIER.c.id).where(DOSSIER.c.code == code).order_by(DOSSIER.c.is_voided).limit(1)
    ).scalar_one_or_none()


def codes_in_use(connection: Connection, codes: Sequence[str]) -> set[str]:
    """Return which of these codes dossiers have that are not voided."""
    found: set[str] = set()
    for start in range(0, len(codes), 500):
        query = select(DOSSIER.c.code).where(
            DOSSIER.c.code.in_(codes[start : start + 500]), DOSSIER.c.is_voided.is_not(True)
        )
        found.update(code for code in connection.execute(query).scalars() if code)
    return found


def highest_number(connection: Connection, unit: str, on: date, block: range) -> int | None:
    """Return the highest number of a unit, day and block of codes in the file, voided too."""
    prefix = f"{unit}-{on:%y%m%d}-"
    code = connection.execute(
        select(func.max(DOSSIER.c.code)).where(
            DOSSIER.c.code >= f"{prefix}{block.start:04}",
            DOSSIER.c.code <= f"{prefix}{block.stop - 1:04}",
            func.length(DOSSIER.c.code) == len(prefix) + 4,
        )
    ).scalar_one()
    return int(code.rsplit("-", 1)[1]) if code else None


def next_in_series(connection: Connection, series: str) -> int:
    """Return the number after the highest that was issued in a series."""
    highest = connection.execute(
        select(func.max(NUMBER.c.number)).where(NUMBER.c.series == series)
    ).scalar_one()
    return (highest or 0) + 1


def open_duplicates(
    connection: Connection, owners: Sequence[bytes], procedure_code: str
) -> list[str]:
    """Return the codes of open dossiers of the same procedure and the same person."""
    # A person has few dossiers and a procedure many: only the owner may choose the index.
    query = select(DOSSIER.c.code, DOSSIER.c.procedure_code, DOSSIER.c.status).where(
        DOSSIER.c.owner.in_(owners), DOSSIER.c.is_voided.is_not(True)
    )
    return [
        row.code
        for row in connection.execute(query)
        if row.code and row.procedure_code == procedure_code and row.status in OPEN
    ]


def versions_of(connection: Connection, person: UUID) -> list[bytes]:
    """Return the commitments of every version of a person."""
    query = select(EVENT.c.commitment).where(EVENT.c.ref == person)
    return [found for found in connection.execute(query).scalars() if found]


def procedures_in_use(connection: Connection) -> list[str]:
    """Return the codes of the procedures that dossiers have, by jumps through their index."""
    found = connection.execute(
        text(
            "WITH RECURSIVE p(code) AS (SELECT min(procedure_code) FROM dossier UNION ALL "
            "SELECT (SELECT min(procedure_code) FROM dossier WHERE procedure_code > p.code) "
            "FROM p WHERE p.code IS NOT NULL) SELECT code FROM p WHERE code IS NOT NULL"
        )
    )
    return list(found.scalars())


def last_moved_at(connection: Connection, dossier: UUID) -> datetime | None:
    """Return when a dossier was last moved, or a move of it undone; None when it never was."""
    return connection.execute(
        select(func.max(EVENT.c.happened_at)).where(
            EVENT.c.ref == dossier, EVENT.c.kind.in_((Kind.DOSSIER_MOVED, Kind.MOVE_UNDONE))
        )
    ).scalar_one()
