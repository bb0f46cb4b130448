"""Mẫu số 02 and 03: what is missing and why, with a dossier or without."""

import pytest

from onecua import products
from onecua.domain.dossier import Move
from onecua.errors import RuleError
from tests.desks import NO_TERM, move, receive, request
from tests.products.papers.reading import absent


def test_a_supplement_slip_says_what_is_missing_and_why(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 23, 8)
    items = ("Tờ khai theo mẫu", "Bản sao <i>CCCD</i> & sổ")
    move(desk, dossier, Move.REQUEST_SUPPLEMENT, reason="Thiếu hai giấy", items=items)
    pdf = products.supplement_pdf(desk, dossier)
    assert absent(
        pdf, "Số: 01/PBS-TTPVHCC", "ngày 23 tháng 11 năm 2026", *items, "Thiếu hai giấy",
        "H24.119-261120-0001", "Nguyễn Thị Thanh Tâm", "0225 3820 123",
    ) == []  # fmt: skip


def test_the_last_supplement_is_the_one_printed(desk, clock):
    dossier = receive(desk)
    for text in ("lần một", "lần hai"):
        clock.forward(hours=1)
        move(desk, dossier, Move.REQUEST_SUPPLEMENT, reason=text)
        clock.forward(hours=1)
        move(desk, dossier, Move.SUPPLEMENTED)
    assert absent(products.supplement_pdf(desk, dossier), "lần hai", "02/PBS") == []


def test_a_refusal_says_why(desk):
    dossier = receive(desk)
    move(desk, dossier, Move.FINISH_REFUSED, reason="Không đủ điều kiện theo Điều 8")
    pdf = products.refusal_pdf(desk, dossier)
    assert absent(pdf, "Số: 01/PTC-TTPVHCC", "Không đủ điều kiện theo Điều 8") == []


@pytest.mark.parametrize("make", [products.supplement_pdf, products.refusal_pdf])
def test_a_slip_never_issued_or_undone_is_not_printed(desk, make):
    dossier = receive(desk)
    with pytest.raises(RuleError, match="chưa có phiếu"):
        make(desk, dossier)
    name = Move.REQUEST_SUPPLEMENT if make is products.supplement_pdf else Move.FINISH_REFUSED
    move(desk, dossier, name)
    desk.handling.undo(dossier, "nhầm")
    with pytest.raises(RuleError, match="chưa có phiếu"):
        make(desk, dossier)


@pytest.mark.parametrize("form", ["02", "03"])
def test_a_slip_at_the_counter_is_printed_without_a_code(desk, form):
    wanted = request(NO_TERM, request="Xin cấp giấy chứng nhận")
    items = ("Tờ khai",)
    slip = desk.handling.counter_slip(form, wanted, "Thiếu tờ khai", items)
    pdf = products.counter_slip_pdf(desk, form, wanted, slip, "Thiếu tờ khai", items)
    sign = {"02": "PBS", "03": "PTC"}[form]
    assert absent(pdf, f"Số: 01/{sign}-TTPVHCC", "Thiếu tờ khai", "Nguyễn Thị Thanh Tâm") == []
