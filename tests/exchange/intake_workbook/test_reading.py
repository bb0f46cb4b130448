"""A provincial list is found and read whatever its file, sheet and headings."""

import csv
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from onecua.domain.dossier import Channel, Status
from onecua.errors import Cancelled, RuleError, StorageError
from onecua.exchange.intake_workbook import read_list
from onecua.exchange.intake_workbook.columns import Column
from onecua.progress import Progress
from tests.exchange.intake_workbook.lists import (
    HEADINGS,
    only,
    table,
    write_ods,
    write_xls,
    write_xlsx,
)

SAMPLES = Path(__file__).parents[1] / "samples"


def problems(reading):
    return [(doubt.row, doubt.column, doubt.problem, doubt.skips) for doubt in reading.doubts]


@pytest.mark.parametrize(("kind", "header_row"), [("xlsx", 2), ("csv", 1)])
def test_the_list_of_igate_is_read(kind, header_row):
    reading = read_list(SAMPLES / f"SYNTHETIC_igate_so_theo_doi.{kind}")
    assert len(reading.rows) == 8
    assert reading.header_row == header_row
    assert reading.columns[Column.PROMISED_AT] == "Ngày hẹn trả"
    first, second, *_, last = reading.rows
    assert first.row == header_row + 1
    assert str(first.code) == "H99.001-260803-0001"
    assert first.procedure_name.startswith("Thủ tục chứng thực bản sao")
    assert (first.sector, first.department) == ("Chứng thực", "Văn phòng HĐND&UBND")
    assert first.received_at == datetime(2026, 8, 3, 8, 12, 5)
    assert first.promised_at == datetime(2026, 8, 4, 8, 12, 5)
    assert first.ended_at == datetime(2026, 8, 3, 9, 1, 33)
    assert (first.owner_name, first.phone) == ("Nguyễn Văn Mẫu", "0900000001")
    assert (first.handler, first.unit) == ("Cán bộ Mẫu A", "")
    assert (first.status, first.status_words) == (Status.RETURNED, "Đã trả kết quả")
    assert (first.channel, first.channel_words) == (Channel.IN_PERSON, "")
    assert (second.status, second.ended_at) == (Status.PROCESSING, None)
    assert reading.rows[3].status is Status.AWAITING_SUPPLEMENT
    assert last.status is Status.PROCESSING
    assert problems(reading) == [
        (last.row, "Trạng thái hồ sơ", "Không hiểu «Mới tiếp nhận», coi là «Đang xử lý».", False)
    ]


@pytest.mark.parametrize(("write", "name"), [(write_ods, "a.ods"), (write_xls, "a.xls")])
def test_old_and_open_formats_are_read_alike(tmp_path, write, name):
    rows = [["DANH SÁCH HỒ SƠ"], *table({}, {"Trạng thái hồ sơ": "Chờ tiếp nhận"})]
    reading = read_list(write(tmp_path / name, rows))
    expected = read_list(write_xlsx(tmp_path / "a.xlsx", rows))
    assert reading.rows == expected.rows
    assert [row.row for row in reading.rows] == [3, 4]
    assert reading.rows[1].status is Status.REGISTERED


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_in_the_usual_encodings_and_separators(tmp_path, separator, encoding):
    path = tmp_path / "danh_sach.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        rows = table({"Chủ hồ sơ": "Trần, Thị; Thử\nNgõ 2", "Số điện thoại": '="0900000002"'})
        csv.writer(file, delimiter=separator).writerows(rows)
    row = only(read_list(path))
    assert row.owner_name == "Trần, Thị; Thử Ngõ 2"
    assert row.phone == "0900000002"


def test_headings_are_found_anywhere_and_written_anyhow(read):
    rows = table({"Ngày hẹn trả": "05/08/2026 10:00"})
    rows[0] = [
        "STT",
        " SỐ  HỒ SƠ\n(*)",
        unicodedata.normalize("NFD", "Tên thủ tục\nhành chính"),
        "Lĩnh vực",
        "PHÒNG BAN",
        "Ngày tiếp nhận",
        "Hạn xử lý",
        "Ngày kết thúc xử lý",
        "Cơ quan / đơn vị",
        "Chủ hồ sơ",
        "Điện thoại",
        "Cán bộ xử lý",
        "Trạng thái",
    ]
    titles = [["ỦY BAN NHÂN DÂN XÃ THANH HÀ"], [], ["Từ ngày 01/08/2026"], []]
    reading = read([*titles, *rows], merged=["A1:M1", "A3:M3"])
    assert reading.header_row == 5
    row = only(reading)
    assert (row.row, row.sector, row.phone) == (6, "Hộ tịch", "0900000001")
    assert row.promised_at == datetime(2026, 8, 5, 10)
    assert reading.columns[Column.CODE] == "SỐ HỒ SƠ (*)"
    assert reading.doubts == ()


