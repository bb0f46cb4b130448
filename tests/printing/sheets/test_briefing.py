"""The briefing sheet: one page whatever the load, and no name where nobody must be called."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.printing.sheets import BriefingSheet, CallRow, DueRow, briefing_sheet
from onecua.printing.sheets.briefing import shares
from tests.printing.samples import page_texts, squeezed, whole_text
from tests.printing.sheets.samples import AT, DESK, briefing

NOTHING = dict.fromkeys(("overdue", "today", "tomorrow", "at_risk", "waiting", "calls"), 0)


def test_a_usual_day_is_told_whole():
    (text,) = page_texts(briefing_sheet(briefing()))
    text = squeezed(text)
    for words in (
        DESK,
        "GIAO BAN 07:15, thứ Tư 25/11/2026",
        "quá hạn",
        "đến hạn 26/11",
        "Quá hạn: 3 hồ sơ",
        "Cần gọi: 4 người",
        "Đến hạn hôm nay: 5 hồ sơ",
        "Đến hạn T5 26/11/2026: 4 hồ sơ",
        "Có nguy cơ quá hạn: 2 hồ sơ",
        "Kết quả chờ trả: 6 hồ sơ",
        "T4 25/11 17:00",
        "2 ngày",
        "Nguyễn Thị Hồng Nhung",
        "0912 555 000",
    ):
        assert squeezed(words) in text
    assert "nữa" not in text
    assert "Trang1" not in text


@pytest.mark.parametrize("heavy", [*NOTHING, "all"])
@pytest.mark.parametrize("count", [30, 1000])
def test_any_load_takes_one_page_and_says_what_it_leaves_out(heavy, count):
    load = dict.fromkeys(NOTHING, count) if heavy == "all" else {**NOTHING, heavy: count}
    texts = page_texts(briefing_sheet(briefing(**load)))
    assert len(texts) == 1
    text = squeezed(texts[0])
    shown = text.count("H24.119-2611")
    assert shown > 25
    left_out = sum(load.values()) - shown
    told = [int(part.rpartition("và")[2].replace(".", "")) for part in _before_more(text)]
    assert sum(told) == left_out


def _before_more(text):
    for unit in ("hồsơnữa", "ngườinữa"):
        yield from text.split(unit)[:-1]


def test_a_short_list_leaves_its_room_to_a_long_one():
    text = whole_text(briefing_sheet(briefing(overdue=2, today=90, **_few())))
    assert text.count("H24.119-2611") > 40
    assert "Quáhạn:2hồsơ" in text


def _few():
    return {"tomorrow": 0, "at_risk": 0, "waiting": 0, "calls": 1}


def test_an_empty_day_says_so():
    text = whole_text(briefing_sheet(briefing(**NOTHING)))
    assert text.count(squeezed("không có")) == 6
    assert "Mãhồsơ" not in text


def test_long_words_stay_on_one_line_and_markup_is_printed_as_typed():
    rows = [DueRow("<b>mã</b>", "Thủ tục & <i>rất dài</i> " * 20, "Ông <A&B>", AT)] * 30
    calls = [CallRow("m", "Nguyễn <b>A</b>", "0912 & 1", "nói\nhai dòng " * 30)] * 30
    sheet = BriefingSheet("Trung tâm <x>", AT, date(2026, 11, 26), rows, calls=calls)
    texts = page_texts(briefing_sheet(sheet))
    assert len(texts) == 1
    text = squeezed(texts[0])
    for words in ("<b>mã</b>", "Thủ tục & <i>", "Ông <A&B>", "Nguyễn <b>A</b>", "0912 & 1"):
        assert squeezed(words) in text
    assert "…" in text


def test_the_practice_folder_says_so():
    assert squeezed("DỮ LIỆU MẪU") in whole_text(briefing_sheet(briefing(), sample=True))


def test_a_result_that_waits_without_a_date_is_printed():
    row = DueRow("H24.119-261101-0001", "Thủ tục", "", None, "3 ngày")
    sheet = BriefingSheet(DESK, datetime(2026, 11, 25, 7), date(2026, 11, 26), waiting=[row])
    assert squeezed("Kết quả chờ trả: 1 hồ sơ") in whole_text(briefing_sheet(sheet))


@given(st.lists(st.integers(0, 30), min_size=1, max_size=6), st.integers(0, 80))
def test_rows_are_dealt_out_fairly_and_none_is_lost(lengths, rows):
    given_out = shares(lengths, rows)
    assert sum(given_out) == min(rows, sum(lengths))
    assert all(0 <= got <= length for got, length in zip(given_out, lengths, strict=True))
    waiting = [got for got, length in zip(given_out, lengths, strict=True) if got < length]
    assert not waiting or max(given_out) - min(waiting) <= 1
