"""What a filter of the list is called: on its chips, in the foot, above the exported list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline import Urgency
from onecua.domain.dossier import CHANNEL_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from onecua.domain.summary import DossierFilter

OPEN_WORDS = "Đang giải quyết"
VOIDED_WORDS = "Đã hủy vì nhập nhầm"
URGENCY_WORDS = {
    Urgency.OVERDUE: "Quá hạn",
    Urgency.DUE_TODAY: "Đến hạn hôm nay",
    Urgency.DUE_SOON: "Còn 1–3 ngày",
    Urgency.IN_TIME: "Còn lâu",
    Urgency.PAUSED: "Tạm dừng",
    Urgency.DONE: "Không còn giải quyết",
}


def received_words(first: date | None, last: date | None) -> str:
    """Return «Nhận 20/11/2026», «Nhận 01/11 – 20/11/2026», «Nhận từ …», «Nhận đến …»."""
    if first is None and last is None:
        return ""
    if first is None:
        return f"Nhận đến {last:%d/%m/%Y}"
    if last is None:
        return f"Nhận từ {first:%d/%m/%Y}"
    if first == last:
        return f"Nhận {first:%d/%m/%Y}"
    begun = f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
    return f"Nhận {begun} – {last:%d/%m/%Y}"


def extra_words(wanted: DossierFilter) -> str:
    """Return what narrows a list beside its chips: named rows, a procedure, an import."""
    if wanted.keys is not None:
        return wanted.words or "Danh sách đã chọn"
    if wanted.procedure_code is not None:
        return f"Thủ tục {wanted.procedure_code}"
    return "Một lần nhập danh sách" if wanted.batch is not None else ""


def filter_words(wanted: DossierFilter, officer_name: Callable[[UUID], str]) -> str:
    """Say in one line what the list is narrowed to; empty when it is everything."""
    parts = [
        extra_words(wanted),
        OPEN_WORDS if wanted.open_only else "",
        VOIDED_WORDS if wanted.voided else "",
        ", ".join(STATUS_WORDS[status] for status in sorted(wanted.statuses)),
        URGENCY_WORDS[wanted.urgency] if wanted.urgency is not None else "",
        ", ".join(sorted(wanted.sectors)),
        ", ".join(CHANNEL_WORDS[channel] for channel in sorted(wanted.channels)),
        officer_name(wanted.holder) if wanted.holder is not None else "",
        received_words(wanted.received_from, wanted.received_to),
        f"có chữ «{wanted.text}»" if wanted.text else "",
    ]
    return " · ".join(part for part in parts if part)
