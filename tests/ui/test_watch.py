"""The rail's count follows commits and the clock, and the page in view is told of a boundary."""

import pytest

from onecua.domain.dossier import Move
from onecua.ui.reminders import PAGE
from tests.desks import MovableClock, desk_in, move, receive
from tests.ui.windows import shown_window


@pytest.fixture
def window(desk, qtbot):
    with shown_window(desk, qtbot) as made:
        yield made


def badge(window):
    return window.frame.rail.item(PAGE).accessibleName().partition(", ")[2]


def test_the_count_crosses_due_today_and_overdue_with_the_clock(window, desk, clock, qtbot):
    dossier = receive(desk)
    qtbot.waitUntil(lambda: not window.watch._soon.isActive())
    assert badge(window) == ""
    for at, words in (((26, 8), "1 đến hạn hôm nay"), ((26, 17, 0, 1), "1 quá hạn")):
        clock.set(2026, 11, *at)
        window.watch.boundaries.look()
        assert badge(window) == words
    assert window.frame.rail.item(PAGE)._badge_kind == "danger"

    move(desk, dossier, Move.FINISH)
    qtbot.waitUntil(lambda: badge(window) == "")


def test_the_count_is_there_from_the_first_paint_on(desk, clock, qtbot):
    receive(desk)
    clock.set(2026, 11, 26, 8)
    with shown_window(desk, qtbot) as window:
        assert badge(window) == "1 đến hạn hôm nay"
        assert window.frame.rail.item(PAGE).toolTip() == "1 đến hạn hôm nay"


def test_a_commit_of_another_process_is_counted(window, desk, clock, qtbot):
    with desk_in(desk.database.folder, MovableClock()) as other:
        receive(other)
    clock.set(2026, 11, 26, 8)
    qtbot.waitUntil(lambda: badge(window) == "1 đến hạn hôm nay")


def test_a_draft_or_a_preference_counts_nothing_anew(window, desk):
    desk.preferences.set("theme", "dark")
    assert not window.watch._soon.isActive()


def test_a_boundary_reaches_the_page_in_view(window, clock):
    window.show_page("dashboard")
    told = []
    window.page("dashboard").on_boundary = lambda: told.append(clock.now)
    clock.set(2026, 11, 21)
    window.watch.boundaries.look()
    assert told == [clock.now]


def test_nothing_is_watched_after_the_close(desk, clock, qtbot):
    with shown_window(desk, qtbot) as window:
        window.close()
        clock.forward(days=2)
        window.watch.boundaries.look()
        assert not window.watch._soon.isActive()
        assert not window.watch.boundaries._timer.isActive()
