"""Receiving a dossier against a raw transaction that writes the same rows."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from onecua.domain.applicant import Applicant
from onecua.domain.deadline import HandlingTime, Unit
from onecua.domain.dossier import Paper
from onecua.domain.intake import IntakeRequest
from onecua.services.facts import new_id
from onecua.services.intake import required_papers
from onecua.storage.tables import SEARCH_DDL
from tests.benchmarks.data import open_desk, raw_connection
from tests.benchmarks.measuring import in_turn, row, tell

TIMES = 60
TABLES = ("event", "private_value", "person", "dossier", "dossier_span", "issued_number")


def main(folder: Path) -> None:
    desk = open_desk(folder)
    procedure = desk.rulebook.catalogue.by_code("1.004873")
    assert procedure is not None
    numbers = count(1)

    def receive() -> None:
        number = next(numbers)
        person = Applicant(f"Người Đo Tốc Độ {number}", phone=f"09125{number:05}")
        term = HandlingTime(Decimal(3), Unit.WORKING_DAY)
        request = IntakeRequest(new_id(), procedure.code, person, term=term)
        papers = tuple(Paper(index, 1, 0) for index in required_papers(procedure, request))
        desk.intake.receive(replace(request, papers=papers))

    raw: Any = raw_connection(desk.database)
    before = {name: _whole(raw, name) for name in TABLES}
    receive()
    written = {name: _newest(raw, name, _whole(raw, name) - before[name]) for name in TABLES}
    rows = sum(len(lines) for lines in written.values())
    serial = count(1)

    def raw_write() -> None:
        number = next(serial)
        raw.execute("BEGIN IMMEDIATE")
        for name, lines in written.items():
            for place, line in enumerate(lines):
                values = _fresh(name, line, number * 10 + place)
                marks = ", ".join("?" * len(values))
                raw.execute(f"INSERT INTO bench_{name} VALUES ({marks})", values)
        raw.execute("INSERT INTO bench_search VALUES ('h24 119', 'nguyen van a', '0912')")
        raw.execute("COMMIT")

    # The twins refer to rows that are not there; leaving the check out only favours the baseline.
    raw.execute("PRAGMA foreign_keys = OFF")
    _copy_tables(raw)
    medians = in_turn(receive, raw_write, TIMES)
    for name in (*TABLES, "search"):
        raw.execute(f"DROP TABLE bench_{name}")
    tell([row(f"receive a dossier ({rows} rows)", "raw transaction, same rows", medians)])


def _whole(raw: Any, name: str) -> int:
    return int(raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0])


def _newest(raw: Any, name: str, number: int) -> list[tuple[Any, ...]]:
    order = {"event": "seq", "person": "recorded_at", "dossier": "key"}.get(name)
    order = order or {"dossier_span": "dossier", "issued_number": "issued_at"}.get(name, "1")
    query = f"SELECT * FROM {name} ORDER BY {order} DESC LIMIT {max(number, 0)}"
    return [tuple(line) for line in raw.execute(query).fetchall()]


def _copy_tables(raw: Any) -> None:
    """Make empty twins of the tables with their indexes, for the raw rows to go to."""
    raw.execute("DROP TABLE IF EXISTS bench_search")
    raw.execute(SEARCH_DDL.replace("dossier_search", "bench_search"))
    for name in TABLES:
        raw.execute(f"DROP TABLE IF EXISTS bench_{name}")
        for (statement,) in raw.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL "
            "AND type IN ('table', 'index') ORDER BY type DESC",
            (name,),
        ).fetchall():
            twin = statement.replace(f"TABLE {name} ", f"TABLE bench_{name} ", 1)
            twin = twin.replace(f"TABLE {name}(", f"TABLE bench_{name}(", 1)
            twin = twin.replace("INDEX ", "INDEX bench_", 1)
            raw.execute(twin.replace(f" ON {name} ", f" ON bench_{name} "))


def _fresh(name: str, line: tuple[Any, ...], number: int) -> tuple[Any, ...]:
    """Return the row under a key of its own."""
    values = list(line)
    if name == "event":
        values[1] = 10**9 + number
    elif name in ("private_value", "person"):
        values[0] = number.to_bytes(16, "big") * (2 if name == "private_value" else 1)
    elif name == "dossier":
        values[0], values[1], values[2] = 10**9 + number, number.to_bytes(16, "big"), f"X-{number}"
    elif name == "dossier_span":
        values[0] = 10**9 + number
    else:
        values[1] = 10**9 + number
    return tuple(values)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
