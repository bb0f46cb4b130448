"""Mẫu số 05 of a real dossier: who asked, what is given back, what was paid."""

import pytest

from onecua import products
from onecua.domain.dossier import FeeState, Move, Paper
from onecua.errors import RuleError
from tests.desks import MARITAL, move, receive
from tests.products.papers.reading import absent

PAPERS = (Paper(2, 1, 0), Paper(3, 0, 2), Paper(5, 1, 1))


def test_a_withdrawn_dossier_says_who_asked_what_comes_back_and_what_was_paid(desk, clock):
    dossier = receive(desk, MARITAL, papers=PAPERS, fee_amount=15000, fee_state=FeeState.CASH)
    clock.set(2026, 11, 23, 14, 5)
    move(desk, dossier, Move.WITHDRAW, reason="Không còn nhu cầu <kết hôn>")
    pdf = products.stop_notice_pdf(desk, dossier)
    assert absent(
        pdf,
        "Số: 01/TB-TTPVHCC",
        "Kính gửi: Nguyễn Thị Thanh Tâm",
        "Mã hồ sơ: H24.119-261120-0001",
        "Căn cứ đề nghị rút hồ sơ của Ông/Bà/Tổ chức ngày 23/11/2026",
        "kể từ 14 giờ 05 phút, ngày 23 tháng 11 năm 2026",
        "Lý do: Không còn nhu cầu <kết hôn>",
        "1 bản chính",
        "2 bản sao",
        "1 bản chính, 1 bản sao",
        "Phí, lệ phí: đã thu 15.000 đ. Hoàn trả: □ có □ không",
        "liên hệ với Nguyễn Thị Hồng Nhung số điện thoại 0225 3820 123",
    ) == []  # fmt: skip
    assert products.page_count(pdf) == 1


@pytest.mark.parametrize("state", [FeeState.UNPAID, FeeState.FREE])
def test_what_was_not_paid_is_not_given_back(desk, state):
    dossier = receive(desk, fee_amount=0 if state is FeeState.FREE else 8000, fee_state=state)
    move(desk, dossier, Move.STOP)
    pdf = products.stop_notice_pdf(desk, dossier)
    assert absent(pdf, "Hoàn trả") == ["Hoàn trả"]
    assert absent(pdf, "tình trạng giải quyết hồ sơ đến ngày 20/11/2026", "Giấy tờ trả lại") == []


def test_a_dossier_closed_for_waiting_names_the_slip_that_was_not_answered(desk, clock):
    dossier = receive(desk)
    move(desk, dossier, Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 12, 15, 8)
    move(desk, dossier, Move.CLOSE_WAITING, reason="Không bổ sung")
    said = (
        "việc hồ sơ đã quá thời gian chờ bổ sung theo Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ "
        "số 01/PBS-TTPVHCC ngày 20/11/2026"
    )
    assert absent(products.stop_notice_pdf(desk, dossier), said) == []


def test_an_undone_withdrawal_has_no_notice(desk):
    dossier = receive(desk)
    move(desk, dossier, Move.WITHDRAW)
    desk.handling.undo(dossier, "nhầm hồ sơ")
    with pytest.raises(RuleError, match="«Công dân rút hồ sơ»"):
        products.stop_notice_pdf(desk, dossier)
