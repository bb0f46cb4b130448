"""What somebody with the key can do to a file by hand: edits, and hashes made for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from onecua.domain.event import FIRST_PREVIOUS, canonical, event_hash
from onecua.progress import Progress
from onecua.storage import log

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.domain.integrity import Finding
    from onecua.services.desk import Desk


def edit(desk: Desk, *statements: str, **given: object) -> None:
    """Run statements on the file with the guards of the log taken away."""
    with desk.database.write() as transaction:
        for trigger in ("event_is_never_changed", "event_is_never_deleted"):
            transaction.connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
        for statement in statements:
            if given:
                transaction.connection.execute(text(statement), given)
            else:
                transaction.connection.exec_driver_sql(statement)


def rewrite(desk: Desk, seq: int, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the body of an event; its hash stays."""
    with desk.database.read() as connection:
        body = json.loads(
            connection.execute(
                text("SELECT body FROM event WHERE seq = :seq"), {"seq": seq}
            ).scalar_one()
        )
    change(body)
    edit(desk, "UPDATE event SET body = :body WHERE seq = :seq", body=canonical(body), seq=seq)


def rehash(desk: Desk, first: int, last: int | None = None) -> None:
    """Make the hashes of these events what the changed log calls for."""
    with desk.database.read() as connection:
        events = list(log.stream(connection))
    previous = FIRST_PREVIOUS
    for place, event in enumerate(events, start=1):
        if place >= first and (last is None or place <= last):
            digest = event_hash(event, previous)
            edit(desk, "UPDATE event SET hash = :hash WHERE seq = :seq", hash=digest, seq=event.seq)
            previous = digest
        else:
            previous = event.hash


def findings(desk: Desk) -> tuple[Finding, ...]:
    """Return what the check finds, problems and notes."""
    return desk.integrity.check(Progress()).findings


def problems(desk: Desk) -> list[Finding]:
    """Return what the check finds wrong."""
    return [each for each in findings(desk) if each.is_problem]


def seq_of(desk: Desk, code: str, kind: str, move: str | None = None) -> int:
    """Return the number of the last event of a kind about the dossier with this code."""
    query = text(
        "SELECT seq FROM event WHERE kind = :kind AND ref = (SELECT id FROM dossier WHERE "
        "code LIKE :code) AND (:move IS NULL OR json_extract(body, '$.move') = :move) "
        "ORDER BY seq DESC LIMIT 1"
    )
    given = {"kind": kind, "code": f"%-{code}", "move": move}
    with desk.database.read() as connection:
        return int(connection.execute(query, given).scalar_one())
