"""The mark of the log on paper: large, with what to do with it, and who printed it."""

from datetime import datetime

from onecua.printing.sheets import AnchorSheet, anchor_sheet
from tests.printing.samples import page_texts, squeezed, whole_text
from tests.printing.sheets.samples import DESK

SHEET = AnchorSheet(
    DESK,
    2,
    "Q2 · 13830 · 7f3a91c2",
    13_830,
    datetime(2026, 11, 20, 17, 5),
    "Nguyễn Thị Hồng Nhung",
)


def test_the_sheet_says_mark_length_hour_and_who_printed_it():
    text = whole_text(anchor_sheet(SHEET))
    for words in (
        DESK,
        "MỐC NHẬT KÝ",
        "Quầy 2, lúc 17:05 T6 20/11/2026",
        "Q2 · 13830 · 7f3a91c2",
        "13.830 sự kiện",
        "Dữ liệu chưa được kiểm tra lần nào.",
        "So với mốc đã in",
        "Nguyễn Thị Hồng Nhung",
    ):
        assert squeezed(words) in text
    assert len(page_texts(anchor_sheet(SHEET))) == 1


def test_sample_data_is_marked_as_such():
    assert squeezed("DỮ LIỆU MẪU") in whole_text(anchor_sheet(SHEET, sample=True))
