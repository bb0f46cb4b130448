"""The period's workbook: official layout, dossiers behind it, checks a chief can read."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from onecua.domain.figures import COLUMNS, COUNTED_COLUMNS
from onecua.domain.period import quarterly
from onecua.reports import monthly
from onecua.reports.rows import clean_text
from tests.reports import samples
from tests.reports.reading import find_row, formulas, opened

TOTALS = [476, 206, 211, 59, 399, 351, 47, 1, 77, 76, 1]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bc thang.xlsx"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("monthly") / "thang.xlsx"
    monthly.write(path, samples.report())
    return path


def text_of(sheet) -> str:
    return "\n".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None)


def test_sheets_stand_in_the_order_of_reading(written):
    assert opened(written).sheetnames == ["II.06a", "Hồ sơ", "Kiểm tra"]


def test_head_of_the_official_form(written):
    sheet = opened(written)["II.06a"]
    assert [sheet[cell].value for cell in ("A1", "A2", "A3")] == [
        "Biểu số II.06a/VPCP/KSTT",
        "Kỳ báo cáo: Tháng 11/2026",
        "(Từ ngày 15/10/2026 đến ngày 14/11/2026)",
    ]
    assert [sheet[cell].value for cell in ("C1", "C2")] == [
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN,",
        "ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC",
    ]
    assert [sheet[cell].value for cell in ("J1", "J2", "J3")] == [
        "Đơn vị báo cáo: UBND xã Thanh Hà",
        "Đơn vị nhận báo cáo: UBND TP Hải Phòng",
        "Đơn vị tính: Số hồ sơ TTHC",
    ]


def test_official_columns_are_a_to_m_with_their_numbers(written):
    sheet = opened(written)["II.06a"]
    numbers = sheet[find_row(sheet, "(2)")]
    assert [cell.value for cell in numbers] == [f"({n})" for n in range(1, 14)]
    assert sheet.max_column == 13
    assert sheet.freeze_panes == "C9"
    assert sheet.print_title_rows == "$5:$8"
    assert sheet.page_setup.orientation == "landscape"


def test_total_and_sectors_show_the_figures_without_calculating(written):
    sheet = opened(written, values=True)["II.06a"]
    top = find_row(sheet, "Tổng số")
    assert [cell.value for cell in sheet[top]] == [None, "Tổng số", *TOTALS]
    for serial, tally in enumerate(samples.figures().rows, 1):
        figures = [tally.cell(column) for column in COLUMNS]
        assert [c.value for c in sheet[top + serial]] == [serial, tally.sector, *figures]


def test_calamine_reads_the_same_numbers(written):
    seen = CalamineWorkbook.from_path(written).get_sheet_by_name("II.06a").to_python()
    total = next(row for row in seen if row[1] == "Tổng số")
    assert total[2:] == TOTALS
    assert all(isinstance(figure, int | float) for figure in total[2:])


def test_only_sums_and_the_total_row_are_formulas(written):
    found = formulas(written, 1)
    expected = {f"{letter}9": f"SUM({letter}10:{letter}21)" for letter in "CDEFGHIJKLM"}
    for row in range(10, 22):
        expected |= {f"C{row}": f"D{row}+E{row}+F{row}", f"G{row}": f"H{row}+I{row}+J{row}"}
        expected[f"K{row}"] = f"L{row}+M{row}"
    assert found == expected
    assert formulas(written, 2) == formulas(written, 3) == {}


def test_signatures(written):
    sheet = opened(written)["II.06a"]
    top = find_row(sheet, "NGƯỜI LẬP BIỂU", column=1)
    assert sheet.cell(top - 1, 8).value == "Thanh Hà, ngày 16 tháng 11 năm 2026"
    assert sheet.cell(top, 8).value == "THỦ TRƯỞNG ĐƠN VỊ"
    assert sheet.cell(top + 5, 1).value == "Nguyễn Thị Hồng Nhung"
    assert sheet.cell(top + 5, 8).value == "Phạm Văn Đức"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 14), "ngày 14 tháng 3 năm 2026"),
        (None, "ngày …… tháng …… năm ………"),
    ],
)
def test_date_of_signing_is_written_as_official_papers_do(path, day, words):
    heading = replace(samples.HEADING, signed_on=day)
    monthly.write(path, samples.report(heading=heading))
    assert f"Thanh Hà, {words}" in text_of(opened(path)["II.06a"])


def test_dossiers_are_listed_with_typed_instants_and_a_filter(written):
    sheet = opened(written)["Hồ sơ"]
    top = find_row(sheet, "Mã hồ sơ")
    assert sheet.auto_filter.ref == f"A{top}:M{top + 476}"
    assert sheet.freeze_panes == f"C{top + 1}"
    first = [cell.value for cell in sheet[top + 1]]
    received = datetime(2026, 10, 15, 7, 47)
    assert first == [
        1, "H24.119-261015-0001", "Đăng ký khai sinh", "Hộ tịch", "Trần Văn Nam", "Trực tuyến",
        received, received + timedelta(days=3), received + timedelta(days=3),
        received + timedelta(days=2, minutes=5), "Đã trả kết quả", "(4) (8)", "Trước hạn",
    ]  # fmt: skip
    assert sheet.cell(top + 1, 7).number_format == "dd/mm/yyyy hh:mm"
    assert sheet.cell(top + 7, 9).value is None


def test_checks_show_identities_with_numbers_and_the_recount(written):
    sheet = opened(written)["Kiểm tra"]
    top = find_row(sheet, "(3) = (4) + (5) + (6)")
    shown = [(sheet.cell(top + n, 2).value, sheet.cell(top + n, 4).value) for n in range(7)]
    assert shown == [
        *((check.name, check.proof) for check in samples.figures().checks()),
        ("Đếm lại từ trang «Hồ sơ»", "476 hồ sơ, khớp cả 8 cột đếm"),
    ]
    assert {sheet.cell(top + n, 8).value for n in range(7)} == {"Đạt"}
    assert "Kết luận: đạt cả 7 phép kiểm tra." in text_of(sheet)


def test_a_broken_identity_says_so_in_word_and_colour(path):
    monthly.write(path, samples.report(figures=samples.figures(previous_open=58)))
    sheet = opened(path)["Kiểm tra"]
    row = find_row(sheet, "(6) kỳ này = (11) kỳ trước")
    verdict = sheet.cell(row, 8)
    assert (sheet.cell(row, 4).value, verdict.value) == ("59 ≠ 58", "Lệch")
    assert verdict.font.color.rgb[2:] == "B3261E"
    assert "Kết luận: lệch 1/7 phép kiểm tra: (6) kỳ này = (11) kỳ trước." in text_of(sheet)


@pytest.mark.parametrize(
    ("change", "proof"),
    [
        (lambda all_: all_[1:], "danh sách 475 hồ sơ, (3) = 476; (4): danh sách 205, biểu 206"),
        (
            lambda all_: [replace(all_[0], columns=(4, 10)), *all_[1:]],
            "(8): danh sách 350, biểu 351; (10): danh sách 2, biểu 1",
        ),
    ],
)
def test_a_list_that_does_not_prove_the_table_is_told(path, change, proof):
    dossiers = change(list(samples.dossiers()))
    monthly.write(path, samples.report(dossiers=dossiers))
    sheet = opened(path)["Kiểm tra"]
    row = find_row(sheet, "Đếm lại từ trang «Hồ sơ»")
    assert sheet.cell(row, 4).value.startswith(proof)
    assert sheet.cell(row, 8).value == "Lệch"


def test_checks_of_an_ordinary_month_print_on_one_page(path):
    monthly.write(path, samples.report())
    assert opened(path)["Kiểm tra"].page_setup.fitToHeight == 1
    many = tuple(f"H24.119-261028-{n:04}" for n in range(100))
    monthly.write(path, samples.report(figures=samples.figures(without_due_date=many)))
    assert opened(path)["Kiểm tra"].page_setup.fitToHeight != 1


def test_figures_against_the_first_promise_stand_beside(written):
    sheet = opened(written)["Kiểm tra"]
    late = find_row(sheet, "(10) Đã giải quyết quá hạn")
    for row, numbers in ((late, (1, 3, 2)), (late + 1, (1, 2, 1))):
        assert tuple(sheet.cell(row, column).value for column in (4, 6, 8)) == numbers


def test_late_entries_corrections_missing_due_dates_and_notes_are_named(written):
    shown = text_of(opened(written)["Kiểm tra"])
    for text in (
        "H24.119-261028-0007",
        samples.LATE.reason,
        samples.CORRECTION.before,
        samples.CORRECTION.after,
        "Kỳ 10/2026 đã chốt ngày 16/10/2026.",
        "Số liệu tại 24:00 14/11/2026",
        "Thông tư số 01/2020/TT-VPCP",
    ):
        assert text in shown


def test_empty_sections_say_that_there_is_nothing(path):
    quiet = samples.report(
        figures=samples.figures(without_due_date=()), late_entries=(), corrections=(), notes=()
    )
    monthly.write(path, quiet)
    shown = text_of(opened(path)["Kiểm tra"])
    assert shown.count("Không có.") == 3
    assert "hồ sơ nào cũng có hạn trả" in shown


def test_a_period_not_over_yet_says_so_on_every_sheet(path):
    figures = samples.figures(counted_at=datetime(2026, 11, 10, 9, 12))
    monthly.write(path, samples.report(figures=figures))
    for sheet in opened(path):
        assert "Số liệu tạm tính đến 09:12 10/11/2026" in text_of(sheet), sheet.title


def test_a_quarter_is_drawn_by_the_same_forms(path):
    period = quarterly(2026, 3)
    figures = samples.figures(period=period, counted_at=period.end_at)
    monthly.write(path, samples.report(figures=figures))
    sheet = opened(path)["II.06a"]
    assert sheet["A2"].value == "Kỳ báo cáo: Quý III/2026"
    assert sheet["A3"].value == "(Từ ngày 15/06/2026 đến ngày 14/09/2026)"


def test_an_empty_period_still_has_its_table(path):
    monthly.write(path, samples.report(figures=samples.figures({}), dossiers=()))
    book = opened(path, values=True)
    sheet = book["II.06a"]
    total = sheet[find_row(sheet, "Tổng số")]
    assert [cell.value for cell in total[2:]] == [0] * 11
    assert "Không có hồ sơ nào trong kỳ." in text_of(book["Hồ sơ"])


def test_sample_data_is_marked_on_every_sheet(path):
    monthly.write(path, samples.report(heading=replace(samples.HEADING, sample=True)))
    for sheet in opened(path):
        assert sheet["A1"].value == "DỮ LIỆU MẪU"
        assert sheet.oddHeader.center.text == "DỮ LIỆU MẪU"


def test_hostile_names_stay_text_in_every_place(path):
    evil = '=HYPERLINK("http://x","\x07bấm")'
    report = samples.report(
        figures=samples.figures({evil: (1, 0, 0, 1, 0, 0, 0, 0)}, without_due_date=(evil,)),
        heading=replace(samples.HEADING, office=evil, recipient=evil, place=evil, signed_by=evil),
        dossiers=[replace(samples.dossier(1, evil, 4, 8), owner=evil, procedure=evil, code=evil)],
        late_entries=[replace(samples.LATE, reason=evil, officer=evil)],
        corrections=[replace(samples.CORRECTION, before=evil, after=evil)],
        notes=[evil],
    )
    monthly.write(path, report)
    assert len(formulas(path, 1)) == 14
    assert formulas(path, 2) == formulas(path, 3) == {}
    for sheet in opened(path):
        cells = [c for row in sheet.iter_rows() for c in row if c.value == clean_text(evil)]
        assert cells, sheet.title
        assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_dossiers_may_be_a_generator_and_the_old_file_survives_a_failure(path):
    path.write_bytes(b"old")

    def failing():
        yield next(samples.dossiers())
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        monthly.write(path, samples.report(dossiers=failing()))
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_three_thousand_dossiers_are_all_there(path):
    many = {"Hộ tịch": (3000, 0, 0, 3000, 0, 0, 0, 0)}
    monthly.write(
        path, samples.report(figures=samples.figures(many), dossiers=samples.dossiers(many))
    )
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Hồ sơ").to_python()
    assert len([row for row in rows if str(row[1]).startswith("H24.119-")]) == 3000


def test_no_name_is_in_the_file_twice_outside_its_cells(written):
    with ZipFile(written) as package:
        others = [name for name in package.namelist() if "worksheets/" not in name]
        assert not any("Trần Văn Nam".encode() in package.read(name) for name in others)


def test_recount_columns_are_the_counted_ones():
    assert set(samples.WORDS) | {4, 5, 6} == set(COUNTED_COLUMNS)
