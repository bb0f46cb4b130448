"""The calls when a calendar moves printed dates: who, where, both dates."""

from datetime import date

from onecua import products
from onecua.domain.applicant import Applicant, Delegate
from onecua.domain.work_calendar import CalendarDay, DayKind
from onecua.progress import Progress
from tests.desks import receive
from tests.products.papers.reading import absent

NAM = Applicant("Trần Văn Nam", identity_number="030090001234", phone="0987654321")


def test_who_must_hear_of_a_new_date_is_listed_with_both(desk):
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


def test_an_owner_without_a_telephone_is_reached_on_the_delegate_s(desk):
    silent = Applicant("Nguyễn Thị Lặng", identity_number="030192004599")
    receive(desk, applicant=silent, delegate=Delegate(NAM, "Giấy ủy quyền"))
    off = CalendarDay(date(2026, 11, 25), DayKind.OFF, "Nghỉ bão")
    moved = desk.calendars.preview(desk.calendars.document().with_days(off), Progress())
    pdf = products.moved_calls_pdf(desk, "", moved)
    assert absent(pdf, "Nguyễn Thị Lặng 0987 654 321") == []
