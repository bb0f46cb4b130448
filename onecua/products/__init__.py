"""What people carry away: a receipt, a month's workbook, an imported list. One function each."""

from __future__ import annotations

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
from onecua.products.taken_over import import_list, undo_import
from onecua.products.workbooks import monthly_report, write_list, write_monthly

__all__ = [
    "apologies_pdf",
    "apology_pdf",
    "control_slip_pdf",
    "counter_slip_pdf",
    "import_list",
    "monthly_report",
    "page_count",
    "receipt_pdf",
    "refusal_pdf",
    "renewed_receipt_pdf",
    "stop_notice_pdf",
    "supplement_pdf",
    "undo_import",
    "write_list",
    "write_monthly",
]
