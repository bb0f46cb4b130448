"""Timing two things in turn, so that a drifting machine harms both alike."""

from __future__ import annotations

import json
import statistics
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def in_turn(
    ours: Callable[[], object], baseline: Callable[[], object], times: int
) -> tuple[float, float]:
    """Return the medians of both in milliseconds, after one round that is not counted."""
    mine: list[float] = []
    theirs: list[float] = []
    for turn in range(times + 1):
        for work, kept in ((ours, mine), (baseline, theirs)):
            start = time.perf_counter()
            work()
            if turn:
                kept.append((time.perf_counter() - start) * 1_000)
    return statistics.median(mine), statistics.median(theirs)


def row(what: str, baseline: str, medians: tuple[float, float]) -> dict[str, object]:
    return {"what": what, "baseline": baseline, "ours_ms": medians[0], "baseline_ms": medians[1]}


def peak_mb() -> float:
    """Return the peak memory of this process, 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def tell(rows: Sequence[dict[str, object]], peak: float | None = None) -> None:
    """Print the outcome as the one JSON line that the parent reads."""
    outcome = {"rows": list(rows), "peak_mb": peak_mb() if peak is None else peak}
    sys.stdout.write(json.dumps(outcome) + "\n")
