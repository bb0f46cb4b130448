"""The official papers of a dossier, filled from its record: Mẫu số 01 to 06."""

from __future__ import annotations

from onecua.products.papers.apology import apologies_pdf, apology_pdf
from onecua.products.papers.control_slip import control_slip_pdf
from onecua.products.papers.receipt import receipt_pdf, renewed_receipt_pdf
from onecua.products.papers.slips import counter_slip_pdf, refusal_pdf, supplement_pdf
from onecua.products.papers.stop_notice import stop_notice_pdf
from onecua.products.papers.values import page_count

__all__ = [
    "apologies_pdf",
    "apology_pdf",
    "control_slip_pdf",
    "counter_slip_pdf",
    "page_count",
    "receipt_pdf",
    "refusal_pdf",
    "renewed_receipt_pdf",
    "stop_notice_pdf",
    "supplement_pdf",
]
