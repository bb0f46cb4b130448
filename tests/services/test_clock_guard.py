"""What the window knows of the PC's clock, across restarts, and whose word ends a doubt."""

from datetime import datetime, timedelta

import pytest

from onecua.domain.clock_guard import ClockState
from onecua.domain.clock_word import word_from
from onecua.domain.event import Kind
from onecua.domain.office import Role
from onecua.errors import RuleError
from onecua.services.setup import new_officer, record_officer
from onecua.storage.log import stream
from tests.desks import NHUNG, desk_in, event_count, receive

LANH = new_officer("Trần Thị Lành", "Chủ tịch", role=Role.CHIEF)


@pytest.fixture
def used(desk, clock):
    """A desk in use: a receipt, and the window seen open at it."""
    receive(desk)
    look(desk)
    return desk


def words_of(desk):
    with desk.database.read() as connection:
        return [event for event in stream(connection) if event.kind == Kind.CLOCK_CONFIRMED]


def look(desk):
    verdict = desk.clock_guard.look()
    desk.clock_guard.note(verdict)
    return verdict.state


def test_a_clock_that_goes_on_is_right(used, clock):
    for _ in range(4):
        clock.forward(days=2)
        assert look(used) is ClockState.RIGHT


def test_it_is_remembered_at_most_once_a_minute(used, clock):
    version = used.database.data_version()
    clock.forward(seconds=59)
    look(used)
    assert used.database.data_version() == version
    clock.forward(seconds=1)
    look(used)
    assert used.database.data_version() != version


def test_remembering_is_no_event(used, clock):
    count = event_count(used.database)
    clock.forward(minutes=5)
    look(used)
    assert event_count(used.database) == count


def test_a_clock_behind_the_last_entry_is_told_until_it_is_right(used, clock):
    clock.forward(hours=-1)
    assert look(used) is ClockState.BEHIND
    clock.forward(hours=2)
    assert look(used) is ClockState.RIGHT


def test_a_clock_behind_the_last_time_the_window_was_open_is_told_and_receives(used, clock):
    clock.forward(hours=3)
    look(used)
    clock.forward(hours=-2)

    assert look(used) is ClockState.WENT_BACK
    receive(used)


def test_a_dead_battery_is_told_before_the_first_receipt_too(desk, clock):
    clock.set(2010, 1, 1)
    assert look(desk) is ClockState.WENT_BACK


def test_after_tet_the_clock_is_asked_about_until_somebody_says_it_is_right(used, clock, folder):
    clock.forward(days=10)
    assert look(used) is ClockState.JUMPED
    receive(used)
    clock.forward(minutes=5)
    with desk_in(folder, clock) as again:
        assert look(again) is ClockState.JUMPED

        again.clock_guard.confirm(again.clock_guard.look(), NHUNG)
        assert look(again) is ClockState.RIGHT
        assert [word.officer for word in words_of(again)] == [NHUNG.id]
    clock.forward(days=2)
    assert look(used) is ClockState.RIGHT


def test_a_jump_that_is_set_right_is_forgotten(used, clock):
    was = clock.now
    clock.forward(days=400)
    assert look(used) is ClockState.JUMPED
    clock.now = was + timedelta(minutes=3)
    assert look(used) is ClockState.RIGHT
    clock.forward(days=2)
    assert look(used) is ClockState.RIGHT


def test_what_was_entered_in_a_wrong_future_is_disowned_by_a_chief_alone(used, clock):
    was = clock.now
    clock.forward(days=1500)
    receive(used)
    clock.now = was + timedelta(hours=1)
    verdict = used.clock_guard.look()
    assert verdict.state is ClockState.BEHIND
    with pytest.raises(RuleError, match="ghi một lãnh đạo ở Quản trị"):
        used.clock_guard.confirm(verdict, NHUNG)
    record_officer(used, LANH)
    with pytest.raises(RuleError, match="Trần Thị Lành"):
        used.clock_guard.confirm(verdict, NHUNG)

    used.clock_guard.confirm(verdict, LANH)

    assert look(used) is ClockState.RIGHT
    receive(used)
    assert str(LANH.id) in used.preferences.get("clock.mended")
    [word] = words_of(used)
    assert (word.officer, word.happened_at) == (LANH.id, was + timedelta(hours=1))
    told = word_from(word.body)
    assert (told.state, told.shown) == (ClockState.BEHIND, was + timedelta(hours=1))
    assert told.against == was + timedelta(days=1500)
    clock.forward(minutes=-10)
    assert look(used) is ClockState.BEHIND


def test_a_chief_s_word_about_a_clock_that_went_back_makes_now_the_last_time(used, clock):
    clock.forward(days=2)
    look(used)
    clock.forward(days=-1)
    record_officer(used, LANH)

    used.clock_guard.confirm(used.clock_guard.look(), LANH)

    assert look(used) is ClockState.RIGHT
    clock.forward(minutes=5)
    assert look(used) is ClockState.RIGHT


def test_where_there_is_a_chief_nobody_else_confirms_a_jump(used, clock):
    record_officer(used, LANH)
    clock.forward(days=30)
    with pytest.raises(RuleError, match="chọn tên ở thanh dưới"):
        used.clock_guard.confirm(used.clock_guard.look(), NHUNG)


def test_the_days_without_a_question_may_be_changed(used, clock):
    assert used.clock_guard.jump_days == 3
    used.clock_guard.set_jump_days(12)
    clock.forward(days=11)
    assert look(used) is ClockState.RIGHT
    for days in (0, 61):
        with pytest.raises(RuleError, match="từ 1 đến 60"):
            used.clock_guard.set_jump_days(days)


def test_a_restored_copy_only_has_an_older_last_entry(desk, clock):
    receive(desk)
    clock.set(2026, 11, 30, 8)
    assert look(desk) is ClockState.JUMPED
    assert desk.clock_guard.look().against == datetime(2026, 11, 20, 9, 12)


def test_a_clock_that_came_right_meanwhile_needs_nobodys_word(used):
    used.clock_guard.confirm(used.clock_guard.look(), LANH)
    assert words_of(used) == []
