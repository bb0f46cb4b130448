"""Long work of the window on a desk of its own: it waits for locks, the window's does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from onecua.services.folders import patient_desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from onecua.progress import Progress
    from onecua.services.desk import Desk

T = TypeVar("T")


def on_own_desk(desk: Desk, deed: Callable[[Desk, Progress], T]) -> Callable[[Progress], T]:
    """Return work for the worker: `deed` on the same data, in the name of the same officer.

    What it commits is seen by the window as any other process's commit (`ui/changes.py`).
    """
    folder, officer, clock = desk.database.folder, desk.officer, desk.clock

    def work(progress: Progress) -> T:
        with patient_desk(folder, officer, clock) as own:
            return deed(own, progress)

    return work
