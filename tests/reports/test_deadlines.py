"""The workbook of deadlines: groups, numbers and dates typed, 5,000 hostile strings stay text."""

from datetime import datetime

import pytest

from onecua.reports import deadlines, form
from onecua.reports.deadlines import BucketSheet, DeadlineHeading, HeldDossier, ShareRow
from onecua.reports.rows import clean_text
from tests.reports.reading import find_row, formulas, opened
from tests.reports.test_dossier_list import hostile_texts

HEADING = DeadlineHeading("UBND xã Thanh Hà", datetime(2026, 11, 20, 9, 12))
SHARES = {
    "holders": [ShareRow("Đỗ Mạnh Cường", 1, 2, 3, 4, 5), ShareRow("Vũ Thị Nguyệt", 0, 1, 0, 0, 0)],
    "sectors": [ShareRow("Hộ tịch", 1, 3, 3, 4, 5)],
    "steps": [],
}


def held(holder, number, **changed):
    given = {
        "holder": holder,
        "code": f"H24.119-261113-{number:04}",
        "owner": "Trần Văn Nam",
        "procedure": "Đăng ký khai sinh",
        "sector": "Hộ tịch",
        "step": "Thẩm định",
        "step_due_at": datetime(2026, 11, 17, 17),
        "received_at": datetime(2026, 11, 13, 9),
        "promised_at": datetime(2026, 11, 18, 17),
        "due_at": datetime(2026, 11, 18, 17),
        "days": number,
        "note": "",
    }
    return HeldDossier(**{**given, **changed})


@pytest.fixture
def path(tmp_path):
    return tmp_path / "han.xlsx"


def test_a_row_tells_each_new_group_and_serials_go_on(path):
    rows = [held("Cường", 1), held("Cường", 2), held("Nguyệt", 3)]
    deadlines.write(path, [BucketSheet("Quá hạn", "Quá (ngày)", rows)], SHARES, HEADING)
    sheet = opened(path)["Quá hạn"]
    top = find_row(sheet, "Mã hồ sơ")
    assert [sheet.cell(top + n, 1).value for n in range(1, 6)] == ["Cường", 1, 2, "Nguyệt", 3]
    assert f"A{top + 1}:L{top + 1}" in {str(each) for each in sheet.merged_cells.ranges}
    assert sheet.cell(top, 11).value == "Quá (ngày)"
    assert sheet.cell(top + 2, 11).value == 1
    assert sheet.cell(top + 2, 10).value == datetime(2026, 11, 18, 17)
    assert sheet.print_title_rows == f"${top}:${top}"


def test_an_empty_bucket_says_so(path):
    deadlines.write(path, [BucketSheet("Hôm nay", "Còn (ngày)", ())], SHARES, HEADING)
    texts = [c.value for row in opened(path)["Hôm nay"].iter_rows() for c in row]
    assert "Không có hồ sơ nào." in texts


def test_the_summary_has_live_sums_with_their_values_beside(path):
    deadlines.write(path, [], SHARES, HEADING)
    values, live = opened(path, values=True)["Tổng hợp"], formulas(path, 1)
    row = find_row(values, "Tổng số")
    assert [values.cell(row, n).value for n in range(3, 9)] == [1, 3, 3, 4, 5, 16]
    assert live[f"C{row}"].startswith("SUM(")
    assert live[f"H{row - 1}"].count("+") == 4
    assert "Mọi hồ sơ đang giải quyết" in [c.value for r in values.iter_rows() for c in r]


def test_hostile_strings_stay_text_in_every_column_and_in_the_group(path):
    texts = hostile_texts(1_000)
    rows = [
        held(text, place, owner=text, procedure=text, sector=text, step=text, note=text)
        for place, text in enumerate(texts)
    ]
    deadlines.write(path, [BucketSheet("Còn lại", "Còn (ngày)", rows)], SHARES, HEADING)
    assert formulas(path, 2) == {}
    sheet = opened(path)["Còn lại"]
    cells = [row for row in sheet.iter_rows() if str(row[1].value).startswith("H24.119-")]
    assert len(cells) == len(texts)
    for row, text in zip(cells, texts, strict=True):
        told = [row[place].value or "" for place in (2, 3, 4, 5, 11)]
        assert told == [clean_text(text)] * 5


def test_a_form_without_a_group_draws_as_before():
    assert form.load("dossier_list").tables[0].group == ""
    assert form.load("deadlines").tables[0].group == "holder"
