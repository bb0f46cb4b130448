"""Apply events to the tables; rebuild the tables from the log; say their digest.

One function writes for a save, an import, the demo and a rebuild (`rules.md` 12).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from onecua.domain.applicant import Applicant, applicant_from
from onecua.domain.dossier_history import fold
from onecua.domain.event import DOSSIER_KINDS, Event, Kind
from onecua.progress import Progress
from onecua.storage import log
from onecua.storage.dossier_projection import write_dossiers
from onecua.storage.office_projection import WRITERS, Private
from onecua.storage.tables import (
    EVENT,
    NUMBER,
    PROJECTION_VERSION,
    PROJECTIONS,
    SEARCH_DDL,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from onecua.domain.dossier import Dossier

_CHUNK = 5_000


def create(connection: Connection) -> None:
    """Drop the projection tables where they are and make them again, empty."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS dossier_search")
    PROJECTIONS.drop_all(connection)
    PROJECTIONS.create_all(connection)
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
        connection.execute(upsert(NUMBER).on_conflict_do_nothing(), numbers)
    others = [event for event in events if event.kind in WRITERS]
    for kind, group in groupby(others, key=lambda event: event.kind):
        WRITERS[kind](connection, list(group), private)


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
        select(EVENT.c.ref)
        .where(EVENT.c.kind == Kind.DOSSIER_RECEIVED)
        .order_by(EVENT.c.writer, EVENT.c.seq)
    )
    refs = list(dict.fromkeys(order.scalars()))
    for start in range(0, len(refs), _CHUNK):
        progress.step(start, len(refs), "Dựng lại bảng hồ sơ từ nhật ký")
        part = [ref for ref in refs[start : start + _CHUNK] if ref is not None]
        events = [e for e in log.events_of(connection, part) if e.kind in DOSSIER_KINDS]
        _write(connection, events, part, {})
