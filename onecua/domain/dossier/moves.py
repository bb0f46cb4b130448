"""The moves between statuses that `legal.md` §3.2 allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.dossier.words import OPEN, RUNNING, STATUS_WORDS, Status
from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Move(StrEnum):
    """What an officer does to a dossier; each leads from some statuses to one."""

    ACCEPT = "accept"
    DENY = "deny"
    FORWARD = "forward"
    REQUEST_SUPPLEMENT = "request_supplement"
    SUPPLEMENTED = "supplemented"
    CLOSE_WAITING = "close_waiting"
    REQUEST_PAYMENT = "request_payment"
    PAID = "paid"
    WITHDRAW = "withdraw"
    STOP = "stop"
    FINISH = "finish"
    FINISH_REFUSED = "finish_refused"
    RETURN = "return"
    EXTEND = "extend"
    VERIFY = "verify"
    REISSUE = "reissue"
    REDATE = "redate"


@dataclass(frozen=True, slots=True)
class MoveRule:
    """From where a move may start, where it leads, what the desk calls it, its paper.

    `to` is None for a move that leaves the status and only moves the due instant; what such a
    move promised in writing stands, so it cannot be undone (`can_undo`).
    """

    start: frozenset[Status]
    to: Status | None
    words: str
    done_words: str
    slip: str | None = None
    needs_reason: bool = False

    @property
    def can_undo(self) -> bool:
        """Tell whether «Hoàn tác» may take the move back."""
        return self.to is not None


def _from(*statuses: Status) -> frozenset[Status]:
    return frozenset(statuses)


MOVES: Mapping[Move, MoveRule] = {
    Move.ACCEPT: MoveRule(
        _from(Status.REGISTERED), Status.RECEIVED, "Tiếp nhận", "Tiếp nhận", slip="01"
    ),
    Move.DENY: MoveRule(
        _from(Status.REGISTERED),
        Status.DENIED,
        "Từ chối tiếp nhận",
        "Không tiếp nhận",
        slip="03",
        needs_reason=True,
    ),
    Move.FORWARD: MoveRule(
        _from(Status.RECEIVED, Status.PROCESSING),
        Status.PROCESSING,
        "Chuyển xử lý",
        "Chuyển xử lý",
    ),
    Move.REQUEST_SUPPLEMENT: MoveRule(
        _from(Status.RECEIVED, Status.PROCESSING),
        Status.AWAITING_SUPPLEMENT,
        "Yêu cầu bổ sung",
        "Yêu cầu bổ sung",
        slip="02",
        needs_reason=True,
    ),
    Move.SUPPLEMENTED: MoveRule(
        _from(Status.AWAITING_SUPPLEMENT),
        Status.PROCESSING,
        "Đã nhận đủ bổ sung",
        "Nhận đủ giấy tờ bổ sung",
    ),
    Move.CLOSE_WAITING: MoveRule(
        _from(Status.AWAITING_SUPPLEMENT),
        Status.STOPPED,
        "Đóng vì quá hạn bổ sung",
        "Đóng hồ sơ vì quá thời gian chờ bổ sung",
        slip="05",
        needs_reason=True,
    ),
    Move.REQUEST_PAYMENT: MoveRule(
        _from(Status.PROCESSING),
        Status.AWAITING_PAYMENT,
        "Chờ nghĩa vụ tài chính",
        "Thông báo nghĩa vụ tài chính",
    ),
    Move.PAID: MoveRule(
        _from(Status.AWAITING_PAYMENT),
        Status.PROCESSING,
        "Đã nộp nghĩa vụ tài chính",
        "Đã nộp nghĩa vụ tài chính",
    ),
    Move.WITHDRAW: MoveRule(
        OPEN,
        Status.WITHDRAWN,
        "Công dân rút hồ sơ",
        "Công dân rút hồ sơ",
        slip="05",
        needs_reason=True,
    ),
    Move.STOP: MoveRule(
        OPEN, Status.STOPPED, "Dừng giải quyết", "Dừng giải quyết", slip="05", needs_reason=True
    ),
    Move.FINISH: MoveRule(_from(Status.PROCESSING), Status.FINISHED, "Có kết quả", "Có kết quả"),
    Move.FINISH_REFUSED: MoveRule(
        _from(Status.PROCESSING),
        Status.FINISHED,
        "Từ chối giải quyết",
        "Có kết quả: từ chối giải quyết",
        slip="03",
        needs_reason=True,
    ),
    Move.RETURN: MoveRule(_from(Status.FINISHED), Status.RETURNED, "Trả kết quả", "Trả kết quả"),
    Move.EXTEND: MoveRule(
        RUNNING,
        None,
        "Xin lỗi, gia hạn",
        "Xin lỗi và gia hạn trả kết quả",
        slip="04",
        needs_reason=True,
    ),
    Move.VERIFY: MoveRule(
        RUNNING,
        None,
        "Kéo dài để xác minh",
        "Kéo dài thời hạn để xác minh",
        needs_reason=True,
    ),
    Move.REISSUE: MoveRule(
        RUNNING,
        None,
        "Cấp lại giấy hẹn theo lịch mới",
        "Cấp lại giấy hẹn theo lịch làm việc mới",
        slip="01",
    ),
    Move.REDATE: MoveRule(
        RUNNING,
        None,
        "Đổi hạn nội bộ theo lịch mới",
        "Đổi hạn nội bộ theo lịch làm việc mới",
    ),
}


def allowed_moves(status: Status) -> tuple[Move, ...]:
    """Return the moves that a dossier of this status allows, the likeliest first."""
    return tuple(move for move in _LIKELY if status in MOVES[move].start)


_LIKELY = (
    Move.ACCEPT,
    Move.SUPPLEMENTED,
    Move.PAID,
    Move.FINISH,
    Move.RETURN,
    Move.FORWARD,
    Move.REQUEST_SUPPLEMENT,
    Move.REQUEST_PAYMENT,
    Move.EXTEND,
    Move.VERIFY,
    Move.FINISH_REFUSED,
    Move.WITHDRAW,
    Move.STOP,
    Move.CLOSE_WAITING,
    Move.DENY,
)
"""REISSUE and REDATE are not among them: they are offered where a new calendar is adopted. REDATE
moves only what the applicant was not promised: the open step and opinions that are waited for."""


def check_move(status: Status, move: Move, reason: str = "") -> None:
    """Raise `RuleError` unless the status allows the move and its reason is given."""
    rule = MOVES[move]
    if status not in rule.start:
        raise RuleError(
            f"Hồ sơ đang ở trạng thái «{STATUS_WORDS[status]}» nên không thể «{rule.words}». "
            "Xem lại diễn biến của hồ sơ rồi chọn việc khác."
        )
    if rule.needs_reason and not reason.strip():
        raise RuleError(f"Ghi lý do để «{rule.words}».", "reason")
