"""Append to this device's log and read it back; `proof` verifies its chain."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Select, select

from onecua.domain.event import (
    FIRST_PREVIOUS,
    Body,
    Event,
    Fact,
    Sealed,
    canonical,
    chain_hash,
    seal,
)
from onecua.storage.bulk import Value, insert_rows
from onecua.storage.column_types import seconds
from onecua.storage.tables import EVENT, PRIVATE_VALUE, WRITER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

EVENT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes this log: a device in one incarnation, at one counter."""

    id: int
    device: str
    incarnation: str
    counter: int


@dataclass(frozen=True, slots=True)
class Appended:
    """Events that found their place, and the private values sealed with them."""

    events: tuple[Event, ...]
    private: dict[bytes, dict[str, object]]


def local_writer(connection: Connection) -> Writer:
    """Return the writer of this PC: the newest local incarnation."""
    row = connection.execute(
        select(WRITER.c.id, WRITER.c.device, WRITER.c.incarnation, WRITER.c.counter)
        .where(WRITER.c.is_local.is_(True))
        .order_by(WRITER.c.id.desc())
        .limit(1)
    ).one()
    return Writer(*row)


def seal_fact(fact: Fact) -> Sealed | None:
    """Return the sealed private values of a fact, with a fresh salt."""
    if fact.sealed is not None:
        return fact.sealed
    return seal(fact.private, os.urandom(16)) if fact.private else None


def append(
    connection: Connection, facts: Sequence[Fact], officer: UUID, recorded_at: datetime
) -> Appended:
    """Append facts to the local log; the head is read in this transaction, never cached."""
    writer = local_writer(connection)
    seq, previous = _head(connection, writer.id)
    events: list[Event] = []
    sealed: list[Sealed] = []
    for fact in facts:
        private = seal_fact(fact)
        if private is not None:
            sealed.append(private)
        seq += 1
        event = _place(fact, private, writer, seq, previous, officer, recorded_at)
        previous = event.hash
        events.append(event)
    insert_rows(connection, "event", _COLUMNS, [_row(writer.id, event) for event in events])
    insert_rows(
        connection,
        "private_value",
        ("commitment", "salt", "value"),
        [(s.commitment, s.salt, s.text) for s in sealed],
    )
    return Appended(tuple(events), {s.commitment: json.loads(s.text) for s in sealed})


def _head(connection: Connection, writer: int) -> tuple[int, bytes]:
    row = connection.execute(
        select(EVENT.c.seq, EVENT.c.hash)
        .where(EVENT.c.writer == writer)
        .order_by(EVENT.c.seq.desc())
        .limit(1)
    ).first()
    return (row.seq, row.hash) if row else (0, FIRST_PREVIOUS)


def length(connection: Connection) -> int:
    """Return how many events all logs hold together: the last number of each."""
    writers = connection.execute(select(WRITER.c.id)).scalars().all()
    return sum(_head(connection, writer)[0] for writer in writers)


def _place(
    fact: Fact,
    private: Sealed | None,
    writer: Writer,
    seq: int,
    previous: bytes,
    officer: UUID,
    recorded_at: datetime,
) -> Event:
    if fact.recorded is not None:
        officer, recorded_at = fact.recorded.officer, fact.recorded.at
    text = canonical(fact.body)
    times = (fact.happened_at or recorded_at, recorded_at)
    commitment = private.commitment if private else None
    names = (writer.device, writer.incarnation)
    digest = chain_hash(
        previous,
        names,
        seq,
        fact.kind,
        EVENT_VERSION,
        fact.ref,
        officer,
        times,
        text,
        commitment,
    )
    return Event(
        *names,
        seq,
        fact.kind,
        EVENT_VERSION,
        fact.ref,
        officer,
        *times,
        text,
        commitment,
        digest,
        fact.body,
    )


_COLUMNS = (
    *("writer", "seq", "kind", "version", "ref", "officer", "happened_at", "recorded_at"),
    *("body", "commitment", "hash", "is_amendment"),
)


def _row(writer: int, event: Event) -> tuple[Value, ...]:
    return (
        writer,
        event.seq,
        event.kind,
        event.version,
        event.ref.bytes if event.ref else None,
        event.officer.bytes,
        seconds(event.happened_at),
        seconds(event.recorded_at),
        event.body_text,
        event.commitment,
        event.hash,
        event.is_amendment,
    )


def events_query() -> Select[*tuple[Any, ...]]:
    """Return the query of whole events, to be narrowed and ordered by the caller."""
    return select(
        WRITER.c.device,
        WRITER.c.incarnation,
        EVENT.c.seq,
        EVENT.c.kind,
        EVENT.c.version,
        EVENT.c.ref,
        EVENT.c.officer,
        EVENT.c.happened_at,
        EVENT.c.recorded_at,
        EVENT.c.body,
        EVENT.c.commitment,
        EVENT.c.hash,
    ).join_from(EVENT, WRITER, EVENT.c.writer == WRITER.c.id)


def read_event(row: Row[*tuple[Any, ...]]) -> Event:
    """Return the event of a row of `events_query`."""
    return _event(row, json.loads(row[_BODY]))


def unread_event(row: Row[*tuple[Any, ...]]) -> Event:
    """Return the event of a row of `events_query` with its body as text only."""
    return _event(row, {})


_BODY = 9


def _event(row: Row[*tuple[Any, ...]], body: Body) -> Event:
    device, incarnation, seq, kind, version, ref, officer, happened, recorded, text, seal_, own = (
        row
    )
    return Event(
        device,
        incarnation,
        seq,
        kind,
        version,
        ref,
        officer,
        happened,
        recorded,
        text,
        seal_,
        own,
        body,
    )


def events_of(connection: Connection, refs: Iterable[UUID]) -> list[Event]:
    """Return the events about these dossiers or persons in the order of their logs."""
    wanted = list(refs)
    found: list[Event] = []
    for start in range(0, len(wanted), 500):
        query = events_query().where(EVENT.c.ref.in_(wanted[start : start + 500]))
        rows = connection.execute(query.order_by(EVENT.c.ref, EVENT.c.writer, EVENT.c.seq))
        found.extend(read_event(row) for row in rows)
    return found


def stream(connection: Connection) -> Iterator[Event]:
    """Yield every event, log by log, in order."""
    for row in _rows(connection):
        yield read_event(row)


def stream_unread(connection: Connection) -> Iterator[Event]:
    """Yield every event, log by log, in order, with its body as text only."""
    for row in _rows(connection):
        yield unread_event(row)


def _rows(connection: Connection) -> Iterator[Row[*tuple[Any, ...]]]:
    query = events_query().order_by(EVENT.c.writer, EVENT.c.seq)
    yield from connection.execute(query.execution_options(yield_per=2_000))


def private_values(
    connection: Connection, commitments: Iterable[bytes]
) -> dict[bytes, dict[str, object]]:
    """Return the private values behind commitments; erased ones are empty."""
    wanted = list(dict.fromkeys(commitments))
    found: dict[bytes, dict[str, object]] = {}
    for start in range(0, len(wanted), 500):
        rows = connection.execute(
            select(PRIVATE_VALUE.c.commitment, PRIVATE_VALUE.c.value).where(
                PRIVATE_VALUE.c.commitment.in_(wanted[start : start + 500])
            )
        )
        found.update({row.commitment: json.loads(row.value) if row.value else {} for row in rows})
    return found
