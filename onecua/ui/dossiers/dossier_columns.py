"""What a line of the list says of a dossier, and the words of its orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain import deadline
from onecua.domain.deadline import Standing, standing_words
from onecua.domain.dossier import PAUSED, STATUS_WORDS, Status
from onecua.domain.summary import DossierSummary, Sort
from onecua.ui.widgets.paged_model import Column
from onecua.ui.widgets.urgency import Urgency, UrgencyKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

ERASED_OWNER = "(đã xóa thông tin)"
NO_CODE = "(chưa có mã)"

_KINDS = {
    deadline.Urgency.OVERDUE: UrgencyKind.OVERDUE,
    deadline.Urgency.DUE_TODAY: UrgencyKind.TODAY,
    deadline.Urgency.DUE_SOON: UrgencyKind.SOON,
    deadline.Urgency.IN_TIME: UrgencyKind.IN_TIME,
    deadline.Urgency.PAUSED: UrgencyKind.PAUSED,
    deadline.Urgency.DONE: UrgencyKind.DONE,
}
_FIXED = {
    Status.REGISTERED: Urgency(UrgencyKind.PAUSED, "Chờ tiếp nhận"),
    Status.DENIED: Urgency(UrgencyKind.DONE, "Không tiếp nhận"),
    Status.AWAITING_SUPPLEMENT: Urgency(UrgencyKind.PAUSED, "Chờ bổ sung"),
    Status.AWAITING_PAYMENT: Urgency(UrgencyKind.PAUSED, "Chờ nộp tiền"),
    Status.WITHDRAWN: Urgency(UrgencyKind.DONE, "Đã rút"),
    Status.STOPPED: Urgency(UrgencyKind.DONE, "Đã dừng"),
    Status.FINISHED: Urgency(UrgencyKind.IN_TIME, "Có kết quả"),
    Status.RETURNED: Urgency(UrgencyKind.DONE, "Đã trả"),
}
_SHORT_STATUS = {
    Status.DENIED: "Không tiếp nhận",
    Status.AWAITING_SUPPLEMENT: "Yêu cầu bổ sung",
    Status.AWAITING_PAYMENT: "Chờ nghĩa vụ tài chính",
    Status.WITHDRAWN: "Công dân rút hồ sơ",
}
_PREFIX = "thủ tục "

_ORDERS = {
    (Sort.RANK, False): "Xếp theo hạn, gần nhất trước",
    (Sort.RANK, True): "Xếp theo hạn, gần nhất sau cùng",
    (Sort.CODE, False): "Xếp theo mã hồ sơ, cũ nhất trước",
    (Sort.CODE, True): "Xếp theo mã hồ sơ, mới nhất trước",
    (Sort.OWNER, False): "Xếp theo tên chủ hồ sơ, A trước",
    (Sort.OWNER, True): "Xếp theo tên chủ hồ sơ, Y trước",
    (Sort.PROCEDURE, False): "Xếp theo mã thủ tục, nhỏ trước",
    (Sort.PROCEDURE, True): "Xếp theo mã thủ tục, lớn trước",
    (Sort.DUE, False): "Xếp theo ngày hẹn trả, sớm nhất trước",
    (Sort.DUE, True): "Xếp theo ngày hẹn trả, muộn nhất trước",
    (Sort.RECEIVED, False): "Xếp theo ngày nhận, cũ nhất trước",
    (Sort.RECEIVED, True): "Xếp theo ngày nhận, mới nhất trước",
}


def order_words(sort: Sort, descending: bool) -> str:
    """Say in words how the list is ordered."""
    return _ORDERS[sort, descending]


def short_name(procedure_name: str) -> str:
    """Return a procedure's name without a leading «Thủ tục», so that its telling words lead."""
    if not procedure_name.lower().startswith(_PREFIX):
        return procedure_name
    bare = procedure_name[len(_PREFIX) :].lstrip()
    return bare[:1].upper() + bare[1:]


def status_words(status: Status) -> str:
    """Return the official words of a status, without their last words where room is scarce."""
    return _SHORT_STATUS.get(status, STATUS_WORDS[status])


def urgency_of(status: Status, standing: Standing) -> Urgency:
    """Return icon and words for a status and how it stands against its due date."""
    fixed = _FIXED.get(status)
    return fixed or Urgency(_KINDS[standing.urgency], standing_words(standing))


def due_words(status: Status, due_at: datetime | None) -> str:
    """Return the day of the promise; a dossier whose clock stands has none to hold to."""
    if status in PAUSED:
        return "Tạm dừng"
    return f"{due_at:%d/%m/%Y}" if due_at is not None else "—"


def dossier_columns(
    standing: Callable[[DossierSummary], Standing],
) -> tuple[Column[DossierSummary], ...]:
    """Return the columns of the list; a name is never repeated in a tool tip."""
    return (
        Column(
            "Hạn",
            lambda row: urgency_of(row.status, standing(row)).words,
            162,
            key=Sort.RANK,
            urgency=lambda row: urgency_of(row.status, standing(row)),
        ),
        Column("Mã hồ sơ", lambda row: row.code or NO_CODE, 160, key=Sort.CODE),
        Column("Chủ hồ sơ", lambda row: row.owner_name or ERASED_OWNER, 172, key=Sort.OWNER),
        Column(
            "Thủ tục",
            lambda row: short_name(row.procedure_name),
            key=Sort.PROCEDURE,
            tip=lambda row: row.procedure_name,
        ),
        Column(
            "Hẹn trả",
            lambda row: due_words(row.status, row.due_at),
            104,
            "right",
            key=Sort.DUE,
        ),
    )
