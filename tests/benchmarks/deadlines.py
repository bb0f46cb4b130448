"""Due dates a second, alone and explained, against adding days to an instant in plain Python."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from onecua.assets import resource
from onecua.domain.calendar_csv import parse_calendar_csv
from onecua.domain.deadline import (
    By,
    Change,
    HandlingTime,
    Model,
    TermRule,
    due,
    due_at,
    next_due,
    parse_handling_time,
    recompute,
)
from onecua.domain.work_calendar import WorkCalendar
from tests.benchmarks.measuring import in_turn, row, tell

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = 11
DUE, EXPLAINED, COURSES = 20_000, 2_000, 5_000
TERMS = (
    "3 working_day",
    "same_day",
    "5 working_day",
    "10 working_day",
    "15 day",
    "8 working_hour",
    "20 working_day",
    "0.5 working_day",
    "1 month",
)
Case = tuple[datetime, HandlingTime, Model]


def _cases(number: int) -> list[Case]:
    """Receipts of a year of office hours, terms as the catalogue has them, both models in turn."""
    begin, terms = datetime(2026, 1, 5, 7, 31), [parse_handling_time(text) for text in TERMS]
    received = (
        begin + timedelta(days=place * 350 // number, minutes=place * 37 % 560)
        for place in range(number)
    )
    both = [(term, model) for model in Model for term in terms]
    return [(at, *way) for at, way in zip(received, islice(cycle(both), number), strict=True)]


def _adding(cases: list[Case]) -> Callable[[], object]:
    """Add as many days to each receipt, which is what a date costs that nobody reckons."""
    return lambda: [at + timedelta(days=int(term.amount)) for at, term, _ in cases]


def _paused(cases: list[Case], calendar: WorkCalendar) -> list[tuple[TermRule, list[Change]]]:
    """Let every dossier wait for a paper from its second hour for two days."""
    courses = []
    for at, term, model in cases:
        rule = TermRule(term, model)
        promise = Change(By.PROMISE, at, rule.due_at(at, calendar), calendar)
        asked_at = min(at + timedelta(hours=2), promise.due_at or at)
        resumed = Change(By.RESUME, asked_at + timedelta(days=2), None, calendar, asked_at)
        due_then = next_due([promise], resumed, rule)
        last = Change(By.RESUME, resumed.at, due_then, calendar, asked_at)
        courses.append((rule, [promise, last]))
    return courses


def main(_folder: Path) -> None:
    text = resource("data", "work_calendar.csv").read_text(encoding="utf-8")
    calendar = WorkCalendar.of(parse_calendar_csv(text))
    dates, explained, courses = _cases(DUE), _cases(EXPLAINED), _cases(COURSES)
    paused = _paused(courses, calendar)
    whys = "explained due dates"
    measured = [
        ("due dates", dates, lambda: [due_at(at, t, calendar, m) for at, t, m in dates]),
        (whys, explained, lambda: [due(at, t, calendar, m) for at, t, m in explained]),
        ("recomputed courses with a pause", courses, lambda: [recompute(c, r) for r, c in paused]),
    ]
    rows = []
    for what, cases, ours in measured:
        medians = in_turn(ours, _adding(cases), TIMES)
        rate = round(len(cases) / medians[0] * 1_000, -2)
        words = f"{len(cases):,} {what} ({rate:,.0f} a second)"
        rows.append(row(words, "datetime + timedelta, same receipts", medians))
    tell(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
