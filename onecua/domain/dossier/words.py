"""The ten national statuses and the other choices of a dossier, each with its official words."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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
