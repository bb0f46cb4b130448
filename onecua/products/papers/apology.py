"""Mẫu số 04: the apology for a result that will be late, with the day that it gives instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.dossier import Move
from onecua.domain.numbering import Slip
from onecua.printing import papers
from onecua.products.papers.values import (
    dossier_fields,
    head_fields,
    instant_fields,
    issued,
    needed,
    person_fields,
    qr_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from onecua.printing.papers import Layout
    from onecua.printing.values import PaperValues
    from onecua.services.desk import Desk

_FORM = "04_apology"
_MISSING = (
    "chưa có phiếu xin lỗi để in. Chọn việc «Xin lỗi, gia hạn», ghi lý do và ngày hẹn mới "
    "trước ngày hẹn ít nhất một ngày, rồi in."
)


def apology_pdf(desk: Desk, dossier: UUID, *, layout: Layout = "one_on_a5") -> bytes:
    """Return Mẫu số 04 of a dossier; RuleError with what to do when none was issued.

    The head of the authority signs it with their own hand, so no name is printed.
    """
    return apologies_pdf(desk, [dossier], layout=layout)


def apologies_pdf(desk: Desk, dossiers: Sequence[UUID], *, layout: Layout = "one_on_a5") -> bytes:
    """Return Mẫu số 04 of each dossier, one after the other in one PDF."""
    values = [_values(desk, dossier) for dossier in dossiers]
    return papers.render_all(_FORM, values, layout=layout, sample=desk.office.sample)


def _values(desk: Desk, dossier: UUID) -> PaperValues:
    record = desk.records.read(dossier)
    entry = issued(record, [Move.EXTEND], _MISSING)
    fields = {
        **head_fields(desk, entry.happened_at, Slip.APOLOGY, entry.slip_number),
        **person_fields(record.owner),
        **dossier_fields(record),
        **instant_fields("received", record.dossier.received_at),
        **instant_fields("due", entry.due.before if entry.due else record.dossier.promised_at),
        **instant_fields("new", entry.due_at),
        "authority": desk.office.name,
        "reason": entry.reason,
        "signer_name": "",
    }
    return needed(_FORM, fields, {}, qr_text(record, _FORM, entry.happened_at, entry.due_at))
