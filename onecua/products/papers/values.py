"""What several papers say alike: the head, the person, an instant, the QR code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onecua.domain.contact import show_phone
from onecua.domain.dossier import FEE_WORDS, FeeState
from onecua.domain.numbering import Slip, slip_number_words
from onecua.domain.vietnamese import amount_in_words, money
from onecua.errors import RuleError
from onecua.printing import papers
from onecua.printing.values import PaperValues

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from onecua.domain.applicant import Applicant
    from onecua.domain.dossier import Dossier, Move
    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord, HistoryEntry

_SYSTEM = "onecua"
_PAGE = re.compile(rb"/Type\s*/Page\b")
_INSTANT_PARTS = ("hour", "minute", "day", "month", "year")
_TITLES = {
    "01_receipt": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    "02_supplement": "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    "03_refusal": "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
    "04_apology": "Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết",
    "05_stop_notice": "Thông báo dừng giải quyết hồ sơ",
    "06_control_slip": "Phiếu kiểm soát quá trình giải quyết hồ sơ",
}
FIRST_MONTHS = 3
"""Months before it are written with two digits (NĐ 30/2020/NĐ-CP)."""


def page_count(pdf: bytes) -> int:
    """Return how many pages a paper of ours has; reportlab writes each page as a plain object."""
    return len(_PAGE.findall(pdf))


def issued(record: DossierRecord, moves: Iterable[Move], missing: str) -> HistoryEntry:
    """Return the last of these moves that issued a paper; RuleError with what to do for none."""
    wanted = set(moves)
    found = [e for e in record.history if e.move in wanted and e.slip_number and not e.undone]
    if not found:
        raise RuleError(f"Hồ sơ {record.dossier.code or ''} {missing}")
    return found[-1]


def head_fields(desk: Desk, issued_at: datetime, slip: Slip, number: int | None) -> dict[str, str]:
    """Return office, number, place and day of a paper; without a number room to write one."""
    office = desk.office
    words = slip_number_words(slip, number or 0)
    month = f"{issued_at.month:02}" if issued_at.month < FIRST_MONTHS else str(issued_at.month)
    return {
        "office_parent": office.parent_line,
        "desk_name": office.desk_name.upper(),
        "desk_full_name": office.desk_full_name,
        "slip_number": words if number else f"........{words.removeprefix('00')}",
        "place": office.place,
        "issued_day": f"{issued_at.day:02}",
        "issued_month": month,
        "issued_year": str(issued_at.year),
    }


def person_fields(person: Applicant) -> dict[str, str]:
    """Return who the paper is about."""
    return {
        "applicant_name": person.full_name,
        "identity_number": person.identity_number,
        "address": person.address,
        "phone": show_phone(person.phone) if person.phone else "",
        "email": person.email,
    }


def dossier_fields(record: DossierRecord) -> dict[str, str]:
    """Return code and request of the dossier that a paper is about."""
    return {
        "dossier_code": record.dossier.code or "",
        "request": record.request or record.dossier.procedure_name,
    }


def contact_fields(desk: Desk, name: str) -> dict[str, str]:
    """Return whom to ask, with a telephone number that stays on one line."""
    phone = desk.office.phone
    return {
        "contact_name": name,
        "contact_phone": show_phone(phone).replace(" ", "\u00a0") if phone else "",
    }


def instant_fields(prefix: str, at: datetime | None) -> dict[str, str]:
    """Return hour, minute, day, month and year of an instant, blank when there is none."""
    names = [f"{prefix}_{part}" if prefix else part for part in _INSTANT_PARTS]
    if at is None:
        return dict.fromkeys(names, "")
    texts = (f"{at:%H}", f"{at:%M}", f"{at:%d}", f"{at:%m}", f"{at:%Y}")
    return dict(zip(names, texts, strict=True))


def fee_fields(dossier: Dossier) -> dict[str, str]:
    """Return the fee in figures and words and whether it was paid; blank when it is unknown."""
    amount, state = dossier.fee_amount, dossier.fee_state
    if amount is None:
        return {"fee_amount": "", "fee_words": "", "fee_state": ""}
    if amount == 0:
        return {"fee_amount": "0 đ", "fee_words": "không thu", "fee_state": "không phải nộp"}
    paid = state in (FeeState.CASH, FeeState.TRANSFER)
    words = f"đã thu, {FEE_WORDS[state].lower()}" if paid else "chưa thu"
    return {"fee_amount": money(amount), "fee_words": amount_in_words(amount), "fee_state": words}


def needed(
    form_id: str,
    fields: Mapping[str, str],
    lists: Mapping[str, Sequence[Mapping[str, str]]],
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


def qr_text(
    record: DossierRecord, form_id: str, printed_at: datetime, due_at: datetime | None = None
) -> str:
    """Return the QR content of TT 01/2023/TT-VPCP Điều 26, the code first."""
    parts = [
        record.dossier.code or "",
        record.dossier.procedure_code or "",
        record.owner.identity_number,
        _TITLES[form_id],
        _SYSTEM,
        f"{printed_at:%d/%m/%Y %H:%M}",
    ]
    if due_at is not None:
        parts.append(f"{due_at:%d/%m/%Y %H:%M}")
    return "|".join(parts)
