"""The whole check against raw reading: every page proved, every event hashed, every row fetched."""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onecua.progress import Progress
from tests.benchmarks.data import open_desk, raw_connection
from tests.benchmarks.measuring import row, tell

if TYPE_CHECKING:
    from collections.abc import Callable

_PART = 5_000


def main(folder: Path) -> None:
    desk = open_desk(folder)
    raw: Any = raw_connection(desk.database)

    def check() -> None:
        report = desk.integrity.check(Progress())
        assert report.problems == (), report.problems[0].words

    def read() -> None:
        raw.execute("PRAGMA cipher_integrity_check").fetchall()
        raw.execute("PRAGMA integrity_check").fetchall()
        for event in _rows(raw, "SELECT * FROM event ORDER BY writer, seq"):
            hashlib.sha256(repr(event).encode()).digest()
        for table in ("private_value", "person", "issued_number", "dossier", "dossier_span"):
            for _ in _rows(raw, f"SELECT * FROM {table}"):
                pass

    # Once each: a check of a million dossiers takes minutes, and nothing in it is cached.
    medians = (_milliseconds(check), _milliseconds(read))
    tell([row("the whole check", "raw pages, rows and hashes", medians)])


def _rows(raw: Any, query: str) -> Any:
    cursor = raw.execute(query)
    while part := cursor.fetchmany(_PART):
        yield from part


def _milliseconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


if __name__ == "__main__":
    main(Path(sys.argv[1]))
