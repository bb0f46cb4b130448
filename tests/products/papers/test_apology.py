"""Mẫu số 04 of a real dossier: the old date, the new one, why, and nothing before it was issued."""

from datetime import date

import pytest

from onecua import products
from onecua.domain.dossier import Move
from onecua.errors import RuleError
from tests.desks import move, receive
from tests.products.papers.reading import absent, codes

REASON = "Chờ Công an tỉnh <Quảng Ninh> & Sở Tư pháp trả lời xác minh"


def apologised(desk, clock, due_on=date(2026, 11, 30), reason=REASON):
    """Receive a dossier due on 26/11 and apologise for it on 25/11."""
    dossier = receive(desk)
    clock.set(2026, 11, 25, 9)
    move(desk, dossier, Move.EXTEND, reason=reason, due_on=due_on)
    return dossier


@pytest.mark.parametrize("layout", ["one_on_a5", "two_on_a4", "one_on_a4"])
def test_an_apology_says_both_dates_and_why(desk, clock, layout):
    pdf = products.apology_pdf(desk, apologised(desk, clock), layout=layout)
    assert (
        absent(
            pdf,
            "Số: 01/PXL",
            "Thanh Hà, ngày 25 tháng 11 năm 2026",
            "Kính gửi: Nguyễn Thị Thanh Tâm",
            "Ngày 20 tháng 11 năm 2026, Ủy ban nhân dân xã Thanh Hà tiếp nhận",
            "số định danh: 030192004512; mã số hồ sơ: H24.119-261120-0001",
            "Thời gian hẹn trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 26 tháng 11 năm 2026",
            f"Lý do: {REASON}",
            "vào ngày 30 tháng 11 năm 2026",
            "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
        )
        == []
    )
    assert products.page_count(pdf) == 1


def test_the_date_it_takes_the_place_of_is_the_one_that_a_restart_gave(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 23, 9)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 27, 9)
    move(desk, dossier, Move.SUPPLEMENTED)
    clock.set(2026, 12, 1, 9)
    move(desk, dossier, Move.EXTEND, due_on=date(2026, 12, 8))
    words = ("17 giờ 00 phút, ngày 02 tháng 12 năm 2026", "vào ngày 08 tháng 12 năm 2026")
    assert absent(products.apology_pdf(desk, dossier), *words) == []


def test_the_qr_code_carries_the_new_date(desk, clock, qapp):
    (said,) = codes(products.apology_pdf(desk, apologised(desk, clock)))
    assert said.startswith("H24.119-261120-0001|")
    assert said.endswith("Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết|onecua|"
                         "25/11/2026 09:00|30/11/2026 17:00")  # fmt: skip


def test_a_long_reason_goes_on_to_a_second_page(desk, clock):
    reason = "Chờ văn bản xác minh của cơ quan nơi cư trú trước đây. " * 35
    pdf = products.apology_pdf(desk, apologised(desk, clock, reason=reason.strip()))
    assert absent(pdf, "Chờ văn bản xác minh của cơ quan nơi cư trú trước đây.") == []
    assert products.page_count(pdf) == 2


def test_without_an_apology_it_is_said_what_to_do(desk):
    with pytest.raises(RuleError, match="«Xin lỗi, gia hạn»"):
        products.apology_pdf(desk, receive(desk))
