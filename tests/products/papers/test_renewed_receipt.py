"""Mẫu số 01 with the date of a term that began anew once the dossier was complete."""

from datetime import datetime

import pytest

from onecua import products
from onecua.domain.dossier import Move
from onecua.domain.procedure_rule import ProcedureRule
from onecua.errors import RuleError
from tests.desks import THREE_DAYS, move, receive
from tests.products.papers.reading import absent, codes
from tests.services.waiting import days, own_rule


def completed(desk, clock):
    """Receive on 20/11, ask on 23/11, complete on 01/12: due on 04/12 instead of 26/11."""
    dossier = receive(desk)
    clock.set(2026, 11, 23, 8)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 1, 10)
    move(desk, dossier, Move.SUPPLEMENTED)
    return dossier


def test_it_carries_the_new_date_and_says_which_slip_it_replaces(desk, clock):
    dossier = completed(desk, clock)
    pdf = products.renewed_receipt_pdf(desk, dossier)
    said = (
        "ngày 01 tháng 12 năm 2026",
        "Thời gian nhận hồ sơ: 09 giờ 12 phút, ngày 20 tháng 11 năm 2026",
        "17 giờ 00 phút, ngày 04 tháng 12 năm 2026",
        "thay giấy hẹn số 01/TTPVHCC ngày 20/11/2026 vì đã nhận đủ giấy tờ bổ sung ngày 01/12/2026",
    )
    assert absent(pdf, *said) == []
    assert any("04/12/2026 17:00" in code for code in codes(pdf))
    first = products.receipt_pdf(desk, dossier)
    assert absent(first, "17 giờ 00 phút, ngày 26 tháng 11 năm 2026") == []
    assert desk.records.read(dossier).dossier.promised_at == datetime(2026, 11, 26, 17)


def test_each_slip_dates_the_share_of_this_desk_in_its_own_term(desk, clock):
    own_rule(desk, ProcedureRule(THREE_DAYS, desk_term=days("2")))
    dossier = completed(desk, clock)
    first = "phần việc của cơ quan này xong trước: 17 giờ 00 phút, ngày 25/11/2026"
    anew = "phần việc của cơ quan này xong trước: 17 giờ 00 phút, ngày 03/12/2026"
    assert absent(products.receipt_pdf(desk, dossier), first, anew) == [anew]
    assert absent(products.renewed_receipt_pdf(desk, dossier), first, anew) == [first]


@pytest.mark.parametrize("moves", [(), (Move.FORWARD,), (Move.REQUEST_SUPPLEMENT,)])
def test_a_term_that_did_not_begin_anew_has_none(desk, moves):
    dossier = receive(desk)
    move(desk, dossier, *moves)
    with pytest.raises(RuleError, match="không tính lại từ đầu"):
        products.renewed_receipt_pdf(desk, dossier)


def test_a_completion_that_was_undone_has_none(desk, clock):
    dossier = completed(desk, clock)
    desk.handling.undo(dossier, "còn thiếu một giấy")
    with pytest.raises(RuleError, match="không tính lại từ đầu"):
        products.renewed_receipt_pdf(desk, dossier)
