"""Table II.06a counted dossier by dossier from the log, without spans and without SQL."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onecua.domain.dossier import Dossier, Status
from onecua.domain.dossier_history import fold
from onecua.storage import log

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from onecua.domain.event import Event

_STOPPED = (Status.WITHDRAWN, Status.STOPPED)
_PAUSED = (Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT)


@dataclass
class HandCount:
    """The cells that are not 0 by sector and column, and the columns of each dossier."""

    cells: Counter[tuple[str, int]] = field(default_factory=Counter)
    columns: list[tuple[int, int]] = field(default_factory=list)
    against_promise: tuple[int, int] = (0, 0)


def counted_by_hand(connection: Connection, start: datetime, until: datetime) -> HandCount:
    """Fold what had happened to each dossier before `until` and sort it by `rules.md` 5."""
    by_ref: dict[object, list[Event]] = {}
    for event in log.stream(connection):
        by_ref.setdefault(event.ref, []).append(event)
    found, late, overdue = HandCount(), 0, 0
    for events in by_ref.values():
        whole = fold(events)
        if whole is None or whole.is_voided:
            continue
        dossier = fold([event for event in events if event.happened_at < until])
        if dossier is None:
            continue
        out = _outgoing(dossier, dossier.due_at, start, until)
        if out is None:
            continue
        columns = (_incoming(dossier, start), out)
        found.columns.append(columns)
        found.cells.update((dossier.sector, column) for column in columns)
        by_promise = _outgoing(dossier, dossier.promised_at, start, until)
        late += by_promise == 10
        overdue += by_promise == 13
    found.against_promise = (late, overdue)
    return found


def _incoming(dossier: Dossier, start: datetime) -> int:
    if dossier.received_at < start:
        return 6
    return 4 if dossier.channel == 2 else 5


def _outgoing(
    dossier: Dossier, due: datetime | None, start: datetime, until: datetime
) -> int | None:
    if dossier.status in (Status.REGISTERED, Status.DENIED):
        return None
    if dossier.ended_at is not None:
        return _ended(dossier, due) if dossier.ended_at >= start else None
    if due is None:
        return 12
    if dossier.status in _PAUSED:
        assert dossier.paused_at is not None
        return 13 if dossier.paused_at.date() > due.date() else 12
    return 13 if due.date() < until.date() else 12


def _ended(dossier: Dossier, due: datetime | None) -> int:
    assert dossier.ended_at is not None
    if due is None:
        return 9
    if dossier.ended_at.date() > due.date():
        return 10
    return 8 if dossier.ended_at.date() < due.date() and dossier.status not in _STOPPED else 9
