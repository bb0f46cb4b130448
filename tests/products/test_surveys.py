"""The workbook and the poster of surveys, made from a desk's own log and read back."""

from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from onecua import products
from onecua.domain.dossier import Channel, Move
from onecua.domain.period import Basis, month_of, monthly
from onecua.domain.survey.indices import TypedPoints
from onecua.domain.survey.response import Via
from onecua.errors import RuleError
from tests.desks import NHUNG, TAM, move, receive
from tests.products.papers.reading import absent
from tests.reports.reading import find_row, opened
from tests.surveys import answered, close_batch
from tests.votes import vote

SECTOR = "Chứng thực"
BY_PROCEDURE = """
id = "thanh_ha"
version = 1
title = "Phiếu của xã"
legal_basis = "Quyết định số 12/QĐ-UBND"
valid_from = 2026-11-10
overall = "chung"
asks_procedure = true

[[questions]]
id = "chung"
kind = "scale"
text = "Ông (bà) có hài lòng không?"
choices = [{ code = 2, words = "Có" }, { code = 1, words = "Không" }]

[[questions]]
id = "thu_tuc"
kind = "single"
text = "Ông (bà) vừa làm thủ tục nào?"
short = "Thủ tục"
choices = [
    { code = 1, words = "Khai sinh" },
    { code = 2, words = "Kết hôn" },
    { code = 3, words = "Thủ tục khác" },
]
"""


@pytest.fixture
def month(desk):
    return month_of(desk.clock().date())


def fill(desk, month, count=12, form="desk/1", **answers):
    """Close a batch of the month whose slips belong to dossiers returned now."""
    dossiers = [receive(desk) for _ in range(3)]
    for dossier in dossiers:
        move(desk, dossier, Move.FORWARD, Move.FINISH, Move.RETURN)
    given = {"chung": 5, **answers}
    rows = [answered(given, SECTOR, Channel.IN_PERSON, NHUNG.id.hex) for _ in range(count)]
    rows[0] = answered({**given, "chung": 1}, SECTOR, Channel.IN_PERSON, NHUNG.id.hex)
    close_batch(
        desk,
        rows,
        dossiers[:2],
        form=form,
        month=month.name,
        texts=(("gop_y", "Cán bộ nhiệt tình"),),
    )


def test_the_workbook_of_a_month(desk, month, tmp_path):
    fill(desk, month)
    path = tmp_path / "khao-sat.xlsx"
    report = products.write_survey(desk, month, path)
    assert report.figures.number == 12
    book = opened(path, values=True)
    found = book["Kết quả"]
    row = [c.value for c in found[find_row(found, "Hồ sơ đã trả có phiếu", 1)] if c.value]
    assert row[1:] == [2, 3, pytest.approx(2 / 3)]
    assert find_row(book["Ý kiến"], "Cán bộ nhiệt tình", 3)
    assert book["Theo nhóm"].cell(find_row(book["Theo nhóm"], f"{SECTOR}: 12 phiếu", 1), 1)
    assert "Chín chỉ số" not in book.sheetnames


def test_the_nine_indices_with_what_the_unit_types(desk, month, tmp_path):
    fill(desk, month, form="nine_indices/1", chung=2, cs1=2, cs3=1, cs4=2, cs7=1)
    path = tmp_path / "chin-chi-so.xlsx"
    desk.index_points.give(month, [TypedPoints(5, Decimal("1.5"), "biên bản kiểm tra")])
    report = products.write_survey(desk, month, path)
    indices = report.indices
    assert [(each.index, each.score) for each in indices.scores] == [
        (1, Decimal("2.0")),
        (3, Decimal("1.0")),
        (4, Decimal("2.0")),
        (5, Decimal("1.5")),
        (7, Decimal("1.0")),
    ]
    assert indices.record[1].number == 3
    assert indices.record[3].points == 6
    assert indices.unit.score == Decimal("7.5")
    (officer,) = indices.officers
    assert (officer.name, officer.total.score, officer.total.best) == (NHUNG.name, 6, 8)
    sheet = opened(path)["Chín chỉ số"]
    told = f"Đơn vị tự chấm: biên bản kiểm tra; {NHUNG.name}, {desk.clock():%d/%m/%Y}"
    assert any(told == c.value for row in sheet.iter_rows() for c in row)


