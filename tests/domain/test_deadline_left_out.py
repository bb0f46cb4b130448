"""What the sentence and the paragraph say of days left out is true of every one of them."""

from datetime import date, datetime, time

import pytest

from onecua.domain.deadline import (
    By,
    Change,
    Cutoff,
    Deadline,
    Model,
    TermRule,
    due,
    explain_course,
    explain_words,
    parse_handling_time,
    receipt_sentence,
)
from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDay,
    CalendarDocument,
    DayKind,
    DayState,
    Scope,
    Season,
    Session,
    WeekdayHours,
    WorkCalendar,
)
from tests.domain.calendars import HALF_SATURDAY

WEEKDAYS = (WeekdayHours(OFFICE_HOURS),) * 5
CULTURE = CalendarDay(date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa Việt Nam")


def with_saturday(*kinds: tuple[date, bool]) -> WorkCalendar:
    """Return seasons in which a half Saturday counts or only receives."""
    seasons = [
        Season(since, (*WEEKDAYS, WeekdayHours(HALF_SATURDAY, counted), WeekdayHours()))
        for since, counted in kinds
    ]
    return CalendarDocument((CULTURE,), tuple(seasons)).calendar()


def reckoned(at: str, term: str, calendar: WorkCalendar, model: Model = Model.DAY) -> Deadline:
    return due(datetime.fromisoformat(at), parse_handling_time(term), calendar, model)


SUMMER_COUNTS = with_saturday((date(2026, 4, 15), True), (date(2026, 10, 15), False))
WINTER_COUNTS = with_saturday((date(2026, 4, 15), False), (date(2026, 10, 15), True))
AUTUMN_COUNTS = with_saturday(
    (date(2026, 4, 15), False), (date(2026, 10, 12), True), (date(2026, 10, 19), False)
)


@pytest.mark.parametrize(
    ("calendar", "sentence", "paragraph"),
    [
        (SUMMER_COUNTS, "ngày nhận, thứ Bảy từ 17/10 và Chủ nhật", "Bỏ qua T7 từ 17/10 và CN."),
        (WINTER_COUNTS, "ngày nhận, thứ Bảy đến 10/10 và Chủ nhật", "Bỏ qua T7 đến 10/10 và CN."),
        (AUTUMN_COUNTS, "ngày nhận, một số thứ Bảy và Chủ nhật", "Bỏ qua một số T7 và CN."),
    ],
    ids=["summer", "winter", "autumn"],
)
def test_a_saturday_that_counts_in_one_season_only_is_not_called_left_out(
    calendar, sentence, paragraph
):
    deadline = reckoned("2026-10-07 09:00", "14 working_day", calendar)
    assert f"không tính {sentence}: trả" in receipt_sentence(deadline)
    assert paragraph in explain_words(deadline)


def test_the_paragraph_also_leaves_out_a_saturday_that_only_receives():
    deadline = reckoned("2026-10-22 09:00", "3 working_day", SUMMER_COUNTS)
    assert "Bỏ qua T7 và CN." in explain_words(deadline)


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        (
            "12 working_hour",
            (
                "12 giờ làm việc, nhận thứ Bảy là ngày không tính hạn nên tính từ 07:30 thứ Hai "
                "26/10, không tính Chủ nhật: trả lúc 11:30 thứ Ba 27/10/2026."
            ),
        ),
        (
            "same_day",
            (
                "Nhận thứ Bảy là ngày không tính hạn nên trả ngày làm việc tiếp theo: chiều thứ "
                "Hai 26/10/2026."
            ),
        ),
    ],
)
def test_who_hands_in_on_a_saturday_duty_is_not_told_that_the_office_was_closed(term, sentence):
    assert receipt_sentence(reckoned("2026-10-24 09:00", term, SUMMER_COUNTS)) == sentence


@pytest.mark.parametrize(("closes", "half"), [(time(12), "sáng"), (time(13), "sáng")])
def test_a_morning_that_ends_at_noon_or_later_is_a_morning(closes, half):
    saturday = WeekdayHours((Session(time(8), closes),))
    calendar = WorkCalendar((*WEEKDAYS, saturday, WeekdayHours()), {CULTURE.on: CULTURE})
    deadline = reckoned("2026-11-19 09:00", "2 working_day", calendar)
    assert receipt_sentence(deadline).endswith(f": trả {half} thứ Bảy 21/11/2026.")
    assert explain_words(deadline).endswith(f"là T7 21/11, trả cuối buổi {half}.")


def listed(on, kind, **changed):
    return CalendarDay(on, kind, "Hoán đổi", **{"state": DayState.EXPECTED, **changed})


