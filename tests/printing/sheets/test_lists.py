"""The list of calls and the list of deadlines: heads on every page, rows whole, groups named."""

import pytest

from onecua.printing.sheets import (
    CallSheet,
    DatedCall,
    DeadlineGroup,
    DeadlineRow,
    DeadlineSheet,
    call_sheet,
    deadline_sheet,
)
from tests.printing.samples import page_texts, squeezed, whole_text
from tests.printing.sheets.samples import AT, DESK, calls, deadlines


def test_a_call_names_both_dates_and_leaves_room_for_the_tick():
    text = whole_text(call_sheet(calls(1)))
    for words in (
        DESK,
        "DANH SÁCH GỌI NGƯỜI DÂN",
        "Nghỉ bão ngày 25/11/2026 theo Công điện 101/CĐ-TTg. 1 người.",
        "Số liệu lúc 07:15 T4 25/11/2026",
        "STT Mã hồ sơ Người nộp Điện thoại Thủ tục Hẹn cũ Hẹn mới Đã gọi",
        "0912 555 000",
        "T4 25/11 17:00",
        "T5 26/11 17:00",
        "□",
        "Người gọi:",
    ):
        assert squeezed(words) in text


@pytest.mark.parametrize(
    ("pdf", "head"),
    [
        (call_sheet(calls(60)), "STT Mã hồ sơ Người nộp Điện thoại"),
        (deadline_sheet(deadlines(30)), "STT Mã hồ sơ Người nộp Thủ tục Đang giữ"),
    ],
)
def test_the_head_of_a_table_is_repeated_on_every_page(pdf, head):
    pages = [squeezed(text) for text in page_texts(pdf)]
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert text.count(squeezed(head)) == 1
        assert (f"Trang{number}/{len(pages)}" in text) == (number > 1)


def test_no_row_is_cut_by_the_end_of_a_page():
    pages = [squeezed(text) for text in page_texts(call_sheet(calls(60)))]
    long_name = squeezed("Công ty Trách nhiệm hữu hạn Một thành viên Thương mại")
    assert sum(text.count(long_name) for text in pages) == 15


def test_groups_stand_under_their_headings_and_an_empty_one_is_left_out():
    text = whole_text(deadline_sheet(deadlines(8)))
    places = [text.index(squeezed(f"{name} (8 hồ sơ)")) for name in ("Quá hạn", "Hôm nay")]
    assert places == sorted(places)
    assert squeezed("Lĩnh vực Hộ tịch. 24 hồ sơ.") in text
    assert "Tạmdừng" not in text


def test_a_heading_never_stands_alone_at_the_foot_of_a_page():
    for count in range(4, 24):
        pages = page_texts(deadline_sheet(deadlines(count)))
        for page in pages:
            lines = [squeezed(line) for line in page.splitlines() if line.strip()]
            last = [line for line in lines if "Xemtiếp" not in line and "Trang" not in line][-1]
            assert not last.endswith("hồsơ)")


def test_what_people_typed_is_printed_as_typed():
    call = DatedCall("<b>x", "Cty <A&B>", "&amp;", "</para> <img src='x'/>", AT, None)
    text = whole_text(call_sheet(CallSheet("a & b", AT, "<i>vì</i>", [call])))
    for words in ("<b>x", "Cty <A&B>", "&amp;", "</para> <img src='x'/>", "a & b", "<i>vì</i>"):
        assert squeezed(words) in text
    row = DeadlineRow("<b>x", "Cty <A&B>", "&lt;", "Ông & Bà", None, "Chưa có hạn")
    sheet = DeadlineSheet("a & b", AT, [DeadlineGroup("<u>nhóm</u>", [row])])
    text = whole_text(deadline_sheet(sheet))
    for words in ("<b>x", "Cty <A&B>", "&lt;", "Ông & Bà", "<u>nhóm</u> (1 hồ sơ)"):
        assert squeezed(words) in text


def test_an_empty_list_can_be_filled_by_hand():
    text = whole_text(call_sheet(CallSheet(DESK, AT, "", [])))
    assert squeezed("0 người.") in text
    assert squeezed("STT Mã hồ sơ") in text
