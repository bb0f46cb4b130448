"""A dossier, its ten national statuses and the moves between them.

Statuses are those synchronised with Cổng Dịch vụ công quốc gia (`legal.md` §3.1), the moves those
of §3.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID


class Status(IntEnum):
    """The ten national statuses."""

    REGISTERED = 1
    RECEIVED = 2
    DENIED = 3
    PROCESSING = 4
    AWAITING_SUPPLEMENT = 5
    AWAITING_PAYMENT = 6
    WITHDRAWN = 7
    STOPPED = 8
    FINISHED = 9
    RETURNED = 10


STATUS_WORDS: Mapping[Status, str] = {
    Status.REGISTERED: "Mới đăng ký",
    Status.RECEIVED: "Được tiếp nhận",
    Status.DENIED: "Không được tiếp nhận",
    Status.PROCESSING: "Đang xử lý",
    Status.AWAITING_SUPPLEMENT: "Yêu cầu bổ sung giấy tờ",
    Status.AWAITING_PAYMENT: "Yêu cầu thực hiện nghĩa vụ tài chính",
    Status.WITHDRAWN: "Công dân yêu cầu rút hồ sơ",
    Status.STOPPED: "Dừng xử lý",
    Status.FINISHED: "Đã xử lý xong",
    Status.RETURNED: "Đã trả kết quả",
}

RUNNING = frozenset({Status.RECEIVED, Status.PROCESSING})
PAUSED = frozenset({Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT})
OPEN = RUNNING | PAUSED
"""Statuses that table II.06a counts as being settled."""
ENDED = frozenset({Status.WITHDRAWN, Status.STOPPED, Status.FINISHED, Status.RETURNED})
UNCOUNTED = frozenset({Status.REGISTERED, Status.DENIED})
"""Statuses that no table counts (`rules.md` 5)."""


class Channel(IntEnum):
    """How a dossier came in, numbered as KenhThucHien of the national portal."""

    IN_PERSON = 1
    ONLINE = 2
    POSTAL = 3


CHANNEL_WORDS: Mapping[Channel, str] = {
    Channel.IN_PERSON: "Trực tiếp",
    Channel.POSTAL: "Bưu chính",
    Channel.ONLINE: "Trực tuyến",
}


class ReturnMethod(StrEnum):
    """How the applicant wants the result."""

    DESK = "desk"
    POSTAL = "postal"
    ELECTRONIC = "electronic"


RETURN_WORDS: Mapping[ReturnMethod, str] = {
    ReturnMethod.DESK: "Tại quầy",
    ReturnMethod.POSTAL: "Bưu chính",
    ReturnMethod.ELECTRONIC: "Bản điện tử",
}


class DueSource(StrEnum):
    """Where the first promise came from."""

    COMPUTED = "computed"
    GIVEN = "given"
    NONE = "none"


class FeeState(StrEnum):
    """Whether and how the fee was paid."""

    FREE = "free"
    CASH = "cash"
    TRANSFER = "transfer"
    UNPAID = "unpaid"
    UNKNOWN = "unknown"


FEE_WORDS: Mapping[FeeState, str] = {
    FeeState.FREE: "Không thu",
    FeeState.CASH: "Tiền mặt",
    FeeState.TRANSFER: "Chuyển khoản",
    FeeState.UNPAID: "Chưa thu",
    FeeState.UNKNOWN: "Chưa rõ",
}


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


@dataclass(frozen=True, slots=True)
class MoveRule:
    """From where a move may start, where it leads, what the desk calls it, its paper."""

    start: frozenset[Status]
    to: Status
    words: str
    done_words: str
    slip: str | None = None
    needs_reason: bool = False


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
        OPEN, Status.WITHDRAWN, "Công dân rút hồ sơ", "Công dân rút hồ sơ", needs_reason=True
    ),
    Move.STOP: MoveRule(
        OPEN, Status.STOPPED, "Dừng giải quyết", "Dừng giải quyết", needs_reason=True
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
    Move.FINISH_REFUSED,
    Move.WITHDRAW,
    Move.STOP,
    Move.CLOSE_WAITING,
    Move.DENY,
)


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


@dataclass(frozen=True, slots=True)
class Paper:
    """A component handed in: its place in the procedure's list, or a name of its own."""

    index: int | None
    originals: int
    copies: int
    how: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a dossier's life in which nothing that a table counts changed.

    `status` 10 is kept as 9, since both are ended at the same instant; `from_at` is included,
    `to_at` is not, and None means that it lasts.
    """

    from_at: datetime
    to_at: datetime | None
    status: Status
    due_at: datetime | None
    finished_at: datetime | None
    sector: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as its events have made it; an erased owner is an empty name."""

    id: UUID
    code: str | None
    status: Status
    procedure_code: str | None
    procedure_name: str
    sector: str
    catalogue: str | None
    channel: Channel
    return_method: ReturnMethod
    received_at: datetime
    promised_at: datetime | None
    due_at: datetime | None
    due_source: DueSource
    paused_at: datetime | None
    closes_at: datetime | None
    ended_at: datetime | None
    result_ready_at: datetime | None
    returned_at: datetime | None
    holder: UUID
    received_by: UUID
    counter: int
    owner: str
    delegate: str | None
    copies: int
    papers: tuple[Paper, ...]
    fee_amount: int | None
    fee_state: FeeState
    rule: Mapping[str, Any]
    register_book: str | None
    register_number: int | None
    slip_number: int | None
    batch: UUID | None
    supplement_count: int
    voided_at: datetime | None
    last_move: str | None
    last_move_name: str | None
    spans: tuple[Span, ...]

    @property
    def is_voided(self) -> bool:
        """Tell whether it was entered by mistake and counts nowhere."""
        return self.voided_at is not None

    @property
    def is_open(self) -> bool:
        """Tell whether it is still being settled."""
        return self.status in OPEN and not self.is_voided

    @property
    def is_paused(self) -> bool:
        """Tell whether its clock stands."""
        return self.status in PAUSED
