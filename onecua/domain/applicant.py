"""Applicant and delegate: the person or organisation whose dossier it is, and who hands it in."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class ApplicantKind(StrEnum):
    """Whether the applicant is a person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Gender(StrEnum):
    """Gender as the identity card states it."""

    MALE = "Nam"
    FEMALE = "Nữ"


@dataclass(frozen=True, slots=True)
class Applicant:
    """What a procedure needs to know of the person or organisation, and no more."""

    full_name: str
    kind: ApplicantKind = ApplicantKind.PERSON
    identity_number: str = ""
    old_number: str = ""
    born_on: date | None = None
    gender: Gender | None = None
    address: str = ""
    phone: str = ""
    email: str = ""

    def values(self) -> dict[str, Any]:
        """Return the values to be sealed, without the empty ones."""
        found = {f.name: getattr(self, f.name) for f in fields(self)}
        if self.born_on is not None:
            found["born_on"] = self.born_on.isoformat()
        return {name: str(value) for name, value in found.items() if value}

    def masked(self) -> Applicant:
        """Return the same applicant as a public screen may show it."""
        hidden = "•" * max(0, len(self.identity_number) - 4) + self.identity_number[-4:]
        return replace(self, identity_number=hidden, old_number="", address="", email="")


ERASED = Applicant(full_name="")


def applicant_from(values: Mapping[str, Any] | None) -> Applicant:
    """Return the applicant of sealed values; erased values give an applicant without a name."""
    if not values:
        return ERASED
    found = {"full_name": "", **values}  # an imported row may name nobody
    born = found.pop("born_on", None)
    gender = found.pop("gender", None)
    kind = found.pop("kind", ApplicantKind.PERSON)
    known = {f.name for f in fields(Applicant)}
    return Applicant(
        **{name: value for name, value in found.items() if name in known},
        born_on=date.fromisoformat(born) if born else None,
        gender=Gender(gender) if gender else None,
        kind=ApplicantKind(kind),
    )


@dataclass(frozen=True, slots=True)
class Delegate:
    """Who hands the dossier in for the applicant, and on what paper."""

    person: Applicant
    authority_paper: str = ""
