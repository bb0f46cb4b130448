"""The renderer that every form shares, read back from files: heading, sums, print set-up, marks."""

import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from python_calamine import CalamineWorkbook

from onecua.errors import Cancelled, RuleError, StorageError
from onecua.progress import Progress
from onecua.reports import form
from onecua.reports.workbook import ReportWorkbook
from tests.reports.reading import cell_styles, formulas, opened, row_heights

TOML = """
sheet = "Biểu"
widths = [5, 20, 8, 8, 8]
frozen_columns = 1
filtered = true
[paper]
landscape = false
margins_mm = [20, 10, 15, 15]
footer_left = "{office}"
[[head]]
over = [1, 2]
lines = [{ text = "{office}", bold = true }, {}, { text = "{maybe}" }]
[[head]]
over = [3, -1]
align = "right"
lines = [{ text = "Quý III" }]
[[tables]]
key = "rows"
empty = "Không có gì."
columns = [
  { key = "serial", heading = ["STT"], number = "(1)", kind = "serial" },
  { key = "name", heading = ["Tên"], number = "(2)", tones = { "Quá hạn" = "bad" } },
  { key = "sum", heading = ["Số", "Tổng"], number = "(3)", kind = "count", sum_of = ["b", "a"] },
  { key = "a", heading = ["Số", "A"], number = "(4)", kind = "count" },
  { key = "b", heading = ["Số", "B"], number = "(5)", kind = "count" },
]
"""
TOTAL = '[tables.total]\nname = "Tổng số"\ncolumn = "name"\nat = "last"\n'
FOOT = '[[foot]]\nover = [1, -1]\nlines = [{ text = "{office}" }, {}, {}]\n'
PAGE = 841.9 - 30 * 72 / 25.4
"""Points of an upright A4 page between its margins."""
FIELDS = {"office": "UBND xã A & B", "maybe": ""}
ROWS = [{"name": "Hộ tịch", "a": 2, "b": 3}, {"name": "Quá hạn", "a": 10, "b": 0}]


def drawn(path, toml=TOML, rows=ROWS, *, sample=False, fields=FIELDS):
    book = ReportWorkbook("Thử", sample=sample)
    book.draw(form.parse(toml), fields, {"rows": rows})
    book.save(path)
    return path


def find_last_text(sheet):
    return max(cell.row for row in sheet.iter_rows() for cell in row if cell.value)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "báo cáo.xlsx"


def test_rows_sums_and_last_total_are_where_the_form_says(path):
    sheet = opened(drawn(path, TOML + TOTAL))["Biểu"]
    assert [[cell.value for cell in row] for row in sheet["A3:E8"]] == [
        ["STT", "Tên", "Số", None, None],
        [None, None, "Tổng", "A", "B"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "Hộ tịch", "=D6+E6", 2, 3],
        [2, "Quá hạn", "=D7+E7", 10, 0],
        [None, "Tổng số", "=SUM(C6:C7)", "=SUM(D6:D7)", "=SUM(E6:E7)"],
    ]


def test_values_stand_beside_formulas_for_viewers_that_do_not_calculate(path):
    sheet = opened(drawn(path, TOML + TOTAL), values=True)["Biểu"]
    assert [cell.value for cell in sheet["C"][5:8]] == [5, 10, 15]
    seen = CalamineWorkbook.from_path(path).get_sheet_by_name("Biểu").to_python()
    assert [row[2] for row in seen[5:8]] == [5, 10, 15]


def test_without_rows_a_total_is_zero_and_no_formula_points_nowhere(path):
    drawn(path, TOML + TOTAL, rows=[])
    sheet = opened(path)["Biểu"]
    assert [cell.value for cell in sheet[6]] == [None, "Tổng số", 0, 0, 0]
    assert sheet["A7"].value == "Không có gì."
    assert formulas(path, 1) == {}


def test_a_count_that_is_no_number_is_our_bug_and_not_written(path):
    with pytest.raises(TypeError, match="column a"):
        drawn(path, rows=[{"name": "x", "a": "2", "b": 1}])
    assert not path.exists()


def test_merges_follow_heading_tree_and_blocks(path):
    merged = {str(block) for block in opened(drawn(path))["Biểu"].merged_cells.ranges}
    assert merged == {"A1:B1", "C1:E1", "A3:A4", "B3:B4", "C3:E3"}


def test_every_cell_of_the_table_has_all_four_borders(path):
    book = opened(drawn(path, TOML + TOTAL))
    styles = cell_styles(path, 1)
    for row in book["Biểu"]["A3:E8"]:
        for cell in row:
            # openpyxl redraws what is under a merged cell: ask the file itself.
            border = book._borders[book._cell_styles[styles[cell.coordinate]].borderId]
            edges = {border.left.style, border.right.style, border.top.style, border.bottom.style}
            assert edges == {"thin"}, cell.coordinate


