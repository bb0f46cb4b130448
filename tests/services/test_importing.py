"""A list taken over by `rules.md` 8–10, from real .xlsx files through the product."""

from datetime import datetime

import pytest
from openpyxl import load_workbook

from onecua import products
from onecua.domain.dossier import DueSource, Move, Status
from onecua.domain.period import custom, monthly
from onecua.errors import Cancelled, RuleError
from onecua.progress import Progress
from onecua.services import importing
from onecua.services.facts import new_id
from tests.desks import event_count, move, receive
from tests.exchange.intake_workbook.lists import HEADINGS, table, write_xlsx

END = "Ngày kết thúc xử lý"
STATUS = "Trạng thái hồ sơ"
DUE = "Ngày hẹn trả"
PERIOD = monthly(2026, 9)  # 15/08 – 14/09
YEAR = custom(datetime(2026, 1, 1).date(), datetime(2026, 11, 20).date())


def take(desk, tmp_path, *changes, headings=HEADINGS, **options):
    path = write_xlsx(tmp_path / "danh-sach.xlsx", table(*changes, headings=headings))
    return products.import_list(desk, path, **options)


def dossier(desk, number=1):
    return desk.records.read(desk.records.find(f"H99.001-260803-{number:04}")).dossier


def columns(desk, period=YEAR):
    return sorted(each.columns for each in desk.figures.counted(period))


def test_a_usual_row_is_taken_as_it_is(desk, tmp_path, clock):
    outcome = take(desk, tmp_path, {})
    assert (outcome.imported, outcome.skipped, outcome.doubts) == (1, 0, ())
    record = desk.records.read(desk.records.find("H99.001-260803-0001"))
    found = record.dossier
    assert found.received_at == datetime(2026, 8, 3, 8, 12, 5)
    assert found.promised_at == found.due_at == datetime(2026, 8, 4, 8, 12, 5)
    assert found.due_source is DueSource.GIVEN
    assert (found.status, found.sector, found.procedure_code) == (4, "Hộ tịch", "1.001193")
    assert (record.owner.full_name, record.owner.phone) == ("Nguyễn Văn Mẫu", "0900000001")
    assert (found.slip_number, found.register_number) == (None, None)
    assert found.batch == outcome.batch
    assert desk.deadlines.explain(found) is None


SKIPPED = [
    ("no code", {"Số hồ sơ": ""}),
    ("an unreadable code", {"Số hồ sơ": "số 5"}),
    ("no reception", {"Ngày tiếp nhận": ""}),
    ("an unreadable reception", {"Ngày tiếp nhận": "hôm qua"}),
    ("returned without an end", {STATUS: "Đã trả kết quả"}),
    ("finished without an end", {STATUS: "Đã xử lý xong"}),
    ("withdrawn without an end", {STATUS: "Công dân yêu cầu rút hồ sơ"}),
]


@pytest.mark.parametrize(("case", "change"), SKIPPED, ids=[case[0] for case in SKIPPED])
def test_what_cannot_be_counted_is_skipped_with_its_row_and_column(desk, tmp_path, case, change):
    outcome = take(desk, tmp_path, {}, change)
    assert (outcome.imported, outcome.skipped) == (1, 1)
    (doubt,) = outcome.doubts
    assert (doubt.row, doubt.skips) == (3, True)
    assert doubt.column in HEADINGS
    assert len(columns(desk)) == 1


DOUBTFUL = [
    ("no promise", {DUE: ""}, DUE),
    ("an unknown procedure", {"Tên thủ tục hành chính": "Thủ tục lạ"}, "Tên thủ tục hành chính"),
    ("no owner", {"Chủ hồ sơ": ""}, "Chủ hồ sơ"),
    ("other words for a status", {STATUS: "Đang luân chuyển"}, STATUS),
    ("an end after now", {STATUS: "Đã trả kết quả", END: "01/12/2026 08:00:00"}, END),
    ("an end before the reception", {STATUS: "Đã trả kết quả", END: "02/08/2026 08:00"}, END),
    (
        "received after now",
        {"Ngày tiếp nhận": "21/11/2026 08:00", "Số hồ sơ": "H99.001-261121-0001", DUE: ""},
        "Ngày tiếp nhận",
    ),
    ("an open dossier with an end", {END: "05/08/2026 08:00:00"}, END),
]


@pytest.mark.parametrize(("case", "change", "column"), DOUBTFUL, ids=[case[0] for case in DOUBTFUL])
def test_an_oddity_is_imported_with_a_doubt(desk, tmp_path, case, change, column):
    outcome = take(desk, tmp_path, change)
    assert (outcome.imported, outcome.skipped) == (1, 0)
    assert column in {doubt.column for doubt in outcome.doubts}
    assert not any(doubt.skips for doubt in outcome.doubts)


ONCE = [
    ("no promise", {DUE: ""}, DUE),
    ("no procedure", {"Tên thủ tục hành chính": ""}, "Tên thủ tục hành chính"),
    ("an end before the reception", {STATUS: "Đã trả kết quả", END: "02/08/2026 08:00"}, END),
]


