"""The papers that a dossier has: which may be printed again, and how each is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline import By
from onecua.domain.dossier import MOVES, Move

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord

RECEIPT, RENEWED, SUPPLEMENT, REFUSAL = "receipt", "renewed_receipt", "supplement", "refusal"
APOLOGY, STOP_NOTICE, CONTROL_SLIP = "apology", "stop_notice", "control_slip"
EXPLANATION = "explanation"
PAPER_TITLES = {
    RECEIPT: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01)",
    RENEWED: "Giấy hẹn theo hạn mới, sau khi nhận đủ bổ sung (Mẫu số 01)",
    SUPPLEMENT: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02)",
    REFUSAL: "Phiếu từ chối tiếp nhận, giải quyết hồ sơ (Mẫu số 03)",
    APOLOGY: "Phiếu xin lỗi và đề nghị gia hạn (Mẫu số 04)",
    STOP_NOTICE: "Thông báo dừng giải quyết hồ sơ (Mẫu số 05)",
    CONTROL_SLIP: "Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu số 06)",
    EXPLANATION: "Báo cáo giải trình hồ sơ quá hạn",
}
_SLIP_PAPERS = {
    "01": RECEIPT,
    "02": SUPPLEMENT,
    "03": REFUSAL,
    "04": APOLOGY,
    "05": STOP_NOTICE,
}


def slip_of(move: Move) -> str | None:
    """Return the paper that a move issues and shows, None when it shows none."""
    return _SLIP_PAPERS.get(MOVES[move].slip or "") if move is not Move.ACCEPT else None


def printable(record: DossierRecord) -> list[str]:
    """Return the papers that a dossier has, the latest issued first; the control slip last."""
    found = [RECEIPT] if record.dossier.slip_number is not None else []
    handed_over = False
    for entry in record.history:
        if entry.move is None or entry.undone:
            continue
        handed_over = handed_over or bool(entry.holder_name or entry.step)
        paper = slip_of(entry.move)
        if paper is not None and entry.slip_number is not None:
            found = [paper, *(each for each in found if each != paper)]
    if is_renewed(record):
        found.insert(0, RENEWED)
    return [*found, CONTROL_SLIP] if handed_over else found


def is_renewed(record: DossierRecord) -> bool:
    """Tell whether the due date in force is that of a term that began anew."""
    changes = record.course.changes
    restarted = bool(changes) and changes[-1].by is By.RESTART
    return restarted and record.dossier.slip_number is not None


def make_paper(desk: Desk, dossier: UUID, paper: str) -> bytes:
    """Return a paper of a dossier as PDF."""
    from onecua import products

    makers: Mapping[str, Callable[[Desk, UUID], bytes]] = {
        RECEIPT: products.receipt_pdf,
        RENEWED: products.renewed_receipt_pdf,
        SUPPLEMENT: products.supplement_pdf,
        REFUSAL: products.refusal_pdf,
        APOLOGY: products.apology_pdf,
        STOP_NOTICE: products.stop_notice_pdf,
        CONTROL_SLIP: products.control_slip_pdf,
    }
    return makers[paper](desk, dossier)
