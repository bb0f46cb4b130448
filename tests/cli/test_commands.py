"""Commands on a data folder: their JSON keys, their files, their refusals."""

import functools
from datetime import date

import pytest
from pypdf import PdfReader

from onecua.domain.dossier import Move
from onecua.domain.office import COMMAND_LINE
from onecua.services import folders
from tests.cli.test_run import document, in_process
from tests.desks import MovableClock, desk_in, move, receive
from tests.exchange.intake_workbook.lists import table, write_xlsx
from tests.reports.reading import opened
from tests.surveys import answered, close_batch

COLUMNS = {f"c{column}" for column in range(3, 14)}


@pytest.fixture
def worked(folder):
    """A folder with dossiers in five states, closed again: none, Mẫu 02, 03, 04, 05 issued."""
    with desk_in(folder, MovableClock()) as desk:
        codes = []
        for moves in (
            (), (Move.REQUEST_SUPPLEMENT,), (Move.FINISH_REFUSED,), (Move.EXTEND,), (Move.STOP,)
        ):  # fmt: skip
            dossier = receive(desk)
            move(desk, dossier, *moves, due_on=date(2026, 11, 30))
            codes.append(desk.records.read(dossier).dossier.code)
    return folder, codes


def test_a_month_is_written_and_told(capsys, worked, tmp_path):
    folder, _codes = worked
    out = tmp_path / "bao-cao.xlsx"
    told = document(
        capsys, "--data", folder, "report", "monthly", "--month", "2026-12", "--out", out
    )
    assert {"period", "II.06a", "checks", "indicators"} <= set(told)
    assert told["period"] == {"from": "2026-11-15", "to": "2026-12-14"}
    (row,) = told["II.06a"]["rows"]
    assert set(row) == {"sector"} | COLUMNS
    assert set(told["II.06a"]["total"]) == COLUMNS
    assert (row["c3"], row["c5"], row["c7"], row["c11"]) == (5, 5, 2, 3)
    assert len(told["checks"]) == 6
    assert all(check == {"name": check["name"], "ok": True} for check in told["checks"])
    sheet = opened(out, values=True)["II.06a"]
    total = next(
        r for r in sheet.iter_rows(values_only=True) if "Tổng số" in r[:2] and isinstance(r[2], int)
    )
    assert total[2:13] == tuple(told["II.06a"]["total"][f"c{c}"] for c in range(3, 14))


def test_a_month_tells_its_surveys(capsys, worked, tmp_path):
    folder, codes = worked
    with desk_in(folder, MovableClock()) as desk:
        slips = [desk.records.find(code) for code in codes[:1]]
        close_batch(desk, [answered({"chung": 5})] * 6, slips, month="2026-12")
    out = tmp_path / "bao-cao.xlsx"
    told = document(
        capsys, "--data", folder, "report", "monthly", "--month", "2026-12", "--out", out
    )["survey"]
    assert told["coverage"]["received"]["with_slip"] == 1
    assert told["coverage"]["returned"]["rate"] in (None, 0.0)
    (form,) = told["forms"]
    assert (form["form"], form["responses"], form["hidden"]) == (
        "desk/1",
        6,
        {"groups": 0, "cells": 0},
    )
    overall = form["overall"]
    assert (overall["answers"], overall["good"], overall["rate"], overall["mean"]) == (6, 6, 1, 5)
    assert overall["counts"] == {"5": 6, "4": 0, "3": 0, "2": 0, "1": 0}
    assert form["factors"] == {"by_share": None, "by_mean": None}
    assert "Khảo sát" in opened(out).sheetnames


@pytest.mark.parametrize(
    ("basis", "first", "last"),
    [("official", "2026-09-15", "2026-10-14"), ("calendar", "2026-10-01", "2026-10-31")],
)
def test_both_ways_of_a_month_are_offered(capsys, folder, tmp_path, basis, first, last):
    told = document(
        capsys, "report", "monthly", "--month", "2026-10", "--period", basis,
        "--out", tmp_path / "a.xlsx", "--data", folder,
    )  # fmt: skip
    assert told["period"] == {"from": first, "to": last}


