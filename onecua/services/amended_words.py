"""What a correction changed, in the words of the sheet «Kiểm tra»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.dossier import CHANNEL_WORDS, FEE_WORDS, RETURN_WORDS, STATUS_WORDS
from onecua.domain.vietnamese import money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onecua.domain.applicant import Applicant
    from onecua.domain.dossier import Dossier


def difference(before: Dossier, after: Dossier, owners: Mapping[str, Applicant]) -> tuple[str, str]:
    """Return only what differs between two states of a dossier, as found and as left."""
    found, left = _said(before, owners), _said(after, owners)
    changed = [name for name in found if found[name] != left[name]]
    was = "; ".join(f"{name}: {found[name]}" for name in changed)
    now = "; ".join(f"{name}: {left[name]}" for name in changed)
    return was, now


def _said(dossier: Dossier, owners: Mapping[str, Applicant]) -> dict[str, str]:
    due, fee = dossier.due_at, dossier.fee_amount
    return {
        "Trạng thái": "Đã hủy, nhập nhầm" if dossier.is_voided else STATUS_WORDS[dossier.status],
        "Chủ hồ sơ": owners[dossier.owner].full_name,
        "Thủ tục": dossier.procedure_name,
        "Lĩnh vực": dossier.sector,
        "Kênh": CHANNEL_WORDS[dossier.channel],
        "Nhận kết quả": RETURN_WORDS[dossier.return_method],
        "Số bộ": str(dossier.copies),
        "Hẹn trả": f"{due:%H:%M %d/%m/%Y}" if due else "không có",
        "Phí": "chưa rõ" if fee is None else money(fee),
        "Thu phí": FEE_WORDS[dossier.fee_state],
    }
