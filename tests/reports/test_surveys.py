"""The workbook of surveys read back: values, live formulas calculated again, hidden groups."""

import re
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from onecua.domain.survey.batch import ClosedAnswer
from onecua.domain.survey.figures import survey_figures
from onecua.domain.survey.response import Marks
from onecua.reports import monthly, surveys
from onecua.reports.survey_month import SurveyMonth
from tests.reports import samples, survey_samples
from tests.reports.calculating import calculated
from tests.reports.reading import find_row, opened

NAMES = ["desk", "nine_indices", "quick", "sipas_2017", "sipas_2023", "ward_nine"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("surveys")


@pytest.fixture(scope="module")
def written(folder):
    def write(name):
        path = folder / f"{name}.xlsx"
        if not path.exists():
            surveys.write(path, survey_samples.report(name))
        return path

    return write


def text_of(sheet):
    return "\n".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None)


def row_of(sheet, text, column=3):
    """Return the values of the first row with that text, without the empty cells."""
    number = find_row(sheet, text, column)
    return [cell.value for cell in sheet[number] if cell.value is not None]


def test_sheets_stand_in_the_order_of_reading(written):
    assert opened(written("desk")).sheetnames == [
        "Kết quả", "Biểu đồ", "Câu lựa chọn", "Theo nhóm", "Độ phủ", "Câu trả lời", "Ý kiến",
        "Dấu hiệu",
    ]  # fmt: skip
    assert opened(written("nine_indices")).sheetnames[2] == "Chín chỉ số"


@pytest.mark.parametrize("name", NAMES)
def test_every_formula_calculates_to_the_value_beside_it(written, name):
    live, shown = opened(written(name)), opened(written(name), values=True)
    count = 0
    for sheet in live:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type == "f":
                    count += 1
                    value = shown[sheet.title][cell.coordinate].value
                    found = calculated(live, sheet.title, cell.coordinate)
                    where = (sheet.title, cell.coordinate, cell.value)
                    if isinstance(value, str):
                        assert found == value, where
                    else:
                        assert found == pytest.approx(value, abs=1e-12), where
    assert count > 50


def test_a_question_has_its_counts_mean_and_share(written):
    figures = survey_samples.report("desk").figures
    overall = figures.overall
    found = row_of(opened(written("desk"), values=True)["Kết quả"], overall.question.name)
    assert found[2:7] == list(overall.counts)
    assert found[7:9] == [overall.number, overall.good]
    assert found[9] == pytest.approx(float(overall.mean))
    assert found[10] == pytest.approx(overall.good / overall.number)


def test_factors_and_the_whole_both_ways(written):
    sheet = opened(written("sipas_2023"), values=True)["Kết quả"]
    figures = survey_samples.report("sipas_2023").figures
    for factor in figures.factors:
        top = find_row(sheet, factor.words, column=1)
        values = [c.value for c in sheet[top] if c.value is not None][1:]
        expected = [factor.items, *map(float, (factor.mean, factor.good_share, factor.index))]
        assert values == pytest.approx(expected)
    whole = sheet[find_row(sheet, "Chỉ số hài lòng chung", column=1)]
    values = [cell.value for cell in whole if cell.value is not None][2:]
    assert values == pytest.approx([float(figures.whole.good_share), float(figures.whole.index)])


def test_groups_name_officers_only_where_the_form_asks(written):
    desk = text_of(opened(written("desk"))["Theo nhóm"])
    nine = text_of(opened(written("nine_indices"))["Theo nhóm"])
    assert "Hộ tịch: 128 phiếu" in desk
    assert "Hồng Nhung" not in desk
    assert "Nguyễn Thị Hồng Nhung: " in nine


def test_small_groups_are_told_but_not_shown(folder):
    rows = [ClosedAnswer(Marks("Đất đai", None, None), {"chung": 1})] * 3
    rows += [ClosedAnswer(Marks("Hộ tịch", None, None), {"chung": 5})] * 9
    rows += [ClosedAnswer(Marks("Chứng thực", None, None), {"chung": 4})] * 6
    batch = survey_samples.batches("desk")[0]
    figures = survey_figures(
        survey_samples.form("desk"), [replace(batch, answers=tuple(rows), apart=())]
    )
    path = folder / "small.xlsx"
    surveys.write(path, survey_samples.report(figures=figures, answers=[r.answers for r in rows]))
    book = opened(path)
    groups = text_of(book["Theo nhóm"])
    assert "Hộ tịch: 9 phiếu" in groups
    assert "Đất đai" not in groups
    assert "Chứng thực" not in groups, "the next smallest would tell by subtraction"
    assert "đang ẩn 2 nhóm" in groups
    for name in ("Kết quả", "Câu trả lời", "Câu lựa chọn"):
        assert "Đất đai" not in text_of(book[name])


def test_single_answers_stand_in_the_order_of_what_they_say(written):
    sheet = CalamineWorkbook.from_path(written("desk")).get_sheet_by_name("Câu trả lời")
    rows = sheet.to_python()
    top = next(place for place, row in enumerate(rows) if row[0] == "STT")
    found = [row[1:] for row in rows[top + 1 :]]
    assert len(found) == 354
    keys = [[(value == "", -value if value != "" else 0) for value in row] for row in found]
    assert keys == sorted(keys)
    assert rows[top][1:] == [q.question.name for q in survey_samples.report("desk").figures.scales]