@pytest.mark.parametrize(("case", "change", "column"), ONCE, ids=[case[0] for case in ONCE])
def test_one_oddity_is_one_doubt(desk, tmp_path, case, change, column):
    assert [doubt.column for doubt in take(desk, tmp_path, change).doubts] == [column]


def test_a_doubt_names_the_heading_as_the_sheet_has_it(desk, tmp_path):
    headings = ["Hạn xử lý" if heading == DUE else heading for heading in HEADINGS]
    outcome = take(desk, tmp_path, {}, headings=headings)
    assert [doubt.column for doubt in outcome.doubts] == ["Hạn xử lý"]


@pytest.mark.parametrize("day", ["02/08/2026 09:00", "01/05/2026 20:00"])
def test_a_reception_on_a_day_off_is_fine(desk, tmp_path, day):
    code = "H99.001-26" + day[3:5] + day[:2] + "-0001"
    change = {"Ngày tiếp nhận": day, "Số hồ sơ": code, DUE: "04/08/2026"}
    assert take(desk, tmp_path, change).doubts == ()


STATUSES = [
    ("Mới đăng ký", "", 1, ()),
    ("Chờ tiếp nhận", "", 1, ()),
    ("Được tiếp nhận", "", 2, (5, 13)),
    ("Không được tiếp nhận", "", 3, ()),
    ("Đang xử lý", "", 4, (5, 13)),
    ("Chờ bổ sung", "", 5, (5, 13)),
    ("Yêu cầu bổ sung giấy tờ", "", 5, (5, 13)),
    ("Yêu cầu thực hiện nghĩa vụ tài chính", "", 6, (5, 13)),
    ("Công dân yêu cầu rút hồ sơ", "04/08/2026 17:00", 7, (5, 9)),
    ("Dừng xử lý", "05/08/2026 08:00", 8, (5, 10)),
    ("Đã xử lý xong", "03/08/2026 16:00", 9, (5, 8)),
    ("Đã trả kết quả", "04/08/2026 23:59", 10, (5, 9)),
    ("Đã trả kết quả", "05/08/2026 00:00:01", 10, (5, 10)),
]


@pytest.mark.parametrize(("words", "end", "status", "counted"), STATUSES)
def test_the_status_is_what_the_list_says_today(desk, tmp_path, words, end, status, counted):
    take(desk, tmp_path, {STATUS: words, END: end})
    assert dossier(desk).status == status
    assert columns(desk) == ([counted] if counted else [])


def test_a_returned_dossier_has_its_result_and_its_return_at_the_given_end(desk, tmp_path):
    take(desk, tmp_path, {STATUS: "Đã trả kết quả", END: "03/08/2026 16:05:09"})
    found = dossier(desk)
    at = datetime(2026, 8, 3, 16, 5, 9)
    assert (found.ended_at, found.result_ready_at, found.returned_at) == (at, at, at)


def test_a_pause_begins_at_the_import_and_before_it_the_clock_ran(desk, tmp_path, clock):
    take(desk, tmp_path, {STATUS: "Chờ bổ sung", DUE: "30/11/2026 17:00"})
    assert dossier(desk).paused_at == clock()
    assert columns(desk, PERIOD) == [(6, 12)]
    assert columns(desk) == [(5, 12)]


def test_a_pause_never_undoes_lateness_already_reached(desk, tmp_path, clock):
    take(desk, tmp_path, {STATUS: "Chờ bổ sung"})
    clock.set(2026, 11, 25, 8)
    move(desk, desk.records.find("H99.001-260803-0001"), Move.SUPPLEMENTED)
    found = dossier(desk)
    assert (found.status, found.due_at) == (Status.PROCESSING, datetime(2026, 8, 4, 8, 12))
    assert columns(desk) == [(5, 13)]


def test_a_paused_row_received_after_now_is_still_paused(desk, tmp_path):
    take(desk, tmp_path, {STATUS: "Chờ bổ sung", "Ngày tiếp nhận": "21/11/2026 08:00"})
    assert dossier(desk).status is Status.AWAITING_SUPPLEMENT


def test_a_day_without_an_hour_ends_at_the_close_of_that_day(desk, tmp_path):
    take(desk, tmp_path, {DUE: "04/08/2026", STATUS: "Đã trả kết quả", END: "05/08/2026"})
    found = dossier(desk)
    assert found.promised_at == datetime(2026, 8, 4, 17)
    assert found.ended_at == datetime(2026, 8, 5, 17)


def test_a_sector_that_nobody_shipped_is_a_row_of_its_own(desk, tmp_path):
    take(desk, tmp_path, {"Tên lĩnh vực": "Lĩnh vực riêng của tỉnh"}, {"Tên lĩnh vực": "HO TICH"})
    rows = {row.sector for row in desk.figures.monthly(YEAR).rows}
    assert rows == {"Lĩnh vực riêng của tỉnh", "Hộ tịch"}


