import threading
import weakref

import pytest

from onecua.ui.tasks import Runner


@pytest.fixture
def runner():
    made = Runner()
    yield made
    made.shutdown()


def refuse(_progress):
    raise ValueError("số 7")


def test_work_runs_on_the_worker_and_its_result_comes_home(qtbot, runner):
    seen = {}

    def work(_progress):
        seen["work"] = threading.current_thread()
        return 42

    def done(result):
        seen["done"] = (threading.current_thread(), result)

    runner.run(work, done)
    qtbot.waitUntil(lambda: "done" in seen)
    assert seen["done"] == (threading.main_thread(), 42)
    assert seen["work"] is not threading.main_thread()
    assert not runner.busy()


def test_work_runs_in_the_order_it_was_asked_for(qtbot, runner):
    order = []
    for number in range(20):
        runner.run(lambda _progress, number=number: number, order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))


def test_a_failure_goes_to_who_asked(qtbot, runner):
    failures = []
    runner.run(refuse, pytest.fail, failures.append)
    qtbot.waitUntil(lambda: failures != [])
    assert isinstance(failures[0], ValueError)


def test_a_failure_nobody_takes_is_raised_on_the_main_thread(qtbot, runner):
    with qtbot.capture_exceptions() as caught:
        runner.run(refuse, pytest.fail)
        qtbot.waitUntil(lambda: caught != [])
    assert caught[0][0] is ValueError


def test_cancelled_work_stops_at_its_next_step(qtbot, runner):
    started, ended = threading.Event(), []

    def work(progress):
        for step in range(10_000_000):
            progress.step(step)
            started.set()

    task = runner.run(work, pytest.fail, pytest.fail, cancelled=lambda: ended.append(1))
    assert started.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: ended == [1])
    assert task.finished


def test_forgotten_work_calls_nobody_back(qtbot, runner):
    after = []
    task = runner.run(lambda _progress: 1, pytest.fail, pytest.fail)
    task.forget()
    runner.run(lambda _progress: 2, after.append)
    qtbot.waitUntil(lambda: after == [2])


def test_progress_is_told_and_its_last_step_never_lost(qtbot, runner):
    steps, done = [], []

    def work(progress):
        for step in range(1, 5001):
            progress.step(step, 5000, "hồ sơ")

    runner.run(work, done.append, progress=lambda *step: steps.append(step))
    qtbot.waitUntil(lambda: done != [])
    assert steps[-1] == (5000, 5000, "hồ sơ")
    assert len(steps) < 1000


def test_shutdown_leaves_no_thread_and_calls_nobody_back(qtbot):
    runner = Runner()
    started = threading.Event()

    def work(progress):
        started.set()
        while True:
            progress.step(0)

    runner.run(work, pytest.fail, pytest.fail, cancelled=lambda: pytest.fail("called back"))
    runner.run(lambda _progress: 1, pytest.fail)
    assert started.wait(5)
    runner.shutdown()
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith("onecua-work")]
    qtbot.wait(10)


class Held:
    """Stands for a widget that work and callbacks hold: it notes the thread it dies on."""

    def __init__(self, died_on):
        weakref.finalize(self, lambda: died_on.append(threading.current_thread()))

    def touch(self, *_what):
        """Be used by whoever holds it."""

    def fail(self, _progress):
        raise ValueError("khung nhớ cả người gọi")


@pytest.mark.parametrize("failing", [False, True])
def test_what_a_task_holds_is_let_go_on_the_main_thread(qtbot, runner, failing):
    died_on = []
    slow = threading.Event()

    def ask():
        held = Held(died_on)
        runner.run(held.fail if failing else held.touch, held.touch, held.touch)

    # The worker lingers after its work, so that the main thread has long settled the task.
    send = runner._send
    runner._send = lambda news: (send(news), slow.wait(5))
    ask()
    qtbot.waitUntil(lambda: died_on != [])
    slow.set()
    assert died_on == [threading.main_thread()]
