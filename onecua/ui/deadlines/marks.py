"""Small marks of a line: what is late inside a dossier, what was done about it, in words too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.deadline import Urgency
from onecua.domain.lateness import CAUSES
from onecua.ui.due_words import due_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from onecua.domain.board import OpenDossier
    from onecua.services.board import BoardLine


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon, its colour and what it says; the words stand in the tool tip and under F4."""

    icon: str
    token: str
    words: str


class LineMarks:
    """Tells the marks of a line as of the board's instant."""

    def __init__(self, closes_at: Callable[[OpenDossier], datetime | None]) -> None:
        self._closes_at = closes_at

    def of(self, line: BoardLine, now: datetime) -> list[Mark]:
        """Return the marks of a line, the most pressing first."""
        counted = line.counted
        found = [_lateness(line)] if line.standing.urgency is Urgency.OVERDUE else []
        if counted.step_is_late(now) and counted.step_due_at is not None:
            words = f"Bước «{counted.step}» quá hạn từ {due_words(counted.step_due_at)}"
            found.append(Mark("desk", "danger", words))
        if counted.opinion_is_late(now) and counted.opinion_due_at is not None:
            words = f"Chờ ý kiến cơ quan phối hợp quá hạn từ {due_words(counted.opinion_due_at)}"
            found.append(Mark("message", "danger", words))
        found += self._paused_marks(counted, now)
        if line.counted.is_extended:
            found.append(Mark("calendar", "sub", "Đã xin lỗi và hẹn lại một lần"))
        return found

    def _paused_marks(self, counted: OpenDossier, now: datetime) -> list[Mark]:
        found = []
        closes_at = self._closes_at(counted)
        if closes_at is not None and closes_at <= now:
            words = f"Quá hạn bổ sung từ {due_words(closes_at)}, xem việc dừng giải quyết"
            found.append(Mark("alert-triangle", "warning", words))
        if counted.is_paused and counted.was_late_before_pause:
            found.append(Mark("alert-octagon", "danger", "Đã quá hạn trước khi tạm dừng"))
        return found


def _lateness(line: BoardLine) -> Mark:
    cause = line.detail.late_cause
    if cause is None:
        return Mark("edit", "danger", "Chưa ghi nguyên nhân quá hạn")
    return Mark("file", "sub", f"Đã ghi nguyên nhân: {CAUSES.get(cause, cause)}")
