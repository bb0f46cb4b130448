"""Workbooks of a real desk, read back: the sheet shows what the desk counts."""

from datetime import datetime

import pytest

from onecua import products
from onecua.domain.applicant import Applicant
from onecua.domain.dossier import Channel, Move
from onecua.domain.figures import COLUMNS, TOTAL_NAME
from onecua.domain.period import monthly
from onecua.domain.summary import DossierFilter, Sort
from onecua.errors import StorageError
from tests.desks import TAM, move, receive
from tests.reports.reading import opened

PERIOD = monthly(2026, 12)


@pytest.fixture
def worked(desk, clock):
    clock.set(2026, 11, 13, 8)
    receive(desk, channel=Channel.ONLINE)
    clock.set(2026, 11, 20, 8)
    done, withdrawn, open_ = (receive(desk) for _ in range(3))
    clock.set(2026, 11, 20, 16)
    move(desk, done, Move.FINISH)
    move(desk, withdrawn, Move.WITHDRAW)
    receive(desk, applicant=Applicant("=1+1 Nguyễn", identity_number="030192004513"))
    desk.open_dossier = open_
    clock.set(2026, 12, 15, 8)
    return desk


def table(path, *, values):
    sheet = opened(path, values=values)["II.06a"]
    found = {}
    for row in sheet.iter_rows(values_only=True):
        name = row[1] if isinstance(row[1], str) and row[1] else row[0]
        if all(isinstance(cell, int) for cell in row[2:13]):
            found[name] = row[2:13]
    return found


def test_the_sheet_shows_the_figures_of_the_desk(worked, tmp_path):
    path = tmp_path / "bao-cao.xlsx"
    report = products.write_monthly(worked, PERIOD, path)
    shown = table(path, values=True)
    figures = worked.figures.monthly(PERIOD)
    for row in (*figures.rows, figures.total):
        assert shown[row.sector] == tuple(row.cell(column) for column in COLUMNS)
    assert set(shown) == {row.sector for row in figures.rows} | {TOTAL_NAME}
    assert report.figures == figures
    assert figures.total.cell(3) == 5


def test_the_sheet_of_dossiers_lists_each_counted_one_once(worked, tmp_path):
    path = tmp_path / "bao-cao.xlsx"
    products.write_monthly(worked, PERIOD, path)
    sheet = opened(path)["Hồ sơ"]
    codes = [
        cell
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str) and cell.startswith("H24.119-")
    ]
    assert sorted(codes) == sorted(each.summary.code for each in worked.figures.counted(PERIOD))
    assert len(codes) == 5


def test_checks_late_entries_and_corrections_stand_on_their_sheet(worked, clock, tmp_path):
    receive(worked, received_at=datetime(2026, 12, 14, 16), late_reason="mất điện chiều 14")
    worked.handling.void(worked.open_dossier, "nhập trùng với sổ giấy")
    path = tmp_path / "bao-cao.xlsx"
    products.write_monthly(worked, PERIOD, path)
    sheet = opened(path)["Kiểm tra"]
    texts = " ".join(str(c) for row in sheet.iter_rows(values_only=True) for c in row if c)
    for words in ("mất điện chiều 14", "nhập trùng với sổ giấy", "(3) = (7) + (11)"):
        assert words in texts


def test_a_month_that_cannot_be_written_leaves_the_old_file(worked, tmp_path):
    path = tmp_path / "thu-muc"
    path.mkdir()
    with pytest.raises(StorageError):
        products.write_monthly(worked, PERIOD, path)
    missing = tmp_path / "khong-co" / "bao-cao.xlsx"
    with pytest.raises(StorageError):
        products.write_monthly(worked, PERIOD, missing)
    assert list(tmp_path.iterdir()) == [path] or path.is_dir()


def rows_of(path):
    sheet = opened(path).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    head = next(place for place, row in enumerate(rows) if "Mã hồ sơ" in row)
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :] if any(row)]


def test_the_list_in_view_is_written_row_by_row_in_its_order(worked, tmp_path):
    path = tmp_path / "danh-sach.xlsx"
    count = products.write_list(worked, DossierFilter(words="Tất cả"), path, sort=Sort.CODE)
    rows = [row for row in rows_of(path) if str(row["Mã hồ sơ"]).startswith("H24")]
    assert count == len(rows) == 5
    codes = [row["Mã hồ sơ"] for row in rows]
    assert codes == sorted(codes)
    first = rows[0]
    assert first["Chủ hồ sơ"] == TAM.full_name
    assert first["Kênh"] == "Trực tuyến"
    assert first["Ngày nhận"] == datetime(2026, 11, 13, 8)
    assert first["Hẹn trả"] == datetime(2026, 11, 18, 17)


def test_a_name_that_looks_like_a_formula_stays_text(worked, tmp_path):
    path = tmp_path / "danh-sach.xlsx"
    products.write_list(worked, DossierFilter(text="4513"), path)
    (row,) = [r for r in rows_of(path) if str(r["Mã hồ sơ"]).startswith("H24")]
    assert row["Chủ hồ sơ"] == "=1+1 Nguyễn"


def test_a_dossier_withdrawn_before_its_due_day_is_on_time_as_in_the_table(worked, tmp_path):
    path = tmp_path / "danh-sach.xlsx"
    products.write_list(worked, DossierFilter(), path)
    said = {row["Trạng thái"]: row["So với hạn"] for row in rows_of(path) if row["Trạng thái"]}
    assert said["Công dân yêu cầu rút hồ sơ"] == "Đúng hạn"
    assert said["Đã xử lý xong"] == "Trước hạn"


def test_a_list_without_a_row_is_a_sheet_that_says_so(desk, tmp_path):
    path = tmp_path / "trong.xlsx"
    assert products.write_list(desk, DossierFilter(words="Không có gì"), path) == 0
    assert opened(path).active.max_row >= 1
