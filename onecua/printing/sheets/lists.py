"""Lists for the desk's own hands: whom to call about a new date, and what is due, in groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.vietnamese import grouped
from onecua.printing import papers
from onecua.printing.sheets.words import TICK, day_and_hour, full_day, printed_words
from onecua.printing.values import PaperValues

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class DatedCall:
    """Somebody whose date changed: the old one, and the new one to tell."""

    code: str
    name: str
    phone: str
    procedure: str
    old_due: datetime | None
    new_due: datetime | None


@dataclass(frozen=True, slots=True)
class CallSheet:
    """Whom to call and why; the pen ticks who was reached."""

    desk_full_name: str
    at: datetime
    why: str
    calls: Sequence[DatedCall]


def call_sheet(sheet: CallSheet, *, sample: bool = False) -> bytes:
    """Return the list of calls as PDF on A4."""
    rows = [
        {
            "code": call.code,
            "name": call.name,
            "phone": call.phone,
            "procedure": call.procedure,
            "old": day_and_hour(call.old_due),
            "new": day_and_hour(call.new_due),
            "tick": TICK,
        }
        for call in sheet.calls
    ]
    told = f"{sheet.why}. " if sheet.why else ""
    fields = {
        "desk_full_name": sheet.desk_full_name,
        "day": full_day(sheet.at.date()),
        "subtitle": f"{told}{grouped(len(rows))} người. {printed_words(sheet.at)}",
        "caller": "",
        "called_on": "",
    }
    return _drawn("call_list", fields, {"calls": rows}, sample=sample)


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A dossier with who has it and how it stands («Còn 2 ngày»)."""

    code: str
    owner: str
    procedure: str
    holder: str
    due: datetime | None
    standing: str


@dataclass(frozen=True, slots=True)
class DeadlineGroup:
    """Dossiers under one heading, such as «Quá hạn» or an officer's name."""

    title: str
    rows: Sequence[DeadlineRow]


@dataclass(frozen=True, slots=True)
class DeadlineSheet:
    """What is due, in groups; `narrowed_to` says what the list was narrowed to, if it was."""

    desk_full_name: str
    at: datetime
    groups: Sequence[DeadlineGroup]
    narrowed_to: str = ""


def deadline_sheet(sheet: DeadlineSheet, *, sample: bool = False) -> bytes:
    """Return the list of deadlines as PDF on A4; a group without dossiers is left out."""
    rows = [
        {
            "group": f"{group.title} ({grouped(len(group.rows))} hồ sơ)",
            "code": row.code,
            "owner": row.owner,
            "procedure": row.procedure,
            "holder": row.holder,
            "due": day_and_hour(row.due),
            "standing": row.standing,
        }
        for group in sheet.groups
        for row in group.rows
    ]
    told = f"{sheet.narrowed_to}. " if sheet.narrowed_to else ""
    fields = {
        "desk_full_name": sheet.desk_full_name,
        "day": full_day(sheet.at.date()),
        "subtitle": f"{told}{grouped(len(rows))} hồ sơ. {printed_words(sheet.at)}",
    }
    return _drawn("deadline_list", fields, {"dossiers": rows}, sample=sample)


def _drawn(
    form: str, fields: dict[str, str], lists: dict[str, list[dict[str, str]]], *, sample: bool
) -> bytes:
    return papers.render(form, PaperValues(fields, lists), layout="one_on_a4", sample=sample)
