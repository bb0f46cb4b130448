"""What people carry away from the board: the list, the calls, the workbook."""

from dataclasses import replace
from datetime import datetime

import pytest

from onecua import products
from onecua.domain.applicant import Applicant
from onecua.domain.board import Bucket
from onecua.domain.dossier import Move
from onecua.errors import RuleError
from onecua.products import deadlines
from tests.desks import move, receive
from tests.products.papers.reading import absent
from tests.reports.reading import opened

HOSTILE = Applicant("=CMD|' /C calc'!A0 <b>Nam</b> & Con", phone="0987654321")


@pytest.fixture
def busy(desk, clock):
    """One overdue, one due today, one later, one waiting for papers, one extended."""
    clock.set(2026, 11, 13, 9)
    receive(desk, applicant=HOSTILE)
    clock.set(2026, 11, 17, 9)
    receive(desk)
    clock.set(2026, 11, 18, 9)
    move(desk, receive(desk), Move.REQUEST_SUPPLEMENT)
    extended = receive(desk)
    move(desk, extended, Move.EXTEND, due_on=datetime(2026, 12, 4).date())
    clock.set(2026, 11, 20, 9, 12)
    return desk


def extract(desk, *buckets, narrowed_to=""):
    return products.BoardExtract(desk.board.read(), buckets or tuple(Bucket), narrowed_to)


def test_the_list_prints_the_buckets_in_view_with_who_holds_and_how_it_stands(busy):
    chosen = extract(busy, Bucket.OVERDUE, Bucket.PAUSED, narrowed_to="Hộ tịch")
    pdf = products.deadline_list_pdf(busy, chosen)
    wanted = (
        "HẠN XỬ LÝ HỒ SƠ",
        "Hộ tịch. 2 hồ sơ.",
        "Quá hạn (1 hồ sơ)",
        "<b>Nam</b> & Con",
        "Quá hạn 2 ngày",
        "Tạm dừng (1 hồ sơ)",
        "Chờ bổ sung",
    )
    assert absent(pdf, *wanted) == []
    assert absent(pdf, "Hôm nay (1 hồ sơ)") != []


def test_a_list_too_long_for_paper_says_what_to_do(busy, monkeypatch):
    monkeypatch.setattr(deadlines, "MOST_PRINTED", 3)
    with pytest.raises(RuleError, match="xuất Excel"):
        products.deadline_list_pdf(busy, extract(busy))


def test_calls_tell_the_old_day_and_the_new_one_where_there_is_one(busy):
    found = busy.board.read()
    pdf = products.call_list_pdf(busy, [*found.groups[Bucket.OVERDUE], *found.groups[Bucket.LATER]])
    assert absent(
        pdf, "2 người.", "0987 654 321", "0912 555 046", "T4 18/11 17:00", "T6 04/12 17:00"
    ) == []  # fmt: skip


def test_the_workbook_has_a_sheet_for_each_bucket_grouped_by_who_holds(busy, tmp_path):
    path = tmp_path / "han.xlsx"
    assert products.write_deadlines(busy, extract(busy), path) == 4
    book = opened(path, values=True)
    assert book.sheetnames == ["Tổng hợp", "Quá hạn", "Hôm nay", "1–3 ngày", "Còn lại", "Tạm dừng"]
    lines = [[c.value for c in row] for row in book["Quá hạn"].iter_rows(min_row=6)]
    head = next(line for line in lines if line[0] == "STT")
    group, first = lines[lines.index(head) + 1 : lines.index(head) + 3]
    assert group[0] == "Nguyễn Thị Hồng Nhung"
    row = dict(zip(head, first, strict=True))
    assert row["Chủ hồ sơ"].startswith("=CMD")
    assert row["Quá (ngày làm việc)"] == 2
    assert row["Hạn hiện nay"] == datetime(2026, 11, 18, 17)
    assert row["Ghi chú"] == "chưa ghi nguyên nhân quá hạn"
    paused = [c.value for c in list(book["Tạm dừng"].iter_rows())[-1]]
    assert paused[10] == 2
    assert paused[11] == "Chờ bổ sung từ 18/11/2026; đóng được sau 10/12/2026"
    later = [c.value for c in list(book["Còn lại"].iter_rows())[-1]]
    assert later[11] == "đã xin lỗi, hẹn lại"


def test_hostile_text_stays_text_in_the_workbook(busy, tmp_path):
    path = tmp_path / "han.xlsx"
    products.write_deadlines(busy, extract(busy, Bucket.OVERDUE), path)
    cells = [c for row in opened(path)["Quá hạn"].iter_rows() for c in row]
    assert [c for c in cells if c.data_type == "f"] == []


def test_the_summary_adds_up_by_officer_sector_and_step(busy, tmp_path):
    path = tmp_path / "han.xlsx"
    products.write_deadlines(busy, extract(busy), path)
    sheet = opened(path, values=True)["Tổng hợp"]
    lines = [[c.value for c in row] for row in sheet.iter_rows()]
    totals = [line[2:8] for line in lines if line[1] == "Tổng số"]
    assert totals == [[1, 1, 0, 1, 1, 4]] * 3
    assert any(line[1] == "Không theo quy trình nội bộ" for line in lines)


def test_what_is_filtered_and_that_it_is_sample_data_stand_on_every_sheet(busy, tmp_path):
    path = tmp_path / "han.xlsx"
    found = replace(extract(busy), narrowed_to="Đất đai · Bước quá hạn")
    products.write_deadlines(busy, found, path)
    for sheet in opened(path):
        texts = [c.value for row in sheet.iter_rows(max_row=6) for c in row]
        assert "Đang lọc: Đất đai · Bước quá hạn" in texts


def test_several_apologies_are_one_paper_each_with_its_own_number(desk, clock):
    dossiers = [receive(desk) for _ in range(3)]
    clock.set(2026, 11, 23, 9)
    for dossier in dossiers:
        move(desk, dossier, Move.EXTEND, due_on=datetime(2026, 11, 30).date())
    pdf = products.apologies_pdf(desk, dossiers)
    assert products.page_count(pdf) == 3
    codes = [f"H24.119-261120-000{n}" for n in (1, 2, 3)]
    assert absent(pdf, *codes, "1/PXL", "2/PXL", "3/PXL") == []
