"""A month's workbook against the raw SQL plus openpyxl writing the same cells."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from openpyxl import Workbook, load_workbook

from onecua import products
from onecua.domain.period import monthly
from onecua.storage.column_types import seconds
from tests.benchmarks.data import open_desk, raw_connection
from tests.benchmarks.measuring import in_turn, row, tell

TIMES = 5
PERIOD = monthly(2026, 11)
_MEMBERS = """SELECT sector, count(*), sum(received_at >= ?1), sum(channel = 2),
  sum(due_at / 86400 < finished_at / 86400), sum(promised_at / 86400 < finished_at / 86400)
FROM dossier_span WHERE {where} GROUP BY sector"""
_OPEN = "status IN (2, 4, 5, 6) AND to_at >= ?2 AND from_at < ?2"
_FINISHED = (
    "finished_at IS NOT NULL AND finished_at >= ?1 AND finished_at < ?2 "
    "AND from_at < ?2 AND to_at >= ?2"
)


def main(folder: Path) -> None:
    desk = open_desk(folder)
    raw = raw_connection(desk.database)
    between = (seconds(PERIOD.start_at), seconds(PERIOD.end_at))

    def raw_counts() -> None:
        for where in (_OPEN, _FINISHED):
            raw.execute(_MEMBERS.format(where=where), between).fetchall()

    with tempfile.TemporaryDirectory() as place:
        ours, theirs = Path(place) / "ours.xlsx", Path(place) / "theirs.xlsx"
        products.write_monthly(desk, PERIOD, ours)
        cells = [
            (sheet.title, [tuple(cell.value for cell in line) for line in sheet.iter_rows()])
            for sheet in load_workbook(ours).worksheets
        ]

        def raw_workbook() -> None:
            raw_counts()
            for where in (_OPEN, _FINISHED):
                raw.execute(
                    "SELECT d.* FROM dossier d WHERE d.key IN "
                    f"(SELECT dossier FROM dossier_span WHERE {where})",
                    between,
                ).fetchall()
            book = Workbook(write_only=True)
            for title, lines in cells:
                sheet = book.create_sheet(title)
                for line in lines:
                    sheet.append(line)
            book.save(theirs)

        rows = [
            row(
                "figures of a month",
                "raw SQL",
                in_turn(lambda: desk.figures.monthly(PERIOD), raw_counts, 2 * TIMES),
            ),
            row(
                f"monthly workbook, {sum(1 for _ in desk.figures.counted(PERIOD))} dossiers",
                "raw SQL + openpyxl",
                in_turn(lambda: products.write_monthly(desk, PERIOD, ours), raw_workbook, TIMES),
            ),
        ]
    tell(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
