"""`deadline`, `deadline-batch` and `card` as `cli.md` and `rules.md` 22 promise them."""

import csv
import io
import json

import pytest

from tests.cli.test_run import document, in_process

CARD = "030192004512|142000111|Nguyễn Thị Thanh Tâm|15061992|Nữ|Thôn An Bình, Thanh Hà|10052021"


def deadline(capsys, *options, received="2026-11-19T15:30", term="3 working_day", status=0):
    arguments = ("deadline", "--received", received, "--time", term, *options)
    return document(capsys, *arguments, status=status)


CASES = [
    ("the default", {}, (), "2026-11-25T17:00"),
    ("by the clock", {}, ("--model", "clock"), "2026-11-25T15:30"),
    ("after the cut-off", {}, ("--cutoff", "15:00"), "2026-11-25T17:00"),
    (
        "after the cut-off, counted as the next day",
        {},
        ("--cutoff", "15:00", "--cutoff-counts-as-next-day"),
        "2026-11-26T17:00",
    ),
    (
        "in the last two hours, counted as the next day",
        {},
        ("--cutoff-minutes", "120", "--cutoff-counts-as-next-day"),
        "2026-11-26T17:00",
    ),
    (
        "at the last minute of the cut-off",
        {},
        ("--cutoff-minutes", "90", "--cutoff-counts-as-next-day"),
        "2026-11-25T17:00",
    ),
    (
        "past a cut-off by the clock",
        {},
        ("--model", "clock", "--cutoff-minutes", "120"),
        "2026-11-25T17:00",
    ),
    ("with a verification", {}, ("--verification", "5 working_day"), "2026-12-02T17:00"),
    (
        "of the day with a verification",
        {"term": "same_day"},
        ("--verification", "2 working_day"),
        "2026-11-23T17:00",
    ),
    ("with Saturday", {}, ("--saturday", "07:30-11:30"), "2026-11-23T17:00"),
    ("with other hours", {}, ("--sessions", "08:00-12:00,13:30-16:30"), "2026-11-25T16:30"),
    ("the same day", {"term": "same_day"}, (), "2026-11-19T17:00"),
    ("half a day", {"term": "0.5 working_day"}, (), None),
    ("eight hours on the wall", {"term": "8 hour"}, (), "2026-11-19T23:30"),
    ("a month", {"term": "1 month"}, (), "2026-12-21T17:00"),
]


@pytest.mark.parametrize(
    ("case", "given", "options", "due"), CASES, ids=[case[0] for case in CASES]
)
def test_a_due_instant_is_computed_without_a_data_folder(
    capsys, monkeypatch, tmp_path, case, given, options, due
):
    monkeypatch.setenv("ONECUA_DATA", str(tmp_path / "nothing-here"))
    found = deadline(capsys, *options, **given)
    if due is not None:
        assert found["due_at"] == due
    assert set(found) == {"due_at", "starts_at", "sentence", "explanation"}
    for day in found["explanation"]:
        assert set(day) == {"date", "counted", "unit", "why"}
        assert day["unit"] in ("minute", "day")
    assert not (tmp_path / "nothing-here").exists()


def test_the_holiday_of_the_shipped_calendar_and_a_calendar_file_instead(capsys, tmp_path):
    days = tmp_path / "lich.csv"
    days.write_text(
        "date,kind,name\n2026-11-23,off,Nghỉ riêng\n2026-11-21,make_up,Làm bù\n", encoding="utf-8"
    )
    found = deadline(capsys, "--calendar", days)
    assert found["due_at"] == "2026-11-24T17:00"
    assert [day["date"] for day in found["explanation"] if day["counted"]] == [
        "2026-11-20", "2026-11-21", "2026-11-24",
    ]  # fmt: skip
    assert deadline(capsys, received="2026-11-20T08:00")["due_at"] == "2026-11-26T17:00"


def test_the_sentence_of_the_receipt_is_told(capsys, tmp_path):
    said = (
        "3 ngày làm việc, không tính ngày nhận, thứ Bảy, Chủ nhật và ngày nghỉ 24/11 "
        "(Ngày Văn hóa Việt Nam): trả chiều thứ Tư 25/11/2026."
    )
    assert deadline(capsys)["sentence"] == said
    rows = tmp_path / "a.csv"
    rows.write_text("received,time\n2026-11-19T15:30,3 working_day\n", encoding="utf-8")
    assert document(capsys, "deadline-batch", rows)[0]["sentence"] == said
    _status, out, _err = in_process(
        capsys, "deadline", "--received", "2026-11-19T15:30", "--time", "3 working_day"
    )
    assert said in out.splitlines()


