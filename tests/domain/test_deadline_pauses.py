"""Pauses (rules.md 3), timeliness by calendar day (rules.md 5) and urgency by the clock."""

from datetime import datetime, time

import pytest

from onecua.domain.deadline import (
    Model,
    Standing,
    Timeliness,
    Urgency,
    resumed_due,
    standing_words,
    timeliness,
    urgency,
)
from onecua.domain.work_calendar import Session, WorkCalendar
from onecua.errors import RuleError
from tests.domain.calendars import HALF_SATURDAY, shipped_calendar


def at(text):
    """Read "19/11 09:00" of 2026."""
    return datetime.strptime(f"2026/{text}", "%Y/%d/%m %H:%M")


@pytest.mark.parametrize(
    ("due", "paused", "resumed", "expected"),
    [
        ("26/11 17:00", "20/11 10:00", "20/11 16:00", "26/11 17:00"),
        ("26/11 17:00", "20/11 10:00", "22/11 09:00", "26/11 17:00"),
        ("26/11 17:00", "20/11 10:00", "23/11 08:00", "27/11 17:00"),
        ("26/11 17:00", "20/11 10:00", "25/11 08:00", "30/11 17:00"),
        ("26/11 17:00", "26/11 17:00", "27/11 08:00", "27/11 17:00"),
        ("26/11 17:00", "26/11 17:01", "27/11 08:00", "26/11 17:00"),
        ("20/11 17:00", "23/11 08:00", "27/11 08:00", "20/11 17:00"),
        ("20/11 10:15", "20/11 09:00", "23/11 08:00", "23/11 10:15"),
        ("21/11 20:00", "20/11 09:00", "23/11 08:00", "23/11 20:00"),
    ],
)
def test_by_days_a_pause_adds_the_counted_days_after_the_request_up_to_the_completion(
    due, paused, resumed, expected
):
    calendar = shipped_calendar()
    assert resumed_due(at(due), at(paused), at(resumed), Model.DAY, calendar) == at(expected)


@pytest.mark.parametrize(
    ("due", "paused", "resumed", "expected"),
    [
        ("26/11 10:00", "20/11 10:00", "20/11 11:00", "26/11 11:00"),
        ("26/11 17:00", "20/11 16:00", "23/11 08:30", "27/11 09:30"),
        ("26/11 10:00", "20/11 17:00", "23/11 07:30", "26/11 10:00"),
        ("23/11 16:00", "23/11 08:00", "25/11 08:00", "25/11 16:00"),
        ("20/11 10:00", "20/11 10:01", "25/11 08:00", "20/11 10:00"),
    ],
)
def test_by_the_clock_a_pause_adds_its_working_minutes(due, paused, resumed, expected):
    calendar = shipped_calendar()
    assert resumed_due(at(due), at(paused), at(resumed), Model.CLOCK, calendar) == at(expected)


def test_by_days_a_moved_due_day_ends_at_its_own_closing():
    calendar = shipped_calendar(HALF_SATURDAY)
    pause = at("19/11 08:00"), at("20/11 08:00")
    assert resumed_due(at("20/11 17:00"), *pause, Model.DAY, calendar) == at("21/11 11:30")
    assert resumed_due(at("20/11 15:00"), *pause, Model.DAY, calendar) == at("21/11 11:30")
    assert resumed_due(at("21/11 11:30"), *pause, Model.DAY, calendar) == at("23/11 17:00")


@pytest.mark.parametrize("model", Model)
def test_a_completion_before_the_request_is_refused(model):
    with pytest.raises(RuleError, match="phải sau lúc yêu cầu"):
        resumed_due(
            at("26/11 17:00"), at("20/11 10:00"), at("20/11 09:00"), model, shipped_calendar()
        )


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        ("19/11 23:59", Timeliness.EARLY),
        ("20/11 00:00", Timeliness.ON_TIME),
        ("20/11 11:31", Timeliness.ON_TIME),
        ("20/11 23:59", Timeliness.ON_TIME),
        ("21/11 00:00", Timeliness.LATE),
    ],
)
def test_timeliness_goes_by_calendar_day_whatever_the_hour(ended, expected):
    assert timeliness(at(ended), at("20/11 11:30")) is expected


@pytest.mark.parametrize(
    ("now", "due", "expected", "days", "words"),
    [
        ("20/11 09:12", "18/11 17:00", Urgency.OVERDUE, 2, "Quá hạn 2 ngày"),
        ("20/11 09:12", "19/11 17:00", Urgency.OVERDUE, 1, "Quá hạn 1 ngày"),
        ("20/11 17:05", "20/11 17:00", Urgency.OVERDUE, 0, "Quá hạn hôm nay"),
        ("21/11 09:00", "20/11 17:00", Urgency.OVERDUE, 0, "Quá hạn T6 20/11"),
        ("25/11 09:00", "23/11 17:00", Urgency.OVERDUE, 1, "Quá hạn 1 ngày"),
        ("20/11 17:00", "20/11 17:00", Urgency.DUE_TODAY, 0, "Hôm nay 17:00"),
        ("20/11 09:12", "20/11 11:30", Urgency.DUE_TODAY, 0, "Hôm nay 11:30"),
        ("20/11 09:12", "23/11 17:00", Urgency.DUE_SOON, 1, "Còn 1 ngày"),
        ("20/11 09:12", "26/11 17:00", Urgency.DUE_SOON, 3, "Còn 3 ngày"),
        ("20/11 09:12", "27/11 17:00", Urgency.IN_TIME, 4, "Còn 4 ngày"),
        ("20/11 20:00", "21/11 10:00", Urgency.DUE_SOON, 0, "Hạn 10:00 T7 21/11"),
    ],
)
def test_urgency_goes_by_the_clock_and_counts_working_days(now, due, expected, days, words):
    standing = urgency(at(now), at(due), shipped_calendar())
    assert (standing.urgency, standing.working_days) == (expected, days)
    assert standing_words(standing) == words


def test_paused_done_and_without_a_term_stand_apart_even_past_the_due_instant():
    calendar, now, due_at = shipped_calendar(), at("20/11 09:12"), at("18/11 17:00")
    paused = urgency(now, due_at, calendar, paused=True)
    done = urgency(now, due_at, calendar, paused=True, ended=True)
    assert paused.urgency is Urgency.PAUSED
    assert standing_words(paused) == "Chờ bổ sung"
    assert standing_words(paused, paused_words="Chờ nộp phí") == "Chờ nộp phí"
    assert done.urgency is Urgency.DONE
    assert standing_words(done) == "Đã trả"
    assert standing_words(done, done_words="Có kết quả") == "Có kết quả"
    assert urgency(now, None, calendar) == Standing(Urgency.IN_TIME)
    assert standing_words(Standing(Urgency.IN_TIME)) == "Chưa có hạn"


def test_a_pause_on_a_calendar_that_ran_out_of_counted_days_is_refused():
    closed = WorkCalendar.of(sessions=(Session(time(8), time(12)),))
    with pytest.raises(RuleError, match="quá xa"):
        resumed_due(datetime.max, at("20/11 10:00"), at("24/11 10:00"), Model.DAY, closed)
