"""What may be done to a dossier just now, the likeliest first, each with its key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.dossier import MOVES, Dossier, Move, Status, allowed_moves
from onecua.domain.extension import is_too_late
from onecua.domain.lateness import is_late
from onecua.domain.office import LateBy

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
    CLOSE = "close"
    PAYMENT = "payment"
    EXTEND = "extend"
    VERIFY = "verify"
    ASK = "ask"
    ANSWER = "answer"
    CAUSE = "cause"
    ACCOUNT = "account"
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
    Move.EXTEND: Deed(
        DeedName.EXTEND,
        "Xin lỗi, gia hạn (Mẫu số 04)",
        "calendar",
        "Ctrl+4",
        "gia hạn",
        asks=True,
    ),
    Move.VERIFY: Deed(
        DeedName.VERIFY, "Kéo dài để xác minh", "search", "Ctrl+7", "xác minh", asks=True
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
        DeedName.END, "Dừng hoặc rút (Mẫu số 05)", "pause-circle", "Ctrl+5", "dừng, rút", asks=True
    ),
    Move.CLOSE_WAITING: Deed(
        DeedName.CLOSE, "Đóng vì quá hạn bổ sung", "archive", "Ctrl+0", "đóng", asks=True
    ),
    Move.REQUEST_PAYMENT: Deed(
        DeedName.PAYMENT, "Chờ nghĩa vụ tài chính", "money", "Ctrl+6", "tài chính"
    ),
}
_SAME_DEED = {Move.STOP: Move.WITHDRAW}
_RARE = (Move.VERIFY, Move.REQUEST_PAYMENT)
ASK = Deed(DeedName.ASK, "Xin ý kiến phối hợp", "message", "Ctrl+8", "xin ý kiến", asks=True)
ANSWER = Deed(DeedName.ANSWER, "Nhận ý kiến phối hợp", "download", "Ctrl+9", asks=True)
CAUSE = Deed(
    DeedName.CAUSE, "Ghi nguyên nhân quá hạn", "alert-triangle", "Ctrl+N", "nguyên nhân", asks=True
)
ACCOUNT = Deed(DeedName.ACCOUNT, "Giải trình quá hạn", "file", "Ctrl+G", "giải trình", asks=True)
EARLIER = Deed(DeedName.EARLIER, "Ghi việc của hôm trước", "history", "Ctrl+L", asks=True)
CORRECT = Deed(DeedName.CORRECT, "Sửa thông tin", "edit", "Ctrl+I", "sửa")
UNDO = Deed(DeedName.UNDO, "Hoàn tác bước vừa làm", "undo", "Ctrl+Z", "hoàn tác", asks=True)
VOID = Deed(DeedName.VOID, "Hủy hồ sơ nhập nhầm", "trash", "Ctrl+Del", "hủy")
KEYS = tuple(
    dict.fromkeys(
        deed.key
        for deed in (
            *_OF_MOVE.values(),
            *(ASK, ANSWER, CAUSE, ACCOUNT, EARLIER, CORRECT, UNDO, VOID),
        )
    )
)
"""The keys of all deeds."""


def possible_moves(dossier: Dossier, now: datetime) -> tuple[Move, ...]:
    """Return the moves that may be made now, the likeliest first.

    A dossier that was only received may get its result at once: the service forwards it to the
    officer first. One that waits for a supplement is not closed before its time, and then that is
    what is proposed. A due date is extended once, and only where there is one.
    """
    if dossier.is_voided:
        return ()
    moves = [move for move in allowed_moves(dossier.status) if _is_possible(move, dossier, now)]
    if dossier.status is Status.RECEIVED:
        moves[1:1] = [Move.FINISH]
        moves.insert(moves.index(Move.REQUEST_SUPPLEMENT) + 1, Move.FINISH_REFUSED)
    if Move.CLOSE_WAITING in moves:
        moves.remove(Move.CLOSE_WAITING)
        moves.insert(0, Move.CLOSE_WAITING)
    return tuple(moves)


def _is_possible(move: Move, dossier: Dossier, now: datetime) -> bool:
    if move is Move.CLOSE_WAITING:
        return dossier.closes_at is None or now > dossier.closes_at
    if move is Move.EXTEND:
        return dossier.due_at is not None and dossier.extended_at is None
    if move is Move.VERIFY:
        told = dossier.verified_at or dossier.rule.get("verification")
        return dossier.due_at is not None and not told and now <= dossier.due_at
    return True


def deeds_of(
    dossier: Dossier, now: datetime, *, is_chief: bool = False, late_by: LateBy = LateBy.DAY
) -> tuple[Deed, ...]:
    """Return the deeds that a dossier allows now, the likeliest first."""
    if dossier.is_voided:
        return ()
    moves = possible_moves(dossier, now)
    found = [_for_role(deed, dossier, now, is_chief) for deed in _grouped(moves)]
    if dossier.status is Status.RECEIVED:
        found[0] = replace(found[0], words=MOVES[Move.FORWARD].words)
    late = is_late(dossier, now, by_instant=late_by is LateBy.INSTANT)
    found[1:1] = _urgent(dossier, late)
    found += _calmer(dossier, late)
    earlier = tuple(move for move in moves if move is not Move.EXTEND)
    if earlier:
        found.append(replace(EARLIER, moves=earlier))
    found.append(CORRECT)
    if _can_undo(dossier):
        found.append(UNDO)
    return (*found, VOID)


def _urgent(dossier: Dossier, late: bool) -> list[Deed]:
    """Return what is missing of a late dossier, and what one waits for that asked an opinion."""
    found = [CAUSE] if late and dossier.late_cause is None else []
    if any(opinion.answered_at is None for opinion in dossier.opinions):
        found.append(ANSWER)
    return found


def _calmer(dossier: Dossier, late: bool) -> list[Deed]:
    found = [ASK] if dossier.is_open else []
    if late:
        found.append(ACCOUNT)
    if late and dossier.late_cause is not None:
        found.append(replace(CAUSE, words="Ghi lại nguyên nhân quá hạn"))
    return found


def _for_role(deed: Deed, dossier: Dossier, now: datetime, is_chief: bool) -> Deed:
    """Say that an apology waits for the chief once the law's last day for it has passed."""
    due_at = dossier.due_at
    if deed.name is not DeedName.EXTEND or is_chief or due_at is None:
        return deed
    if not is_too_late(due_at, now):
        return deed
    return replace(deed, words="Xin lỗi, gia hạn: chờ lãnh đạo", icon="lock")


def _can_undo(dossier: Dossier) -> bool:
    name = dossier.last_move_name
    return name is not None and MOVES[Move(name)].can_undo


def primary_of(deeds: tuple[Deed, ...]) -> Deed | None:
    """Return the deed of the filled button: the first that moves the dossier on."""
    first = next(iter(deeds), None)
    return first if first is not None and first.moves and first.name not in _NEVER else None


_NEVER = {DeedName.EARLIER, DeedName.END, DeedName.REFUSE}
"""Deeds that are never proposed."""


def _grouped(moves: Iterable[Move]) -> list[Deed]:
    """Return one deed for moves that share a form; the rarest go last."""
    found: dict[Move, list[Move]] = {}
    for move in sorted(moves, key=lambda move: move in _RARE):
        found.setdefault(_SAME_DEED.get(move, move), []).append(move)
    return [replace(_OF_MOVE[first], moves=tuple(made)) for first, made in found.items()]