def test_of_two_headings_alike_the_official_one_then_the_first_is_read(read):
    headings = ["Hạn xử lý", *HEADINGS, "Ghi chú", "Chủ hồ sơ"]
    rows = table({"Hạn xử lý": "09/09/2026"}, headings=headings)
    rows[1][-1] = "Người khác"
    reading = read(rows)
    assert only(reading).promised_at == datetime(2026, 8, 4, 8, 12, 5)
    assert only(reading).owner_name == "Nguyễn Văn Mẫu"
    assert [doubt.column for doubt in reading.doubts] == ["Hạn xử lý", "Chủ hồ sơ"]
    assert not any(doubt.skips for doubt in reading.doubts)


def test_a_sheet_without_needed_columns_is_refused_naming_all_of_them(read):
    with pytest.raises(RuleError) as refused:
        read([["Số hồ sơ", "Chủ hồ sơ", "Ngày hẹn trả", "Ghi chú"]], title="Tháng 8")
    assert refused.value.message == (
        "Thiếu cột «Tên thủ tục hành chính», «Tên lĩnh vực», «Phòng ban», «Ngày tiếp nhận», "
        "«Trạng thái hồ sơ». Trang tính «Tháng 8», dòng 1 đang có: «Số hồ sơ», «Chủ hồ sơ», "
        "«Ngày hẹn trả», «Ghi chú». Xuất lại danh sách với đủ cột, hoặc đặt lại tên cột cho đúng."
    )


def test_the_sheet_that_has_the_list_is_taken(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", [["Số hồ sơ", "Chủ hồ sơ", "Ngày hẹn trả"]], title="Bìa")
    book = load_workbook(path)
    sheet = book.create_sheet("Danh sách")
    for row in table({}):
        sheet.append(row)
    book.save(path)
    reading = read_list(path)
    assert (reading.sheet, len(reading.rows)) == ("Danh sách", 1)


@pytest.mark.parametrize("rows", [[], [["Xin chào"]], [["a", "b"]] * 60])
def test_a_sheet_without_headings_is_refused(read, rows):
    with pytest.raises(RuleError, match="Không tìm thấy dòng tiêu đề"):
        read(rows)


def test_rows_that_are_no_dossiers_are_passed_over(read):
    rows = table({}, {})
    numbers = [f"({number})" for number in range(1, 14)]
    footer = ["", "", "", "", "", "", "", "", "", "Người lập biểu"]
    reading = read([rows[0], numbers, rows[1], [], rows[0], rows[2], ["Tổng số: 2"], footer])
    assert [row.row for row in reading.rows] == [3, 6]
    assert reading.doubts == ()


def test_a_cell_merged_downwards_counts_in_each_row(read):
    rows = table({}, {"Tên lĩnh vực": ""}, {"Tên lĩnh vực": ""}, {"Tên lĩnh vực": "Chứng thực"})
    sectors = [row.sector for row in read(rows, merged=["D2:D4"]).rows]
    assert sectors == ["Hộ tịch", "Hộ tịch", "Hộ tịch", "Chứng thực"]


def test_headings_merged_downwards_do_not_count_as_a_row(read):
    rows = table({})
    reading = read(
        [rows[0], [""] * 13, *rows[1:]],
        merged=[f"{letter}1:{letter}2" for letter in "ABCDEFGHIJKLM"],
    )
    assert reading.header_row == 2
    assert only(reading).row == 3


def test_a_missing_file_is_the_machines_refusal(tmp_path):
    with pytest.raises(StorageError, match="Không tìm thấy"):
        read_list(tmp_path / "khong_co.xlsx")


def test_a_long_list_tells_how_far_it_is_and_can_be_cancelled(tmp_path):
    path = tmp_path / "dai.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table(*[{}] * 4500))
    told = []
    assert len(read_list(path, Progress(lambda *step: told.append(step))).rows) == 4500
    assert [step[0] for step in told] == [2000, 4000]
    assert told[0][1] >= 4501
    progress = Progress(lambda *_step: progress.cancel())
    with pytest.raises(Cancelled):
        read_list(path, progress)