def test_a_form_of_the_office_that_asks_for_the_procedure_has_results_by_it(desk, month, tmp_path):
    form = desk.questionnaires.adopt(BY_PROCEDURE)
    desk.questionnaires.put_in_force(form.key)
    for code in (1, 1, 1, 1, 1, 2, 2, 3, 2, 3):
        vote(desk, receive(desk), {"chung": 2 - code % 2, "thu_tuc": code})
    assert desk.surveys.closing.close() == 10
    path = tmp_path / "thu-tuc.xlsx"
    products.write_survey(desk, month, path)
    groups = opened(path, values=True)["Theo nhóm"]
    assert find_row(groups, "Khai sinh: 5 phiếu", 1)
    assert find_row(groups, "Gộp, không nêu: 5 phiếu", 1)
    choices = opened(path, values=True)["Câu lựa chọn"]
    rows = [[c.value for c in row if c.value is not None] for row in choices.iter_rows()]
    counts = {row[1]: row[2] for row in rows if len(row) > 3}
    assert [counts[name] for name in ("Khai sinh", "Kết hôn", "Thủ tục khác")] == [5, 3, 2]


def test_a_month_without_slips_still_has_its_workbook(desk, month, tmp_path):
    path = tmp_path / "khao-sat.xlsx"
    assert products.write_survey(desk, month, path).figures.number == 0
    assert "Độ phủ" in opened(path).sheetnames


def test_the_month_tells_every_form_used(desk, month, tmp_path):
    fill(desk, month)
    fill(desk, month, 6, "quick/1", chung=3)
    path = tmp_path / "thang.xlsx"
    products.write_monthly(desk, month, path)
    sheet = opened(path, values=True)["Khảo sát"]
    assert find_row(sheet, "Phiếu đánh giá mức độ hài lòng")
    assert find_row(sheet, "Phiếu đánh giá nhanh")


def test_the_poster_is_one_page_without_names(desk, month):
    fill(desk, month, thai_do=5, huong_dan=4)
    pdf = products.survey_poster_pdf(desk, month)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    told = ("Tính từ 12 phiếu", "91,67 %", "nhóm dưới 5 phiếu không hiện", "Thái độ lịch sự")
    assert absent(pdf, *told) == []
    names = (NHUNG.name, TAM.full_name, SECTOR, "Cán bộ nhiệt tình")
    assert absent(pdf, *names) == list(names)


def test_a_calendar_month_says_which_months_the_answers_are(desk, month):
    fill(desk, month)
    calendar = monthly(month.year, month.last.month, Basis.CALENDAR)
    assert absent(products.survey_poster_pdf(desk, calendar), "vì phiếu không giữ ngày") == []


def test_nothing_is_posted_of_a_month_without_slips(desk, month):
    with pytest.raises(RuleError, match="chưa có phiếu nào đã gộp"):
        products.survey_poster_pdf(desk, month)


def test_paper_slips_name_who_typed_them_in_the_signs(desk, month, tmp_path):
    rows = [answered({"chung": 5}) for _ in range(6)]
    close_batch(
        desk, rows, via=Via.PAPER, entered_by=NHUNG.id.hex, month=month.name, checked=2, disagreed=1
    )
    path = tmp_path / "khao-sat.xlsx"
    products.write_survey(desk, month, path)
    sheet = opened(path)["Dấu hiệu"]
    assert find_row(sheet, f"Phiếu giấy, cán bộ nhập: {NHUNG.name}")