@pytest.mark.parametrize("month", ["2026-13", "2026", "10", "tháng mười", "1999-01"])
def test_a_month_that_is_none_is_refused_and_nothing_written(capsys, folder, tmp_path, month):
    out = tmp_path / "a.xlsx"
    report = ("report", "monthly", "--month", month, "--out", out, "--data", folder)
    assert set(document(capsys, *report, status=1)) == {"error"}
    assert not out.exists()


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("receipt", 0),
        ("supplement", 1),
        ("refusal", 2),
        ("apology", 3),
        ("stop-notice", 4),
        ("control-slip", 0),
    ],
)
def test_a_paper_is_written_counted_and_remembered(capsys, worked, tmp_path, command, place):
    folder, codes = worked
    out = tmp_path / "giay.pdf"
    told = document(capsys, command, codes[place], "--out", out, "--data", folder)
    assert told["pages"] == len(PdfReader(out).pages) >= 1
    with desk_in(folder, MovableClock()) as desk:
        printed = desk.records.read(desk.records.find(codes[place])).history[-1]
    assert (printed.words, printed.officer) == ("In giấy tờ", COMMAND_LINE.id)


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        ("receipt", "H24.119-261120-9999", "Không có hồ sơ"),
        ("supplement", "H24.119-261120-0001", "chưa có phiếu"),
        ("refusal", "H24.119-261120-0001", "chưa có phiếu"),
        ("apology", "H24.119-261120-0001", "Chọn việc «Xin lỗi, gia hạn»"),
        ("stop-notice", "H24.119-261120-0001", "Chọn việc «Công dân rút hồ sơ»"),
        ("control-slip", "H24.119-261120-9999", "Không có hồ sơ"),
    ],
)
def test_a_paper_that_does_not_exist_is_refused(capsys, worked, tmp_path, command, code, words):
    folder, _codes = worked
    out = tmp_path / "giay.pdf"
    told = document(capsys, command, code, "--out", out, "--data", folder, status=1)
    assert words in told["error"]
    assert not out.exists()


def test_a_list_is_previewed_imported_and_undone(capsys, folder, tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", table({}, {"Ngày hẹn trả": ""}, {"Số hồ sơ": ""}))
    shown = document(capsys, "import-dossiers", path, "--preview", "--data", folder)
    done = document(capsys, "import-dossiers", path, "--data", folder)
    assert shown["batch"] is None
    assert {k: v for k, v in shown.items() if k != "batch"} == {
        k: v for k, v in done.items() if k != "batch"
    }
    assert (done["imported"], done["skipped"]) == (2, 1)
    assert [(d["row"], d["column"]) for d in done["doubts"]] == [
        (3, "Ngày hẹn trả"), (4, "Số hồ sơ"),
    ]  # fmt: skip
    assert all(set(doubt) == {"row", "column", "problem"} for doubt in done["doubts"])
    undone = document(capsys, "import-dossiers", "--undo", done["batch"], "--data", folder)
    assert undone["voided"] == 2
    told = document(capsys, "check", "--data", folder)
    assert (told["ok"], told["problems"]) == (True, [])


@pytest.mark.parametrize("batch", ["abc", "af64ecc0-9a26-46bf-96d7-0d06f1831863"])
def test_undoing_what_was_never_imported_is_refused(capsys, folder, batch):
    told = document(capsys, "import-dossiers", "--undo", batch, "--data", folder, status=1)
    assert batch in told["error"]


def test_an_import_without_a_file_is_refused(capsys, folder):
    assert "--undo" in document(capsys, "import-dossiers", "--data", folder, status=1)["error"]


def test_people_read_twenty_doubts_and_how_to_read_the_rest(capsys, folder, tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", table(*[{"Ngày hẹn trả": ""}] * 25))
    status, out, _err = in_process(capsys, "import-dossiers", path, "--data", folder)
    assert status == 0
    assert out.count("\nDòng ") == 20
    assert "5 điều nữa" in out


def test_a_paper_that_cannot_be_remembered_is_not_written(capsys, worked, tmp_path, monkeypatch):
    folder, codes = worked
    impatient = functools.partial(folders.open_database, busy_ms=50)
    monkeypatch.setattr(folders, "open_database", impatient)
    out = tmp_path / "giay.pdf"
    out.write_bytes(b"cu")
    with desk_in(folder, MovableClock()) as desk, desk.database.write() as held:
        held.connection.exec_driver_sql("SELECT 1")
        told = document(capsys, "receipt", codes[0], "--out", out, "--data", folder, status=3)
    assert "chương trình khác" in told["error"]
    assert out.read_bytes() == b"cu"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("code", ["", "  "])
def test_a_paper_of_no_code_says_what_to_write(capsys, folder, tmp_path, code):
    out = tmp_path / "giay.pdf"
    told = document(capsys, "receipt", code, "--out", out, "--data", folder, status=1)
    assert "Ghi mã" in told["error"]
