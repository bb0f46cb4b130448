"""Whom to call when a new calendar moves printed dates: both dates, name and telephone."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from onecua.domain.contact import show_phone
from onecua.printing.sheets import CallSheet, DatedCall, call_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from onecua.services.desk import Desk
    from onecua.services.moved_promises import MovedPromise

NAME_SHOWN = 90
"""Characters of a procedure's name; some run to a paragraph."""


def moved_calls_pdf(desk: Desk, why: str, moved: Sequence[MovedPromise]) -> bytes:
    """Return the list of calls for these dossiers on A4; `why` says what moved them."""
    calls = [
        DatedCall(
            each.code,
            each.owner_name,
            phone_of(desk, each.id),
            shorten(each.procedure_name, NAME_SHOWN, placeholder="…"),
            each.due_at,
            each.new_due_at,
        )
        for each in moved
    ]
    sheet = CallSheet(desk.office.desk_full_name, desk.clock(), why, calls)
    return call_sheet(sheet, sample=desk.office.sample)


def phone_of(desk: Desk, dossier: UUID) -> str:
    """Return where the owner of a dossier is reached: on their own telephone, else a delegate's."""
    record = desk.records.read(dossier)
    phones = (person.phone for person in (record.owner, record.delegate) if person is not None)
    return next((show_phone(phone) for phone in phones if phone), "")
