"""What is said at the start, at 07:15 and when a dossier turns red, and what is not said twice."""

from datetime import date, datetime, timedelta

import pytest

from onecua.domain.reminders import (
    Told,
    TurnedRed,
    WatchCounts,
    next_boundary,
    overview_words,
    remind,
)

MORNING = datetime(2026, 11, 20, 7, 15)
TODAY = MORNING.date()
SOME = WatchCounts(3, 5, 1, 10_000, datetime(2026, 11, 20, 11, 30))
NONE = WatchCounts(0, 0, 0, 10_000)
RED = TurnedRed(1, "H24.119-261118-0007", datetime(2026, 11, 20, 11, 30))
NO_RED = TurnedRed()
NIGHT_BEFORE = Told(datetime(2026, 11, 19, 17), date(2026, 11, 19))


def said(told, now, counts=SOME, red=NO_RED, *, starting=False):
    reminder, _ = remind(told, now, counts, red, starting=starting)
    return reminder.words if reminder else ""


def test_the_day_s_overview_is_said_at_the_first_start_whatever_the_hour():
    assert "3 hồ sơ quá hạn" in said(Told(), MORNING.replace(hour=6), starting=True)
    assert "3 hồ sơ quá hạn" in said(NIGHT_BEFORE, MORNING.replace(hour=15), starting=True)


def test_an_open_window_says_it_at_a_quarter_past_seven_and_not_before():
    assert said(NIGHT_BEFORE, MORNING - timedelta(seconds=1)) == ""
    assert "5 hồ sơ đến hạn hôm nay (gần nhất 11:30)" in said(NIGHT_BEFORE, MORNING)


def test_a_machine_that_slept_over_it_says_it_when_it_wakes():
    assert "quá hạn" in said(NIGHT_BEFORE, MORNING + timedelta(hours=3))


def test_the_overview_is_said_once_a_day():
    _, told = remind(NIGHT_BEFORE, MORNING.replace(hour=6), SOME, NO_RED, starting=True)
    assert told == Told(MORNING.replace(hour=6), TODAY)
    assert said(told, MORNING) == ""
    assert said(told, MORNING + timedelta(hours=1), starting=True) == ""
    assert said(told, MORNING + timedelta(days=1)) != ""


def test_nothing_is_said_when_there_is_nothing_to_say_and_the_day_is_done_with():
    reminder, told = remind(NIGHT_BEFORE, MORNING, NONE, NO_RED)
    assert reminder is None
    assert told.overview_on == TODAY
    assert said(told, MORNING + timedelta(hours=1), SOME) == ""


def test_a_dossier_that_turns_red_is_named_once():
    at = datetime(2026, 11, 20, 11, 30, 1)
    reminder, told = remind(Told(MORNING, TODAY), at, SOME, RED)
    assert reminder.title == "Vừa quá hạn"
    assert reminder.words.startswith("Hồ sơ H24.119-261118-0007 quá hạn lúc 11:30.")
    assert told.since(at + timedelta(hours=1)) == at


def test_several_that_turn_red_together_are_said_in_one_sentence():
    several = TurnedRed(4, "H24.119-261118-0007", datetime(2026, 11, 20, 17))
    words = said(Told(MORNING, TODAY), datetime(2026, 11, 20, 17, 0, 1), red=several)
    assert words.startswith("4 hồ sơ vừa quá hạn, trong đó có H24.119-261118-0007. ")


def test_what_turned_red_before_the_overview_is_in_its_count():
    reminder, _ = remind(NIGHT_BEFORE, MORNING, SOME, RED)
    assert reminder.title == "Việc hôm nay"


def test_a_clock_set_back_makes_nothing_turn_red_again():
    told = Told(MORNING + timedelta(hours=2), TODAY)
    assert told.since(MORNING) == MORNING
    assert Told().since(MORNING) == MORNING


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (NONE, ""),
        (WatchCounts(10_001, 0, 0, 10_000), "hơn 10.000 hồ sơ quá hạn."),
        (WatchCounts(0, 1, 0, 10_000), "1 hồ sơ đến hạn hôm nay."),
        (WatchCounts(0, 0, 2, 10_000), "2 hồ sơ chờ bổ sung quá hạn, xem việc dừng."),
    ],
)
def test_the_overview_names_what_there_is(counts, words):
    assert overview_words(counts) == words


@pytest.mark.parametrize(
    ("now", "due", "expected"),
    [
        (MORNING.replace(hour=6), None, MORNING),
        (MORNING, None, datetime(2026, 11, 21)),
        (MORNING, datetime(2026, 11, 20, 17), datetime(2026, 11, 20, 17, 0, 1)),
        (MORNING, MORNING, MORNING + timedelta(seconds=1)),
        (MORNING, datetime(2026, 11, 23, 17), datetime(2026, 11, 21)),
    ],
    ids=["before 07:15", "midnight", "due today", "due now", "due on another day"],
)
def test_the_next_boundary_is_the_first_of_due_instant_midnight_and_morning(now, due, expected):
    assert next_boundary(now, due) == expected
