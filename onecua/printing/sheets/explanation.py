"""Giải trình hồ sơ quá hạn: an administrative document in the layout of NĐ 30/2020/NĐ-CP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.printing import papers
from onecua.printing.values import PaperValues

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

_FORM = "explanation"
_FIRST_MONTHS = 3
"""Months before it are written with two digits (NĐ 30/2020/NĐ-CP)."""


@dataclass(frozen=True, slots=True)
class HappenedRow:
    """One entry of the history: when, what, by whom, in whose words."""

    at: datetime
    words: str
    officer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeldRow:
    """How long somebody held the dossier, in ready words; `until` is empty for «đến nay»."""

    officer: str
    since: datetime
    until: datetime | None
    worked: str
    paused: str = ""


@dataclass(frozen=True, slots=True)
class ExplanationSheet:
    """What a giải trình says; an empty `cause` or `measure` leaves lines for the pen.

    `outcome` tells how it ended against the due date, `changes` what moved that date, `apology`
    which slip was sent.
    """

    office_parent: str
    desk_name: str
    desk_full_name: str
    number: str
    place: str
    issued_on: date
    recipient: str
    dossier_code: str
    applicant_name: str
    request: str
    received_at: datetime
    promised_at: datetime | None
    due_at: datetime | None
    outcome: str
    changes: str
    happened: Sequence[HappenedRow]
    held: Sequence[HeldRow]
    cause: str
    apology: str
    measure: str = ""
    signer_title: str = "GIÁM ĐỐC"
    signer_name: str = ""


def explanation_sheet(sheet: ExplanationSheet, *, sample: bool = False) -> bytes:
    """Return the document as PDF on A4."""
    values = PaperValues(_fields(sheet), {"happened": _happened(sheet), "held": _held(sheet)})
    return papers.render(_FORM, values, layout="one_on_a4", sample=sample)


def _fields(sheet: ExplanationSheet) -> dict[str, str]:
    on = sheet.issued_on
    return {
        "office_parent": sheet.office_parent,
        "desk_name": sheet.desk_name,
        "desk_full_name": sheet.desk_full_name,
        "slip_number": sheet.number,
        "place": sheet.place,
        "issued_day": f"{on.day:02}",
        "issued_month": f"{on.month:02}" if on.month < _FIRST_MONTHS else str(on.month),
        "issued_year": str(on.year),
        "recipient": sheet.recipient,
        "dossier_code": sheet.dossier_code,
        "applicant_name": sheet.applicant_name,
        "request": sheet.request,
        "received": _at(sheet.received_at),
        "promised": _at(sheet.promised_at),
        "due": _at(sheet.due_at),
        "outcome": sheet.outcome,
        "changes": sheet.changes,
        "cause": sheet.cause,
        "apology": sheet.apology,
        "measure": sheet.measure,
        "signer_title": sheet.signer_title,
        "signer_name": sheet.signer_name,
    }


def _happened(sheet: ExplanationSheet) -> list[dict[str, str]]:
    return [
        {"at": _at(row.at), "words": row.words, "officer": row.officer, "note": row.note}
        for row in sheet.happened
    ]


def _held(sheet: ExplanationSheet) -> list[dict[str, str]]:
    return [
        {
            "officer": row.officer,
            "since": _at(row.since),
            "until": _at(row.until) if row.until else "nay",
            "worked": row.worked,
            "paused": row.paused,
        }
        for row in sheet.held
    ]


def _at(at: datetime | None) -> str:
    return f"{at:%H:%M} {at:%d/%m/%Y}" if at else "chưa hẹn"
