"""Sheets of our own on A4, from plain values: briefing, call list, deadlines, giải trình."""

from __future__ import annotations

from onecua.printing.sheets.briefing import (
    MOST_ROWS,
    BriefingSheet,
    CallRow,
    DueRow,
    Part,
    briefing_sheet,
)
from onecua.printing.sheets.explanation import (
    ExplanationSheet,
    HappenedRow,
    HeldRow,
    explanation_sheet,
)
from onecua.printing.sheets.lists import (
    CallSheet,
    DatedCall,
    DeadlineGroup,
    DeadlineRow,
    DeadlineSheet,
    call_sheet,
    deadline_sheet,
)

__all__ = [
    "MOST_ROWS",
    "BriefingSheet",
    "CallRow",
    "CallSheet",
    "DatedCall",
    "DeadlineGroup",
    "DeadlineRow",
    "DeadlineSheet",
    "DueRow",
    "ExplanationSheet",
    "HappenedRow",
    "HeldRow",
    "Part",
    "briefing_sheet",
    "call_sheet",
    "deadline_sheet",
    "explanation_sheet",
]
