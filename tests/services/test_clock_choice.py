import time

import pytest

from onecua.clock import vietnam_now, wall_now
from onecua.services.clock_choice import ClockChoice, clock_in_use, keep_choice, must_ask

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone is fixed here")


@pytest.fixture
def zone(monkeypatch):
    def put(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield put
    monkeypatch.undo()
    time.tzset()


def test_a_pc_in_vietnam_is_never_asked(desk, zone):
    zone("ICT-7")

    assert not must_ask(desk.preferences)
    assert clock_in_use(desk.preferences) is vietnam_now


@pytest.mark.parametrize(
    ("choice", "clock"), [(ClockChoice.ZONE, vietnam_now), (ClockChoice.WALL, wall_now)]
)
def test_the_answer_is_kept_for_the_zone_it_was_given_in(desk, zone, choice, clock):
    zone("JST-9")
    assert must_ask(desk.preferences)
    assert clock_in_use(desk.preferences) is vietnam_now

    keep_choice(desk.preferences, choice)
    assert not must_ask(desk.preferences)
    assert clock_in_use(desk.preferences) is clock

    zone("UTC0")
    assert must_ask(desk.preferences)
    assert clock_in_use(desk.preferences) is vietnam_now


def test_the_two_clocks_differ_by_the_zone(zone):
    zone("JST-9")

    assert (wall_now() - vietnam_now()).total_seconds() == pytest.approx(2 * 3600, abs=2)
