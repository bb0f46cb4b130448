"""One person as the fields of the page have them: texts as typed, to be kept and read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from onecua.domain.applicant import Applicant, ApplicantKind, Gender
from onecua.domain.contact import check_phone, show_phone
from onecua.errors import RuleError
from onecua.ui.widgets.date_field import format_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onecua.ui.intake.reading import Reader


@dataclass(frozen=True)
class PersonBody:
    """What stands in each field, unread; `born_on` may be no date."""

    kind: str = ApplicantKind.PERSON.value
    identity_number: str = ""
    old_number: str = ""
    full_name: str = ""
    born_on: str = ""
    gender: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""

    def read(self, reader: Reader, born_on: date | None, prefix: str = "") -> Applicant:
        """Return the applicant; texts that cannot be kept are noted and left out."""

        def text(name: str) -> str:
            return reader.text(prefix + name, getattr(self, name))

        kind = ApplicantKind(self.kind)
        is_person = kind is ApplicantKind.PERSON
        return Applicant(
            full_name=text("full_name"),
            kind=kind,
            identity_number=text("identity_number").replace(" ", ""),
            old_number=self.old_number if is_person else "",
            born_on=born_on if is_person else None,
            gender=Gender(self.gender) if self.gender and is_person else None,
            address=text("address"),
            phone=_kept_phone(text("phone")),
            email=text("email"),
        )


def person_body(values: Mapping[str, Any] | None) -> PersonBody:
    """Return the texts that a draft kept."""
    known = {field.name for field in fields(PersonBody)}
    return PersonBody(**{name: str(text) for name, text in (values or {}).items() if name in known})


def _kept_phone(typed: str) -> str:
    """Return a number without the spaces it is shown with; a wrong one is told by the service."""
    try:
        return check_phone(typed)
    except RuleError:
        return typed


def body_of(applicant: Applicant) -> PersonBody:
    """Return the texts that show an applicant."""
    return PersonBody(
        kind=applicant.kind.value,
        identity_number=applicant.identity_number,
        old_number=applicant.old_number,
        full_name=applicant.full_name,
        born_on=format_date(applicant.born_on),
        gender=applicant.gender.value if applicant.gender else "",
        address=applicant.address,
        phone=show_phone(applicant.phone),
        email=applicant.email,
    )
