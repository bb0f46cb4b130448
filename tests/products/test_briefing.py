"""The 07:15 sheet of a real desk, and the calls when a calendar moves printed dates."""

from datetime import date, datetime

from onecua import products
from onecua.domain.applicant import Applicant, Delegate
from onecua.domain.dossier import Move
from onecua.domain.work_calendar import CalendarDay, DayKind
from onecua.progress import Progress
from tests.desks import TAM, move, receive
from tests.printing.samples import squeezed, whole_text
from tests.products.papers.reading import absent
from tests.services.test_pace import settled

NAM = Applicant("Trần Văn Nam", identity_number="030090001234", phone="0987654321")


def test_a_morning_says_what_is_late_due_waiting_and_whom_to_call(desk, clock):
    clock.set(2026, 11, 2, 8)
    waiting = receive(desk, applicant=NAM)
    move(desk, waiting, Move.FINISH)
    clock.set(2026, 11, 20, 9)
    late = receive(desk, delegate=Delegate(NAM, "Giấy ủy quyền"))
    clock.set(2026, 11, 23, 9)
    receive(desk)
    clock.set(2026, 11, 25, 9)
    receive(desk)
    clock.set(2026, 11, 27, 7, 15)
    steps = []
    pdf = products.briefing_pdf(desk, Progress(lambda done, *_: steps.append(done)))
    assert products.page_count(pdf) == 1
    assert (
        absent(
            pdf,
            "GIAO BAN 07:15, thứ Sáu 27/11/2026",
            "Quá hạn: 1 hồ sơ",
            "H24.119-261120-0001",
            "1 ngày",
            "Cần gọi: 2 người",
            "Nguyễn Thị Thanh Tâm 0912 555 046 Xin lỗi: hẹn 26/11 chưa trả",
            "Trần Văn Nam 0987 654 321 Mời đến nhận kết quả, có từ 02/11",
            "Đến hạn hôm nay: 1 hồ sơ",
            "Đến hạn T2 30/11/2026: 1 hồ sơ",
            "Có nguy cơ quá hạn: không có",
            "Kết quả chờ trả: 1 hồ sơ",
            "25 ngày",
        )
        == []
    )
    assert steps == [0, 1, 2]
    assert desk.records.read(late).dossier.is_open


def test_a_dossier_at_risk_says_what_is_left_and_what_is_usually_needed(desk, clock):
    settled(desk, clock, 5, days=4)
    clock.set(2026, 11, 16, 8)
    receive(desk)
    pdf = products.briefing_pdf(desk)
    assert absent(pdf, "Có nguy cơ quá hạn: 1 hồ sơ", "còn 31 giờ, thường cần 32 giờ") == []


def test_an_empty_desk_has_a_quiet_morning(desk):
    assert whole_text(products.briefing_pdf(desk)).count(squeezed("không có")) == 6


def test_who_must_hear_of_a_new_date_is_listed_with_both(desk, clock):
    receive(desk)
    off = CalendarDay(date(2026, 11, 25), DayKind.OFF, "Nghỉ bão")
    moved = desk.calendars.preview(desk.calendars.document().with_days(off), Progress())
    pdf = products.moved_calls_pdf(desk, "Nghỉ bão ngày 25/11/2026", moved)
    assert absent(
        pdf,
        "Nghỉ bão ngày 25/11/2026. 1 người.",
        "H24.119-261120-0001 Nguyễn Thị Thanh Tâm 0912 555 046",
        "T5 26/11 17:00 T6 27/11 17:00",
    ) == []  # fmt: skip
    assert TAM.phone == "0912555046"
    assert clock() == datetime(2026, 11, 20, 9, 12)
