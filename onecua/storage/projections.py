"""Apply events to the tables; rebuild the tables from the log; say their digest.

One function writes for a save, an import, the demo and a rebuild (`rules.md` 12).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from onecua.domain.applicant import Applicant, applicant_from
from onecua.domain.dossier_history import fold
from onecua.domain.event import DOSSIER_KINDS, Event, Kind
from onecua.domain.office import Role
from onecua.progress import Progress
from onecua.storage import log
from onecua.storage.dossier_projection import write_dossiers
from onecua.storage.tables import (
    PROJECTION_VERSION,
    SEARCH_DDL,
    AdoptedRow,
    BatchRow,
    EventRow,
    NumberRow,
    OfficeRow,
    OfficerRow,
    PersonRow,
    Projection,
    RuleRow,
    SlipRow,
    TermRow,
)

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.domain.dossier import Dossier

Private = Mapping[bytes, Mapping[str, object]]
_CHUNK = 5_000


def create(connection: Connection) -> None:
    """Drop the projection tables where they are and make them again, empty."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS dossier_search")
    Projection.metadata.drop_all(connection)
    Projection.metadata.create_all(connection)
    connection.exec_driver_sql(SEARCH_DDL)
    version = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
    if tuple(int(part) for part in version.split(".")) >= (3, 42, 0):
        connection.exec_driver_sql(
            "INSERT INTO dossier_search(dossier_search, rank) VALUES('secure-delete', 1)"
        )
    connection.exec_driver_sql(f"PRAGMA user_version = {PROJECTION_VERSION}")


def apply(connection: Connection, events: Sequence[Event], private: Private) -> None:
    """Apply events that were just appended; `private` are the values sealed with them."""
    dossier_refs: dict[UUID, None] = {}
    fresh: set[UUID] = set()
    for event in events:
        if event.kind in DOSSIER_KINDS and event.ref is not None:
            dossier_refs[event.ref] = None
            if event.kind == Kind.DOSSIER_RECEIVED:
                fresh.add(event.ref)
    apply_others(connection, events, private)
    known = [event for event in events if event.ref in fresh and event.kind in DOSSIER_KINDS]
    old = [ref for ref in dossier_refs if ref not in fresh]
    known.extend(e for e in log.events_of(connection, old) if e.kind in DOSSIER_KINDS)
    _write(connection, known, list(dossier_refs), private)


def _write(
    connection: Connection, events: Iterable[Event], order: Sequence[UUID], private: Private
) -> None:
    by_ref: dict[UUID, list[Event]] = {ref: [] for ref in order}
    for event in events:
        if event.ref is not None:
            by_ref[event.ref].append(event)
    dossiers = [dossier for ref in order if (dossier := fold(by_ref[ref])) is not None]
    for start in range(0, len(dossiers), _CHUNK):
        part = dossiers[start : start + _CHUNK]
        write_dossiers(connection, part, _owners(connection, part, private))


def _owners(
    connection: Connection, dossiers: Iterable[Dossier], private: Private
) -> dict[str, Applicant]:
    wanted = {dossier.owner for dossier in dossiers}
    missing = [bytes.fromhex(name) for name in wanted if bytes.fromhex(name) not in private]
    values = {**private, **log.private_values(connection, missing)}
    return {name: applicant_from(values.get(bytes.fromhex(name))) for name in wanted}


def apply_others(connection: Connection, events: Sequence[Event], private: Private) -> None:
    """Apply events to every table but those of dossiers; of a dossier's only the numbers."""
    numbers = [row for event in events for row in _numbers(event)]
    if numbers:
        connection.execute(upsert(NumberRow).on_conflict_do_nothing(), numbers)
    others = [event for event in events if event.kind in _WRITERS]
    for kind, group in groupby(others, key=lambda event: event.kind):
        _WRITERS[kind](connection, list(group), private)


def _numbers(event: Event) -> Iterator[dict[str, object]]:
    """Yield the numbers that an event took out of their series."""
    body = event.body
    for series, number in body.get("numbers", ()):
        yield {
            "series": series,
            "number": number,
            "ref": event.ref,
            "issued_at": event.happened_at,
        }


def _office(connection: Connection, events: Sequence[Event], private: Private) -> None:
    last = events[-1]
    row = {"id": 1, "body": last.body_text, "declared_at": last.happened_at}
    _put(connection, OfficeRow.__table__, [row], ["id"])  # type: ignore[arg-type]


def _officers(connection: Connection, events: Sequence[Event], private: Private) -> None:
    values = _values(connection, events, private)
    rows = [
        {
            "id": event.ref,
            "name": str(found.get("name", "")),
            "title": str(found.get("title", "")),
            "role": str(event.body.get("role", Role.OFFICER)),
            "is_active": bool(event.body.get("active", True)),
        }
        for event, found in zip(events, values, strict=True)
    ]
    _put(connection, OfficerRow.__table__, rows, ["id"])  # type: ignore[arg-type]


