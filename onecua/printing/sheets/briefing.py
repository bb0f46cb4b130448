"""«Giao ban»: what the day asks for, on one A4 page whatever the load."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.deadline.wording import long_weekday
from onecua.domain.vietnamese import grouped
from onecua.printing import page, papers
from onecua.printing.sheets.words import TICK, day_and_hour, full_day
from onecua.printing.values import PaperValues

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    _Lists = Mapping[str, tuple[list[dict[str, str]], int]]

_FORM = "briefing"
_LAYOUT: papers.Layout = "one_on_a4"
_MOST_ROWS = 70
"""More rows than a page can hold at the smallest size."""

_TITLES = {
    "overdue": "Quá hạn",
    "calls": "Cần gọi",
    "today": "Đến hạn hôm nay",
    "tomorrow": "Đến hạn {tomorrow}",
    "at_risk": "Có nguy cơ quá hạn",
    "waiting": "Kết quả chờ trả",
}
_UNITS = {"calls": "người"}


@dataclass(frozen=True, slots=True)
class DueRow:
    """A dossier in the lists; `due` is its due instant, or since when its result waits.

    It names no applicant. `note` says how late, why at risk or how long it waits.
    """

    code: str
    procedure: str
    holder: str
    due: datetime | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CallRow:
    """A person to call today, and what about; the only names and telephones on the sheet."""

    code: str
    name: str
    phone: str
    why: str


@dataclass(frozen=True, slots=True)
class BriefingSheet:
    """What the sheet says; `tomorrow` is the next working day, each list the most urgent first."""

    desk_full_name: str
    at: datetime
    tomorrow: date
    overdue: Sequence[DueRow] = ()
    due_today: Sequence[DueRow] = ()
    due_tomorrow: Sequence[DueRow] = ()
    at_risk: Sequence[DueRow] = ()
    waiting: Sequence[DueRow] = ()
    calls: Sequence[CallRow] = ()


def briefing_sheet(sheet: BriefingSheet, *, sample: bool = False) -> bytes:
    """Return the sheet as PDF: long lists end with «và n hồ sơ nữa» so that it is one page."""
    lists = _lists(sheet)
    shown = [len(rows) for rows, _ in lists.values()]
    form = papers.load_form(_FORM)

    def is_too_long(rows: int) -> bool:
        return page.pages_of(form, _values(sheet, lists, shares(shown, rows)), _LAYOUT) > 1

    most = min(sum(shown), _MOST_ROWS)
    fitting = bisect_right(range(1, most + 1), False, key=is_too_long)
    values = _values(sheet, lists, shares(shown, fitting))
    return papers.render(_FORM, values, layout=_LAYOUT, sample=sample)


def shares(lengths: Sequence[int], rows: int) -> list[int]:
    """Deal so many rows out to lists of these lengths, one to each in turn, the first ones first.

    A short list is shown whole and leaves its room to the others.
    """
    given = [0] * len(lengths)
    while rows > 0 and given != list(lengths):
        for place, length in enumerate(lengths):
            if rows > 0 and given[place] < length:
                given[place] += 1
                rows -= 1
    return given


def _lists(sheet: BriefingSheet) -> _Lists:
    """Return the first rows of each list and how many there are in all, in the sheet's order."""
    return {
        "overdue": _dues(sheet.overdue),
        "calls": ([_call(row) for row in sheet.calls[:_MOST_ROWS]], len(sheet.calls)),
        "today": _dues(sheet.due_today),
        "tomorrow": _dues(sheet.due_tomorrow),
        "at_risk": _dues(sheet.at_risk),
        "waiting": _dues(sheet.waiting),
    }


def _dues(rows: Sequence[DueRow]) -> tuple[list[dict[str, str]], int]:
    return [_due(row) for row in rows[:_MOST_ROWS]], len(rows)


def _due(row: DueRow) -> dict[str, str]:
    return {
        "code": row.code,
        "procedure": row.procedure,
        "holder": row.holder,
        "due": day_and_hour(row.due),
        "note": row.note,
    }


def _call(row: CallRow) -> dict[str, str]:
    found = {"code": row.code, "name": row.name, "phone": row.phone, "why": row.why}
    return {**found, "tick": TICK}


def _values(sheet: BriefingSheet, lists: _Lists, shown: Sequence[int]) -> PaperValues:
    fields = {
        "desk_full_name": sheet.desk_full_name,
        "time": f"{sheet.at:%H:%M}",
        "day": f"{long_weekday(sheet.at)} {sheet.at:%d/%m/%Y}",
    }
    counts = {"tomorrow_words": f"{sheet.tomorrow:%d/%m}"}
    kept = {}
    for (name, (rows, total)), count in zip(lists.items(), shown, strict=True):
        unit = _UNITS.get(name, "hồ sơ")
        title = _TITLES[name].format(tomorrow=full_day(sheet.tomorrow))
        told = f"{grouped(total)} {unit}" if total else "không có"
        fields[f"{name}_title"] = f"{title}: {told}"
        more = total - count
        fields[f"{name}_more"] = f"và {grouped(more)} {unit} nữa" if more else ""
        counts[name] = grouped(total)
        kept[name] = rows[:count]
    return PaperValues(fields, {**kept, "counts": [counts]})
