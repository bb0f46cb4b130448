"""Which rows of a list are kept, skipped or doubted, and what their cells mean."""

from datetime import date, datetime

import pytest

from onecua.domain.dossier import Channel, Status
from onecua.exchange.intake_workbook import Doubt
from onecua.exchange.intake_workbook.columns import Column
from tests.exchange.intake_workbook.lists import HEADINGS, only, table


def test_optional_columns_are_read(read):
    headings = [*HEADINGS, "Kênh tiếp nhận", "Mã thủ tục", "Số CCCD", "Địa chỉ"]
    change = {
        "Kênh tiếp nhận": "Trực tuyến",
        "Mã thủ tục": "1.001193",
        "Số CCCD": "030192004321",
        "Địa chỉ": "Thôn Phúc Lộc",
    }
    row = only(read(table(change, headings=headings)))
    assert (row.channel, row.channel_words) == (Channel.ONLINE, "Trực tuyến")
    assert (row.procedure_code, row.address) == ("1.001193", "Thôn Phúc Lộc")
    assert row.identity_number == "030192004321"


def test_real_dates_and_formulas_are_read_from_a_workbook(read):
    reading = read(
        table(
            {
                "Ngày tiếp nhận": datetime(2026, 8, 3, 8, 12, 5),
                "Ngày hẹn trả": date(2026, 8, 4),
                "Ngày kết thúc xử lý": 46238.25,
                "Trạng thái hồ sơ": "Đã xử lý xong",
            }
        )
    )
    row = only(reading)
    assert row.received_at == datetime(2026, 8, 3, 8, 12, 5)
    assert row.promised_at == datetime(2026, 8, 4)
    assert row.ended_at == datetime(2026, 8, 4, 6)
    assert row.dates_only == {Column.PROMISED_AT}
    assert reading.doubts == ()


def test_a_formula_without_a_value_is_doubted_and_skips_where_it_is_needed(read):
    reading = read(
        table({"Chủ hồ sơ": '="Nguyễn "&"Văn A"'}, {"Số hồ sơ": "=A1"}, {"Ngày hẹn trả": "=F4+1"})
    )
    found = [(doubt.row, doubt.column, doubt.skips) for doubt in reading.doubts]
    assert found == [
        (2, "Chủ hồ sơ", False),
        (3, "Số hồ sơ", True),
        (4, "Ngày hẹn trả", False),
    ]
    assert all("công thức" in doubt.problem for doubt in reading.doubts)
    assert [row.row for row in reading.rows] == [2, 4]


@pytest.mark.parametrize(
    ("given_cell", "kept"),
    [
        (912555046, "0912555046"),
        ("912555046", "0912555046"),
        ("'0912555046", "0912555046"),
        ("+84 912 555 046", "0912555046"),
        (2253820123, "02253820123"),
        ("", ""),
    ],
)
def test_phone_numbers_get_back_their_zero(read, given_cell, kept):
    reading = read(table({"Số điện thoại": given_cell}))
    assert only(reading).phone == kept
    assert reading.doubts == ()


@pytest.mark.parametrize(
    ("given_cell", "kept"),
    [(30192004321, "030192004321"), ("030192004321", "030192004321"), (12345678, "012345678")],
)
def test_identity_numbers_get_back_their_zeros(read, given_cell, kept):
    reading = read(table({"Số CCCD": given_cell}, headings=[*HEADINGS, "Số CCCD"]))
    assert only(reading).identity_number == kept


@pytest.mark.parametrize(
    ("change", "column", "problem"),
    [
        ({"Số hồ sơ": ""}, "Số hồ sơ", "Thiếu mã hồ sơ"),
        ({"Số hồ sơ": "H99-001"}, "Số hồ sơ", "phải có dạng"),
        ({"Ngày tiếp nhận": ""}, "Ngày tiếp nhận", "Thiếu ngày tiếp nhận"),
        ({"Ngày tiếp nhận": "31/02/2026"}, "Ngày tiếp nhận", "Không đọc được ngày «31/02/2026»"),
        *(
            ({"Trạng thái hồ sơ": words}, "Ngày kết thúc xử lý", "Thiếu ngày kết thúc xử lý")
            for words in ("Đã trả kết quả", "ĐÃ XỬ LÝ XONG", "Công dân yêu cầu rút hồ sơ")
        ),
    ],
)
def test_a_row_is_skipped_for_nothing_but_code_receipt_and_a_missing_end(
    read, change, column, problem
):
    reading = read(table({}, change, {}))
    assert [row.row for row in reading.rows] == [2, 4]
    (doubt,) = reading.doubts
    assert (doubt.row, doubt.column, doubt.skips) == (3, column, True)
    assert problem in doubt.problem
    assert reading.skipped_count == 1


