"""What people carry away: a receipt, a month's workbook, an imported list. One function each."""

from __future__ import annotations

from onecua.products.briefing import briefing_pdf
from onecua.products.deadlines import (
    BoardExtract,
    call_list_pdf,
    deadline_list_pdf,
    write_deadlines,
)
from onecua.products.explanation import ExplanationWords, explanation_pdf, explanation_words
from onecua.products.integrity import anchor_pdf, write_moved_dates
from onecua.products.moved_calls import moved_calls_pdf
from onecua.products.papers import (
    apologies_pdf,
    apology_pdf,
    control_slip_pdf,
    counter_slip_pdf,
    page_count,
    receipt_pdf,
    refusal_pdf,
    renewed_receipt_pdf,
    stop_notice_pdf,
    supplement_pdf,
)
from onecua.products.survey_poster import survey_poster_pdf
from onecua.products.survey_slips import (
    MOST_SLIPS,
    blank_slips_pdf,
    survey_slips_pdf,
)
from onecua.products.surveys import write_survey
from onecua.products.taken_over import import_list, undo_import
from onecua.products.workbooks import monthly_report, write_list, write_monthly

__all__ = [
    "MOST_SLIPS",
    "BoardExtract",
    "ExplanationWords",
    "anchor_pdf",
    "apologies_pdf",
    "apology_pdf",
    "blank_slips_pdf",
    "briefing_pdf",
    "call_list_pdf",
    "control_slip_pdf",
    "counter_slip_pdf",
    "deadline_list_pdf",
    "explanation_pdf",
    "explanation_words",
    "import_list",
    "monthly_report",
    "moved_calls_pdf",
    "page_count",
    "receipt_pdf",
    "refusal_pdf",
    "renewed_receipt_pdf",
    "stop_notice_pdf",
    "supplement_pdf",
    "survey_poster_pdf",
    "survey_slips_pdf",
    "undo_import",
    "write_deadlines",
    "write_list",
    "write_monthly",
    "write_moved_dates",
    "write_survey",
]
