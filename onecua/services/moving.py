"""What an officer may ask of a dossier's next step, and what keeps it from being done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.dossier import Dossier, Move
from onecua.errors import RuleError, RuleErrors
from onecua.services.entering import late_entry_problems

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from onecua.domain.deadline import HandlingTime


@dataclass(frozen=True, slots=True)
class MoveRequest:
    """A move as the officer asks for it; `items` are the papers that a supplement names.

    `due_on` is the day that an apology gives, with the chief's `override` where it comes too late;
    `extra` what a verification adds; `step` the place of the workflow's step that a hand-over
    begins; `due_at` and `notified` belong to a slip issued again under a new calendar.
    """

    dossier: UUID
    move: Move
    reason: str = ""
    items: tuple[str, ...] = ()
    holder: UUID | None = None
    happened_at: datetime | None = None
    recipient: str = ""
    due_on: date | None = None
    override: str = ""
    extra: HandlingTime | None = None
    step: int | None = None
    notified: Notified | None = None


class Notified(StrEnum):
    """How the applicant learns of a date that a new calendar gave."""

    SLIP = "slip"
    CALL = "call"


def check_request(
    dossier: Dossier, request: MoveRequest, now: datetime, last_moved_at: datetime | None
) -> None:
    """Raise `RuleErrors` with everything wrong with a move beside its status and reason."""
    problems = _time_problems(dossier, request, now, last_moved_at)
    if request.move is Move.REQUEST_SUPPLEMENT and not any(i.strip() for i in request.items):
        problems.append(RuleError("Ghi ít nhất một nội dung phải bổ sung.", "items"))
    closes_at = dossier.closes_at
    if request.move is Move.CLOSE_WAITING and closes_at is not None and now < closes_at:
        words = f"Người dân còn được bổ sung đến {closes_at:%H:%M %d/%m/%Y}, chưa đóng được."
        problems.append(RuleError(words))
    if problems:
        raise RuleErrors(problems)


def _time_problems(
    dossier: Dossier, request: MoveRequest, now: datetime, last_moved_at: datetime | None
) -> list[RuleError]:
    at = request.happened_at
    # The move was allowed by today's status; before the last step there was another one.
    if at is not None and last_moved_at is not None and dossier.received_at <= at < last_moved_at:
        words = f"Thời điểm ở trước bước trước đó ({last_moved_at:%d/%m/%Y %H:%M}). Xem lại."
        return [RuleError(words, "happened_at")]
    if at is not None and _passes_the_due(dossier, at, now) and not request.reason.strip():
        words = f"Ghi lý do vì sao quá hạn {dossier.due_at:%d/%m/%Y %H:%M} rồi mới ghi việc này."
        return [RuleError(words, "reason")]
    return late_entry_problems(dossier, at, request.reason, now)


def _passes_the_due(dossier: Dossier, at: datetime, now: datetime) -> bool:
    """Tell whether an entry of today tells of a time before the due instant that has passed."""
    return dossier.due_at is not None and dossier.received_at <= at <= dossier.due_at < now
