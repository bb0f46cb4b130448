"""The times of a workflow's steps beside the term of the procedure."""

import pytest

from onecua.domain.deadline import parse_handling_time
from onecua.domain.procedure_rule import WorkStep
from onecua.domain.step_times import step_times

DAY = 8 * 60


def times(term, *steps, minutes=DAY):
    terms = [parse_handling_time(step) if step else None for step in steps]
    found = step_times([WorkStep("việc", "", t) for t in terms], parse_handling_time(term), minutes)
    return found, found.words(parse_handling_time(term))


@pytest.mark.parametrize(
    ("term", "steps", "total"),
    [
        ("3 working_day", ("0.5 working_day", "2 working_day", "0.5 working_day"), "3 ngày làm"),
        ("3 working_day", ("4 hour", "2 working_day", None, "4 working_hour"), "3 ngày làm việc"),
        ("12 hour", ("0.5 hour", "4 hour", "7.5 hour"), "12 giờ"),
        ("7 day", ("5 working_day",), "5 ngày làm việc"),
        ("1 month", ("21 working_day",), "21 ngày làm việc"),
        ("same_day", ("4 working_hour",), "0,5 ngày làm việc"),
    ],
)
def test_steps_that_fit_say_so(term, steps, total):
    found, words = times(term, *steps)
    assert not found.exceeds
    assert words.startswith(f"Các bước cộng lại {total}")
    assert "trong thời hạn" in words


@pytest.mark.parametrize(
    ("term", "steps"),
    [
        ("3 working_day", ("3 working_day", "1 working_hour")),
        ("12 hour", ("12 hour", "0.25 hour")),
        ("7 day", ("6 working_day",)),
        ("same_day", ("9 hour",)),
    ],
)
def test_steps_that_are_too_long_say_what_to_do(term, steps):
    found, words = times(term, *steps)
    assert found.exceeds
    assert "quá thời hạn" in words
    assert words.endswith("Rút bớt thời gian một bước.")


def test_a_short_day_weighs_an_hour_more():
    assert not times("1 working_day", "8 hour")[0].exceeds
    assert times("1 working_day", "8 hour", minutes=7 * 60)[0].exceeds


def test_steps_without_any_time_say_nothing():
    found, words = times("3 working_day", None, None)
    assert (found.total, found.exceeds, words) == (None, False, "")
