"""Mẫu số 02 and 03: what is missing, or why a dossier is not taken; with a dossier or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.dossier import Move
from onecua.domain.numbering import Slip
from onecua.printing import papers
from onecua.products.papers.values import (
    contact_fields,
    dossier_fields,
    head_fields,
    issued,
    needed,
    person_fields,
    qr_text,
)

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.domain.intake import IntakeRequest
    from onecua.services.desk import Desk
    from onecua.services.handling import CounterSlip

_FORMS = {"02": "02_supplement", "03": "03_refusal"}
_KINDS = {"02": Slip.SUPPLEMENT, "03": Slip.REFUSAL}
_MOVES = {"02": (Move.REQUEST_SUPPLEMENT,), "03": (Move.DENY, Move.FINISH_REFUSED)}
_MISSING = {
    "02": "chưa có phiếu yêu cầu bổ sung để in. Chọn việc «Yêu cầu bổ sung», ghi nội dung thiếu.",
    "03": "chưa có phiếu từ chối để in. Chọn việc «Từ chối giải quyết», ghi lý do.",
}


def supplement_pdf(desk: Desk, dossier: UUID) -> bytes:
    """Return the last Mẫu số 02 issued for a dossier."""
    return _slip_of(desk, dossier, "02")


def refusal_pdf(desk: Desk, dossier: UUID) -> bytes:
    """Return the last Mẫu số 03 issued for a dossier."""
    return _slip_of(desk, dossier, "03")


def counter_slip_pdf(
    desk: Desk,
    form: str,
    request: IntakeRequest,
    slip: CounterSlip,
    reason: str,
    items: tuple[str, ...] = (),
) -> bytes:
    """Return Mẫu số 02 or 03 given to somebody whose dossier was not received."""
    procedure = desk.rulebook.catalogue.by_code(request.procedure_code)
    fields = {
        **head_fields(desk, slip.issued_at, _KINDS[form], slip.number),
        **person_fields(request.applicant),
        "dossier_code": "",
        "request": request.request or (procedure.name if procedure else ""),
        "reason": reason,
        "officer_name": desk.officer.name,
    }
    return _render(desk, form, fields, items, None)


def _slip_of(desk: Desk, dossier: UUID, form: str) -> bytes:
    record = desk.records.read(dossier)
    entry = issued(record, _MOVES[form], _MISSING[form])
    fields = {
        **head_fields(desk, entry.happened_at, _KINDS[form], entry.slip_number),
        **person_fields(record.owner),
        **dossier_fields(record),
        "reason": entry.reason,
        "officer_name": entry.officer_name,
    }
    qr = qr_text(record, _FORMS[form], entry.happened_at)
    return _render(desk, form, fields, entry.items, qr)


def _render(
    desk: Desk, form: str, fields: dict[str, str], items: tuple[str, ...], qr: str | None
) -> bytes:
    fields |= {**contact_fields(desk, fields["officer_name"]), "submitter_name": ""}
    requirements = [{"text": item} for item in items]
    values = needed(_FORMS[form], fields, {"requirements": requirements}, qr)
    return papers.render(_FORMS[form], values, layout="one_on_a5", sample=desk.office.sample)
