"""A dossier as another system's list gives it, and the events that it stands for.

The list says what is today; before the import only reception, due and end are known
(`rules.md` 9).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecua.domain.dossier import ENDED, PAUSED, Channel, DueSource, Move, Status
from onecua.domain.event import Fact, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.applicant import Applicant

LATE_MARK = "import"
"""Why an imported event was recorded later than it happened."""


@dataclass(frozen=True, slots=True)
class GivenDossier:
    """One row of a list, read and typed; `row` is its place in the sheet."""

    row: int
    code: str
    procedure_name: str
    procedure_code: str
    sector: str
    received_at: datetime
    promised_at: datetime | None
    ended_at: datetime | None
    owner: Applicant
    status: Status
    channel: Channel = Channel.IN_PERSON


@dataclass(frozen=True, slots=True)
class GivenDoubt:
    """An oddity of a row: where, what, and whether the row was left out for it."""

    row: int
    column: str
    problem: str
    skips: bool = False


def ended_in_list(given: GivenDossier, now: datetime) -> tuple[datetime | None, str | None]:
    """Return when a listed dossier ended, and what is doubtful about it.

    An end after now leaves the dossier open; an end before its reception is taken as that instant.
    """
    if given.ended_at is None:
        return None, None
    if given.status not in ENDED:
        words = "Có ngày kết thúc nhưng trạng thái chưa kết thúc: giữ theo trạng thái."
        return None, None if given.status is Status.DENIED else words
    if given.ended_at > now:
        return None, "Ngày kết thúc ở sau hôm nay: hồ sơ được nhập là đang xử lý."
    if given.ended_at < given.received_at:
        words = "Ngày kết thúc ở trước ngày tiếp nhận: lấy thời điểm tiếp nhận."
        return given.received_at, words
    return given.ended_at, None


_FIRST = {
    Status.REGISTERED: Status.REGISTERED,
    Status.DENIED: Status.DENIED,
    Status.RECEIVED: Status.RECEIVED,
}


def given_facts(
    given: GivenDossier,
    dossier: UUID,
    owner: str,
    procedure: Mapping[str, Any],
    batch: UUID,
    now: datetime,
) -> list[Fact]:
    """Return the facts that a listed dossier stands for, in order."""
    promised = given.promised_at
    body = {
        "code": given.code,
        "status": int(_FIRST.get(given.status, Status.PROCESSING)),
        "procedure": procedure,
        "channel": int(given.channel),
        "due_source": DueSource.GIVEN if promised else DueSource.NONE,
        "promised_at": promised.isoformat(timespec="seconds") if promised else None,
        "owner": owner,
        "batch": batch.hex,
        "late": LATE_MARK,
    }
    facts = [Fact(Kind.DOSSIER_RECEIVED, dossier, body, None, given.received_at)]
    for move, at in _moves(given, now):
        moved = {"move": move, "late": LATE_MARK}
        facts.append(Fact(Kind.DOSSIER_MOVED, dossier, moved, None, at))
    return facts


def _moves(given: GivenDossier, now: datetime) -> list[tuple[Move, datetime]]:
    ended_at, _ = ended_in_list(given, now)
    if given.status in PAUSED:
        move = (
            Move.REQUEST_SUPPLEMENT
            if given.status is Status.AWAITING_SUPPLEMENT
            else Move.REQUEST_PAYMENT
        )
        return [(move, now)]
    if given.status is Status.STOPPED and given.ended_at is None:
        return [(Move.STOP, now)]
    if ended_at is None:
        return []
    return [(move, ended_at) for move in _ENDINGS.get(given.status, ())]


_ENDINGS: Mapping[Status, tuple[Move, ...]] = {
    Status.FINISHED: (Move.FINISH,),
    Status.RETURNED: (Move.FINISH, Move.RETURN),
    Status.WITHDRAWN: (Move.WITHDRAW,),
    Status.STOPPED: (Move.STOP,),
}
