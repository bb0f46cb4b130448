"""First page of lists against the raw SQL that finds the same rows."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from onecua.domain.deadline import Urgency
from onecua.domain.dossier import Channel, Status
from onecua.domain.summary import DossierFilter, Sort
from tests.benchmarks.data import open_desk, raw_connection
from tests.benchmarks.measuring import in_turn, row, tell

TIMES = 21
YESTERDAY = date(2026, 11, 19)
PAGE = 256
COLUMNS = (
    "key, id, code, status, procedure_code, procedure_name, sector, channel, received_at, "
    "promised_at, due_at, ended_at, returned_at, holder, owner_name, is_voided"
)


def main(folder: Path) -> None:
    desk = open_desk(folder)
    raw = raw_connection(desk.database)
    sector = desk.lists.sectors()[0]
    holder = next(officer for officer in desk.officers() if officer != desk.officer.id)
    open_ = DossierFilter(open_only=True)
    bounds = desk.deadlines.bounds()
    now = int((bounds.now - bounds.now.replace(year=1970, month=1, day=1)).total_seconds())
    lists = (
        ("all, default order", DossierFilter(), "is_voided = 0"),
        ("being settled", open_, "is_voided = 0 AND rank < 1099511627776"),
        ("one sector", DossierFilter(sectors=frozenset({sector})), f"sector = '{sector}'"),
        ("online", DossierFilter(channels=frozenset({Channel.ONLINE})), "channel = 2"),
        ("one officer", DossierFilter(holder=holder), f"holder = x'{holder.hex}'"),
        ("returned", DossierFilter(statuses=frozenset({Status.RETURNED})), "status = 10"),
        (
            "overdue",
            replace(open_, urgency=Urgency.OVERDUE),
            f"is_voided = 0 AND rank < 1099511627776 AND status IN (2, 4) AND due_at < {now}",
        ),
    )
    rows = []
    for words, wanted, where in lists:
        query = f"SELECT {COLUMNS} FROM dossier WHERE {where} ORDER BY rank, key LIMIT {PAGE}"
        medians = in_turn(
            lambda wanted=wanted: desk.lists.page(wanted, limit=PAGE),
            lambda query=query: raw.execute(query).fetchall(),
            TIMES,
        )
        rows.append(row(f"first page, {words}", "raw SQL", medians))
    medians = in_turn(
        lambda: desk.lists.page(DossierFilter(), offset=500_000, limit=PAGE),
        lambda: raw.execute(
            f"SELECT {COLUMNS} FROM dossier WHERE is_voided = 0 ORDER BY rank, key "
            f"LIMIT {PAGE} OFFSET 500000"
        ).fetchall(),
        TIMES,
    )
    rows.append(row("page in the middle of all", "raw SQL", medians))
    day = "received_at >= {0} AND received_at < {0} + 86400".format(now - now % 86_400 - 86_400)
    for words, sort, wanted, order in (
        ("by owner", Sort.OWNER, DossierFilter(), "is_voided IS NOT 1 ORDER BY owner_sort, key"),
        (
            "received yesterday",
            Sort.RECEIVED,
            DossierFilter(received_from=YESTERDAY, received_to=YESTERDAY),
            f"{day} ORDER BY received_at, key",
        ),
    ):
        query = f"SELECT {COLUMNS} FROM dossier WHERE {order} LIMIT {PAGE}"
        medians = in_turn(
            lambda wanted=wanted, sort=sort: desk.lists.page(wanted, sort=sort, limit=PAGE),
            lambda query=query: raw.execute(query).fetchall(),
            TIMES,
        )
        rows.append(row(f"first page, {words}", "raw SQL", medians))
    counts = [f"SELECT count(*) FROM dossier WHERE {day}" for _ in range(5)]
    medians = in_turn(
        desk.lists.front_counts, lambda: [raw.execute(q).fetchall() for q in counts], TIMES
    )
    rows.append(row("the five counts of the front page", "five raw counts", medians))
    tell(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
