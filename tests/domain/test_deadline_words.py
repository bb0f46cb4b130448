"""Terms as text, the day strip and the paragraph under it."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from onecua.domain.deadline import (
    NO_CUTOFF,
    Cutoff,
    HandlingTime,
    Model,
    Unit,
    due,
    explain_words,
    handling_time_words,
    parse_handling_time,
)
from onecua.domain.work_calendar import CalendarDay, DayKind, DayState, WeekdayHours, WorkCalendar
from onecua.errors import RuleError
from tests.domain.calendars import HALF_SATURDAY, shipped_calendar

THREE_PM = Cutoff(at=time(15))
CULTURE = "T3 24/11 (Ngày Văn hóa Việt Nam, NQ 28/2026/QH16)"


def reckoned(received, term, model=Model.DAY, cutoff=NO_CUTOFF, calendar=None):
    received_at = datetime.strptime(received, "%d/%m/%Y %H:%M")
    calendar = calendar or shipped_calendar()
    return due(received_at, parse_handling_time(term), calendar, model, cutoff)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "words"),
    [
        ("3 working_day", "3", Unit.WORKING_DAY, "3 ngày làm việc"),
        ("0.5 working_day", "0.5", Unit.WORKING_DAY, "0,5 ngày làm việc"),
        ("0,50 working_day", "0.5", Unit.WORKING_DAY, "0,5 ngày làm việc"),
        ("3.0 day", "3", Unit.DAY, "3 ngày"),
        (" 8  Working_Hour ", "8", Unit.WORKING_HOUR, "8 giờ làm việc"),
        ("100 hour", "100", Unit.HOUR, "100 giờ"),
        ("1 month", "1", Unit.MONTH, "1 tháng"),
        ("same_day", "1", Unit.SAME_DAY, "trong ngày"),
        ("1 same_day", "1", Unit.SAME_DAY, "trong ngày"),
    ],
)
def test_a_term_is_read_and_said(text, amount, unit, words):
    handling_time = parse_handling_time(text)
    assert handling_time == HandlingTime(Decimal(amount), unit)
    assert handling_time_words(handling_time) == words


@pytest.mark.parametrize(
    "text",
    ["3", "", "working_day", "3 ngày", "1e3 day", "1_0 day", "٣ day", "3working_day", "NaN day"],
)
def test_an_unreadable_term_says_how_to_write_it(text):
    with pytest.raises(RuleError, match="hãy ghi số và đơn vị, ví dụ «3 working_day»"):
        parse_handling_time(text)


@pytest.mark.parametrize("text", ["0 day", "-3 working_day", "1000000000 hour", "0.5 same_day"])
def test_a_readable_but_absurd_term_is_refused(text):
    with pytest.raises(RuleError, match="hời hạn"):
        parse_handling_time(text)


def test_the_strip_of_three_working_days_over_a_weekend_and_a_holiday():
    strip = [
        (day.on.day, day.role, day.counted, day.unit, day.why)
        for day in reckoned("20/11/2026 09:12", "3 working_day").explanation
    ]
    assert strip == [
        (20, "received", 0, "day", "ngày nhận không tính"),
        (21, "weekend", 0, "day", "thứ Bảy, không làm việc"),
        (22, "weekend", 0, "day", "Chủ nhật, không làm việc"),
        (23, "counted", 1, "day", "ngày làm việc thứ 1"),
        (24, "day_off", 0, "day", "nghỉ: Ngày Văn hóa Việt Nam, NQ 28/2026/QH16"),
        (25, "counted", 1, "day", "ngày làm việc thứ 2"),
        (26, "due", 1, "day", "ngày làm việc thứ 3, hạn trả 17:00"),
    ]


def test_the_strip_by_the_clock_past_the_cutoff():
    deadline = reckoned("19/11/2026 15:30", "1.5 working_day", Model.CLOCK, THREE_PM)
    strip = [(day.on.day, day.role, day.counted, day.unit, day.why) for day in deadline.explanation]
    assert strip == [
        (19, "received", 0, "minute", "nhận sau 15:00, tính từ 07:30 T6 20/11"),
        (20, "counted", 480, "minute", "tính 480 phút"),
        (21, "weekend", 0, "minute", "thứ Bảy, không làm việc"),
        (22, "weekend", 0, "minute", "Chủ nhật, không làm việc"),
        (23, "due", 240, "minute", "tính 240 phút, hạn trả 11:30"),
    ]


def test_the_strip_names_the_day_that_counts_as_receipt_and_an_open_day_that_does_not_count():
    weekday = shipped_calendar().week[0]
    duty = WeekdayHours(HALF_SATURDAY, counted=False)
    calendar = WorkCalendar((weekday,) * 5 + (duty, WeekdayHours()), {})
    cutoff = Cutoff(at=time(15), counts_as_next_day=True)
    days = reckoned("19/11/2026 15:30", "1 working_day", cutoff=cutoff, calendar=calendar)
    assert [(day.role, day.why) for day in days.explanation[:3]] == [
        ("received", "nhận sau 15:00, tính như nhận T6 20/11"),
        ("not_counted", "tính là ngày nhận, không tính vào thời hạn"),
        ("not_counted", "thứ Bảy, có tiếp nhận nhưng không tính hạn"),
    ]


def test_the_strip_names_a_last_day_off_and_the_day_it_moves_to():
    days = reckoned("09/11/2026 09:00", "15 day").explanation
    assert [(day.role, day.counted, day.why) for day in days[-2:]] == [
        (
            "counted",
            1,
            (
                "ngày thứ 15, là ngày nghỉ (Ngày Văn hóa Việt Nam, NQ 28/2026/QH16), "
                "chuyển sang ngày làm việc tiếp theo"
            ),
        ),
        ("due", 0, "ngày làm việc tiếp theo, hạn trả 17:00"),
    ]
    assert days[-2].calendar_day == shipped_calendar().day(date(2026, 11, 24))


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (
            ("20/11/2026 09:12", "3 working_day"),
            (
                f"Ngày nhận không tính. Ngày thứ 1 là T2 23/11. Bỏ qua T7, CN và {CULTURE}. "
                "Ngày làm việc thứ 3 là T5 26/11, trả cuối buổi chiều."
            ),
        ),
        (
            ("18/11/2026 09:12", "1 working_day"),
            "Ngày nhận không tính. Ngày làm việc thứ 1 là T5 19/11, trả cuối buổi chiều.",
        ),
        (
            ("20/08/2026 08:00", "2 working_day"),
            (
                "Ngày nhận không tính. Ngày thứ 1 là T6 21/08. T7 22/08 là ngày làm bù (Làm bù cho "
                "thứ Hai 31/8/2026, TB 9441/TB-BNV 16/10/2025). "
                "Ngày làm việc thứ 2 là T7 22/08, trả cuối buổi chiều."
            ),
        ),
        (
            ("13/02/2026 10:00", "5 working_day"),
            (
                "Ngày nhận không tính. Ngày thứ 1 là T2 23/02. "
                "Bỏ qua T7, CN và T2 16/02 đến T6 20/02 "
                "(Tết Nguyên đán Bính Ngọ, TB 9441/TB-BNV 16/10/2025). "
                "Ngày làm việc thứ 5 là T6 27/02, trả cuối buổi chiều."
            ),
        ),
        (
            ("09/11/2026 09:00", "15 day"),
            (
                f"Ngày nhận không tính. Tính cả ngày nghỉ. Ngày thứ 15 là {CULTURE}, là ngày nghỉ; "
                "trả ngày làm việc tiếp theo T4 25/11, cuối buổi chiều."
            ),
        ),
        (
            ("02/11/2026 09:00", "15 day"),
            (
                "Ngày nhận không tính. Tính cả ngày nghỉ. "
                "Ngày thứ 15 là T3 17/11, trả cuối buổi chiều."
            ),
        ),
        (
            ("09/11/2026 09:00", "15 day", Model.CLOCK),
            (
                f"Tính giờ đồng hồ từ 09:00 T2 09/11. Đủ 15 ngày vào {CULTURE}, là ngày nghỉ; "
                "trả ngày làm việc tiếp theo T4 25/11, cuối buổi chiều."
            ),
        ),
        (
            ("19/11/2026 15:30", "3 working_day", Model.CLOCK, THREE_PM),
            (
                f"Nhận sau 15:00, tính từ 07:30 T6 20/11. Bỏ qua T7, CN và {CULTURE}. "
                "Đủ 24 giờ làm việc lúc 17:00 T4 25/11."
            ),
        ),
        (
            ("20/11/2026 10:00", "2.5 working_hour"),
            "Tính giờ làm việc từ 10:00 T6 20/11. Đủ 2 giờ 30 phút làm việc lúc 14:00 T6 20/11.",
        ),
        (
            ("20/11/2026 12:00", "24 hour"),
            "Tính giờ đồng hồ từ 12:00 T6 20/11. Đủ 1 ngày lúc 12:00 T7 21/11.",
        ),
        (("20/11/2026 09:00", "same_day"), "Trả trong ngày nhận, cuối buổi chiều."),
        (
            ("20/11/2026 15:30", "same_day", Model.DAY, THREE_PM),
            (
                "Nhận sau 15:00, trả ngày làm việc tiếp theo. Bỏ qua T7 và CN. "
                "Trả T2 23/11, cuối buổi chiều."
            ),
        ),
        (
            ("24/11/2026 09:00", "same_day"),
            "Nhận vào ngày nghỉ, trả ngày làm việc tiếp theo. Trả T4 25/11, cuối buổi chiều.",
        ),
        (
            ("20/11/2026 17:30", "1 working_hour"),
            (
                "Nhận ngoài giờ làm việc, tính từ 07:30 T2 23/11. Bỏ qua T7 và CN. "
                "Đủ 1 giờ làm việc lúc 08:30 T2 23/11."
            ),
        ),
    ],
)
def test_the_paragraph_under_the_strip(case, words):
    assert explain_words(reckoned(*case)) == words


def test_a_half_day_ends_in_the_morning():
    calendar = shipped_calendar(HALF_SATURDAY)
    words = explain_words(reckoned("20/11/2026 09:00", "1 working_day", calendar=calendar))
    assert words.endswith("Ngày làm việc thứ 1 là T7 21/11, trả cuối buổi sáng.")


def test_days_off_of_one_name_are_not_joined_across_a_working_day():
    days = [
        CalendarDay(date(2026, 11, day), DayKind.OFF, "Mất điện", "", DayState.EXPECTED)
        for day in (18, 20)
    ]
    deadline = reckoned("17/11/2026 09:00", "2 working_day", calendar=WorkCalendar.of(days))
    assert "T4 18/11 (Mất điện, dự kiến) và T6 20/11 (Mất điện, dự kiến)" in explain_words(deadline)


def test_a_year_without_listed_holidays_is_named():
    deadline = reckoned("30/12/2030 09:00", "3 working_day")
    assert deadline.unknown_years == (2030, 2031)
    assert deadline.explanation[-1].why.endswith("; chưa có lịch nghỉ năm 2030, 2031")
    assert explain_words(deadline).endswith(
        "Chưa có lịch nghỉ năm 2030, 2031, mới chỉ trừ ngày nghỉ hằng tuần."
    )
    assert reckoned("20/11/2026 09:00", "3 working_day").unknown_years == ()


@pytest.mark.parametrize(
    ("received", "term", "model", "expected"),
    [
        ("01/02/2027 10:00", "3 working_day", Model.DAY, [4, 5, 8, 9, 10]),
        ("01/02/2027 10:00", "3 working_day", Model.CLOCK, [4, 5, 8, 9, 10]),
        ("01/02/2027 10:00", "2 working_day", Model.DAY, []),
        ("04/02/2027 10:00", "1 working_day", Model.DAY, [5, 8, 9, 10]),
        ("04/02/2027 10:00", "same_day", Model.DAY, [4, 5, 8, 9, 10]),
        ("29/01/2027 10:00", "11 day", Model.DAY, [9, 10]),
        ("29/01/2027 10:00", "11 day", Model.CLOCK, [9, 10]),
        ("29/01/2027 10:00", "20 day", Model.DAY, []),
        ("03/02/2027 10:00", "48 hour", Model.DAY, []),
    ],
)
def test_the_expected_days_a_due_instant_rests_on(received, term, model, expected):
    deadline = reckoned(received, term, model)
    assert [day.on.day for day in deadline.expected_days] == expected
    assert ("mới là dự kiến" in explain_words(deadline)) is bool(expected)