def test_nothing_of_a_dossier_or_a_batch_is_in_the_answers(written):
    with ZipFile(written("desk")) as package:
        names = [name for name in package.namelist() if "sheet6" in name]
        text = package.read(names[0]).decode()
    for word in ("Hộ tịch", "Trực tiếp", "kiosk", "Màn hình", "00000000"):
        assert word not in text


def test_texts_stay_text(written):
    sheet = opened(written("desk"))["Ý kiến"]
    cells = [c for row in sheet.iter_rows() for c in row if str(c.value).startswith("=1+1")]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)]


def test_coverage_of_returned_beside_received(written):
    sheet = opened(written("desk"), values=True)["Độ phủ"]
    assert row_of(sheet, "UBND xã Thanh Hà", 2)[2:5] == [354, 367, pytest.approx(354 / 367)]
    assert row_of(sheet, "Giáo dục", 2)[2:] == [0, 0, "—", 0, 1, 0]
    weeks = [
        row[1].value for row in sheet.iter_rows() if re.match(r"\d\d/\d\d–", str(row[1].value))
    ]
    assert weeks[0] == "12/10–18/10"
    assert weeks[-1] == "16/11–22/11"


def test_signs_are_told_as_no_verdict(written):
    found = text_of(opened(written("desk"))["Dấu hiệu"])
    assert "không phải kết luận về ai" in found
    assert "Phiếu giấy, cán bộ nhập: Trần Thị Thanh Bình" in found
    assert "5 (1)" in found


def test_charts_read_the_cells_of_the_sheets(written):
    with ZipFile(written("desk")) as package:
        charts = [n for n in package.namelist() if re.match(r"xl/charts/chart\d+\.xml", n)]
        text = "".join(package.read(name).decode() for name in charts)
    assert len(charts) == 3
    assert "'Kết quả'!$D$" in text
    assert "'Độ phủ'!$E$" in text
    assert "1B7F4B" in text
    assert opened(written("desk"))["Biểu đồ"].page_setup.fitToHeight == 1


def test_a_part_of_a_bar_too_small_for_its_number_has_none(written):
    scales = survey_samples.report("desk").figures.scales
    small = sum(count < 0.05 * each.number for each in scales for count in each.counts)
    with ZipFile(written("desk")) as package:
        text = package.read("xl/charts/chart1.xml").decode()
    assert small
    silent = re.findall(r"<dLbl>.*?</dLbl>", text, re.DOTALL)
    assert len(silent) == small
    assert all('<showVal val="0"' in each for each in silent)


def test_the_unit_and_its_officers_by_the_nine_indices(written):
    sheet = opened(written("nine_indices"), values=True)["Chín chỉ số"]
    indices = survey_samples.report("nine_indices").indices
    unit = sheet[find_row(sheet, "Điểm đơn vị (chín chỉ số)")]
    values = [cell.value for cell in unit if cell.value is not None]
    assert values[2:] == [float(indices.unit.score), 16, "8", indices.unit.band]
    counted = [sheet.cell(find_row(sheet, each.words), 10).value for each in indices.scores]
    assert sum(map(Fraction, map(str, counted))) == Fraction(str(indices.unit.score))
    assert "Đơn vị tự chấm: niêm yết và điện tử" in text_of(sheet)
    assert "Chưa có số liệu, không tính" in text_of(sheet)
    for group in indices.officers:
        row = row_of(sheet, group.name, 2)
        assert row[-4] == pytest.approx(float(group.total.score))
        assert row[-1] == group.total.band


def test_without_a_single_slip_it_says_so(folder):
    form = survey_samples.form("desk")
    nothing = {"figures": survey_figures(form, []), "answers": (), "texts": (), "doubts": ()}
    nothing |= {"entries": (), "contradictions": (), "trend": ()}
    path = folder / "none.xlsx"
    surveys.write(path, survey_samples.report(**nothing))
    book = opened(path, values=True)
    assert "Chưa có câu nào đủ 5 phiếu." in text_of(book["Kết quả"])
    assert "Chưa có phiếu." in text_of(book["Câu trả lời"])
    assert "Không có dấu hiệu nào." in text_of(book["Dấu hiệu"])


def test_sample_data_is_marked_on_every_sheet(folder):
    heading = surveys.SurveyHeading(
        "UBND", datetime(2026, 11, 20), survey_samples.PERIOD, sample=True
    )
    path = folder / "sample.xlsx"
    surveys.write(path, survey_samples.report(heading=heading))
    for sheet in opened(path):
        assert sheet["A1"].value == "DỮ LIỆU MẪU", sheet.title


def test_the_months_workbook_carries_a_survey_sheet(folder):
    path = folder / "thang.xlsx"
    figures = [survey_samples.report(name).figures for name in ("desk", "sipas_2017")]
    month = SurveyMonth(survey_samples.coverage(), figures, "Theo kỳ.")
    monthly.write(path, samples.report(survey=month))
    book = opened(path, values=True)
    assert book.sheetnames == ["II.06a", "Hồ sơ", "Kiểm tra", "Khảo sát"]
    sheet = book["Khảo sát"]
    desk = row_of(sheet, figures[0].form.title, 2)
    overall = figures[0].overall
    assert desk[2:5] == [figures[0].number, overall.number, overall.good]
    assert desk[5:7] == pytest.approx([float(overall.good_share), float(overall.mean)])
    live = opened(path)
    formulas = [c for row in live["Khảo sát"].iter_rows() for c in row if c.data_type == "f"]
    for cell in formulas:
        value = sheet[cell.coordinate].value
        found = calculated(live, "Khảo sát", cell.coordinate)
        assert found == (value if isinstance(value, str) else pytest.approx(value))
    assert len(formulas) > 40
