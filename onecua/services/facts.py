"""Facts that several services state."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from uuid import UUID

from uuid6 import uuid7

from onecua.domain.event import Fact, Kind, seal

if TYPE_CHECKING:
    from onecua.domain.applicant import Applicant


def new_id() -> UUID:
    """Return a new UUIDv7."""
    return UUID(bytes=uuid7().bytes)


def person_fact(applicant: Applicant, person: UUID) -> tuple[Fact, str]:
    """Return the fact that records a person's values, and the commitment to refer to them."""
    sealed = seal(applicant.values(), os.urandom(16))
    return Fact(Kind.PERSON_RECORDED, person, {}, sealed=sealed), sealed.commitment.hex()
