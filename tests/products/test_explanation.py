"""The giải trình of a real late dossier: promise, history, holders, cause, apology."""

from datetime import date

import pytest

from onecua import products
from onecua.domain.dossier import Move
from onecua.errors import RuleError
from onecua.services.setup import new_officer, record_officer
from tests.desks import move, receive
from tests.products.papers.reading import absent

KHANH = new_officer("Trần Quốc Khánh", "Công chức Tư pháp - Hộ tịch")


def late(desk, clock, *, apologise=True):
    """Receive on 20/11 for 26/11, hand over, apologise for 30/11, finish on 02/12."""
    record_officer(desk, KHANH)
    dossier = receive(desk)
    clock.set(2026, 11, 20, 10)
    move(desk, dossier, Move.FORWARD, holder=KHANH.id, reason="")
    clock.set(2026, 11, 25, 9)
    if apologise:
        move(desk, dossier, Move.EXTEND, reason="Chờ <xác minh> & hỏi", due_on=date(2026, 11, 30))
    clock.set(2026, 12, 2, 10)
    move(desk, dossier, Move.FINISH, reason="")
    return dossier


def test_the_draft_tells_the_whole_story(desk, clock):
    dossier = late(desk, clock)
    desk.lateness.explain(dossier, "d2", "Công an tỉnh <Quảng Ninh> trả lời chậm")
    desk.handling.printed(dossier, "apology")
    pdf = products.explanation_pdf(desk, dossier)
    assert (
        absent(
            pdf,
            "Số: ......../BC-TTPVHCC",
            "Thanh Hà, ngày 02 tháng 12 năm 2026",
            "Kính gửi: Chủ tịch Ủy ban nhân dân xã Thanh Hà.",
            "Mã hồ sơ: H24.119-261120-0001; người nộp: Nguyễn Thị Thanh Tâm",
            "hẹn trả lần đầu 17:00 26/11/2026; hạn hiện hành 17:00 30/11/2026",
            "so với hạn 17:00 ngày 30/11/2026: quá hạn 2 ngày làm việc",
            "so với ngày hẹn lần đầu: quá hạn 4 ngày làm việc",
            "xin lỗi và gia hạn: hạn từ 17:00 T5 26/11 thành 17:00 T2 30/11",
            "09:12 20/11/2026 Tiếp nhận hồ sơ Nguyễn Thị Hồng Nhung",
            "giao Trần Quốc Khánh",
            "Chờ <xác minh> & hỏi",
            "Nguyễn Thị Hồng Nhung 09:12 20/11/2026 10:00 20/11/2026 48 phút",
            "Trần Quốc Khánh 10:00 20/11/2026 10:00 02/12/2026",
            "Chờ cơ quan phối hợp. Công an tỉnh <Quảng Ninh> trả lời chậm",
            "Đã gửi Phiếu xin lỗi số 01/PXL ngày 25/11/2026, hẹn trả ngày 30/11/2026.",
        )
        == []
    )
    assert absent(pdf, "In giấy tờ") == ["In giấy tờ"]


def test_an_open_dossier_without_an_apology_leaves_the_cause_to_the_pen(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 27, 8)
    pdf = products.explanation_pdf(desk, dossier)
    said = ("hồ sơ chưa giải quyết xong", "Chưa gửi phiếu xin lỗi.", "nay", "4. Nguyên nhân .....")
    assert absent(pdf, *said) == []


def test_what_was_undone_is_told_as_undone(desk, clock):
    dossier = late(desk, clock, apologise=False)
    desk.handling.undo(dossier, "bấm nhầm")
    clock.set(2026, 12, 3, 8)
    move(desk, dossier, Move.FINISH)
    pdf = products.explanation_pdf(desk, dossier)
    assert absent(pdf, "Có kết quả (đã hoàn tác)", "bấm nhầm") == []


def test_a_dossier_in_time_needs_none(desk, clock):
    dossier = receive(desk)
    clock.set(2026, 11, 24, 8)
    move(desk, dossier, Move.FINISH)
    with pytest.raises(RuleError, match="không quá hạn"):
        products.explanation_pdf(desk, dossier)
