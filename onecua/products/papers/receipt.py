"""Mẫu số 01: the receipt of a dossier, and the one that replaces it under a new calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.contact import show_phone
from onecua.domain.deadline import By, handling_time_words, parse_handling_time, receipt_sentence
from onecua.domain.dossier import Move, ReturnMethod
from onecua.domain.dossier_history import instant
from onecua.domain.numbering import Slip, slip_number_words
from onecua.domain.survey.token import token_qr, token_text
from onecua.errors import RuleError
from onecua.printing import papers
from onecua.products.papers.values import (
    dossier_fields,
    fee_fields,
    head_fields,
    instant_fields,
    needed,
    person_fields,
    qr_text,
)

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.domain.dossier import Dossier
    from onecua.printing.papers import Layout
    from onecua.printing.values import PaperValues
    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord, HistoryEntry

_FORM = "01_receipt"
_RETURN_PLACES = {
    ReturnMethod.DESK: "{desk}",
    ReturnMethod.POSTAL: "Địa chỉ của người nộp, qua dịch vụ bưu chính",
    ReturnMethod.ELECTRONIC: "Bản điện tử (Kho dữ liệu điện tử của tổ chức, cá nhân; VNeID)",
}


def receipt_pdf(desk: Desk, dossier: UUID, *, layout: Layout = "two_on_a4") -> bytes:
    """Return Mẫu số 01 of a dossier, two copies on A4 or one on A5.

    The one issued again under a new calendar takes the place of the first. Raises `RuleError` for
    a dossier that has no receipt: one that was never received here.
    """
    record = desk.records.read(dossier)
    number = _number(record)
    again = _issued_again(record)
    why = _replaced(record, number, "lịch làm việc thay đổi") if again else None
    values = _values(desk, record, number, again, why)
    return papers.render(_FORM, values, layout=layout, sample=desk.office.sample)


def renewed_receipt_pdf(desk: Desk, dossier: UUID, *, layout: Layout = "two_on_a4") -> bytes:
    """Return Mẫu số 01 with the date of a term that began anew once the dossier was complete.

    Raises `RuleError` for a dossier whose term did not begin anew.
    """
    record = desk.records.read(dossier)
    number = _number(record)
    completed = [e for e in record.history if e.move is Move.SUPPLEMENTED and not e.undone]
    changes = record.course.changes
    if not completed or changes[-1].by is not By.RESTART:
        raise RuleError(
            f"Hạn của hồ sơ {record.dossier.code or ''} không tính lại từ đầu nên không có giấy "
            "hẹn mới để in; in lại giấy hẹn đã cấp."
        )
    entry = completed[-1]
    cause = f"đã nhận đủ giấy tờ bổ sung ngày {entry.happened_at:%d/%m/%Y}, thời hạn tính lại"
    values = _values(desk, record, number, entry, _replaced(record, number, cause))
    return papers.render(_FORM, values, layout=layout, sample=desk.office.sample)


def _number(record: DossierRecord) -> int:
    number = record.dossier.slip_number
    if number is None:
        raise RuleError(
            f"Hồ sơ {record.dossier.code or ''} không nhận ở quầy này nên không có giấy hẹn "
            "để in; in ở hệ thống đã nhận hồ sơ."
        )
    return number


def _values(
    desk: Desk, record: DossierRecord, number: int, again: HistoryEntry | None, why: str | None
) -> PaperValues:
    dossier, office = record.dossier, desk.office
    issued_at = again.happened_at if again else dossier.received_at
    due_at = again.due_at if again else dossier.promised_at
    rule = dossier.rule.get("time")
    fields = {
        **head_fields(desk, issued_at, Slip.RECEIPT, (again and again.slip_number) or number),
        **person_fields(record.owner),
        **_delegate(record),
        **dossier_fields(record),
        **instant_fields("received", dossier.received_at),
        **instant_fields("due", due_at),
        **fee_fields(dossier),
        "dossier_copies": f"{dossier.copies:02}",
        "handling_time": handling_time_words(parse_handling_time(rule)) if rule else "",
        "due_reason": _due_reason(desk, record) if why is None else why,
        "desk_due": _desk_due(dossier, again),
        "return_place": _RETURN_PLACES[dossier.return_method].format(desk=office.desk_full_name),
        "register_book": dossier.register_book or "",
        "register_number": str(dossier.register_number or ""),
        "officer_name": again.officer_name if again else record.received_by,
        "submitter_name": (record.delegate or record.owner).full_name,
        "survey_qr": token_qr(office.unit_code, dossier.survey_token),
        "survey_code": token_text(dossier.survey_token),
        "lookup": f"Hỏi về hồ sơ: {show_phone(office.phone)}" if office.phone else "",
    }
    flags = frozenset({"delegated"}) if record.delegate else frozenset()
    qr = qr_text(record, _FORM, issued_at, due_at)
    return needed(_FORM, fields, {"components": _components(record)}, qr, flags)


def _issued_again(record: DossierRecord) -> HistoryEntry | None:
    """Return the last time that the slip was issued again in writing."""
    found = [e for e in record.history if e.move is Move.REISSUE and e.slip_number and not e.undone]
    return found[-1] if found else None


def _due_reason(desk: Desk, record: DossierRecord) -> str:
    """Return the sentence why this date; nothing for a date that was given, not reckoned."""
    deadline = desk.deadlines.explain(record.dossier)
    if deadline is None or deadline.due_at != record.dossier.promised_at:
        return ""
    return receipt_sentence(deadline)


def _replaced(record: DossierRecord, number: int, cause: str) -> str:
    first = f"{slip_number_words(Slip.RECEIPT, number)} ngày {record.dossier.received_at:%d/%m/%Y}"
    return f"Giấy này thay giấy hẹn số {first} vì {cause}."


def _desk_due(dossier: Dossier, again: HistoryEntry | None) -> str:
    """Name this desk's share: as it was first promised, or as a slip issued again dates it."""
    at = again.desk_due_at if again is not None else instant(dossier.rule.get("desk_due_at"))
    return f"{at:%H} giờ {at:%M} phút, ngày {at:%d/%m/%Y}" if at else ""


def _delegate(record: DossierRecord) -> dict[str, str]:
    person = record.delegate
    values = person_fields(person) if person else {}
    names = {
        "delegate_name": "applicant_name",
        "delegate_identity_number": "identity_number",
        "delegate_address": "address",
        "delegate_phone": "phone",
        "delegate_email": "email",
    }
    found = {name: values.get(source, "") for name, source in names.items()}
    return {**found, "delegate_paper": record.authority_paper}


def _components(record: DossierRecord) -> list[dict[str, str]]:
    return [
        {
            "name": paper.name,
            "originals": str(paper.originals or ""),
            "copies": str(paper.copies or ""),
        }
        for paper in record.papers
        if paper.originals or paper.copies or paper.how
    ]
