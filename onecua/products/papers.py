"""The official papers of a dossier, filled from its record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onecua.domain.contact import show_phone
from onecua.domain.deadline import (
    handling_time_words,
    parse_handling_time,
    receipt_sentence,
)
from onecua.domain.dossier import FEE_WORDS, FeeState, ReturnMethod
from onecua.domain.numbering import Slip, slip_number_words
from onecua.domain.vietnamese import amount_in_words, money
from onecua.errors import RuleError
from onecua.printing import papers
from onecua.printing.values import PaperValues

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.applicant import Applicant
    from onecua.domain.intake import IntakeRequest
    from onecua.printing.papers import Layout
    from onecua.services.desk import Desk
    from onecua.services.handling import CounterSlip
    from onecua.services.records import DossierRecord, HistoryEntry

_SYSTEM = "onecua"
_PAGE = re.compile(rb"/Type\s*/Page\b")
_TITLES = {
    "01_receipt": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    "02_supplement": "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    "03_refusal": "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
}
_RETURN_PLACES = {
    ReturnMethod.DESK: "{desk}",
    ReturnMethod.POSTAL: "Địa chỉ của người nộp, qua dịch vụ bưu chính",
    ReturnMethod.ELECTRONIC: "Bản điện tử (Kho dữ liệu điện tử của tổ chức, cá nhân; VNeID)",
}


def receipt_pdf(desk: Desk, dossier: UUID, *, layout: Layout = "two_on_a4") -> bytes:
    """Return Mẫu số 01 of a dossier, two copies on A4 or one on A5.

    Raises `RuleError` for a dossier that has no receipt: one that was never received here.
    """
    record = desk.records.read(dossier)
    if record.dossier.slip_number is None:
        raise RuleError(
            f"Hồ sơ {record.dossier.code or ''} không nhận ở quầy này nên không có giấy hẹn "
            "để in; in ở hệ thống đã nhận hồ sơ."
        )
    values = _receipt_values(desk, record)
    return papers.render("01_receipt", values, layout=layout, sample=desk.office.sample)


def page_count(pdf: bytes) -> int:
    """Return how many pages a paper of ours has; reportlab writes each page as a plain object."""
    return len(_PAGE.findall(pdf))


def supplement_pdf(desk: Desk, dossier: UUID) -> bytes:
    """Return the last Mẫu số 02 issued for a dossier."""
    return _slip_of(desk, dossier, "02_supplement", Slip.SUPPLEMENT, "request_supplement")


def refusal_pdf(desk: Desk, dossier: UUID) -> bytes:
    """Return the last Mẫu số 03 issued for a dossier."""
    return _slip_of(desk, dossier, "03_refusal", Slip.REFUSAL, "deny", "finish_refused")


def counter_slip_pdf(
    desk: Desk,
    form: str,
    request: IntakeRequest,
    slip: CounterSlip,
    reason: str,
    items: tuple[str, ...] = (),
) -> bytes:
    """Return Mẫu số 02 or 03 given to somebody whose dossier was not received."""
    kind = {"02": Slip.SUPPLEMENT, "03": Slip.REFUSAL}[form]
    procedure = desk.rulebook.catalogue.by_code(request.procedure_code)
    fields = {
        **_head(desk, slip.issued_at, kind, slip.number),
        **_person(request.applicant),
        "dossier_code": "",
        "request": request.request or (procedure.name if procedure else ""),
        "reason": reason,
        "reasons": reason,
        "officer_name": desk.officer.name,
    }
    return _render_slip(desk, form, fields, items, None)


def _slip_of(desk: Desk, dossier: UUID, form_id: str, kind: Slip, *moves: str) -> bytes:
    record = desk.records.read(dossier)
    issued = [e for e in record.history if e.move in moves and e.slip_number and not e.undone]
    if not issued:
        raise RuleError(f"Hồ sơ {record.dossier.code} chưa có phiếu này để in.")
    entry = issued[-1]
    assert entry.slip_number is not None
    fields = {
        **_head(desk, entry.happened_at, kind, entry.slip_number),
        **_person(record.owner),
        "dossier_code": record.dossier.code or "",
        "request": record.request or record.dossier.procedure_name,
        "reason": entry.reason,
        "reasons": entry.reason,
        "officer_name": entry.officer_name,
    }
    return _render_slip(desk, form_id[:2], fields, entry.items, _qr(record, entry, form_id))


def _render_slip(
    desk: Desk, form: str, fields: dict[str, str], items: tuple[str, ...], qr: str | None
) -> bytes:
    fields |= {
        "contact_name": fields["officer_name"],
        "contact_phone": show_phone(desk.office.phone) if desk.office.phone else "",
        "submitter_name": "",
    }
    form_id = {"02": "02_supplement", "03": "03_refusal"}[form]
    requirements = [{"text": item} for item in items]
    values = _needed(form_id, fields, {"requirements": requirements}, qr)
    return papers.render(form_id, values, layout="one_on_a5", sample=desk.office.sample)


def _needed(
    form_id: str,
    fields: dict[str, str],
    lists: dict[str, list[dict[str, str]]],
    qr: str | None,
    flags: frozenset[str] = frozenset(),
) -> PaperValues:
    """Return the values without those that the form has no place for."""
    names = papers.field_names(papers.load_form(form_id))
    wanted = {*names.always, *(name for flag in flags for name in names.by_flag.get(flag, ()))}
    return PaperValues(
        {name: text for name, text in fields.items() if name in wanted},
        {name: rows for name, rows in lists.items() if name in names.lists},
        flags,
        qr,
    )


def _head(desk: Desk, issued_at: datetime, slip: Slip, number: int) -> dict[str, str]:
    office = desk.office
    return {
        "office_parent": office.parent_line,
        "desk_name": office.desk_name.upper(),
        "desk_full_name": office.desk_full_name,
        "slip_number": slip_number_words(slip, number),
        "place": office.place,
        "issued_day": f"{issued_at.day:02}",
        "issued_month": f"{issued_at.month:02}" if issued_at.month < 3 else str(issued_at.month),  # noqa: PLR2004 - NĐ 30/2020: only months 1 and 2 are padded
        "issued_year": str(issued_at.year),
    }


def _person(person: Applicant) -> dict[str, str]:
    return {
        "applicant_name": person.full_name,
        "identity_number": person.identity_number,
        "address": person.address,
        "phone": show_phone(person.phone) if person.phone else "",
        "email": person.email,
    }


def _delegate(record: DossierRecord) -> dict[str, str]:
    person = record.delegate
    values = _person(person) if person else {}
    names = {
        "delegate_name": "applicant_name",
        "delegate_identity_number": "identity_number",
        "delegate_address": "address",
        "delegate_phone": "phone",
        "delegate_email": "email",
    }
    found = {name: values.get(source, "") for name, source in names.items()}
    return {**found, "delegate_paper": record.authority_paper}


def _instant(prefix: str, at: datetime | None) -> dict[str, str]:
    parts = ("hour", "minute", "day", "month", "year")
    if at is None:
        return {f"{prefix}_{part}": "" for part in parts}
    texts = (f"{at:%H}", f"{at:%M}", f"{at:%d}", f"{at:%m}", f"{at:%Y}")
    return {f"{prefix}_{part}": text for part, text in zip(parts, texts, strict=True)}


def _receipt_values(desk: Desk, record: DossierRecord) -> PaperValues:
    dossier, office = record.dossier, desk.office
    assert dossier.slip_number is not None
    rule = dossier.rule.get("time")
    place = _RETURN_PLACES[dossier.return_method].format(desk=office.desk_full_name)
    fields = {
        **_head(desk, dossier.received_at, Slip.RECEIPT, dossier.slip_number),
        **_person(record.owner),
        **_delegate(record),
        **_instant("received", dossier.received_at),
        **_instant("due", dossier.promised_at),
        **_fee(record),
        "dossier_code": dossier.code or "",
        "request": record.request or dossier.procedure_name,
        "dossier_copies": f"{dossier.copies:02}",
        "handling_time": handling_time_words(parse_handling_time(rule)) if rule else "",
        "due_reason": _due_reason(desk, record),
        "desk_due": _desk_due(dossier.desk_due_at),
        "return_place": place,
        "register_book": dossier.register_book or "",
        "register_number": str(dossier.register_number or ""),
        "officer_name": record.received_by,
        "submitter_name": (record.delegate or record.owner).full_name,
        "lookup": f"Hỏi về hồ sơ: {show_phone(office.phone)}" if office.phone else "",
    }
    components = [
        {
            "name": paper.name,
            "originals": str(paper.originals or ""),
            "copies": str(paper.copies or ""),
        }
        for paper in record.papers
        if paper.originals or paper.copies or paper.how
    ]
    flags = frozenset({"delegated"}) if record.delegate else frozenset()
    qr = _qr(record, None, "01_receipt")
    return _needed("01_receipt", fields, {"components": components}, qr, flags)


def _due_reason(desk: Desk, record: DossierRecord) -> str:
    """Return the sentence why this date; nothing for a date that was given, not reckoned."""
    deadline = desk.deadlines.explain(record.dossier)
    if deadline is None or deadline.due_at != record.dossier.promised_at:
        return ""
    return receipt_sentence(deadline)


def _desk_due(at: datetime | None) -> str:
    return f"{at:%H} giờ {at:%M} phút, ngày {at:%d/%m/%Y}" if at else ""


def _fee(record: DossierRecord) -> dict[str, str]:
    amount, state = record.dossier.fee_amount, record.dossier.fee_state
    if amount is None:
        return {"fee_amount": "", "fee_words": "", "fee_state": ""}
    if amount == 0:
        return {"fee_amount": "0 đ", "fee_words": "không thu", "fee_state": "không phải nộp"}
    paid = state in (FeeState.CASH, FeeState.TRANSFER)
    words = f"đã thu, {FEE_WORDS[state].lower()}" if paid else "chưa thu"
    return {"fee_amount": money(amount), "fee_words": amount_in_words(amount), "fee_state": words}


def _qr(record: DossierRecord, entry: HistoryEntry | None, form_id: str) -> str:
    """Return the QR content of TT 01/2023/TT-VPCP Điều 26, the code first."""
    dossier = record.dossier
    printed = entry.happened_at if entry else dossier.received_at
    parts = [
        dossier.code or "",
        dossier.procedure_code or "",
        record.owner.identity_number,
        _TITLES[form_id],
        _SYSTEM,
        f"{printed:%d/%m/%Y %H:%M}",
    ]
    if entry is None and dossier.promised_at is not None:
        parts.append(f"{dossier.promised_at:%d/%m/%Y %H:%M}")
    return "|".join(parts)
