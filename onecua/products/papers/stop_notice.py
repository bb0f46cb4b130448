"""Mẫu số 05: the notice that a dossier is not settled any further, and why."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from onecua.domain.dossier import FeeState, Move
from onecua.domain.numbering import Slip, slip_number_words
from onecua.domain.vietnamese import money
from onecua.printing import papers
from onecua.products.papers.values import (
    contact_fields,
    dossier_fields,
    head_fields,
    instant_fields,
    issued,
    needed,
    person_fields,
    qr_text,
)

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.domain.dossier import Dossier
    from onecua.printing.papers import Layout
    from onecua.services.desk import Desk
    from onecua.services.records import DossierRecord, HistoryEntry, NamedPaper

_FORM = "05_stop_notice"
_MISSING = (
    "chưa có thông báo dừng để in. Chọn việc «Công dân rút hồ sơ», «Dừng giải quyết» hoặc «Đóng vì "
    "quá hạn bổ sung», ghi lý do, rồi in."
)

_NAME_SHOWN = 90
"""Characters of a component's name; the catalogue's own run to paragraphs."""


def stop_notice_pdf(desk: Desk, dossier: UUID, *, layout: Layout = "one_on_a5") -> bytes:
    """Return Mẫu số 05 of a dossier; RuleError with what to do when none was issued."""
    record = desk.records.read(dossier)
    entry = issued(record, [Move.WITHDRAW, Move.STOP, Move.CLOSE_WAITING], _MISSING)
    fields = {
        **head_fields(desk, entry.happened_at, Slip.STOP_NOTICE, entry.slip_number),
        **person_fields(record.owner),
        **dossier_fields(record),
        **contact_fields(desk, entry.officer_name),
        **instant_fields("received", record.dossier.received_at),
        **instant_fields("stopped", entry.happened_at),
        "basis": _basis(record, entry),
        "reason": entry.reason,
        "fee": _paid(record.dossier),
        "officer_name": entry.officer_name,
        "submitter_name": (record.delegate or record.owner).full_name,
    }
    returned = [{"text": _given_back(paper)} for paper in record.papers if _counts(paper)]
    values = needed(
        _FORM, fields, {"returned": returned}, qr_text(record, _FORM, entry.happened_at)
    )
    return papers.render(_FORM, values, layout=layout, sample=desk.office.sample)


def _basis(record: DossierRecord, entry: HistoryEntry) -> str:
    day = f"ngày {entry.happened_at:%d/%m/%Y}"
    if entry.move is Move.WITHDRAW:
        return f"đề nghị rút hồ sơ của Ông/Bà/Tổ chức {day}"
    if entry.move is Move.STOP:
        return f"tình trạng giải quyết hồ sơ đến {day}"
    asked = [
        e
        for e in record.history
        if e.move is Move.REQUEST_SUPPLEMENT and e.slip_number and not e.undone
    ]
    if not asked:
        return "việc hồ sơ đã quá thời gian chờ bổ sung"
    number = slip_number_words(Slip.SUPPLEMENT, asked[-1].slip_number or 0)
    return (
        "việc hồ sơ đã quá thời gian chờ bổ sung theo Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ "
        f"số {number} ngày {asked[-1].happened_at:%d/%m/%Y}"
    )


def _paid(dossier: Dossier) -> str:
    """Return what was paid, nothing when there is nothing to give back."""
    if not dossier.fee_amount or dossier.fee_state not in (FeeState.CASH, FeeState.TRANSFER):
        return ""
    return f"đã thu {money(dossier.fee_amount)}"


def _given_back(paper: NamedPaper) -> str:
    name = shorten(paper.name, _NAME_SHOWN, placeholder="…").rstrip(".")
    return f"{name}: {', '.join(_counts(paper))}"


def _counts(paper: NamedPaper) -> list[str]:
    counted = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
    return [f"{count} {words}" for count, words in counted if count]
