"""A list read from its file and taken over: days without an hour end where the desk closes."""

from datetime import datetime

import pytest

from onecua import products
from onecua.domain.dossier import Status
from tests.exchange.intake_workbook.lists import HEADINGS, table, write_xlsx

END, DUE, STATUS = "Ngày kết thúc xử lý", "Ngày hẹn trả", "Trạng thái hồ sơ"
RETURNED = {STATUS: "Đã trả kết quả"}


def taken(desk, tmp_path, change):
    path = write_xlsx(tmp_path / "a.xlsx", table(change))
    products.import_list(desk, path)
    code = change.get("Số hồ sơ", "H99.001-260803-0001")
    return desk.records.read(desk.records.find(code)).dossier


DAYS = [
    ("a weekday", "05/08/2026", datetime(2026, 8, 5, 17)),
    ("a Saturday, when nobody closes", "08/08/2026", datetime(2026, 8, 8, 17)),
    ("a day with an hour", "05/08/2026 10:11", datetime(2026, 8, 5, 10, 11)),
]


@pytest.mark.parametrize(("case", "given", "taken_as"), DAYS, ids=[case[0] for case in DAYS])
def test_a_promise_and_an_end_of_a_day_are_its_closing_hour(desk, tmp_path, case, given, taken_as):
    found = taken(desk, tmp_path, RETURNED | {DUE: given, END: given})
    assert (found.promised_at, found.ended_at) == (taken_as, taken_as)


def test_an_end_today_without_an_hour_is_not_after_now(desk, tmp_path, clock):
    change = RETURNED | {
        "Số hồ sơ": "H99.001-261120-0001", "Ngày tiếp nhận": "20/11/2026 07:45",
        DUE: "23/11/2026", END: "20/11/2026",
    }  # fmt: skip
    found = taken(desk, tmp_path, change)
    assert found.ended_at == clock() == datetime(2026, 11, 20, 9, 12)
    assert found.status is Status.RETURNED


def test_a_reception_keeps_its_second(desk, tmp_path):
    assert taken(desk, tmp_path, {}).received_at == datetime(2026, 8, 3, 8, 12, 5)


def test_every_row_of_a_large_list_is_taken(desk, tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", table(*[{}] * 600))
    outcome = products.import_list(desk, path)
    assert (outcome.imported, outcome.skipped, outcome.doubts) == (600, 0, ())
    assert len(HEADINGS) == 13
