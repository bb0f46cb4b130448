"""The papers, the money and the people of a dossier as captions and values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.applicant import ApplicantKind
from onecua.domain.contact import show_phone
from onecua.domain.dossier import CHANNEL_WORDS, FEE_WORDS, RETURN_WORDS
from onecua.domain.vietnamese import money
from onecua.ui.dossiers.dossier_columns import ERASED_OWNER
from onecua.ui.due_words import due_words

if TYPE_CHECKING:
    from onecua.domain.applicant import Applicant
    from onecua.services.records import DossierRecord, NamedPaper


@dataclass(frozen=True)
class NamedValue:
    """A caption and what stands under it."""

    caption: str
    value: str


def paper_facts(record: DossierRecord) -> list[NamedValue]:
    """Return the procedure in full and every paper that was handed in."""
    dossier = record.dossier
    code = f"Thủ tục {dossier.procedure_code}" if dossier.procedure_code else "Thủ tục"
    found = [NamedValue(code, dossier.procedure_name)]
    if record.request:
        found.append(NamedValue("Nội dung đề nghị", record.request))
    if not record.papers:
        return [*found, NamedValue("Giấy tờ", "Không ghi giấy tờ nào khi nhận hồ sơ.")]
    return [*found, *(NamedValue(_quantity(paper), paper.name) for paper in record.papers)]


def _quantity(paper: NamedPaper) -> str:
    parts = []
    if paper.originals:
        parts.append(f"{paper.originals} bản chính")
    if paper.copies:
        parts.append(f"{paper.copies} bản sao")
    if paper.how:
        parts.append(paper.how)
    return " · ".join(parts) or "Không có bản nào"


def money_facts(record: DossierRecord) -> list[NamedValue]:
    """Return the fee and whether it was paid."""
    dossier = record.dossier
    amount = money(dossier.fee_amount) if dossier.fee_amount is not None else "Chưa ghi số tiền"
    return [
        NamedValue("Phí, lệ phí", amount),
        NamedValue("Đã thu", FEE_WORDS[dossier.fee_state]),
        NamedValue("Số bộ hồ sơ", f"{dossier.copies:02}"),
    ]


def people_facts(record: DossierRecord) -> list[NamedValue]:
    """Return the applicant, who handed the dossier in, and who received and holds it."""
    dossier = record.dossier
    organisation = record.owner.kind is ApplicantKind.ORGANISATION
    found = _person("Tổ chức" if organisation else "Chủ hồ sơ", record.owner)
    if record.delegate is not None:
        found += _person("Người nộp thay", record.delegate)
        found.append(NamedValue("Giấy ủy quyền", record.authority_paper or "Chưa ghi"))
    book = f"số {dossier.register_number}, quyển {dossier.register_book}"
    return [
        *found,
        NamedValue("Nhận lúc", f"{due_words(dossier.received_at)} · {record.received_by}"),
        NamedValue("Kênh, cách nhận kết quả", _channel(record)),
        NamedValue("Đang giữ", record.holder),
        *([NamedValue("Phiếu khảo sát", _slip(record))] if dossier.returned_at is not None else []),
        *([NamedValue("Sổ theo dõi", book)] if dossier.register_number is not None else []),
    ]


def _slip(record: DossierRecord) -> str:
    return "Đã có phiếu" if record.has_slip else "Chưa có phiếu (phiếu đang chờ gộp chưa tính)"


def _channel(record: DossierRecord) -> str:
    dossier = record.dossier
    returned = RETURN_WORDS[dossier.return_method].lower()
    return f"{CHANNEL_WORDS[dossier.channel]} · nhận kết quả {returned}"


def _person(caption: str, person: Applicant) -> list[NamedValue]:
    rows = (
        (caption, person.full_name or ERASED_OWNER),
        ("Số định danh", person.identity_number),
        ("Số cũ", person.old_number),
        ("Ngày sinh", f"{person.born_on:%d/%m/%Y}" if person.born_on else ""),
        ("Giới tính", person.gender or ""),
        ("Nơi thường trú", person.address),
        ("Điện thoại", show_phone(person.phone) if person.phone else ""),
        ("Thư điện tử", person.email),
    )
    return [NamedValue(name, value) for name, value in rows if value]
