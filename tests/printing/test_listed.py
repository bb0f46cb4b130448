"""Tables and grids as they are ruled: what joins has no line, a group has a heading."""

import io

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from onecua.printing import form_file, papers
from onecua.printing.row import Cell, Row, RowStyle, Rules
from onecua.printing.text import Look, clipped, plain
from tests.printing.samples import LISTS, squeezed, values, whole_text


def lines_of(rules, cells):
    """Return the straight lines and the boxes that a row of these cells draws."""
    out = io.BytesIO()
    canvas = Canvas(out, (300, 100), pageCompression=0)
    row = Row(cells, RowStyle(line=12, rules=rules))
    row.draw(canvas, 10, 90)
    canvas.save()
    drawn = PdfReader(io.BytesIO(out.getvalue())).pages[0].get_contents().get_data().decode()
    return drawn.count(" l S"), drawn.count(" re ")


def cell(**joins):
    return Cell((plain("chữ", Look(10)),), 60, **joins)


def test_a_boxed_row_has_a_box_for_each_cell_and_an_open_side_where_it_joins():
    assert lines_of(Rules.BOX, [cell(), cell()]) == (0, 2)
    assert lines_of(Rules.BOX, [cell(joins_above=True)]) == (3, 0)
    assert lines_of(Rules.BOX, [cell(joins_above=True, joins_below=True), cell()]) == (2, 1)


def test_other_rows_have_one_line_below_or_none():
    assert lines_of(Rules.HEAD, [cell(), cell()]) == (1, 0)
    assert lines_of(Rules.HAIR, [cell(), cell()]) == (1, 0)
    assert lines_of(Rules.NONE, [cell()]) == (0, 0)


def test_a_text_is_clipped_only_when_it_is_too_long_and_then_ends_in_dots():
    look = Look(10)
    assert clipped("Thủ tục", look, 200) == "Thủ tục"
    short = clipped("Thay đổi, cải chính, bổ sung thông tin hộ tịch", look, 100)
    assert short.endswith("…")
    assert "Thay đổi" in short
    assert clipped("hai\ndòng", look, 200) == "hai dòng"
    assert clipped("Thủ tục", look, 1) == "…"
    assert clipped("😀 Hà", look, 200) == "□ Hà"


def test_an_entry_of_a_grid_that_is_taller_than_a_page_goes_on():
    words = [f"chữ{number:04}" for number in range(900)]
    handover = {**LISTS["handovers"][0], "to_unit": " ".join(words)}
    pdf = papers.render(
        "06_control_slip", values(lists={"handovers": [handover]}), layout="one_on_a5"
    )
    text = whole_text(pdf)
    assert all(text.count(word) == 1 for word in words)


def test_a_heading_stands_wherever_the_group_changes():
    form = form_file.parse(_GROUPED, "nhom.toml")
    block = form.blocks[0]
    assert block.entry_fields == ("group", "name")
    rows = [{"group": g, "name": n} for g, n in (("A", "1"), ("A", "2"), ("B", "3"), ("A", "4"))]
    text = whole_text(_drawn(form, rows))
    assert squeezed("Tên A 1 2 B 3 A 4") in text


_GROUPED = """
number = "Thử"
name = "Thử"
legal_basis = "thử"
valid_from = 2026-01-01
paper = "A4"
[pages.A4]
margins_mm = [10, 10, 10, 10]
header_pt = 10
sizes_pt = [10]
air_mm = 0
[running]
head = ["Thử"]
page = "{page}"
continued = ""
[[blocks]]
kind = "table"
items = "rows"
group = "group"
columns = [{ title = "Tên", width = 1, field = "name" }]
"""


def _drawn(form, rows):
    from onecua.printing import page

    return page.draw(form, papers.PaperValues({}, {"rows": rows}), "one_on_a4", sample=False)
