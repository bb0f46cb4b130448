"""Long work on one worker thread; its results come home through one queue and one signal.

A `QObject` per task crashed when it died on the wrong thread; here the only `QObject` is the
`Runner`, which lives on the main thread as long as the window, and a task is plain Python.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from onecua.errors import Cancelled
from onecua.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_BETWEEN_REPORTS = 0.05
"""Seconds; a faster pace would only flood the main thread's queue."""


class Task(Generic[T]):
    """A piece of work under way; `cancel` asks it to stop, `forget` drops its outcome."""

    def __init__(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None,
        progress: Callable[[int, int, str], object] | None,
        cancelled: Callable[[], object] | None,
        idle: bool = False,
    ) -> None:
        self.finished = False
        self.idle = idle
        self.progress = Progress()
        self._on_progress = progress
        self._forgotten = False
        self._held: tuple[Any, ...] = (work, done, failed, cancelled)
        self._outcome: tuple[T] | BaseException | None = None

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.progress.cancel()

    def forget(self) -> None:
        """Cancel and call nobody back: whoever asked is gone."""
        self._forgotten = True
        self.cancel()

    def attempt(self) -> None:
        """Do the work on this thread and keep what came of it, a failure of any kind too."""
        try:
            self._outcome = (self._held[0](self.progress),)
        except BaseException as error:  # told on the main thread, or the task would hang
            self._outcome = error

    def tell_progress(self, done: int, total: int, what: str) -> None:
        """Pass a step on to whoever asked."""
        if self._on_progress is not None and not self._forgotten and not self.finished:
            self._on_progress(done, total, what)

    def settle(self) -> None:
        """Hand the outcome over; without a `failed` an error is raised, for `failures` to tell.

        Work and callbacks hold widgets, and so may the frames of an error. They are let go here,
        on the main thread: the worker, which still has this task, must not be the last to.
        """
        (_work, done, failed, cancelled), outcome = self._held, self._outcome
        self.finished, self._held, self._outcome, self._on_progress = True, (), None, None
        if self._forgotten:
            return
        if isinstance(outcome, tuple):
            done(outcome[0])
        elif isinstance(outcome, Cancelled):
            if cancelled is not None:
                cancelled()
        elif failed is not None and isinstance(outcome, Exception):
            failed(outcome)
        elif outcome is not None:
            raise outcome


class Runner(QObject):
    """Runs work in the order it is asked for, one piece at a time; lives as long as the window."""

    _news = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._tasks: list[Task[Any]] = []
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="onecua-work")
        self._news.connect(self._on_news, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int, str], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        *,
        idle: bool = False,
    ) -> Task[T]:
        """Run `work(progress)` off the main thread and call back on it.

        `done` gets the result, `failed` the error (by default it goes to `failures`), `progress`
        gets (done, total, what) at most 20 times a second, `cancelled` follows `Task.cancel`.
        Nobody waits for `idle` work: the window may close over it.
        """
        task: Task[T] = Task(work, done, failed, progress, cancelled, idle)
        task.progress = Progress(self._reporter(task))
        self._tasks.append(task)
        self._pool.submit(self._work, task)
        return task

    def busy(self) -> bool:
        """Tell whether some work that somebody waits for is under way or in the queue."""
        return any(not task.idle for task in self._tasks)

    def shutdown(self) -> None:
        """Cancel everything, wait for the worker to end and call nobody back."""
        for task in self._tasks:
            task.forget()
        self._tasks.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._drain(tell=False)

    def _work(self, task: Task[Any]) -> None:
        task.attempt()
        self._send(partial(self._finish, task))

    def _reporter(self, task: Task[T]) -> Callable[[int, int, str], None]:
        last = 0.0

        def report(done: int, total: int, what: str) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _BETWEEN_REPORTS or done == total:
                last = now
                self._send(lambda: task.tell_progress(done, total, what))

        return report

    def _send(self, news: Callable[[], object]) -> None:
        self._queue.put(news)
        self._news.emit()

    def _finish(self, task: Task[Any]) -> None:
        if task in self._tasks:
            self._tasks.remove(task)
        task.settle()

    def _on_news(self) -> None:
        self._drain(tell=True)

    def _drain(self, tell: bool) -> None:
        while True:
            try:
                news = self._queue.get_nowait()
            except Empty:
                return
            if tell:
                news()