def _people(connection: Connection, events: Sequence[Event], private: Private) -> None:
    values = _values(connection, events, private)
    last = {
        event.ref: (event, applicant_from(found))
        for event, found in zip(events, values, strict=True)
    }
    rows = [
        {
            "id": ref,
            "commitment": event.commitment,
            "identity_number": person.identity_number or None,
            "phone": person.phone or None,
            "full_name": person.full_name,
            "recorded_at": event.happened_at,
        }
        for ref, (event, person) in last.items()
    ]
    _put(connection, PersonRow.__table__, rows, ["id"])  # type: ignore[arg-type]


def _values(
    connection: Connection, events: Sequence[Event], private: Private
) -> list[Mapping[str, object]]:
    wanted = [event.commitment for event in events if event.commitment is not None]
    missing = [commitment for commitment in wanted if commitment not in private]
    found = {**private, **log.private_values(connection, missing)}
    return [found.get(event.commitment or b"", {}) for event in events]


def _adopted(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows = [
        {
            "kind": event.kind,
            "place": event.seq,
            "adopted_at": event.happened_at,
            "sha256": bytes.fromhex(event.body["sha256"]),
            "officer": event.officer,
        }
        for event in events
    ]
    _put(connection, AdoptedRow.__table__, rows, ["kind", "place"])  # type: ignore[arg-type]


def _terms(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows = [
        {
            "procedure_code": event.body["procedure"],
            "catalogue": event.body["catalogue"],
            "term": event.body["term"],
            "officer": event.officer,
            "recorded_at": event.happened_at,
        }
        for event in events
    ]
    keys = ["procedure_code", "catalogue"]
    _put(connection, TermRow.__table__, rows, keys)  # type: ignore[arg-type]


def _rules(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows = [
        {
            "procedure_code": event.body["procedure"],
            "place": event.seq,
            "body": event.body_text,
            "officer": event.officer,
            "recorded_at": event.happened_at,
        }
        for event in events
    ]
    _put(connection, RuleRow.__table__, rows, ["procedure_code", "place"])  # type: ignore[arg-type]


def _slips(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows = [
        {
            "id": event.ref,
            "form": event.body["form"],
            "number": event.body["number"],
            "issued_at": event.happened_at,
            "officer": event.officer,
            "procedure_name": event.body["procedure"]["name"],
            "person": bytes.fromhex(event.body["person"]) if event.body.get("person") else None,
        }
        for event in events
    ]
    _put(connection, SlipRow.__table__, rows, ["id"])  # type: ignore[arg-type]


def _batches(connection: Connection, events: Sequence[Event], private: Private) -> None:
    rows = [
        {
            "id": event.ref,
            "file_name": event.body["file"],
            "imported_at": event.recorded_at,
            "imported_count": event.body["imported"],
            "skipped_count": event.body["skipped"],
        }
        for event in events
    ]
    _put(connection, BatchRow.__table__, rows, ["id"])  # type: ignore[arg-type]


def _withdrawn(connection: Connection, events: Sequence[Event], private: Private) -> None:
    for event in events:
        connection.execute(
            update(BatchRow).where(BatchRow.id == event.ref).values(withdrawn_at=event.recorded_at)
        )


def _put(
    connection: Connection, table: Table, rows: list[dict[str, object]], keys: list[str]
) -> None:
    statement = upsert(table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(statement.on_conflict_do_update(keys, set_=changed), rows)


_WRITERS: Mapping[str, Callable[[Connection, Sequence[Event], Private], None]] = {
    Kind.OFFICE_DECLARED: _office,
    Kind.OFFICER_RECORDED: _officers,
    Kind.PERSON_RECORDED: _people,
    Kind.CATALOGUE_ADOPTED: _adopted,
    Kind.CALENDAR_ADOPTED: _adopted,
    Kind.TERM_RECORDED: _terms,
    Kind.RULE_RECORDED: _rules,
    Kind.SLIP_ISSUED: _slips,
    Kind.LIST_IMPORTED: _batches,
    Kind.LIST_WITHDRAWN: _withdrawn,
}


def rebuild(connection: Connection, progress: Progress | None = None) -> None:
    """Drop every projection and make it again from the log; the digest stays the same."""
    create(connection)
    part: list[Event] = []
    for event in log.stream(connection):
        if event.kind not in DOSSIER_KINDS or event.body.get("numbers"):
            part.append(event)
        if len(part) >= _CHUNK:
            apply_others(connection, part, {})
            part.clear()
    if part:
        apply_others(connection, part, {})
    _rebuild_dossiers(connection, progress or Progress())


def _rebuild_dossiers(connection: Connection, progress: Progress) -> None:
    order = connection.execute(
        select(EventRow.ref)
        .where(EventRow.kind == Kind.DOSSIER_RECEIVED)
        .order_by(EventRow.writer, EventRow.seq)
    )
    refs = list(dict.fromkeys(order.scalars()))
    for start in range(0, len(refs), _CHUNK):
        progress.step(start, len(refs), "Dựng lại bảng hồ sơ từ nhật ký")
        part = [ref for ref in refs[start : start + _CHUNK] if ref is not None]
        events = [e for e in log.events_of(connection, part) if e.kind in DOSSIER_KINDS]
        _write(connection, events, part, {})
