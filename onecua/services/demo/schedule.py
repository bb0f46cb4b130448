"""What is to happen when: a queue of steps in order of working time."""

from __future__ import annotations

import heapq
from collections.abc import Callable

Step = Callable[[int], None]
"""Lets something happen at a tick."""


class Schedule:
    """Steps wait here until their tick; those at or after the end never come."""

    def __init__(self, ends: int) -> None:
        self._ends = ends
        self._order = 0
        self._steps: list[tuple[int, int, Step]] = []

    def put(self, tick: int, step: Step) -> None:
        """Let a step happen at a tick, after those of that tick that were put there before."""
        if tick < self._ends:
            self._order += 1
            heapq.heappush(self._steps, (tick, self._order, step))

    def run_next(self, before: int) -> bool:
        """Let the next step before a tick happen; tell whether there was one."""
        if not self._steps or self._steps[0][0] >= before:
            return False
        tick, _, step = heapq.heappop(self._steps)
        step(tick)
        return True