def test_an_expected_day_to_be_worked_is_called_one():
    make_up = listed(date(2026, 8, 22), DayKind.MAKE_UP)
    calendar = WorkCalendar.of([make_up, listed(date(2026, 8, 31), DayKind.OFF)])
    worked = reckoned("2026-08-20 08:00", "2 working_day", calendar)
    assert receipt_sentence(worked).endswith("Ngày làm bù 22/08 mới là dự kiến, có thể đổi.")
    assert "Có ngày làm bù mới là dự kiến" in explain_words(worked)
    both = reckoned("2026-08-20 08:00", "8 working_day", calendar)
    assert receipt_sentence(both).endswith("Có ngày nghỉ, làm bù dự kiến, có thể đổi.")


def test_a_day_to_be_worked_is_named_where_nothing_is_left_out():
    calendar = WorkCalendar.of(
        [listed(date(2026, 8, 22), DayKind.MAKE_UP, state=DayState.OFFICIAL)]
    )
    deadline = reckoned("2026-08-20 08:00", "2 working_day", calendar, Model.CLOCK)
    assert receipt_sentence(deadline) == (
        "2 ngày làm việc tính từ 08:00 thứ Năm 20/08, có tính thứ Bảy 22/08 làm bù: "
        "trả lúc 08:00 thứ Bảy 22/08/2026."
    )


def test_days_off_of_the_office_alone_are_no_holidays():
    days = [
        listed(date.fromordinal(date(2026, 3, 3).toordinal() + 14 * n), DayKind.OFF, scope=scope)
        for n, scope in enumerate([Scope.NATIONAL, Scope.LOCAL] * 12)
    ]
    deadline = reckoned("2026-03-02 09:00", "200 working_day", WorkCalendar.of(days))
    assert "Chủ nhật và 23 ngày nghỉ: trả" in receipt_sentence(deadline)


def test_a_term_of_calendar_days_leaves_no_weekend_out():
    deadline = reckoned("2026-11-06 09:00", "15 day", WorkCalendar.of([CULTURE]))
    assert explain_words(deadline) == (
        "Ngày nhận không tính. Tính cả ngày nghỉ. Ngày thứ 15 là T7 21/11, là ngày nghỉ; trả ngày "
        "làm việc tiếp theo T2 23/11, cuối buổi chiều."
    )


def test_a_term_of_calendar_days_that_an_apology_moved_names_it():
    calendar = WorkCalendar.of([CULTURE])
    rule = TermRule(parse_handling_time("15 day"))
    at = datetime(2026, 11, 2, 9)
    promise = Change(By.PROMISE, at, rule.due_at(at, calendar), calendar)
    later = Change(By.EXTEND, at, datetime(2026, 11, 26, 17), calendar)
    assert receipt_sentence(explain_course([promise, later], rule)) == (
        "15 ngày, cộng gia hạn theo phiếu xin lỗi: trả chiều thứ Năm 26/11/2026."
    )


BEFORE_CLOSING = Cutoff(None, 30, counts_as_next_day=True)
AT_THREE = Cutoff(time(15))
WHAT_A_DATE_RESTS_ON = [
    # On a day off there is no closing and so no cut-off; on a day that is worked there is.
    ("2026-08-31 16:50", "15 day", Model.DAY, BEFORE_CLOSING, True),
    ("2026-08-31 16:50", "3 working_day", Model.DAY, BEFORE_CLOSING, True),
    ("2026-08-31 16:50", "3 working_day", Model.DAY, AT_THREE, False),
    # Past the cut-off the term begins on the next day that is worked.
    ("2026-08-21 16:00", "48 hour", Model.DAY, AT_THREE, True),
    ("2026-08-21 14:00", "12 hour", Model.DAY, AT_THREE, False),
    # Days by the wall clock leave a day off, hours do not.
    ("2026-08-15 09:00", "7 day", Model.CLOCK, Cutoff(), True),
    ("2026-08-21 09:00", "24 hour", Model.DAY, Cutoff(), False),
]


@pytest.mark.parametrize(("at", "term", "model", "cutoff", "rests"), WHAT_A_DATE_RESTS_ON)
def test_a_date_that_an_expected_day_would_move_says_so(at, term, model, cutoff, rests):
    expected = [
        listed(date(2026, 8, 22), DayKind.MAKE_UP),
        listed(date(2026, 8, 31), DayKind.OFF),
    ]
    received_at, amount = datetime.fromisoformat(at), parse_handling_time(term)
    deadline = due(received_at, amount, WorkCalendar.of([CULTURE, *expected]), model, cutoff)
    assert bool(deadline.expected_days) is rests
    without = due(received_at, amount, WorkCalendar.of([CULTURE]), model, cutoff)
    assert (without.due_at != deadline.due_at) is rests
