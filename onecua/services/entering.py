"""What every entry about a dossier must satisfy: an open file, a reason, an instant that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.vietnamese import clean
from onecua.errors import RuleError
from onecua.storage import dossiers

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.dossier import Dossier
    from onecua.storage.database import Transaction


def entered_dossier(transaction: Transaction, dossier_id: UUID) -> Dossier:
    """Return a dossier that something may be recorded of; raises `RuleError` for a voided one."""
    dossier = dossiers.load(transaction.connection, dossier_id)
    if dossier is None:
        raise RuleError("Không tìm thấy hồ sơ này. Mở lại danh sách rồi chọn lại.")
    if dossier.is_voided:
        raise RuleError(f"Hồ sơ {dossier.code} đã hủy vì nhập nhầm, không làm thêm được.")
    return dossier


def cleaned_text(text: str, field: str = "reason") -> str:
    """Return free text as it is kept; a problem of it stands beside its field."""
    try:
        return clean(text, lines=True)
    except RuleError as error:
        raise RuleError(error.message, field) from None


def given_text(text: str, ask: str, field: str = "reason") -> str:
    """Return free text that must not be empty; `ask` says what to write."""
    text = cleaned_text(text, field)
    if not text:
        raise RuleError(ask, field)
    return text


def late_entry_problems(
    dossier: Dossier, at: datetime | None, reason: str, now: datetime
) -> list[RuleError]:
    """Return what is wrong with the instant that an entry says of itself; None is the present."""
    if at is None:
        return []
    if at > now:
        return [RuleError("Thời điểm ở sau bây giờ. Xem lại ngày, giờ.", "happened_at")]
    if at < dossier.received_at:
        words = f"Thời điểm ở trước lúc nhận hồ sơ ({dossier.received_at:%d/%m/%Y %H:%M})."
        return [RuleError(words, "happened_at")]
    if at.date() < now.date() and not reason.strip():
        words = "Ghi lý do vì sao việc làm hôm trước mà hôm nay mới ghi."
        return [RuleError(words, "reason")]
    return []
