"""Reads the board on the worker: all open dossiers, narrowed, with the days of a month."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from onecua.domain.board import BoardFilter, sort_out

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.board import Board, DayCount
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.ui.tasks import Runner, Task


@dataclass(frozen=True, slots=True)
class Shown:
    """A board as it was read: whole, narrowed by the chips, and the days of the month."""

    whole: Board
    board: Board
    days: dict[date, DayCount] = field(default_factory=dict)


class BoardReading(QObject):
    """`read(Shown)` follows each reading; one that was overtaken by the next tells nothing."""

    read = Signal(object)

    def __init__(self, desk: Desk, tasks: Runner) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._task: Task[Shown] | None = None
        empty = sort_out((), desk.deadlines.bounds())
        self.shown = Shown(empty, empty)

    def start(self, wanted: BoardFilter, first: date, last: date) -> None:
        """Read the board off the main thread."""
        self.forget()
        service = self._desk.board

        def work(progress: Progress) -> Shown:
            progress.step(0)
            whole = service.read()
            progress.step(0)
            board = whole.narrowed(wanted)
            return Shown(whole, board, service.days(board, first, last, wanted))

        self._task = self._tasks.run(work, self._on_done)

    def forget(self) -> None:
        """Let a reading go that nobody waits for any more."""
        if self._task is not None:
            self._task.forget()
            self._task = None

    def _on_done(self, shown: Shown) -> None:
        self._task = None
        self.shown = shown
        self.read.emit(shown)
