"""Who is likely to be late: what longer cases still needed from the same point."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.deadline.working_clock import working_minutes_between
from onecua.domain.risk import LEAST_CASES, PastCase, Risk, WorkedTime, foresee, still_needed
from tests.domain.calendars import shipped_calendar, unequal_days

KHANH, NHUNG = UUID(int=1), UUID(int=2)


def cases(*minutes, holder=KHANH):
    return [PastCase(holder, each) for each in minutes]


def test_four_in_five_of_the_longer_cases_needed_no_more():
    assert still_needed([10, 20, 30, 40, 1000], 0) == (40, 5)
    assert still_needed(range(1, 101), 0) == (80, 100)


def test_cases_that_were_over_at_this_point_say_nothing():
    totals = [100, 100, 600, 700, 800, 900, 1000]
    assert still_needed(totals, 500) == (400, 5)
    assert still_needed(totals, 600) is None


@given(st.lists(st.integers(0, 10_000)), st.integers(0, 10_000))
def test_the_percentile_is_the_least_that_four_in_five_do_not_exceed(totals, elapsed):
    rests = [total - elapsed for total in totals if total > elapsed]
    found = still_needed(totals, elapsed)
    if len(rests) < LEAST_CASES:
        assert found is None
        return
    needed, count = found
    assert count == len(rests)
    assert 5 * sum(rest <= needed for rest in rests) >= 4 * count
    assert 5 * sum(rest < needed for rest in rests) < 4 * count


def test_the_holder_s_own_cases_speak_before_those_of_all():
    past = [*cases(*[100] * 5), *cases(*[900] * 5, holder=NHUNG)]
    assert foresee(0, 500, KHANH, past) is None
    assert foresee(0, 500, NHUNG, past) == Risk(500, 900, 5, by_holder=True)


def test_with_too_few_of_their_own_all_cases_of_the_procedure_speak():
    past = [*cases(*[100] * 4), *cases(*[900] * 5, holder=NHUNG)]
    assert foresee(0, 500, KHANH, past) == Risk(500, 900, 9, by_holder=False)


@pytest.mark.parametrize(("left", "at_risk"), [(899, True), (900, False), (901, False)])
def test_just_enough_time_is_enough(left, at_risk):
    assert (foresee(0, left, KHANH, cases(*[900] * 5)) is not None) is at_risk


def test_without_experience_nothing_is_claimed():
    assert foresee(0, 0, KHANH, cases(*[900] * 4)) is None
    assert foresee(2000, 10, KHANH, cases(*[900] * 9)) is None


instants = st.integers(0, 400 * 24 * 60).map(
    lambda minute: datetime(2026, 1, 1) + timedelta(minutes=minute)
)


@given(unequal_days, instants, instants)
def test_sums_of_days_count_the_same_minutes_as_the_clock(calendar, one, other):
    worked = WorkedTime(calendar, date(2026, 1, 1), date(2027, 2, 28))
    start, end = sorted((one, other))
    assert worked.between(start, end) == working_minutes_between(start, end, calendar)
    assert worked.between(end, start) == 0


def test_what_lies_outside_the_years_counts_nothing_there():
    worked = WorkedTime(shipped_calendar(), date(2026, 11, 16), date(2026, 11, 20))
    whole = worked.between(datetime(2026, 11, 16), datetime(2026, 11, 21))
    assert whole == 5 * 480
    assert worked.between(datetime(2024, 1, 1), datetime(2028, 1, 1)) == whole