def test_print_setup_view_and_filter(path):
    sheet = opened(drawn(path))["Biểu"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.page_margins.left == pytest.approx(20 / 25.4)
    assert sheet.print_title_rows == "$3:$5"
    assert sheet.freeze_panes == "B6"
    assert sheet.auto_filter.ref == "A5:E7"
    assert sheet.oddFooter.left.text == "UBND xã A && B"
    assert sheet.oddFooter.right.text == "Trang &P/&N"


def test_fonts_are_times_everywhere_so_that_widths_mean_the_same(path):
    book = opened(drawn(path, TOML + TOTAL))
    names = {cell.font.name for row in book["Biểu"].iter_rows() for cell in row}
    assert names == {"Times New Roman"}
    with zipfile.ZipFile(path) as package:
        assert b"Calibri" not in package.read("xl/styles.xml")


def test_certain_words_are_bold_and_coloured(path):
    sheet = opened(drawn(path))["Biểu"]
    assert (sheet["B7"].font.bold, sheet["B7"].font.color.rgb[2:]) == (True, "B3261E")
    assert not sheet["B6"].font.bold


def test_long_names_get_the_lines_that_they_need(path):
    rows = [{**ROWS[0], "name": "Thành lập và hoạt động của tổ hợp tác, hợp tác xã"}, ROWS[0]]
    drawn(path, rows=rows)
    heights = row_heights(path, 1)
    assert heights[6] > 2.5 * heights[7]


def test_sample_data_is_marked_on_screen_and_on_paper(path):
    sheet = opened(drawn(path, sample=True))["Biểu"]
    assert sheet["A1"].value == "DỮ LIỆU MẪU"
    assert "A1:E1" in {str(block) for block in sheet.merged_cells.ranges}
    assert sheet.oddHeader.center.text == "DỮ LIỆU MẪU"
    assert sheet.freeze_panes == "B7"


def test_real_data_carries_no_such_mark(path):
    sheet = opened(drawn(path))["Biểu"]
    assert sheet["A1"].value == "UBND xã A & B"
    assert not sheet.oddHeader.center.text


def test_signatures_that_a_page_would_tear_limit_the_pages(path):
    portrait_rows = [ROWS[0]] * 38
    for rows, limit in ((portrait_rows[:10], 0), (portrait_rows, 1)):
        sheet = opened(drawn(path, TOML + FOOT, rows))["Biểu"]
        assert sheet.page_setup.fitToHeight == limit


def test_there_is_room_to_sign_where_no_name_is_known(path):
    sheet = opened(drawn(path, TOML + FOOT))["Biểu"]
    last = find_last_text(sheet)
    assert not sheet.cell(last, 1).value.strip()
    assert sheet.cell(last - 2, 1).value == FIELDS["office"]


def test_a_few_rows_more_than_a_page_are_squeezed_onto_it(path):
    rows = [ROWS[0]] * 48
    sheet = opened(drawn(path, TOML + FOOT, rows))["Biểu"]
    used = sum(row_heights(path, 1).values())
    assert 1.0 < used / PAGE < 1.3
    assert sheet.page_setup.fitToHeight == 1


def test_a_form_that_asks_for_an_unknown_field_is_told(path):
    with pytest.raises(RuleError, match=r"trang «Biểu» ghi «\{office\}»"):
        drawn(path, fields={"maybe": ""})


def test_the_dimension_names_what_is_there_for_readers_that_trust_it(path):
    drawn(path, TOML + TOTAL)
    with zipfile.ZipFile(path) as package:
        assert b'<dimension ref="A1:E8"/>' in package.read("xl/worksheets/sheet1.xml")


def test_several_sheets_each_get_their_own_rows(path):
    shared = form.parse(TOML)
    book = ReportWorkbook("Thử")
    for name in ("Một", "Hai"):
        book.draw(replace(shared, sheet=name), FIELDS, {"rows": [{**ROWS[0], "name": name}]})
    book.save(path)
    read = opened(path)
    assert read.sheetnames == ["Một", "Hai"]
    assert [sheet["B6"].value for sheet in read] == ["Một", "Hai"]


def test_same_input_gives_the_same_sheets(tmp_path):
    contents = []
    for name in ("a.xlsx", "b.xlsx"):
        with zipfile.ZipFile(drawn(tmp_path / name, TOML + TOTAL)) as package:
            parts = set(package.namelist()) - {"docProps/core.xml"}
            contents.append({part: package.read(part) for part in parts})
    assert contents[0] == contents[1]


def test_rows_are_taken_one_by_one_with_progress(path):
    heard = []
    book = ReportWorkbook("Thử")
    rows = (ROWS[0] for _ in range(1000))
    progress = Progress(lambda done, total, what: heard.append((done, total, what)))
    book.draw(form.parse(TOML), FIELDS, {"rows": rows}, progress)
    assert heard == [(500, 0, "Ghi trang tính"), (1000, 0, "Ghi trang tính")]


def test_a_cancelled_list_writes_nothing(path):
    path.write_bytes(b"old")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        ReportWorkbook("Thử").draw(
            form.parse(TOML), FIELDS, {"rows": (ROWS[0] for _ in range(600))}, progress
        )
    assert path.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(StorageError):
        drawn(tmp_path / "không có" / "x.xlsx")


def test_instants_are_typed_and_shown_as_the_office_writes_them(path):
    toml = TOML.replace('key = "name", heading', 'key = "name", kind = "instant", heading')
    at = datetime(2026, 11, 13, 16, 40)
    cell = opened(drawn(path, toml, [{"name": at, "a": 1, "b": 1}]))["Biểu"]["B6"]
    assert (cell.value, cell.number_format, cell.is_date) == (at, "dd/mm/yyyy hh:mm", True)
