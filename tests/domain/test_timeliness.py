"""An end against a due instant, by the day and by the instant, and how both are said."""

from datetime import datetime

import pytest

from onecua.domain.deadline import (
    Timeliness,
    judge,
    timeliness,
    timeliness_by_instant,
    verdict_words,
)
from onecua.domain.work_calendar import WorkCalendar

DUE = datetime(2026, 11, 25, 17)
"""A Wednesday; the calendar of these tests knows no holidays."""
EARLY, ON_TIME, LATE = Timeliness.EARLY, Timeliness.ON_TIME, Timeliness.LATE

CASES = [
    (datetime(2026, 11, 24, 23, 59), EARLY, EARLY),
    (datetime(2026, 11, 25, 0, 0), ON_TIME, ON_TIME),
    (datetime(2026, 11, 25, 17, 0), ON_TIME, ON_TIME),
    (datetime(2026, 11, 25, 17, 0, 59), ON_TIME, ON_TIME),
    (datetime(2026, 11, 25, 17, 1), ON_TIME, LATE),
    (datetime(2026, 11, 26, 0, 0), LATE, LATE),
]


@pytest.mark.parametrize(("ended_at", "by_day", "by_instant"), CASES)
def test_the_day_decides_for_tables_and_the_minute_by_the_instant(ended_at, by_day, by_instant):
    assert timeliness(ended_at, DUE) is by_day
    assert timeliness_by_instant(ended_at, DUE) is by_instant
    verdict = judge(ended_at, DUE, WorkCalendar())
    assert (verdict.by_day, verdict.by_instant) == (by_day, by_instant)
    assert verdict.is_late is (by_instant is LATE)


SPANS = [
    (datetime(2026, 11, 25, 17, 15), 0, 15, 0),
    (datetime(2026, 11, 26, 8, 0), 1, 900, 30),
    (datetime(2026, 11, 28, 10, 0), 2, 3_900, 960),
    (datetime(2026, 11, 23, 16, 0), 2, 2_940, 1_020),
]


@pytest.mark.parametrize(("ended_at", "days", "minutes", "working"), SPANS)
def test_the_distance_is_told_in_days_in_minutes_and_in_working_minutes(
    ended_at, days, minutes, working
):
    verdict = judge(ended_at, DUE, WorkCalendar())
    found = (verdict.days, verdict.minutes, verdict.working_minutes)
    assert found == (days, minutes, working)


WORDS = [
    (datetime(2026, 11, 25, 16), "Đúng hạn theo ngày và theo giờ"),
    (datetime(2026, 11, 25, 17, 15), "Đúng hạn theo ngày · quá hạn 15 phút theo giờ"),
    (
        datetime(2026, 11, 27, 9),
        "Quá hạn 2 ngày làm việc theo ngày · 9 giờ 30 phút làm việc theo giờ",
    ),
    (
        datetime(2026, 11, 24, 16),
        "Trước hạn 1 ngày làm việc theo ngày · 9 giờ làm việc theo giờ",
    ),
]


@pytest.mark.parametrize(("ended_at", "words"), WORDS)
def test_both_ways_are_said_the_day_first(ended_at, words):
    assert verdict_words(judge(ended_at, DUE, WorkCalendar())) == words


def test_an_office_may_say_the_instant_first():
    verdict = judge(datetime(2026, 11, 25, 17, 15), DUE, WorkCalendar())
    words = "Quá hạn 15 phút theo giờ · đúng hạn theo ngày"
    assert verdict_words(verdict, instant_first=True) == words


def test_a_lateness_over_a_weekend_has_no_working_time():
    friday = datetime(2026, 11, 27, 17)
    verdict = judge(datetime(2026, 11, 28, 10), friday, WorkCalendar())
    assert verdict_words(verdict) == "Quá hạn theo ngày · 17 giờ theo giờ"
    instant_first = verdict_words(verdict, instant_first=True)
    assert instant_first == "Quá hạn 17 giờ theo giờ · quá hạn theo ngày"