def test_a_code_already_in_the_file_is_skipped(desk, tmp_path):
    first = take(desk, tmp_path, {}, {})
    again = take(desk, tmp_path, {}, {}, {})
    assert (first.imported, again.imported, again.skipped) == (2, 1, 2)
    assert [doubt.row for doubt in again.doubts] == [2, 3]


def test_a_code_twice_in_the_list_is_taken_once(desk, tmp_path):
    twice = {"Số hồ sơ": "H99.001-260803-0001"}
    outcome = take(desk, tmp_path, twice, twice)
    assert (outcome.imported, outcome.skipped) == (1, 1)


def test_a_preview_says_the_same_and_writes_nothing(desk, tmp_path):
    receive(desk)
    changes = ({}, {"Số hồ sơ": ""}, {DUE: ""}, {STATUS: "Chờ bổ sung"})
    before = (event_count(desk.database), desk.database.digest())
    shown = take(desk, tmp_path, *changes, preview=True)
    assert (event_count(desk.database), desk.database.digest()) == before
    done = take(desk, tmp_path, *changes)
    assert shown.batch is None
    assert (shown.imported, shown.skipped, shown.doubts) == (
        done.imported, done.skipped, done.doubts,
    )  # fmt: skip


def test_undoing_voids_the_batch_and_figures_return_to_what_they_were(desk, tmp_path, clock):
    receive(desk)
    before = desk.figures.monthly(YEAR)
    outcome = take(desk, tmp_path, {}, {STATUS: "Đã trả kết quả", END: "05/08/2026 08:00"})
    assert desk.figures.monthly(YEAR).total.received == before.total.received + 2
    assert products.undo_import(desk, outcome.batch) == 2
    assert desk.figures.monthly(YEAR) == before
    assert dossier(desk).is_voided
    with pytest.raises(RuleError, match="Không có lần nhập"):
        products.undo_import(desk, outcome.batch)


def test_an_undone_list_can_be_imported_again(desk, tmp_path):
    first = take(desk, tmp_path, {}, {})
    products.undo_import(desk, first.batch)
    again = take(desk, tmp_path, {}, {})
    assert (again.imported, again.skipped) == (2, 0)
    assert not dossier(desk).is_voided
    assert columns(desk) == [(5, 13)] * 2
    digest = desk.database.digest()
    desk.database.rebuild()
    assert desk.database.digest() == digest


def test_undoing_something_else_is_refused(desk):
    with pytest.raises(RuleError, match="Xem lại mã"):
        products.undo_import(desk, new_id())


def test_a_cancelled_import_leaves_nothing_counted_and_no_code_taken(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "DOSSIERS_A_TRANSACTION", 2)
    before = desk.figures.monthly(YEAR)
    progress = Progress(
        lambda done, _total, what: progress.cancel() if what == "Nhập hồ sơ" and done == 2 else None
    )
    with pytest.raises(Cancelled):
        take(desk, tmp_path, {}, {}, {}, {}, {}, progress=progress)
    assert desk.figures.monthly(YEAR) == before
    assert take(desk, tmp_path, {}, {}, {}, {}, {}).imported == 5


def test_an_import_cancelled_before_its_first_row_writes_nothing(desk, tmp_path):
    before = event_count(desk.database)
    progress = Progress(lambda _d, _t, what: progress.cancel() if what == "Nhập hồ sơ" else None)
    progress.cancel()
    with pytest.raises(Cancelled):
        take(desk, tmp_path, {}, progress=progress)
    assert event_count(desk.database) == before


def test_imported_codes_are_counted_by_the_next_number(desk, tmp_path):
    change = {"Số hồ sơ": "H24.119-261120-0007", "Ngày tiếp nhận": "20/11/2026 07:45"}
    take(desk, tmp_path, change | {DUE: "25/11/2026 17:00"})
    received = desk.records.read(receive(desk)).dossier
    assert received.code == "H24.119-261120-0008"


def test_a_list_without_a_row_to_import_makes_no_batch(desk, tmp_path):
    outcome = take(desk, tmp_path, {"Số hồ sơ": ""})
    assert (outcome.batch, outcome.imported, outcome.skipped) == (None, 0, 1)
    assert desk.importing.batches() == []


def test_what_is_no_list_is_refused_and_nothing_is_written(desk, tmp_path):
    path = tmp_path / "sai.xlsx"
    write_xlsx(path, [["Một", "Hai"], [1, 2]])
    before = event_count(desk.database)
    with pytest.raises(RuleError):
        products.import_list(desk, path)
    assert event_count(desk.database) == before
    assert load_workbook(path)


def test_a_batch_is_listed_with_what_it_brought(desk, tmp_path, clock):
    outcome = take(desk, tmp_path, {}, {"Số hồ sơ": ""})
    (batch,) = desk.importing.batches()
    assert (batch.id, batch.file_name) == (outcome.batch, "danh-sach.xlsx")
    assert (batch.imported_count, batch.skipped_count, batch.withdrawn_at) == (1, 1, None)
    clock.forward(minutes=1)
    products.undo_import(desk, outcome.batch)
    (batch,) = desk.importing.batches()
    assert batch.withdrawn_at == clock()
