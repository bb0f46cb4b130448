"""Rows of hours, and the seasons that those of one date make."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from onecua.domain.calendar_csv.cells import counted_of
from onecua.domain.work_calendar import (
    DayState,
    Scope,
    Season,
    WeekdayHours,
    parse_sessions,
    parse_weekdays,
    weekdays_text,
)
from onecua.errors import RuleError, RuleErrors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onecua.domain.calendar_csv.cells import Cells

_WEEK = 7


@dataclass(frozen=True, slots=True)
class HoursRow:
    """The hours of some weekdays from a date on, and the line where they stand."""

    line: int
    since: date
    weekdays: tuple[int, ...]
    hours: WeekdayHours
    name: str
    legal_source: str


def hours_row(since: date, line: int, cells: Cells) -> HoursRow:
    """Read a row of hours; raises `RuleErrors` for every cell that is wrong."""
    problems: list[RuleError] = []
    if cells.get("state", "").lower() not in {"", DayState.OFFICIAL}:
        problems.append(
            RuleError("giờ làm việc không có dự kiến, hãy ghi khi đã có quyết định", "state")
        )
    if cells.get("scope", "").lower() not in {"", Scope.LOCAL}:
        problems.append(RuleError("giờ làm việc là của đơn vị, phạm vi phải là local", "scope"))
    weekdays: tuple[int, ...] = ()
    hours = WeekdayHours()
    try:
        weekdays = parse_weekdays(cells.get("weekdays", ""))
    except RuleError as problem:
        problems.append(problem)
    try:
        sessions = parse_sessions(cells.get("sessions", ""))
        hours = WeekdayHours(sessions, counted_of(cells))
    except RuleError as problem:
        problems.extend(problem.problems)
    if problems:
        raise RuleErrors(problems)
    name, source = cells.get("name", ""), cells.get("legal_source", "")
    return HoursRow(line, since, weekdays, hours, name, source)


def seasons_of(
    rows: list[HoursRow],
) -> tuple[tuple[Season, ...], list[tuple[int, RuleError]]]:
    """Return the seasons that the rows make, and what is wrong between them with its line."""
    seasons: list[Season] = []
    problems: list[tuple[int, RuleError]] = []
    in_order = sorted(rows, key=lambda row: row.since)
    for since, group in groupby(in_order, key=lambda row: row.since):
        together = list(group)
        problems.extend(_disagreements(together))
        week = [WeekdayHours()] * _WEEK
        for row in together:
            for number in row.weekdays:
                week[number] = row.hours
        first = together[0]
        seasons.append(Season(since, tuple(week), first.name, first.legal_source))
    return tuple(seasons), problems


def _disagreements(rows: list[HoursRow]) -> Iterator[tuple[int, RuleError]]:
    first, taken = rows[0], set[int]()
    for row in rows:
        twice = taken & set(row.weekdays)
        if twice:
            words = f"{weekdays_text(twice)} đã có giờ ở dòng trên, hãy bỏ một dòng"
            yield row.line, RuleError(words, "weekdays")
        if (row.name, row.legal_source) != (first.name, first.legal_source):
            words = f"tên và căn cứ phải như dòng {first.line}, vì cùng mùa từ {row.since:%d/%m/%Y}"
            yield row.line, RuleError(words, "name")
        taken.update(row.weekdays)
