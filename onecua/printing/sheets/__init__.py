"""Sheets of our own on A4, from plain values: briefing, lists, giải trình, the log's mark."""

from __future__ import annotations

from onecua.printing.sheets.anchor import AnchorSheet, anchor_sheet
from onecua.printing.sheets.briefing import (
    BriefingSheet,
    CallRow,
    DueRow,
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
from onecua.printing.sheets.survey_poster import PosterQuestion, SurveyPoster, survey_poster

__all__ = [
    "AnchorSheet",
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
    "PosterQuestion",
    "SurveyPoster",
    "anchor_sheet",
    "briefing_sheet",
    "call_sheet",
    "deadline_sheet",
    "explanation_sheet",
    "survey_poster",
]
