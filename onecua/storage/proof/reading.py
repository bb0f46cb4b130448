"""The log read once from its beginning to its end, with everything that hangs on its order."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from onecua.domain.event import DOSSIER_KINDS, Event
from onecua.domain.integrity import UNREADABLE, Area, Finding, Findings
from onecua.storage import amendments, log
from onecua.storage.proof.chain import (
    chained_events,
    shape_findings,
    unknown_kinds,
    unreadable_bodies,
)
from onecua.storage.proof.documents import broken_documents
from onecua.storage.proof.names import Names, of_dossier, sentence
from onecua.storage.proof.others import OtherTables, scratch_tables
from onecua.storage.proof.private import private_findings
from onecua.storage.proof.series import NumberSeries
from onecua.storage.proof.words import kind_words
from onecua.storage.tables import DOSSIER, EVENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from onecua.progress import Progress
    from onecua.storage.database import Database

_STEP = 5_000
_READING = "Đọc nhật ký: chuỗi dấu của từng sự kiện"


@dataclass(frozen=True, slots=True)
class ReadLog:
    """What reading the log gave: dossiers whose entries cannot be read, documents not to trust."""

    event_count: int
    unreadable: frozenset[bytes]
    broken_documents: frozenset[str]


def read_log(
    database: Database,
    connection: Connection,
    findings: Findings,
    progress: Progress,
    follow: Callable[[Event], None],
) -> ReadLog | None:
    """Prove the log and the tables of the office; None when it cannot be read to its end.

    `follow` gets every event that is about no dossier, in order, its body parsed.
    """
    findings.add(*unknown_kinds(connection))
    shapes = shape_findings(connection)
    if shapes:
        findings.add(*shapes)
        return None
    unreadable = unreadable_bodies(connection, findings)
    with scratch_tables(database) as scratch:
        others = OtherTables(connection, scratch, findings)
        count = _follow_all(connection, findings, progress, others, follow)
        progress.step(count, count, "So các bảng khai báo với nhật ký")
        others.compare()
    findings.add(*_wrongly_marked(connection))
    progress.step(count, count, "Đọc thông tin riêng")
    private_findings(connection, findings)
    broken = dict(broken_documents(connection))
    findings.add(*broken.values())
    return ReadLog(count, frozenset(unreadable), frozenset(broken))


def chain_findings(connection: Connection) -> Findings:
    """Return what is wrong with the log, its private values and its documents alone."""
    findings = Findings()
    findings.add(*unknown_kinds(connection))
    shapes = shape_findings(connection)
    findings.add(*shapes)
    if not shapes:
        for _ in chained_events(connection, findings):
            pass
        findings.add(*_wrongly_marked(connection))
        private_findings(connection, findings)
        findings.add(*dict(broken_documents(connection)).values())
    return findings


def _follow_all(
    connection: Connection,
    findings: Findings,
    progress: Progress,
    others: OtherTables,
    follow: Callable[[Event], None],
) -> int:
    total, count = log.length(connection), 0
    series = NumberSeries(Names(connection))
    for event in chained_events(connection, findings):
        if count % _STEP == 0:
            progress.step(count, total, _READING)
        count += 1
        of_dossier_kind = event.kind in DOSSIER_KINDS
        if of_dossier_kind and not series.concerns(event):
            continue
        try:
            parsed = replace(event, body=json.loads(event.body_text))
            findings.add(*series.follow(parsed))
            others.take(parsed)
            if not of_dossier_kind:
                follow(parsed)
        except UNREADABLE:
            words = f"Nội dung sự kiện số {event.seq} không đọc được: đã bị sửa."
            findings.add(Finding(words, Area.LOG, field="sự kiện"))
    return count


def _wrongly_marked(connection: Connection) -> Iterator[Finding]:
    names = Names(connection)
    for seq, kind, ref in amendments.wrongly_marked(connection):
        dossier, code = names.known(ref) if ref and kind in DOSSIER_KINDS else (None, "")
        words = (
            f"{of_dossier(code)}sự kiện số {seq} ({kind_words(kind)}) bị đánh dấu sai là "
            "nhập muộn, sửa chữa hay không."
        )
        yield Finding(sentence(words), Area.LOG, dossier=dossier, code=code, field="dấu nhập muộn")


def dossier_count(connection: Connection) -> int:
    """Return how many dossiers the tables hold, for a sense of how far a check is."""
    return connection.execute(select(func.count()).select_from(DOSSIER)).scalar_one()


def histories(connection: Connection, unreadable: frozenset[bytes]) -> Iterator[list[Event]]:
    """Yield the events of each dossier, in the order of the log, one dossier after the other."""
    query = log.events_query().where(EVENT.c.kind.in_(sorted(DOSSIER_KINDS)))
    query = query.order_by(EVENT.c.ref, EVENT.c.writer, EVENT.c.seq)
    rows = connection.execute(query.execution_options(yield_per=2_000))
    for ref, group in groupby(rows, key=lambda row: row.ref):
        if ref is not None and ref.bytes not in unreadable:
            yield [log.read_event(row) for row in group]
