"""The one sentence on a receipt: what a citizen reads under the date of return."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecua.domain.deadline import (
    By,
    Change,
    Cutoff,
    HandlingTime,
    Model,
    TermRule,
    Unit,
    due,
    explain_course,
    parse_handling_time,
    receipt_sentence,
)
from onecua.domain.deadline.sentence import _TWO_LINES
from onecua.domain.work_calendar import CalendarDay, DayKind, DayState, WeekdayHours, WorkCalendar
from tests.domain.calendars import HALF_SATURDAY, shipped_calendar
from tests.domain.test_deadline_words import THREE_PM, reckoned

NEXT_DAY = Cutoff(at=time(15), counts_as_next_day=True)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (
            ("19/11/2026 09:00", "3 working_day"),
            (
                "3 ngày làm việc, không tính ngày nhận, thứ Bảy, Chủ nhật và ngày nghỉ 24/11 "
                "(Ngày Văn hóa Việt Nam): trả chiều thứ Tư 25/11/2026."
            ),
        ),
        (
            ("18/11/2026 09:12", "1 working_day"),
            "1 ngày làm việc, không tính ngày nhận: trả chiều thứ Năm 19/11/2026.",
        ),
        (
            ("20/08/2026 08:00", "2 working_day"),
            (
                "2 ngày làm việc, không tính ngày nhận, có tính thứ Bảy 22/08 làm bù: "
                "trả chiều thứ Bảy 22/08/2026."
            ),
        ),
        (
            ("13/02/2026 10:00", "5 working_day"),
            (
                "5 ngày làm việc, không tính ngày nhận, thứ Bảy, Chủ nhật và ngày nghỉ 16–20/02 "
                "(Tết Nguyên đán Bính Ngọ): trả chiều thứ Sáu 27/02/2026."
            ),
        ),
        (
            ("19/11/2026 15:30", "1 working_day", Model.DAY, NEXT_DAY),
            (
                "1 ngày làm việc, nhận sau 15:00 nên tính như nhận thứ Sáu 20/11, không tính ngày "
                "nhận, thứ Bảy và Chủ nhật: trả chiều thứ Hai 23/11/2026."
            ),
        ),
        (
            ("19/11/2026 15:30", "3 working_day", Model.CLOCK, THREE_PM),
            (
                "3 ngày làm việc, nhận sau 15:00 nên tính từ 07:30 thứ Sáu 20/11, không tính thứ "
                "Bảy, Chủ nhật và ngày nghỉ 24/11 (Ngày Văn hóa Việt Nam): trả lúc 17:00 thứ Tư "
                "25/11/2026."
            ),
        ),
        (
            ("20/11/2026 10:00", "2.5 working_hour"),
            "2,5 giờ làm việc tính từ 10:00 thứ Sáu 20/11: trả lúc 14:00 thứ Sáu 20/11/2026.",
        ),
        (
            ("20/11/2026 12:00", "24 hour"),
            "24 giờ tính từ 12:00 thứ Sáu 20/11: trả lúc 12:00 thứ Bảy 21/11/2026.",
        ),
        (
            ("02/11/2026 09:00", "15 day"),
            "15 ngày, không tính ngày nhận, tính cả ngày nghỉ: trả chiều thứ Ba 17/11/2026.",
        ),
        (
            ("09/11/2026 09:00", "15 day"),
            (
                "15 ngày, không tính ngày nhận, tính cả ngày nghỉ; ngày cuối 24/11 là ngày nghỉ "
                "(Ngày Văn hóa Việt Nam) nên trả chiều thứ Tư 25/11/2026."
            ),
        ),
        (
            ("09/11/2026 09:00", "15 day", Model.CLOCK),
            (
                "15 ngày tính từ 09:00 thứ Hai 09/11, tính cả ngày nghỉ; ngày cuối 24/11 là ngày "
                "nghỉ (Ngày Văn hóa Việt Nam) nên trả chiều thứ Tư 25/11/2026."
            ),
        ),
        (
            ("19/11/2026 09:00", "1 month"),
            (
                "1 tháng kể từ ngày nhận; ngày cuối 19/12 là thứ Bảy "
                "nên trả chiều thứ Hai 21/12/2026."
            ),
        ),
        (
            ("20/11/2026 16:00", "1 month", Model.DAY, NEXT_DAY),
            (
                "1 tháng kể từ ngày nhận, nhận sau 15:00 nên tính như nhận thứ Hai 23/11: "
                "trả chiều thứ Tư 23/12/2026."
            ),
        ),
        (("20/11/2026 09:00", "same_day"), "Trả trong ngày nhận: chiều thứ Sáu 20/11/2026."),
        (
            ("20/11/2026 15:30", "same_day", Model.DAY, THREE_PM),
            "Nhận sau 15:00 nên trả ngày làm việc tiếp theo: chiều thứ Hai 23/11/2026.",
        ),
        (
            ("24/11/2026 09:00", "same_day"),
            "Nhận vào ngày nghỉ nên trả ngày làm việc tiếp theo: chiều thứ Tư 25/11/2026.",
        ),
    ],
)
def test_a_citizen_reads_why_this_date(case, words):
    assert receipt_sentence(reckoned(*case)) == words


@pytest.mark.parametrize(
    ("case", "end"),
    [
        (
            ("01/02/2027 10:00", "3 working_day"),
            (
                "và ngày nghỉ 04–10/02: trả chiều thứ Năm 11/02/2027. "
                "Ngày nghỉ 04–10/02 mới là dự kiến, có thể đổi."
            ),
        ),
        (
            ("29/01/2027 10:00", "11 day"),
            (
                "ngày cuối 09/02 là ngày nghỉ nên trả chiều thứ Năm 11/02/2027. "
                "Ngày nghỉ 09–10/02 mới là dự kiến, có thể đổi."
            ),
        ),
        (
            ("30/12/2030 09:00", "3 working_day"),
            "02/01/2031. Chưa có lịch nghỉ năm 2030, 2031, ngày trả có thể đổi.",
        ),
    ],
)
def test_a_date_that_may_still_move_says_so(case, end):
    assert receipt_sentence(reckoned(*case)).endswith(end)


def test_too_many_holidays_lose_their_names_then_their_dates():
    assert "26/04, 27/04, 30/04, 01/05:" in receipt_sentence(
        reckoned("24/04/2026 16:30", "10 working_day")
    )
    days = [
        CalendarDay(date(2026, 3, 3) + timedelta(days=7 * week), DayKind.OFF, "Nghỉ phiên chợ")
        for week in range(30)
    ]
    deadline = reckoned("02/03/2026 09:00", "120 working_day", calendar=WorkCalendar.of(days))
    assert "và 30 ngày nghỉ lễ: trả" in receipt_sentence(deadline)


def test_days_off_of_one_name_are_joined_over_a_weekend_only():
    days = [
        CalendarDay(date(2026, 3, day), DayKind.OFF, "Bão", "", DayState.EXPECTED)
        for day in (5, 6, 9, 12)
    ]
    deadline = reckoned("04/03/2026 09:00", "3 working_day", calendar=WorkCalendar.of(days))
    words = receipt_sentence(deadline)
    assert "và ngày nghỉ 05–09/03 (Bão), 12/03 (Bão): trả chiều thứ Sáu 13/03" in words
    assert words.endswith("Có ngày nghỉ dự kiến, có thể đổi.")


def test_a_saturday_open_for_reception_only_is_left_out_like_a_weekend():
    weekday = shipped_calendar().week[0]
    duty = WeekdayHours(HALF_SATURDAY, counted=False)
    calendar = WorkCalendar((weekday,) * 5 + (duty, WeekdayHours()), {})
    words = receipt_sentence(reckoned("20/11/2026 09:00", "1 working_day", calendar=calendar))
    assert "không tính ngày nhận, thứ Bảy và Chủ nhật: trả chiều thứ Hai 23/11" in words


def test_a_counted_half_saturday_is_a_morning_and_no_make_up_day():
    calendar = shipped_calendar(HALF_SATURDAY)
    words = receipt_sentence(reckoned("20/11/2026 09:00", "1 working_day", calendar=calendar))
    assert words == "1 ngày làm việc, không tính ngày nhận: trả sáng thứ Bảy 21/11/2026."


def course(*later):
    calendar = shipped_calendar()
    rule = TermRule(parse_handling_time("3 working_day"))
    received = datetime(2026, 11, 16, 9)
    promise = Change(By.PROMISE, received, datetime(2026, 11, 19, 17), calendar)
    return explain_course([promise, *(Change(calendar=calendar, **each) for each in later)], rule)


def test_a_pause_and_an_extension_are_named():
    resumed = {
        "by": By.RESUME,
        "paused_at": datetime(2026, 11, 17, 10),
        "at": datetime(2026, 11, 19, 10),
        "due_at": datetime(2026, 11, 23, 17),
    }
    extended = {
        "by": By.EXTEND,
        "at": datetime(2026, 11, 20, 9),
        "due_at": datetime(2026, 11, 27, 17),
    }
    assert receipt_sentence(course(resumed)) == (
        "3 ngày làm việc, không tính ngày nhận, thứ Bảy, Chủ nhật và thời gian tạm dừng: "
        "trả chiều thứ Hai 23/11/2026."
    )
    words = receipt_sentence(course(extended))
    assert "cộng gia hạn theo phiếu xin lỗi: trả chiều thứ Sáu 27/11/2026." in words


moments = st.datetimes(datetime(2023, 1, 1), datetime(2027, 6, 30))
terms = st.one_of(
    st.builds(HandlingTime, st.decimals(1, 90, places=0), st.sampled_from(list(Unit)[:4])),
    st.builds(HandlingTime, st.decimals("0.25", 9, places=2), st.sampled_from(list(Unit)[:4])),
)


@given(moments, terms, st.sampled_from(Model), st.sampled_from([Cutoff(), THREE_PM, NEXT_DAY]))
@settings(max_examples=300, deadline=None)
def test_every_sentence_names_the_due_day_and_keeps_to_two_lines(received_at, term, model, cutoff):
    deadline = due(received_at, term, shipped_calendar(), model, cutoff)
    words = receipt_sentence(deadline)
    assert f"{deadline.due_at:%d/%m/%Y}" in words
    assert len(words) <= _TWO_LINES + 20
    assert words[-1] == "."
    assert "  " not in words
