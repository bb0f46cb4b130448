"""What may be done to a dossier just now, the likeliest first, each with its key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.dossier import MOVES, Dossier, Move, Status, allowed_moves

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

PRIMARY_KEY = "Ctrl+Enter"


class DeedName(StrEnum):
    """The deeds of the page; several moves may share one, told apart in its form."""

    GO_ON = "go_on"
    FINISH = "finish"
    FORWARD = "forward"
    SUPPLEMENT = "supplement"
    REFUSE = "refuse"
    END = "end"
    PAYMENT = "payment"
    EARLIER = "earlier"
    CORRECT = "correct"
    UNDO = "undo"
    VOID = "void"


@dataclass(frozen=True)
class Deed:
    """A deed in words; `short` is for a line that names several.

    `moves` are those it may make, `asks` tells that it needs a form.
    """

    name: DeedName
    words: str
    icon: str
    key: str
    short: str = ""
    moves: tuple[Move, ...] = ()
    asks: bool = False


_OF_MOVE = {
    Move.ACCEPT: Deed(DeedName.GO_ON, "Tiếp nhận hồ sơ", "check", "Ctrl+1"),
    Move.SUPPLEMENTED: Deed(DeedName.GO_ON, "Đã nhận đủ bổ sung", "check", "Ctrl+1"),
    Move.PAID: Deed(DeedName.GO_ON, "Đã nộp nghĩa vụ tài chính", "money", "Ctrl+1"),
    Move.RETURN: Deed(DeedName.GO_ON, "Trả kết quả", "inbox-out", "Ctrl+1", asks=True),
    Move.FINISH: Deed(DeedName.FINISH, "Có kết quả", "check", "Ctrl+1"),
    Move.FORWARD: Deed(
        DeedName.FORWARD, "Chuyển, bàn giao cho người khác", "arrow-right", "Ctrl+B", asks=True
    ),
    Move.REQUEST_SUPPLEMENT: Deed(
        DeedName.SUPPLEMENT,
        "Yêu cầu bổ sung (Mẫu số 02)",
        "paperclip",
        "Ctrl+2",
        "bổ sung",
        asks=True,
    ),
    Move.FINISH_REFUSED: Deed(
        DeedName.REFUSE,
        "Từ chối giải quyết (Mẫu số 03)",
        "x-circle",
        "Ctrl+3",
        "từ chối",
        asks=True,
    ),
    Move.DENY: Deed(
        DeedName.REFUSE, "Từ chối tiếp nhận (Mẫu số 03)", "x-circle", "Ctrl+3", "từ chối", asks=True
    ),
    Move.WITHDRAW: Deed(
        DeedName.END, "Dừng hoặc rút hồ sơ", "pause-circle", "Ctrl+5", "dừng, rút", asks=True
    ),
    Move.REQUEST_PAYMENT: Deed(
        DeedName.PAYMENT, "Chờ nghĩa vụ tài chính", "money", "Ctrl+6", "tài chính"
    ),
}
_SAME_DEED = {Move.STOP: Move.WITHDRAW, Move.CLOSE_WAITING: Move.WITHDRAW}
EARLIER = Deed(DeedName.EARLIER, "Ghi việc của hôm trước", "history", "Ctrl+L", asks=True)
CORRECT = Deed(DeedName.CORRECT, "Sửa thông tin", "edit", "Ctrl+I", "sửa")
UNDO = Deed(DeedName.UNDO, "Hoàn tác bước vừa làm", "undo", "Ctrl+Z", "hoàn tác", asks=True)
VOID = Deed(DeedName.VOID, "Hủy hồ sơ nhập nhầm", "trash", "Ctrl+Del", "hủy")


def possible_moves(dossier: Dossier, now: datetime) -> tuple[Move, ...]:
    """Return the moves that may be made now, the likeliest first.

    A dossier that was only received may get its result at once: the service forwards it to the
    officer first. A dossier that waits for a supplement is not closed before its time.
    """
    if dossier.is_voided:
        return ()
    moves = list(allowed_moves(dossier.status))
    if dossier.status is Status.RECEIVED:
        moves[1:1] = [Move.FINISH]
        moves.insert(moves.index(Move.REQUEST_SUPPLEMENT) + 1, Move.FINISH_REFUSED)
    if dossier.closes_at is not None and now <= dossier.closes_at and Move.CLOSE_WAITING in moves:
        moves.remove(Move.CLOSE_WAITING)
    return tuple(moves)


def deeds_of(dossier: Dossier, now: datetime) -> tuple[Deed, ...]:
    """Return the deeds that a dossier allows now, the likeliest first."""
    if dossier.is_voided:
        return ()
    moves = possible_moves(dossier, now)
    found = list(_grouped(moves))
    if dossier.status is Status.RECEIVED:
        found[0] = replace(found[0], words=MOVES[Move.FORWARD].words)
    if moves:
        found.append(replace(EARLIER, moves=moves))
    found.append(CORRECT)
    if dossier.last_move is not None:
        found.append(UNDO)
    return (*found, VOID)


def primary_of(deeds: tuple[Deed, ...]) -> Deed | None:
    """Return the deed of the filled button: the first that moves the dossier on."""
    first = next(iter(deeds), None)
    return first if first is not None and first.moves and first.name not in _NEVER else None


_NEVER = {DeedName.EARLIER, DeedName.END, DeedName.REFUSE}
"""Deeds that are never proposed."""


def _grouped(moves: Iterable[Move]) -> list[Deed]:
    """Return one deed for moves that share a form; the rarest go last."""
    found: dict[Move, list[Move]] = {}
    for move in sorted(moves, key=lambda move: move is Move.REQUEST_PAYMENT):
        found.setdefault(_SAME_DEED.get(move, move), []).append(move)
    return [replace(_OF_MOVE[first], moves=tuple(made)) for first, made in found.items()]
