"""How long dossiers usually take, and which will not make it."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecua.domain.pace import ENOUGH, outlook, running_minutes, usual_minutes
from tests.domain.calendars import shipped_calendar


def test_four_in_five_is_usual_and_a_few_dossiers_are_no_experience():
    assert usual_minutes([10, 20, 30, 40, 1000]) == 40
    assert usual_minutes(range(1, 101)) == 80
    assert usual_minutes([10] * (ENOUGH - 1)) is None
    assert usual_minutes([]) is None


@given(st.lists(st.integers(0, 10_000), min_size=ENOUGH))
def test_at_least_four_in_five_took_no_longer(taken):
    usual = usual_minutes(taken)
    assert sum(minutes <= usual for minutes in taken) >= 0.8 * len(taken)
    assert usual in taken


@pytest.mark.parametrize(
    ("usual", "spent", "left", "needed", "at_risk"),
    [
        (960, 0, 1440, 960, False),
        (960, 0, 959, 960, True),
        (960, 0, 960, 960, False),
        (960, 480, 480, 480, False),
        (960, 2000, 10, 0, False),
    ],
)
def test_what_is_left_is_compared_with_what_is_usually_needed_still(
    usual, spent, left, needed, at_risk
):
    found = outlook(usual, spent, left)
    assert (found.needed, found.is_at_risk) == (needed, at_risk)


def test_pauses_weekends_and_holidays_do_not_run():
    calendar = shipped_calendar()
    received, ended = datetime(2026, 11, 20, 9), datetime(2026, 11, 25, 9, 0, 30)
    assert running_minutes(received, ended, (), calendar) == 390 + 480 + 90
    pause = (datetime(2026, 11, 20, 14), datetime(2026, 11, 23, 14))
    assert running_minutes(received, ended, [pause], calendar) == 960 - 180 - 300
    whole = (datetime(2026, 11, 1), datetime(2026, 12, 1))
    assert running_minutes(received, ended, [whole], calendar) == 0
