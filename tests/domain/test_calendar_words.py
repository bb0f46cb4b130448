"""Dates, hours and changes of a calendar as people read them."""

from dataclasses import replace
from datetime import date

import pytest

from onecua.domain.calendar_words import (
    date_words,
    day_words,
    difference_words,
    season_words,
    week_words,
)
from onecua.domain.work_calendar import (
    OFFICE_HOURS,
    CalendarDay,
    CalendarDocument,
    DayKind,
    DayState,
    Difference,
    Scope,
    Season,
    WeekdayHours,
    parse_sessions,
    usual_week,
)
from tests.domain.calendars import HALF_SATURDAY

CULTURE_DAY = CalendarDay(
    date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa Việt Nam", "NQ 28/2026/QH16"
)
HALF = CalendarDay(
    date(2026, 8, 23),
    DayKind.MAKE_UP,
    "Làm bù buổi sáng",
    "",
    DayState.EXPECTED,
    Scope.LOCAL,
    HALF_SATURDAY,
)
WEEK = (*usual_week()[:5], WeekdayHours(HALF_SATURDAY, counted=False), WeekdayHours())
SEASON = Season(date(2026, 1, 1), WEEK, "Giờ mùa đông")
CALENDAR = CalendarDocument((CULTURE_DAY, HALF), (SEASON,)).calendar()


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (
            (2026, 11, 24),
            (
                "T3 24/11/2026 · Nghỉ: Ngày Văn hóa Việt Nam. Căn cứ: NQ 28/2026/QH16. "
                "Chính thức, toàn quốc."
            ),
        ),
        (
            (2026, 8, 23),
            (
                "CN 23/08/2026 · Làm bù, 07:30–11:30 (4 giờ): Làm bù buổi sáng. Chưa ghi căn cứ. "
                "Dự kiến, riêng đơn vị."
            ),
        ),
        ((2026, 11, 23), "T2 23/11/2026 · Làm việc 07:30–11:30, 13:00–17:00 (8 giờ)."),
        (
            (2026, 11, 21),
            "T7 21/11/2026 · Tiếp nhận 07:30–11:30 (4 giờ), không tính vào thời hạn.",
        ),
        ((2026, 11, 22), "CN 22/11/2026 · Nghỉ hằng tuần."),
    ],
)
def test_every_date_explains_itself(on, words):
    assert date_words(date(*on), CALENDAR) == words


def test_a_week_says_equal_weekdays_together():
    assert week_words(WEEK) == (
        "T2–T6 07:30–11:30, 13:00–17:00 (8 giờ); T7 07:30–11:30 (4 giờ), chỉ tiếp nhận"
    )
    uneven = (
        *[WeekdayHours(OFFICE_HOURS)] * 3,
        WeekdayHours(parse_sessions("07:30-11:00,13:00-17:00")),
        WeekdayHours(OFFICE_HOURS),
    )
    assert week_words(uneven) == (
        "T2–T4, T6 07:30–11:30, 13:00–17:00 (8 giờ); T5 07:30–11:00, 13:00–17:00 (7 giờ 30 phút)"
    )
    assert season_words(SEASON).startswith("Giờ mùa đông: T2–T6 ")
    assert season_words(replace(SEASON, name="")).startswith("T2–T6 ")


def test_a_change_says_what_comes_and_what_was():
    moved = replace(CULTURE_DAY, state=DayState.EXPECTED)
    assert difference_words(Difference(CULTURE_DAY.on, None, CULTURE_DAY)) == day_words(CULTURE_DAY)
    assert difference_words(Difference(CULTURE_DAY.on, CULTURE_DAY, None)) == day_words(CULTURE_DAY)
    altered = difference_words(Difference(CULTURE_DAY.on, CULTURE_DAY, moved))
    assert altered == f"{day_words(moved)} Trước đó: {day_words(CULTURE_DAY)}"
    assert difference_words(Difference(SEASON.since, None, SEASON)).startswith(
        "Giờ làm việc. Giờ mùa đông: T2–T6"
    )
