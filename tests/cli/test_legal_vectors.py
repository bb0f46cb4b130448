"""The table of due dates that the law gives, asked as an outside program asks."""

import pytest

from tests.cli.test_run import document

# Received, term, due day by days, due by the clock, by the clock with the cut-off at 15:00.
VECTORS = [
    ("2026-11-19T09:00", "3 working_day", "2026-11-25", "2026-11-25T09:00", "2026-11-25T09:00"),
    ("2026-11-19T15:30", "3 working_day", "2026-11-25", "2026-11-25T15:30", "2026-11-25T17:00"),
    ("2026-11-23T16:00", "1 working_day", "2026-11-25", "2026-11-25T16:00", "2026-11-25T17:00"),
    ("2026-08-20T08:00", "2 working_day", "2026-08-22", "2026-08-22T08:00", "2026-08-22T08:00"),
    ("2026-08-28T10:00", "1 working_day", "2026-09-03", "2026-09-03T10:00", "2026-09-03T10:00"),
    ("2026-02-13T10:00", "5 working_day", "2026-02-27", "2026-02-27T10:00", "2026-02-27T10:00"),
    ("2026-04-24T16:30", "3 working_day", "2026-05-04", "2026-05-04T16:30", "2026-05-04T17:00"),
    ("2026-12-31T09:00", "1 working_day", "2027-01-04", "2027-01-04T09:00", "2027-01-04T09:00"),
    ("2024-04-26T09:00", "3 working_day", "2024-05-04", "2024-05-04T09:00", "2024-05-04T09:00"),
    ("2025-04-25T09:00", "2 working_day", "2025-04-28", "2025-04-28T09:00", "2025-04-28T09:00"),
    ("2026-11-09T09:00", "15 day", "2026-11-25", None, None),
    ("2026-02-02T09:00", "15 day", "2026-02-23", None, None),
    ("2026-08-03T09:00", "30 day", "2026-09-03", None, None),
]
WAYS = [
    ("by days", (), lambda row: f"{row[2]}T17:00"),
    ("by days, a cut-off that does not shift", ("--cutoff", "15:00"), lambda r: f"{r[2]}T17:00"),
    ("by the clock", ("--model", "clock"), lambda row: row[3]),
    (
        "by the clock with a cut-off",
        ("--model", "clock", "--cutoff", "15:00"),
        lambda row: row[4],
    ),
]


@pytest.mark.parametrize(("way", "options", "expected"), WAYS, ids=[way[0] for way in WAYS])
def test_the_vectors_of_the_law_one_by_one_and_as_a_batch(capsys, tmp_path, way, options, expected):
    rows = [row for row in VECTORS if expected(row)]
    for received, term, *_ in rows:
        asked = ("deadline", "--received", received, "--time", term, *options)
        found = document(capsys, *asked)
        row = next(row for row in rows if row[:2] == (received, term))
        assert found["due_at"] == expected(row), row
    path = tmp_path / "rows.csv"
    path.write_text("received,time\n" + "".join(f"{row[0]},{row[1]}\n" for row in rows))
    listed = document(capsys, "deadline-batch", path, *options)
    assert [found["due_at"] for found in listed] == [expected(row) for row in rows]
