"""Forms as data: the shipped ones fit together, a wrongly edited one is told, headings merge."""

import subprocess
import sys

import pytest

from onecua import assets
from onecua.errors import RuleError
from onecua.reports import form
from onecua.reports.form import Column, HeadingCell, Kind, Table, depth, heading_cells

SHIPPED = sorted(path.stem for path in assets.form("reports").glob("*.toml"))
MINIMAL = """
sheet = "Biểu"
widths = [5, 10]
[[tables]]
key = "rows"
total = { name = "Tổng số", column = "name" }
columns = [
  { key = "name", heading = ["Tên"] },
  { key = "n", heading = ["Số"], kind = "count" },
]
"""


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_form_can_be_read_and_fills_its_width(name):
    read = form.load(name)
    wide = (sum(column.span for column in table.columns) for table in read.tables)
    widest = max(wide, default=len(read.widths))
    assert widest == len(read.widths)


def test_official_form_names_its_legal_basis_and_first_day():
    official = form.load("II.06a")
    assert official.code == "II.06a/VPCP/KSTT"
    assert "01/2020/TT-VPCP" in official.legal_basis
    assert official.valid_from is not None


def test_reading_a_form_needs_no_spreadsheet_library():
    code = "import sys, onecua.reports.form; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("widths = [5]", "widths = [5, 10]"),
        ('kind = "counts"', 'kind = "count"'),
        ('column = "nam"', 'column = "name"'),
        ('kind = "count", sum_of = ["x"]', 'kind = "count"'),
        ('kind = "count", colour = "red"', 'kind = "count"'),
        ("[[tables]", "[[tables]]"),
        ("[[tabels]]", "[[tables]]"),
        ("sheets =", "sheet ="),
    ],
)
def test_a_wrongly_edited_form_is_told_with_its_file_name(wrong, right, tmp_path):
    assert form.parse(MINIMAL).tables[0].columns[1].kind is Kind.COUNT
    assert right in MINIMAL
    edited = tmp_path / "x.toml"
    edited.write_text(MINIMAL.replace(right, wrong), encoding="utf-8")
    with pytest.raises(RuleError, match=r"Biểu mẫu «x\.toml» không đọc được"):
        form.load_file(edited)


def test_a_missing_form_is_told_too():
    with pytest.raises(RuleError, match=r"không đọc được"):
        form.load("khong_co")


def test_heading_of_the_official_table_merges_as_printed():
    cells = {(c.row, c.column): c for c in heading_cells(form.load("II.06a").tables[0])}
    assert cells[0, 0] == HeadingCell("STT", 0, 0, rows=3, columns=1)
    assert cells[0, 2] == HeadingCell("Số hồ sơ nhận giải quyết", 0, 2, rows=1, columns=4)
    assert cells[1, 3] == HeadingCell("Trong kỳ", 1, 3, rows=1, columns=2)
    assert cells[1, 2] == HeadingCell("Tổng số", 1, 2, rows=2, columns=1)
    assert cells[2, 4] == HeadingCell("Trực tiếp, dịch vụ bưu chính", 2, 4, rows=1, columns=1)
    assert cells[0, 6] == HeadingCell("Số hồ sơ đã giải quyết", 0, 6, rows=1, columns=4)
    assert cells[0, 10] == HeadingCell("Số hồ sơ đang giải quyết", 0, 10, rows=1, columns=3)


@pytest.mark.parametrize("name", SHIPPED)
def test_heading_cells_cover_the_heading_once(name):
    for table in form.load(name).tables:
        covered = [
            (cell.row + down, cell.column + right)
            for cell in heading_cells(table)
            for down in range(cell.rows)
            for right in range(cell.columns)
        ]
        width = sum(column.span for column in table.columns)
        assert sorted(covered) == [(r, c) for r in range(depth(table)) for c in range(width)]


def test_columns_of_the_same_name_side_by_side_stay_apart():
    table = Table("t", (Column("a", ("Tổng số",)), Column("b", ("Tổng số",), span=2)))
    assert [(c.column, c.columns) for c in heading_cells(table)] == [(0, 1), (1, 2)]


def test_a_group_that_comes_again_after_another_column_is_a_new_group():
    table = Table("t", (Column("a", ("G", "x")), Column("b", ("y",)), Column("c", ("G", "z"))))
    groups = [(c.column, c.columns) for c in heading_cells(table) if c.text == "G"]
    assert groups == [(0, 1), (2, 1)]
