"""Write dossiers to their projection tables: the row of lists, the spans of figures, the search.

Rows are upserted under their local key, so that applying one event and rebuilding all of them end
in the same tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, func, select, text

from onecua.domain.dossier import ENDED, OPEN, Dossier, Status
from onecua.domain.vietnamese import fold, name_sort_key
from onecua.storage.bulk import Value, insert_rows
from onecua.storage.column_types import FOREVER, seconds
from onecua.storage.tables import DOSSIER, SPAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.applicant import Applicant

ENDED_RANK = 2**40
"""What is not open ranks behind every open dossier; seconds stay below this for 34,000 years."""


def write_dossiers(
    connection: Connection, dossiers: Sequence[Dossier], owners: Mapping[str, Applicant]
) -> None:
    """Write these dossiers, whether their rows exist or not."""
    if not dossiers:
        return
    known = _known(connection, [dossier.id for dossier in dossiers])
    next_key = connection.execute(select(func.coalesce(func.max(DOSSIER.c.key), 0))).scalar_one()
    keyed: list[tuple[int, Dossier]] = []
    unchanged: set[int] = set()
    for dossier in dossiers:
        row = known.get(dossier.id)
        if row is None:
            next_key += 1
            keyed.append((next_key, dossier))
            continue
        keyed.append((row.key, dossier))
        if (row.code, row.owner) == (dossier.code, bytes.fromhex(dossier.owner)):
            unchanged.add(row.key)
    rows = [dossier_row(key, dossier, owners[dossier.owner]) for key, dossier in keyed]
    insert_rows(connection, "dossier", DOSSIER_COLUMNS, rows, key="key")
    old = [row.key for row in known.values()]
    _write_spans(connection, keyed, old)
    for key in set(old) - unchanged:
        connection.execute(text("DELETE FROM dossier_search WHERE rowid = :key"), {"key": key})
    _index(connection, [pair for pair in keyed if pair[0] not in unchanged], owners)


def _known(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Row[Any]]:
    found: dict[UUID, Row[Any]] = {}
    for start in range(0, len(ids), 500):
        query = select(DOSSIER.c.id, DOSSIER.c.key, DOSSIER.c.code, DOSSIER.c.owner)
        rows = connection.execute(query.where(DOSSIER.c.id.in_(ids[start : start + 500])))
        found.update({row.id: row for row in rows})
    return found


def rank(dossier: Dossier) -> int:
    """Return the place of a dossier in lists.

    Open ones come first, by due date, then those only registered, then the ended, latest first.
    """
    if dossier.status in OPEN:
        when = dossier.closes_at or dossier.due_at
        return seconds(when) if when else ENDED_RANK - 1
    if dossier.status is Status.REGISTERED:
        return ENDED_RANK + seconds(dossier.received_at)
    return 2 * ENDED_RANK - seconds(dossier.ended_at or dossier.received_at)


DOSSIER_COLUMNS = (
    *("key", "id", "code", "status", "is_voided", "procedure_code", "procedure_name", "sector"),
    *("channel", "received_at", "promised_at", "due_at", "paused_at", "ended_at"),
    *("result_ready_at", "returned_at", "holder", "received_by", "desk_due_at", "step_name"),
    *("step_due_at", "opinion_due_at", "is_extended", "late_cause", "survey_token", "batch"),
    *("owner", "owner_name", "owner_sort", "rank"),
)


def dossier_row(key: int, dossier: Dossier, owner: Applicant) -> tuple[Value, ...]:
    """Return the row of a dossier under its local key, in the order of `DOSSIER_COLUMNS`."""
    return (
        key,
        dossier.id.bytes,
        dossier.code,
        int(dossier.status),
        dossier.is_voided,
        dossier.procedure_code,
        dossier.procedure_name,
        dossier.sector,
        int(dossier.channel),
        seconds(dossier.received_at),
        _seconds(dossier.promised_at),
        _seconds(dossier.due_at),
        _seconds(dossier.paused_at),
        _seconds(dossier.ended_at),
        _seconds(dossier.result_ready_at),
        _seconds(dossier.returned_at),
        dossier.holder.bytes,
        dossier.received_by.bytes,
        _seconds(dossier.desk_due_at),
        dossier.step.name if dossier.step else None,
        _seconds(dossier.step.due_at) if dossier.step else None,
        _seconds(dossier.opinion_due_at),
        dossier.extended_at is not None,
        dossier.late_cause,
        dossier.survey_token,
        dossier.batch.bytes if dossier.batch else None,
        bytes.fromhex(dossier.owner),
        owner.full_name,
        name_sort_key(owner.full_name),
        rank(dossier),
    )


def _seconds(at: datetime | None) -> int | None:
    return seconds(at) if at is not None else None


SPAN_COLUMNS = (
    *("dossier", "from_at", "to_at", "status", "due_at", "paused_at", "finished_at"),
    *("received_at", "promised_at", "sector", "channel"),
)


def _write_spans(
    connection: Connection, keyed: Iterable[tuple[int, Dossier]], old: Sequence[int]
) -> None:
    for start in range(0, len(old), 500):
        connection.execute(delete(SPAN).where(SPAN.c.dossier.in_(old[start : start + 500])))
    rows = [row for key, dossier in keyed for row in span_rows(key, dossier)]
    insert_rows(connection, "dossier_span", SPAN_COLUMNS, rows)


def span_rows(key: int, dossier: Dossier) -> list[tuple[Value, ...]]:
    """Return the spans of a dossier under its local key, in the order of `SPAN_COLUMNS`."""
    return [
        (
            key,
            seconds(span.from_at),
            seconds(span.to_at) if span.to_at else FOREVER,
            int(span.status),
            _seconds(span.due_at),
            _seconds(span.paused_at),
            _seconds(span.finished_at) if span.status in ENDED else None,
            seconds(dossier.received_at),
            _seconds(dossier.promised_at),
            span.sector,
            int(span.channel),
        )
        for span in dossier.spans
    ]


def _index(
    connection: Connection, keyed: Iterable[tuple[int, Dossier]], owners: Mapping[str, Applicant]
) -> None:
    rows = [search_row(key, dossier, owners[dossier.owner]) for key, dossier in keyed]
    insert_rows(connection, "dossier_search", ("rowid", "code", "name", "numbers"), rows)


def search_row(key: int, dossier: Dossier, owner: Applicant) -> tuple[Value, ...]:
    """Return what the search finds a dossier by."""
    return (key, fold(dossier.code or ""), fold(owner.full_name), number_tokens(owner))


def number_tokens(owner: Applicant) -> str:
    """Return what a search for numbers may meet: each whole, and its last four digits."""
    numbers = [n for n in (owner.identity_number, owner.old_number, owner.phone) if n]
    return " ".join([*numbers, *(number[-4:] for number in numbers)])
