"""What the message bar says after a move: above all where the due date stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.deadline import By
from onecua.domain.dossier import MOVES, Move
from onecua.ui.dossiers.dossier_columns import NO_CODE
from onecua.ui.due_words import due_words

if TYPE_CHECKING:
    from datetime import datetime

    from onecua.services.moving import MoveRequest
    from onecua.services.records import DossierRecord

_RESUMED = {
    By.RESTART: "tính lại từ đầu",
    By.RESUME: "cộng thêm thời gian dừng",
}


def moved_words(request: MoveRequest, before: DossierRecord, after: DossierRecord) -> str:
    """Say what was done to a dossier and, where the move redates, until when it is due now."""
    code = after.dossier.code or NO_CODE
    if request.move is Move.FORWARD and request.holder is not None:
        return _forwarded(code, after)
    due_at = after.dossier.due_at
    if due_at is None or request.move not in _REDATING:
        return f"Hồ sơ {code}: đã ghi «{MOVES[request.move].done_words}»."
    if request.move in (Move.SUPPLEMENTED, Move.PAID):
        told = resumed_words(after.course.changes[-1].by, before.dossier.due_at, due_at)
    elif request.move is Move.EXTEND:
        told = f"hẹn lại {due_words(due_at)}; đưa phiếu xin lỗi cho người dân"
    else:
        told = f"hạn mới {due_words(due_at)}"
    return f"Hồ sơ {code}: {told}."


_REDATING = (Move.SUPPLEMENTED, Move.PAID, Move.EXTEND, Move.VERIFY)


def resumed_words(by: By, before: datetime | None, due_at: datetime) -> str:
    """Say what the end of a pause makes of the due date."""
    if by not in _RESUMED or before == due_at:
        return f"hạn giữ nguyên {due_words(due_at)}"
    was = f" thay cho {before:%d/%m}" if before is not None else ""
    return f"hạn mới {due_words(due_at)}{was}, {_RESUMED[by]}"


def _forwarded(code: str, after: DossierRecord) -> str:
    step = after.dossier.step
    due = f", hạn bước {due_words(step.due_at)}" if step and step.due_at else ""
    return f"Đã chuyển hồ sơ {code} cho {after.holder}{due}."
