"""The day's close of surveys: at the window's end and at a new day, harmless when repeated."""

import pytest

from onecua.errors import StorageError
from onecua.services.desk import Desk
from onecua.storage.database import WINDOW_BUSY_MS, open_database
from onecua.storage.survey_pool import POOL_FILE
from onecua.ui.start_checks import StartChecks
from onecua.ui.surveys.day_close import DAY, DayClose
from tests.desks import NHUNG, MovableClock, copied_folder, event_count, receive
from tests.ui.windows import shown_window
from tests.votes import closed_batches, vote


@pytest.fixture
def desk(tmp_path):
    folder = copied_folder(tmp_path / "data", plain=True)
    found = Desk(open_database(folder, clock=MovableClock(), busy_ms=WINDOW_BUSY_MS), NHUNG)
    yield found
    found.database.close()


def voted(desk, count):
    for _ in range(count):
        vote(desk, receive(desk))


def test_closing_the_window_closes_the_day(desk, qtbot):
    voted(desk, 6)
    with shown_window(desk, qtbot):
        assert closed_batches(desk) == []
    assert [len(batch.answers) for batch in closed_batches(desk)] == [6]


def test_four_responses_wait_for_another_day(desk, qtbot):
    voted(desk, 4)
    with shown_window(desk, qtbot):
        pass
    assert closed_batches(desk) == []
    assert len(desk.surveys.pool.read().tokens) == 4


def test_the_window_closes_over_a_pool_that_cannot_be_read(desk, qtbot):
    voted(desk, 5)
    path = desk.database.folder / POOL_FILE
    path.write_bytes(path.read_bytes()[:-1])
    with shown_window(desk, qtbot) as window:
        pass
    assert not window.isVisible()


def test_the_first_start_of_a_day_closes_what_was_left(desk, qtbot):
    voted(desk, 5)
    with shown_window(desk, qtbot) as window:
        StartChecks(window).begin()
        qtbot.waitUntil(lambda: closed_batches(desk) != [])
        assert desk.preferences.get(DAY) == "2026-11-20"
        qtbot.waitUntil(lambda: not window.tasks._tasks)


def test_a_second_start_of_the_same_day_waits_for_its_end(desk, qtbot):
    day = DayClose(desk)
    day.begin_day()
    voted(desk, 5)
    day.begin_day()
    assert closed_batches(desk) == []
    desk.clock.forward(days=1)
    day.begin_day()
    assert len(closed_batches(desk)) == 1
    before = event_count(desk.database)
    day.end_day()
    day.begin_day()
    assert event_count(desk.database) == before


def test_what_a_power_cut_left_of_the_pool_is_gone_at_the_next_start(desk):
    """Also on the same day: it differs from the pool by one vote."""
    desk.preferences.set(DAY, f"{desk.clock():%Y-%m-%d}")
    voted(desk, 2)
    cut = desk.database.folder / ".onecua-0123456789ab.part.pool"
    cut.write_bytes((desk.database.folder / POOL_FILE).read_bytes())
    DayClose(desk).begin_day()
    assert not cut.exists()
    assert len(desk.surveys.pool.read().tokens) == 2


def test_a_window_left_open_over_night_closes_the_day_at_midnight(desk, qtbot):
    with shown_window(desk, qtbot) as window:
        StartChecks(window).begin()
        qtbot.waitUntil(lambda: desk.preferences.get(DAY) is not None)
        voted(desk, 5)
        desk.clock.set(2026, 11, 21, 0, 1)
        window.watch.boundaries.look()
        assert [len(batch.answers) for batch in closed_batches(desk)] == [5]
        qtbot.waitUntil(lambda: not window.tasks._tasks)


def test_a_damaged_pool_is_told_at_each_start_until_it_is_mended(desk):
    voted(desk, 5)
    path = desk.database.folder / POOL_FILE
    path.write_bytes(path.read_bytes()[:-1])
    for _ in range(2):
        start = DayClose(desk)
        with pytest.raises(StorageError, match="Bỏ phiếu chờ bị hỏng"):
            start.begin_day()
        start.begin_day()  # told once; the window goes on
    desk.surveys.pool.drop()
    DayClose(desk).begin_day()
    assert desk.preferences.get(DAY) == "2026-11-20"