WRONG = [
    ("no such day", ("--received", "2026-02-30T08:00", "--time", "3 working_day")),
    ("a zone", ("--received", "2026-11-19T15:30+07:00", "--time", "3 working_day")),
    ("no unit", ("--received", "2026-11-19T15:30", "--time", "3")),
    ("nothing", ("--received", "2026-11-19T15:30", "--time", "0 working_day")),
    ("less than nothing", ("--received", "2026-11-19T15:30", "--time", "-3 working_day")),
    ("absurd", ("--received", "2026-11-19T15:30", "--time", "99999 working_day")),
    ("a wrong hour", (
        "--received", "2026-11-19T15:30", "--time", "3 working_day", "--cutoff", "25:00")),
    ("wrong minutes", (
        "--received", "2026-11-19T15:30", "--time", "3 working_day", "--cutoff-minutes", "-5")),
    ("two cut-offs", (
        "--received", "2026-11-19T15:30", "--time", "3 working_day", "--cutoff", "15:00",
        "--cutoff-minutes", "60")),
    ("a verification without a unit", (
        "--received", "2026-11-19T15:30", "--time", "3 working_day", "--verification", "5")),
    ("wrong sessions", (
        "--received", "2026-11-19T15:30", "--time", "3 working_day", "--sessions", "11:30-07:30")),
]  # fmt: skip


@pytest.mark.parametrize(("case", "options"), WRONG, ids=[case[0] for case in WRONG])
def test_a_wrong_request_says_what_to_do(capsys, case, options):
    found = document(capsys, "deadline", *options, status=1)
    assert set(found) == {"error"}
    assert len(found["error"]) > 20


def test_a_calendar_file_may_bring_its_hours_and_an_option_overrules_them(capsys, tmp_path):
    days = tmp_path / "lich.csv"
    days.write_text(
        "date,kind,name,legal_source,state,scope,weekdays,sessions,counted\n"
        '2026-01-01,hours,Giờ riêng,,,,T2-T6,"07:00-11:00,13:00-16:00",\n'
        "2026-01-01,hours,Giờ riêng,,,,T7,07:00-11:00,yes\n",
        encoding="utf-8",
    )
    given = ("--received", "2026-11-20T09:00", "--time", "1 working_day", "--calendar", days)
    assert deadline(capsys, *given)["due_at"] == "2026-11-21T11:00"
    other = deadline(capsys, *given, "--sessions", "08:00-12:00,13:30-17:30")
    assert other["due_at"] == "2026-11-23T17:30"


def test_a_missing_calendar_file_is_the_machines_word(capsys, tmp_path):
    found = deadline(capsys, "--calendar", tmp_path / "khong-co.csv", status=3)
    assert "khong-co.csv" in found["error"]


@pytest.fixture
def batch(tmp_path):
    def write(text):
        path = tmp_path / "rows.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


ROWS = (
    "received,time,model,cutoff\n"
    "2026-11-19T15:30,3 working_day,,\n"
    "2026-11-19T15:30,3 working_day,clock,\n"
    "hôm qua,3 working_day,,\n"
    "2026-11-19T15:30,,,\n"
)


def test_a_batch_is_a_list_in_row_order_and_a_bad_row_is_told_in_its_place(capsys, batch):
    found = document(capsys, "deadline-batch", batch(ROWS), status=1)
    assert [row.get("due_at") for row in found] == [
        "2026-11-25T17:00", "2026-11-25T15:30", None, None,
    ]  # fmt: skip
    assert [set(row) == {"error"} for row in found] == [False, False, True, True]


def test_without_json_the_csv_comes_back_with_its_columns_and_due_at(capsys, batch):
    status, out, _err = in_process(capsys, "deadline-batch", batch(ROWS))
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 1
    assert list(rows[0]) == ["received", "time", "model", "cutoff", "due_at", "error"]
    assert [row["due_at"] for row in rows] == ["2026-11-25T17:00", "2026-11-25T15:30", "", ""]
    assert rows[0]["received"] == "2026-11-19T15:30"


