"""Write dossiers to their projection tables: the row of lists, the spans of figures, the search.

Rows are upserted under their local key, so that applying one event and rebuilding all of them end
in the same tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, select, text
from sqlalchemy.dialects.sqlite import insert

from onecua.domain.dossier import ENDED, OPEN, Dossier, Status
from onecua.domain.vietnamese import fold, name_sort_key
from onecua.storage.column_types import FOREVER, seconds
from onecua.storage.tables import DossierRow, SpanRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from onecua.domain.applicant import Applicant

ENDED_RANK = 2**40
"""Every ended dossier ranks behind every open one; seconds stay below this for 34,000 years."""


def write_dossiers(
    connection: Connection, dossiers: Sequence[Dossier], owners: Mapping[str, Applicant]
) -> None:
    """Write these dossiers, whether their rows exist or not."""
    if not dossiers:
        return
    known = _known(connection, [dossier.id for dossier in dossiers])
    next_key = connection.execute(select(func.coalesce(func.max(DossierRow.key), 0))).scalar_one()
    keyed: list[tuple[int, Dossier]] = []
    for dossier in dossiers:
        key = known.get(dossier.id)
        if key is None:
            next_key += 1
            key = next_key
        keyed.append((key, dossier))
    rows = [_row(key, dossier, owners[dossier.owner]) for key, dossier in keyed]
    _upsert(connection, rows)
    old = [key for key, dossier in keyed if dossier.id in known]
    _write_spans(connection, keyed, old)
    _index(connection, rows, [owners[dossier.owner] for _, dossier in keyed], old)


def _known(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for start in range(0, len(ids), 500):
        rows = connection.execute(
            select(DossierRow.id, DossierRow.key).where(DossierRow.id.in_(ids[start : start + 500]))
        )
        found.update({row.id: row.key for row in rows})
    return found


def rank(dossier: Dossier) -> int:
    """Return the place of a dossier in lists: open by due date, then ended, latest first."""
    if dossier.status in OPEN or dossier.status is Status.REGISTERED:
        when = dossier.closes_at or dossier.due_at
        return seconds(when) if when else ENDED_RANK - 1
    return 2 * ENDED_RANK - seconds(dossier.ended_at or dossier.received_at)


def _row(key: int, dossier: Dossier, owner: Applicant) -> dict[str, object]:
    return {
        "key": key,
        "id": dossier.id,
        "code": dossier.code,
        "status": int(dossier.status),
        "is_voided": dossier.is_voided,
        "procedure_code": dossier.procedure_code,
        "procedure_name": dossier.procedure_name,
        "sector": dossier.sector,
        "channel": int(dossier.channel),
        "received_at": dossier.received_at,
        "promised_at": dossier.promised_at,
        "due_at": dossier.due_at,
        "paused_at": dossier.paused_at,
        "ended_at": dossier.ended_at,
        "result_ready_at": dossier.result_ready_at,
        "returned_at": dossier.returned_at,
        "holder": dossier.holder,
        "received_by": dossier.received_by,
        "batch": dossier.batch,
        "owner": bytes.fromhex(dossier.owner),
        "owner_name": owner.full_name,
        "owner_sort": name_sort_key(owner.full_name),
        "rank": rank(dossier),
    }


def _upsert(connection: Connection, rows: list[dict[str, object]]) -> None:
    statement = insert(DossierRow)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in ("key", "id")}
    connection.execute(statement.on_conflict_do_update(["key"], set_=changed), rows)


def _write_spans(
    connection: Connection, keyed: Iterable[tuple[int, Dossier]], old: Sequence[int]
) -> None:
    for start in range(0, len(old), 500):
        connection.execute(delete(SpanRow).where(SpanRow.dossier.in_(old[start : start + 500])))
    rows = [
        {
            "dossier": key,
            "from_at": seconds(span.from_at),
            "to_at": seconds(span.to_at) if span.to_at else FOREVER,
            "status": int(span.status),
            "due_at": seconds(span.due_at) if span.due_at else None,
            "paused_at": seconds(span.paused_at) if span.paused_at else None,
            "finished_at": seconds(span.finished_at)
            if span.finished_at and span.status in ENDED
            else None,
            "received_at": seconds(dossier.received_at),
            "promised_at": seconds(dossier.promised_at) if dossier.promised_at else None,
            "sector": span.sector,
            "channel": int(span.channel),
        }
        for key, dossier in keyed
        for span in dossier.spans
    ]
    if rows:
        connection.execute(insert(SpanRow), rows)


def _index(
    connection: Connection,
    rows: Sequence[dict[str, object]],
    owners: Sequence[Applicant],
    old: Sequence[int],
) -> None:
    for key in old:
        connection.execute(text("DELETE FROM dossier_search WHERE rowid = :key"), {"key": key})
    connection.execute(
        text(
            "INSERT INTO dossier_search(rowid, code, name, numbers) "
            "VALUES (:key, :code, :name, :numbers)"
        ),
        [
            {
                "key": row["key"],
                "code": fold(str(row["code"] or "")),
                "name": fold(owner.full_name),
                "numbers": number_tokens(owner),
            }
            for row, owner in zip(rows, owners, strict=True)
        ],
    )


def number_tokens(owner: Applicant) -> str:
    """Return what a search for numbers may meet: each whole, and its last four digits."""
    numbers = [n for n in (owner.identity_number, owner.old_number, owner.phone) if n]
    return " ".join([*numbers, *(number[-4:] for number in numbers)])
