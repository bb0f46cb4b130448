"""The one writer of cells: text stays text, numbers are numbers, instants keep their minute."""

import re
from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import from_excel

from onecua.errors import RuleError
from onecua.reports.rows import (
    MAX_ROWS,
    MAX_TEXT_UNITS,
    Cell,
    Formula,
    SheetRows,
    Style,
    cell_xml,
    clean_text,
)

STYLE = Style(plain=3, quoted=4)


def parsed(value) -> ElementTree.Element:
    return ElementTree.fromstring(cell_xml(Cell("B", value, STYLE), 7))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("A\x00B\x07C\x1b[0m", "ABC[0m"),
        ("dòng 1\r\ndòng 2\rdòng 3\tcột", "dòng 1\ndòng 2\ndòng 3\tcột"),
        ("\x85\x9f\x7f", ""),
        ("nửa \ud800 chữ", "nửa  chữ"),
        ("\ufffe\uffff", ""),
        ("😀 & <b>", "😀 & <b>"),
    ],
)
def test_control_characters_are_removed(text, cleaned):
    assert clean_text(text) == cleaned


@pytest.mark.parametrize("letter", ["x", "ệ", "😀"])
@pytest.mark.parametrize("over", [-1, 0, 1, 1000])
def test_long_text_is_cut_visibly_at_the_limit_of_a_cell(letter, over):
    units = len(letter.encode("utf-16-le")) // 2
    text = letter * (MAX_TEXT_UNITS // units + over)
    cleaned = clean_text(text)
    assert len(cleaned.encode("utf-16-le")) // 2 <= MAX_TEXT_UNITS
    assert cleaned == text if over <= 0 else cleaned.endswith(f"{letter}…")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\xa0@", "＝", "\n="])
def test_text_that_looks_like_a_formula_is_marked_as_text(start):
    cell = parsed(f"{start}1+1")
    assert cell.attrib == {"r": "B7", "s": "4", "t": "inlineStr"}
    assert cell.findtext("is/t") == f"{start}1+1"


@pytest.mark.parametrize("text", ["#N/A", "TRUE", "12", "1E5", "Lê = Nguyễn", "0912-345", "'=1"])
def test_other_text_keeps_its_plain_style(text):
    cell = parsed(text)
    assert (cell.attrib["s"], cell.attrib["t"], cell.findtext("is/t")) == ("3", "inlineStr", text)


@given(st.text())
def test_no_text_ever_becomes_a_formula_or_breaks_the_xml(text):
    cell = parsed(text)
    assert cell.find("f") is None
    assert cell.find("v") is None
    assert (cell.findtext("is/t") or "") == clean_text(text)


@pytest.mark.parametrize("value", [0, 476, -3, 0.25])
def test_numbers_are_numbers(value):
    cell = parsed(value)
    assert cell.attrib == {"r": "B7", "s": "3"}
    assert float(cell.findtext("v")) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="B7"):
        parsed(value)


def test_formulas_carry_the_value_that_viewers_show():
    cell = parsed(Formula("SUM(D9:D20)", 476))
    assert (cell.findtext("f"), cell.findtext("v")) == ("SUM(D9:D20)", "476")


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_an_empty_cell_with_its_style(value):
    cell = parsed(value)
    assert cell.attrib == {"r": "B7", "s": "3"}
    assert list(cell) == []


instants = st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)).map(
    lambda at: at.replace(microsecond=0)
)


@given(instants)
def test_instants_keep_their_second(at):
    assert from_excel(float(parsed(at).findtext("v"))) == at


def test_days_are_whole_numbers_and_days_before_excel_are_text():
    assert float(parsed(date(2026, 11, 20)).findtext("v")) == 46346
    assert parsed(date(1899, 5, 2)).findtext("is/t") == "02/05/1899"


@given(st.lists(st.text(max_size=30), min_size=1, max_size=40))
def test_rows_come_out_as_they_went_in(texts):
    sheet = SheetRows("A")
    for text in texts:
        sheet.add([Cell("A", text, STYLE)], 15.5)
    dimension = sheet.dimension
    content = b"".join(sheet.xml()).decode()
    data = ElementTree.fromstring(f"<sheetData>{content}</sheetData>")
    assert [row.attrib["r"] for row in data] == [str(n) for n in range(1, len(texts) + 1)]
    assert [row.findtext("c/is/t") or "" for row in data] == [clean_text(text) for text in texts]
    assert dimension == f"A1:A{len(texts)}"
    assert sheet.height == pytest.approx(15.5 * len(texts))


def test_rows_beyond_the_buffer_are_all_there():
    sheet = SheetRows("A")
    for number in range(5000):
        sheet.add([Cell("A", f"Trần Văn Nam {number}", STYLE)] * 3, 15)
    assert len(re.findall(rb"<row ", b"".join(sheet.xml()))) == 5000


def test_a_sheet_that_is_full_is_refused_with_what_to_do():
    sheet = SheetRows("A")
    sheet.count = MAX_ROWS - 1
    sheet.add([], 15)
    with pytest.raises(
        RuleError, match=r"dài hơn 1\.048\.576 dòng.*chọn khoảng thời gian ngắn hơn"
    ):
        sheet.add([], 15)
