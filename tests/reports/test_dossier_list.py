"""The list on the screen in Excel; 5,000 hostile strings stay text."""

import random
from datetime import date, datetime

import pytest
from python_calamine import CalamineWorkbook

from onecua.reports import dossier_list
from onecua.reports.dossier_list import ListColumn, ListHeading
from onecua.reports.form import Kind
from onecua.reports.rows import clean_text
from tests.reports.reading import find_row, formulas, opened

HEADING = ListHeading(
    "DANH SÁCH HỒ SƠ QUÁ HẠN",
    "UBND xã Thanh Hà",
    "Lọc: quá hạn; xếp theo hạn trả",
    datetime(2026, 11, 20, 9, 12),
)
COLUMNS = (
    ListColumn("code", "Mã hồ sơ", 20),
    ListColumn("owner", "Chủ hồ sơ", 24),
    ListColumn("due_at", "Hẹn trả", 15, Kind.INSTANT),
    ListColumn("born_on", "Ngày sinh", 11, Kind.DATE),
    ListColumn("papers", "Số giấy tờ", 8, Kind.COUNT),
)
DUE = datetime(2026, 11, 18, 17, 0)
ROWS = [
    {"code": "H24.119-261113-0645", "owner": "Trần Văn Nam", "due_at": DUE,
     "born_on": date(1990, 2, 28), "papers": 4, "more": "not shown"},
    {"code": "H24.119-261113-0646", "owner": "", "due_at": None, "born_on": None, "papers": None},
]  # fmt: skip


def hostile_texts(count: int) -> list[str]:
    """Return formula starts, control characters, markup and noise, the same on every run."""
    chosen = random.Random(20261120)
    starts = ["=", "+", "-", "@", "\t", "\r", " =", "\xa0+", "＝", "＠", "\x00=", "\x0b@", "'=", ""]
    middles = [
        "1+1", 'cmd|"/c calc"!A0', "SUM(A1:A9)", "</t></is><f>1+1</f>", "&lt;f&gt;", "]]>", "#REF!",
        "_x003D_1", "<?xml?>", "{=1}", "\ud83d", "😀", "Nguyễn Thị Ệ", "\u202e",
    ]  # fmt: skip
    noise = "".join(map(chr, [*range(128), 0x85, 0x2028, 0xFEFF, 0xFFFE, 0xD800, 0x1EC7]))
    return [
        chosen.choice(starts)
        + chosen.choice(middles)
        + "".join(chosen.choices(noise, k=chosen.randrange(12)))
        for _ in range(count)
    ]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "danh sach.xlsx"


def test_list_has_its_head_serials_and_typed_values(path):
    dossier_list.write(path, COLUMNS, ROWS, HEADING)
    sheet = opened(path)["Danh sách"]
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == [
        HEADING.title,
        HEADING.office,
        HEADING.described,
        "Lập lúc 09:12 20/11/2026",
    ]
    top = find_row(sheet, "Mã hồ sơ")
    titles = ["STT", *(column.title for column in COLUMNS)]
    assert [cell.value for cell in sheet[top]] == titles
    assert [cell.value for cell in sheet[top + 1]] == [
        1, "H24.119-261113-0645", "Trần Văn Nam", DUE, datetime(1990, 2, 28), 4,
    ]  # fmt: skip
    assert [cell.value for cell in sheet[top + 2]] == [2, "H24.119-261113-0646", *[None] * 4]
    assert sheet.cell(top + 1, 5).number_format == "dd/mm/yyyy"
    assert sheet.auto_filter.ref == f"A{top}:F{top + 2}"


def test_columns_and_widths_are_those_of_the_screen(path):
    dossier_list.write(path, COLUMNS[1::-1], ROWS, HEADING)
    sheet = opened(path)["Danh sách"]
    top = find_row(sheet, "Chủ hồ sơ")
    assert [cell.value for cell in sheet[top]] == ["STT", "Chủ hồ sơ", "Mã hồ sơ"]
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [6, 24, 20]


def test_an_empty_list_says_so(path):
    dossier_list.write(path, COLUMNS, [], HEADING)
    sheet = opened(path)["Danh sách"]
    assert find_row(sheet, "Không có hồ sơ nào.", column=1)


def test_five_thousand_hostile_texts_stay_text(path):
    texts = hostile_texts(5000)
    rows = [
        {"code": code, "owner": owner, "due_at": None, "born_on": None, "papers": 0}
        for code, owner in zip(texts[::2], texts[1::2], strict=True)
    ]
    dossier_list.write(path, COLUMNS, rows, HEADING)
    assert formulas(path, 1) == {}
    sheet = opened(path)["Danh sách"]
    top = find_row(sheet, "Mã hồ sơ")
    read = [cell for row in sheet.iter_rows(top + 1, top + 2500, 2, 3) for cell in row]
    assert [cell.value or "" for cell in read] == [clean_text(text) for text in texts]
    assert all(cell.data_type == "s" for cell in read if cell.value)
    risky = [c for c in read if str(c.value).lstrip(" \n\xa0")[:1] in {*"=+-@\t＝＠"} and c.value]
    assert len(risky) > 2500
    assert all(cell.quotePrefix for cell in risky)
    seen = CalamineWorkbook.from_path(path).get_sheet_by_name("Danh sách").to_python()
    assert len(seen) == top + 2500
