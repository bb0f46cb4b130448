"""The one timer: what it waits for, what it tells, and that it reads nothing in between."""

from datetime import datetime

import pytest

from onecua.ui.boundaries import Boundaries
from tests.desks import receive

THURSDAY = datetime(2026, 11, 26, 17)


@pytest.fixture
def boundaries(desk, qapp):
    made = Boundaries(desk)
    made.news = []
    made.passed.connect(lambda: made.news.append("passed"))
    made.looked.connect(lambda: made.news.append("looked"))
    made.arm()
    yield made
    made.stop()
    assert not made._timer.isActive()


def test_it_waits_a_minute_at_most_and_tells_nothing_before_the_boundary(boundaries, clock):
    assert boundaries.next_at == datetime(2026, 11, 21)
    assert boundaries._timer.interval() == 60_000
    clock.forward(hours=3)
    boundaries.look()
    assert boundaries.news == ["looked"]


def test_it_fires_at_the_very_second_when_the_boundary_is_near(boundaries, desk, clock):
    clock.set(2026, 11, 20, 23, 59, 30)
    boundaries.look()
    assert boundaries._timer.interval() == 30_000


def test_midnight_the_morning_and_a_due_instant_are_told_each_once(boundaries, desk, clock):
    receive(desk)
    for at in ((2026, 11, 26, 0), (2026, 11, 26, 7, 15), (2026, 11, 26, 17, 0, 1)):
        clock.set(*at)
        boundaries.look()
        boundaries.look()
    assert boundaries.news == ["passed", "looked", "looked"] * 3


def test_a_commit_may_bring_the_next_boundary_nearer(boundaries, desk, clock):
    receive(desk)
    clock.set(2026, 11, 26, 9)
    boundaries.look()
    assert boundaries.next_at == datetime(2026, 11, 26, 17, 0, 1)


def test_a_machine_that_slept_tells_it_at_the_first_look_after(boundaries, desk, clock):
    receive(desk)
    clock.set(2026, 11, 27, 10)
    boundaries.look()
    assert boundaries.news == ["passed", "looked"]
    assert boundaries.next_at == datetime(2026, 11, 28)


def test_a_clock_set_back_asks_for_another_boundary(boundaries, clock):
    clock.set(2026, 11, 18, 6)
    boundaries.look()
    assert boundaries.news == ["passed", "looked"]
    assert boundaries.next_at == datetime(2026, 11, 18, 7, 15)


def test_between_boundaries_the_database_is_not_read(boundaries, desk, clock):
    desk.database.close()  # whoever read now would open it again
    before = desk.database._engine.pool.checkedin()
    clock.forward(minutes=1)
    boundaries.look()
    assert desk.database._engine.pool.checkedin() == before


def test_the_timer_itself_looks(boundaries, clock, qtbot):
    clock.set(2026, 11, 21)
    with qtbot.waitSignal(boundaries.passed):
        boundaries._timer.start(1)


def test_once_stopped_it_tells_nothing(boundaries, clock):
    boundaries.stop()
    clock.forward(days=3)
    boundaries.look()
    assert boundaries.news == []
