"""A CSV of any make and size is answered row by row or refused in words, never with a crash."""

import csv
import io
import json
import re
import subprocess
import sys

import pytest

from tests.cli.test_run import ROOT, document, in_process

ROW = "2026-11-19T15:30,3 working_day"
DUE = "2026-11-25T17:00"


@pytest.fixture
def batch(tmp_path):
    def write(content):
        path = tmp_path / "rows.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


READ = [
    ("semicolons of a Vietnamese Excel", "received;time\n2026-11-19T15:30;3 working_day\n"),
    ("tabs", "received\ttime\n2026-11-19T15:30\t3 working_day\n"),
    ("other letters in headings", f"Received,TIME\n{ROW}\n"),
    ("quoted headings", f'"received","time"\n{ROW}\n'),
    ("old line ends", f"received,time\r{ROW}\r"),
    ("empty lines", f"\n\nreceived,time\n\n{ROW}\n\n"),
    ("a comma in a cell", f'received,time,name\n{ROW},"A; B, C"\n'),
    ("columns with the names of other options", f"received,time,json,run,command\n{ROW},x,y,z\n"),
]


@pytest.mark.parametrize(("case", "text"), READ, ids=[case[0] for case in READ])
def test_a_csv_of_any_make_is_read(capsys, batch, case, text):
    assert [row["due_at"] for row in document(capsys, "deadline-batch", batch(text))] == [DUE]


def test_the_rows_come_back_with_the_separator_and_the_headings_of_the_file(capsys, batch):
    path = batch("Received;TIME;Ghi chú;due_at\n2026-11-19T15:30;3 working_day;a,b;cũ\n\n")
    status, out, _err = in_process(capsys, "deadline-batch", path)
    assert (status, out) == (
        0,
        f"Received;TIME;Ghi chú;due_at\n2026-11-19T15:30;3 working_day;a,b;{DUE}\n",
    )


def test_an_option_with_hyphens_may_be_a_heading(capsys, batch):
    path = batch(f"received,time,cutoff,cutoff-counts-as-next-day\n{ROW},15:00,yes\n")
    assert document(capsys, "deadline-batch", path)[0]["due_at"] == "2026-11-26T17:00"


REFUSED = [
    ("no headings", f"{ROW}\n", "không có cột «received»"),
    ("half of the headings", "received\n2026-11-19T15:30\n", "không có cột «time»"),
    ("a heading twice", f"received,time,time\n{ROW},4 working_day\n", "hai cột «time»"),
    ("nothing but NUL", b"\0" * 2_000, "không phải CSV"),
    ("NUL in a cell", f"received,time\n{ROW}\n\0\0\n", "không phải CSV"),
    ("UTF-16", f"received,time\n{ROW}\n".encode("utf-16"), "CSV UTF-8"),
    ("a cell without end", f"received,time\n{'x' * 200_000},1 day\n", "hỏng ở dòng 2"),
    ("blank lines", "\n\n\n", "Tệp CSV trống"),
]


@pytest.mark.parametrize(("case", "content", "words"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_cannot_be_read_is_refused_as_a_whole(capsys, batch, case, content, words):
    path = batch(content)
    told = document(capsys, "deadline-batch", path, status=1)
    assert set(told) == {"error"}
    assert words in told["error"]
    status, out, err = in_process(capsys, "deadline-batch", path)
    assert (status, out) == (1, "")
    assert words in err


BAD_CELLS = [
    ("cutoff", "15:00+07:00"),
    ("cutoff", "15"),
    ("cutoff", "24:00"),
    ("cutoff_minutes", "99999999999999999999"),
    ("cutoff_minutes", "1441"),
    ("cutoff_minutes", "²"),
    ("model", "giờ"),
    ("verification", "nhanh"),
    ("sessions", "sáng"),
    ("calendar", "khong-co.csv"),
]


@pytest.mark.parametrize(("column", "cell"), BAD_CELLS)
def test_a_bad_cell_is_told_in_its_row_and_the_other_rows_are_answered(
    capsys, batch, tmp_path, monkeypatch, column, cell
):
    monkeypatch.chdir(tmp_path)
    path = batch(f"received,time,{column}\n{ROW},{cell}\n{ROW},\n")
    bad, good = document(capsys, "deadline-batch", path, status=1)
    assert set(bad) == {"error"}
    assert good["due_at"] == DUE
    status, out, err = in_process(capsys, "deadline-batch", path)
    assert (status, err) == (1, "1 trong 2 dòng không tính được.\n")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["due_at"], row["error"]) for row in rows] == [("", bad["error"]), (DUE, "")]


def test_a_calendar_for_all_rows_that_is_missing_is_told_once(capsys, batch, tmp_path):
    path = batch("received,time\n")
    missing = tmp_path / "khong-co.csv"
    told = document(capsys, "deadline-batch", path, "--calendar", missing, status=3)
    assert "khong-co.csv" in told["error"]


def test_both_answers_give_the_same_instants(capsys, batch):
    terms = ["3 working_day", "0.5 working_day", "15 day", "1 month", "same_day", "5 hour"]
    lines = [
        f"2026-{month:02d}-{3 * month:02d}T{hour}:30,{term},{model},{verification}"
        for month in range(1, 10)
        for hour in ("08", "12", "16", "18")
        for term in terms
        for model, verification in (("day", ""), ("clock", ""), ("day", "2 working_day"))
    ]
    path = batch("received,time,model,verification\n" + "\n".join(lines) + "\n")
    listed = [
        row["due_at"] for row in document(capsys, "deadline-batch", path, "--cutoff", "15:00")
    ]
    _status, out, _err = in_process(capsys, "deadline-batch", path, "--cutoff", "15:00")
    assert [row["due_at"] for row in csv.DictReader(io.StringIO(out))] == listed
    assert len(listed) == len(lines)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the peak from /proc")
@pytest.mark.parametrize("answer", ["--json", None])
def test_a_long_file_takes_little_memory(batch, answer):
    path = batch("received,time\n" + "2026-11-19T15:30,30 working_day\n" * 20_000)
    arguments = ["deadline-batch", str(path), *([answer] if answer else [])]
    program = (
        "import sys; from onecua import cli;"
        f"status = cli.main({arguments!r});"
        "sys.stderr.write(open('/proc/self/status').read());"
        "sys.exit(status)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=ROOT, capture_output=True, timeout=120
    )
    assert ended.returncode == 0
    peak = re.search(rb"VmHWM:\s+(\d+) kB", ended.stderr)
    assert peak
    assert int(peak[1]) < 120_000  # 440,000 to 870,000 with all answers held at once
    if answer:
        assert len(json.loads(ended.stdout)) == 20_000
