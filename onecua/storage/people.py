"""People and organisations: find one again, and what they handed in before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from onecua.domain.applicant import Applicant, applicant_from
from onecua.storage.log import private_values
from onecua.storage.tables import DOSSIER, EVENT, PERSON

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whose values are in the file, and their earlier dossiers."""

    id: UUID
    commitment: str
    applicant: Applicant
    dossier_count: int
    last_received_at: datetime | None


def find_person(connection: Connection, identity_number: str) -> KnownPerson | None:
    """Return the person with this identity number."""
    if not identity_number:
        return None
    row = connection.execute(
        select(PERSON.c.id, PERSON.c.commitment)
        .where(PERSON.c.identity_number == identity_number)
        .order_by(PERSON.c.recorded_at.desc())
        .limit(1)
    ).first()
    return _known(connection, row.id, row.commitment) if row else None


def find_same(connection: Connection, applicant: Applicant) -> KnownPerson | None:
    """Return the person without identity number who has this very name and phone."""
    if applicant.identity_number:
        return find_person(connection, applicant.identity_number)
    if not applicant.phone:
        return None
    row = connection.execute(
        select(PERSON.c.id, PERSON.c.commitment)
        .where(
            PERSON.c.phone == applicant.phone,
            PERSON.c.full_name == applicant.full_name,
            PERSON.c.identity_number.is_(None),
        )
        .limit(1)
    ).first()
    return _known(connection, row.id, row.commitment) if row else None


def _known(connection: Connection, person: UUID, commitment: bytes) -> KnownPerson:
    versions = select(EVENT.c.commitment).where(EVENT.c.ref == person)
    count, last = connection.execute(
        select(func.count(), func.max(DOSSIER.c.received_at)).where(
            DOSSIER.c.owner.in_(versions), DOSSIER.c.is_voided.is_not(True)
        )
    ).one()
    values = private_values(connection, [commitment])
    return KnownPerson(
        person, commitment.hex(), applicant_from(values.get(commitment)), count, last
    )


def keys_of(connection: Connection, person: UUID) -> list[int]:
    """Return the dossiers of a person, whatever version of their values they carry."""
    versions = select(EVENT.c.commitment).where(EVENT.c.ref == person)
    query = select(DOSSIER.c.key).where(
        DOSSIER.c.owner.in_(versions), DOSSIER.c.is_voided.is_not(True)
    )
    return list(connection.execute(query).scalars())


def applicants(connection: Connection, commitments: list[str]) -> dict[str, Applicant]:
    """Return the applicants behind commitments."""
    found = private_values(connection, [bytes.fromhex(name) for name in commitments])
    return {name: applicant_from(found.get(bytes.fromhex(name))) for name in commitments}
