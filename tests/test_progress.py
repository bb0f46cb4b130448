"""Progress: told step by step, cancelled at the next one, from any thread."""

import threading

import pytest

from onecua.errors import Cancelled
from onecua.progress import Progress


def test_each_step_is_reported_as_it_was_given():
    heard = []
    progress = Progress(lambda *step: heard.append(step))
    progress.step(1, 3, "Đọc")
    progress.step(2)
    assert heard == [(1, 3, "Đọc"), (2, 0, "")]


def test_without_a_listener_only_cancelling_shows():
    progress = Progress()
    progress.step(1)
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.step(2)


def test_a_cancelled_piece_of_work_stops_at_its_next_step_and_reports_no_more():
    heard = []
    progress = Progress(lambda *step: heard.append(step))
    progress.step(1)
    thread = threading.Thread(target=progress.cancel)
    thread.start()
    thread.join()
    for _ in range(2):
        with pytest.raises(Cancelled):
            progress.step(2)
    assert heard == [(1, 0, "")]


def test_a_listener_may_cancel_what_it_listens_to():
    progress = Progress(lambda *_step: progress.cancel())
    progress.step(1)
    with pytest.raises(Cancelled):
        progress.step(2)
