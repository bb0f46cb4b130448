"""People and organisations: find one again, and what they handed in before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from onecua.domain.applicant import Applicant, applicant_from
from onecua.storage.log import private_values
from onecua.storage.tables import DossierRow, EventRow, PersonRow

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
        select(PersonRow.id, PersonRow.commitment)
        .where(PersonRow.identity_number == identity_number)
        .order_by(PersonRow.recorded_at.desc())
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
        select(PersonRow.id, PersonRow.commitment)
        .where(
            PersonRow.phone == applicant.phone,
            PersonRow.full_name == applicant.full_name,
            PersonRow.identity_number.is_(None),
        )
        .limit(1)
    ).first()
    return _known(connection, row.id, row.commitment) if row else None


def _known(connection: Connection, person: UUID, commitment: bytes) -> KnownPerson:
    versions = select(EventRow.commitment).where(EventRow.ref == person)
    count, last = connection.execute(
        select(func.count(), func.max(DossierRow.received_at)).where(
            DossierRow.owner.in_(versions), DossierRow.is_voided.is_not(True)
        )
    ).one()
    values = private_values(connection, [commitment])
    return KnownPerson(
        person, commitment.hex(), applicant_from(values.get(commitment)), count, last
    )


def keys_of(connection: Connection, person: UUID) -> list[int]:
    """Return the dossiers of a person, whatever version of their values they carry."""
    versions = select(EventRow.commitment).where(EventRow.ref == person)
    query = select(DossierRow.key).where(
        DossierRow.owner.in_(versions), DossierRow.is_voided.is_not(True)
    )
    return list(connection.execute(query).scalars())


def applicants(connection: Connection, commitments: list[str]) -> dict[str, Applicant]:
    """Return the applicants behind commitments."""
    found = private_values(connection, [bytes.fromhex(name) for name in commitments])
    return {name: applicant_from(found.get(bytes.fromhex(name))) for name in commitments}