@pytest.mark.parametrize(
    ("change", "column", "problem"),
    [
        ({"Tên thủ tục hành chính": ""}, "Tên thủ tục hành chính", "Ô trống"),
        ({"Tên lĩnh vực": ""}, "Tên lĩnh vực", "Ô trống"),
        ({"Ngày hẹn trả": ""}, "Ngày hẹn trả", "Thiếu ngày hẹn trả"),
        ({"Ngày hẹn trả": "sau"}, "Ngày hẹn trả", "Không đọc được ngày «sau»"),
        ({"Ngày hẹn trả": "01/08/2026"}, "Ngày hẹn trả", "Trước ngày tiếp nhận 03/08/2026"),
        ({"Ngày kết thúc xử lý": "01/08/2026"}, "Ngày kết thúc xử lý", "Trước ngày tiếp nhận"),
        ({"Ngày tiếp nhận": "08/03/2026"}, "Ngày tiếp nhận", "đổi chỗ ngày và tháng"),
        ({"Số điện thoại": "0983 555 21"}, "Số điện thoại", "Đang có 9 chữ số, cần 10"),
        ({"Trạng thái hồ sơ": "Lạ"}, "Trạng thái hồ sơ", "Không hiểu «Lạ», coi là «Đang xử lý»"),
        ({"Trạng thái hồ sơ": ""}, "Trạng thái hồ sơ", "Ô trống, coi là «Đang xử lý»"),
        ({"Chủ hồ sơ": "A" * 2001}, "Chủ hồ sơ", "Dài 2001 ký tự, chỉ giữ 2000"),
    ],
)
def test_everything_else_is_kept_with_a_doubt(read, change, column, problem):
    reading = read(table(change))
    assert len(reading.rows) == 1
    (doubt,) = reading.doubts
    assert (doubt.row, doubt.column, doubt.skips) == (2, column, False)
    assert problem in doubt.problem


def test_a_phone_that_is_none_stays_as_given(read):
    assert only(read(table({"Số điện thoại": "không có"}))).phone == "không có"


def test_a_receipt_on_a_sunday_is_fine(read):
    change = {
        "Số hồ sơ": "H99.001-260802-0001",
        "Ngày tiếp nhận": "02/08/2026 10:00",
    }
    assert read(table(change)).doubts == ()


def test_a_code_that_comes_twice_is_read_once(read):
    reading = read(table({}, {"Số hồ sơ": "h99.001 - 260803 - 0001", "Chủ hồ sơ": "Người khác"}))
    assert only(reading).owner_name == "Nguyễn Văn Mẫu"
    problem = "Mã hồ sơ H99.001-260803-0001 đã có ở dòng 2, bỏ qua dòng này."
    assert reading.doubts == (Doubt(3, "Số hồ sơ", problem, skips=True),)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Mới đăng ký", 1),
        ("Chờ tiếp nhận", 1),
        ("Được tiếp nhận", 2),
        ("Không được tiếp nhận", 3),
        ("đang  xử lý", 4),
        ("Yêu cầu bổ sung giấy tờ", 5),
        ("Chờ bổ sung", 5),
        ("Yêu cầu thực hiện nghĩa vụ tài chính", 6),
        ("Công dân yêu cầu rút hồ sơ", 7),
        ("Dừng xử lý", 8),
        ("Đã xử lý xong", 9),
        ("ĐÃ TRẢ KẾT QUẢ", 10),
    ],
)
def test_status_words_are_understood(read, words, status):
    reading = read(table({"Trạng thái hồ sơ": words, "Ngày kết thúc xử lý": "04/08/2026"}))
    assert only(reading).status is Status(status)
    assert reading.doubts == ()


@pytest.mark.parametrize(
    ("words", "channel", "doubts"),
    [
        ("Trực tiếp", Channel.IN_PERSON, 0),
        ("TRỰC TUYẾN", Channel.ONLINE, 0),
        ("Bưu chính công ích", Channel.POSTAL, 0),
        ("", Channel.IN_PERSON, 0),
        ("Bồ câu", Channel.IN_PERSON, 1),
    ],
)
def test_channel_words_are_understood(read, words, channel, doubts):
    headings = [*HEADINGS, "Kênh tiếp nhận"]
    reading = read(table({"Kênh tiếp nhận": words}, headings=headings))
    assert only(reading).channel is channel
    assert len(reading.doubts) == doubts