def test_every_option_of_deadline_holds_for_rows_and_a_column_wins(capsys, batch):
    path = batch(
        "received,time,model,cutoff,cutoff_counts_as_next_day,sessions,saturday\n"
        "2026-11-19T15:30,3 working_day,,,,,\n"
        "2026-11-19T15:30,3 working_day,day,15:00,,,\n"
        "2026-11-19T15:30,3 working_day,day,15:00,1,,07:30-11:30\n"
    )
    options = ("--model", "clock", "--cutoff", "16:00")
    found = document(capsys, "deadline-batch", path, *options)
    assert [row["due_at"] for row in found] == [
        "2026-11-25T15:30", "2026-11-25T17:00", "2026-11-25T17:00",
    ]  # fmt: skip


def test_minutes_before_closing_and_a_verification_are_columns_too(capsys, batch):
    path = batch(
        "received,time,cutoff,cutoff_minutes,verification\n"
        "2026-11-19T16:30,3 working_day,,,\n"
        "2026-11-19T16:30,3 working_day,,20,\n"
        "2026-11-19T16:30,3 working_day,16:00,,\n"
        "2026-11-19T16:30,3 working_day,,,5 working_day\n"
        "2026-11-19T16:30,3 working_day,16:00,60,\n"
    )
    options = ("--cutoff-minutes", "60", "--cutoff-counts-as-next-day")
    found = document(capsys, "deadline-batch", path, *options, status=1)
    assert [row.get("due_at") for row in found] == [
        "2026-11-26T17:00", "2026-11-25T17:00", "2026-11-26T17:00", "2026-12-03T17:00", None,
    ]  # fmt: skip
    assert "chỉ ghi một cách" in found[-1]["error"]


def test_a_term_for_all_rows_may_be_an_option(capsys, batch):
    path = batch("received\n2026-11-19T15:30\n2026-11-20T08:00\n")
    found = document(capsys, "deadline-batch", path, "--time", "1 working_day")
    assert [row["due_at"] for row in found] == ["2026-11-20T17:00", "2026-11-23T17:00"]


BATCHES = [
    ("empty", "", 1),
    ("only headings", "received,time\n", 0),
    ("a byte order mark", "\ufeffreceived,time\n2026-11-19T15:30,3 working_day\n", 0),
    ("spaces in headings", " received , time \n2026-11-19T15:30,3 working_day\n", 0),
    ("quotes", 'received,time\n"2026-11-19T15:30","3 working_day"\n', 0),
    ("more cells than headings", "received,time\n2026-11-19T15:30,3 working_day,x,y\n", 0),
    ("Windows line ends", "received,time\r\n2026-11-19T15:30,3 working_day\r\n", 0),
]


@pytest.mark.parametrize(("case", "text", "status"), BATCHES, ids=[case[0] for case in BATCHES])
def test_a_csv_is_read_as_programs_write_it(capsys, tmp_path, case, text, status):
    path = tmp_path / "rows.csv"
    path.write_bytes(text.encode())
    found = document(capsys, "deadline-batch", path, status=status)
    if status == 0 and "2026" in text:
        assert [row["due_at"] for row in found] == ["2026-11-25T17:00"]


def test_a_file_that_is_not_utf8_is_told(capsys, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes(b"received,time\n\xff\xfe\x00")
    assert "UTF-8" in document(capsys, "deadline-batch", path, status=1)["error"]


def test_a_card_is_read_into_its_fields(capsys):
    assert document(capsys, "card", CARD) == {
        "number": "030192004512",
        "old_number": "142000111",
        "full_name": "Nguyễn Thị Thanh Tâm",
        "born_on": "1992-06-15",
        "gender": "Nữ",
        "address": "Thôn An Bình, Thanh Hà",
        "issued_on": "2021-05-10",
        "warnings": [],
    }


@pytest.mark.parametrize("text", ["", "abc", "http://example.vn", "|" * 10])
def test_what_is_no_card_is_status_1(capsys, text):
    assert set(document(capsys, "card", text, status=1)) == {"error"}


def test_a_person_reads_words(capsys):
    status, out, _err = in_process(
        capsys, "deadline", "--received", "2026-11-19T15:30", "--time", "3 working_day"
    )
    assert status == 0
    assert out.startswith("Hẹn trả: 17:00")
    with pytest.raises(json.JSONDecodeError):
        json.loads(out)
