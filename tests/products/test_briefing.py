"""The morning's sheet of a real desk, read back from its PDF."""

from onecua import products
from onecua.domain.applicant import Applicant, Delegate
from onecua.domain.dossier import Move
from onecua.progress import Progress
from tests.desks import move, receive
from tests.printing.samples import squeezed, whole_text
from tests.products.papers.reading import absent
from tests.services.test_briefing import settled

NAM = Applicant("Trần Văn Nam", identity_number="030090001234", phone="0987654321")


def test_a_morning_says_what_is_late_due_waiting_and_whom_to_call(desk, clock):
    clock.set(2026, 11, 2, 8)
    waiting = receive(desk, applicant=NAM)
    move(desk, waiting, Move.FINISH)
    clock.set(2026, 11, 20, 9)
    receive(desk, delegate=Delegate(NAM, "Giấy ủy quyền"))
    clock.set(2026, 11, 23, 9)
    receive(desk)
    clock.set(2026, 11, 25, 9)
    receive(desk)
    clock.set(2026, 11, 27, 7, 15)
    pdf = products.briefing_pdf(desk, Progress())
    assert products.page_count(pdf) == 1
    assert (
        absent(
            pdf,
            "GIAO BAN 07:15, thứ Sáu 27/11/2026",
            "Quá hạn: 1 hồ sơ",
            "H24.119-261120-0001",
            "1 ngày",
            "Cần gọi: 2 người",
            "Nguyễn Thị Thanh Tâm 0912 555 046 Xin lỗi: hẹn T5 26/11 chưa trả; báo ngày trả",
            "Trần Văn Nam 0987 654 321 Mời đến nhận kết quả, có từ T2 02/11",
            "Đến hạn hôm nay: 1 hồ sơ",
            "Đến hạn T2 30/11/2026: 1 hồ sơ",
            "Có nguy cơ quá hạn: không có",
            "Kết quả chờ trả: 1 hồ sơ",
            "18 ngày",
        )
        == []
    )


def test_every_reason_to_call_has_its_words(desk, clock):
    clock.set(2026, 11, 2, 9)
    move(desk, receive(desk), Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 5, 9)
    move(desk, receive(desk), Move.REQUEST_SUPPLEMENT)
    clock.set(2026, 11, 20, 9)
    dossier = receive(desk)
    clock.set(2026, 11, 23, 9)
    move(desk, dossier, Move.EXTEND, due_on=clock.now.date().replace(day=30))
    clock.set(2026, 11, 23, 17, 1)
    pdf = products.briefing_pdf(desk)
    said = (
        "Nhắc ngày hẹn mới T2 30/11",
        "Quá hạn bổ sung T2 23/11: hỏi còn làm không",
        "Bổ sung giấy tờ đến hết T6 27/11",
    )
    assert absent(pdf, *said) == []


def test_a_dossier_at_risk_says_what_is_left_and_what_is_usually_needed(desk, clock):
    settled(desk, clock, 5, days=4)
    clock.set(2026, 11, 16, 8)
    receive(desk)
    pdf = products.briefing_pdf(desk)
    assert absent(pdf, "Có nguy cơ quá hạn: 1 hồ sơ", "còn 31 giờ, thường cần 32 giờ") == []


def test_an_empty_desk_has_a_quiet_morning(desk):
    assert whole_text(products.briefing_pdf(desk)).count(squeezed("không có")) == 6


def test_more_calls_than_a_page_holds_are_counted(desk, clock):
    clock.set(2026, 11, 10, 9)
    for _ in range(120):
        receive(desk)
    clock.set(2026, 11, 16, 8)
    pdf = products.briefing_pdf(desk)
    assert products.page_count(pdf) == 1
    assert absent(pdf, "Quá hạn: 120 hồ sơ", "Cần gọi: 120 người", "người nữa") == []
