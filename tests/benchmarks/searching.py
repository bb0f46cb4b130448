"""Search as you type against the raw full-text query."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.data import open_desk, raw_connection
from tests.benchmarks.listing import COLUMNS
from tests.benchmarks.measuring import in_turn, row, tell

TIMES = 21
LIMIT = 12
TYPED = ("ng", "nguyen", "nguyen v", "nguyen van anh", "H24.119-2611", "0912", "4512", "zzzzqq")


def main(folder: Path) -> None:
    desk = open_desk(folder)
    raw = raw_connection(desk.database)
    rows = []
    for typed in TYPED:
        parts = typed.lower().replace(".", " ").replace("-", " ").split()
        words = " ".join(f'"{part}"*' for part in parts)

        def baseline(words: str = words) -> None:
            keys = raw.execute(
                "SELECT rowid FROM dossier_search WHERE dossier_search MATCH ? "
                f"ORDER BY rowid DESC LIMIT {LIMIT}",
                (words,),
            ).fetchall()
            marks = ",".join(str(key[0]) for key in keys)
            raw.execute(f"SELECT {COLUMNS} FROM dossier WHERE key IN ({marks})").fetchall()

        medians = in_turn(lambda t=typed: desk.lists.search(t, LIMIT), baseline, TIMES)
        rows.append(row(f"search «{typed}»", "raw SQL", medians))
    tell(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
