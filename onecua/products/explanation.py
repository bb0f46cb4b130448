"""Giải trình hồ sơ quá hạn, drafted from the history of a late dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.deadline.wording import duration
from onecua.domain.dossier import Move
from onecua.domain.event import Kind
from onecua.domain.numbering import Slip, slip_number_words
from onecua.errors import RuleError
from onecua.printing.sheets import ExplanationSheet, HappenedRow, HeldRow, explanation_sheet

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.domain.lateness import Holding
    from onecua.services.desk import Desk
    from onecua.services.lateness import LatenessAccount
    from onecua.services.records import HistoryEntry

_NUMBER = "......../BC-TTPVHCC"


@dataclass(frozen=True, slots=True)
class ExplanationWords:
    """What a person reads over and may change in a giải trình before it is printed.

    An empty `cause` or `measure` leaves lines for the pen.
    """

    recipient: str
    story: str
    cause: str
    measure: str = ""


def explanation_words(desk: Desk, dossier: UUID) -> ExplanationWords:
    """Return these words as the history of a dossier proposes them."""
    account = desk.lateness.account(dossier)
    return ExplanationWords(f"Chủ tịch {desk.office.name}", account.draft, _cause(account))


def explanation_pdf(desk: Desk, dossier: UUID, words: ExplanationWords | None = None) -> bytes:
    """Return the giải trình of a late dossier, with the drafted words or as a person left them.

    Raises `RuleError` for a dossier that is late neither by the day nor by the instant.
    """
    account = desk.lateness.account(dossier)
    found, office = account.record.dossier, desk.office
    verdicts = (account.against_due, account.against_promise)
    if not any(verdict is not None and verdict.is_late for verdict in verdicts):
        raise RuleError(f"Hồ sơ {found.code or ''} không quá hạn nên không phải giải trình.")
    words = words or explanation_words(desk, dossier)
    sheet = ExplanationSheet(
        office_parent=office.parent_line,
        desk_name=office.desk_name.upper(),
        desk_full_name=office.desk_full_name,
        number=_NUMBER,
        place=office.place,
        issued_on=desk.clock().date(),
        recipient=words.recipient,
        dossier_code=found.code or "",
        applicant_name=account.record.owner.full_name,
        request=account.record.request or found.procedure_name,
        received_at=found.received_at,
        promised_at=found.promised_at,
        due_at=found.due_at,
        outcome=words.story,
        changes="",
        happened=[_happened(e) for e in account.record.history if e.kind != Kind.PAPER_PRINTED],
        held=[_held(desk, holding) for holding in account.holdings],
        cause=words.cause,
        apology=_apology(desk, account),
        measure=words.measure,
    )
    return explanation_sheet(sheet, sample=office.sample)


def _happened(entry: HistoryEntry) -> HappenedRow:
    words = [entry.words, *(part for part in (entry.step, entry.unit, entry.cause) if part)]
    undone = " (đã hoàn tác)" if entry.undone else ""
    to = [f"giao {entry.holder_name}"] if entry.holder_name else []
    note = "; ".join(part for part in (*to, entry.reason) if part)
    return HappenedRow(entry.happened_at, f"{': '.join(words)}{undone}", entry.officer_name, note)


def _held(desk: Desk, holding: Holding) -> HeldRow:
    name = desk.rulebook.officer_name(holding.officer)
    return HeldRow(
        f"{name} ({holding.step})" if holding.step else name,
        holding.from_at,
        None if holding.is_open else holding.to_at,
        duration(holding.minutes),
        duration(holding.paused_minutes) if holding.paused_minutes else "",
    )


def _cause(account: LatenessAccount) -> str:
    return ". ".join(part for part in (account.cause_words, account.note) if part)


def _apology(desk: Desk, account: LatenessAccount) -> str:
    sent = [
        entry
        for entry in account.record.history
        if entry.move is Move.EXTEND and entry.slip_number and not entry.undone
    ]
    if not sent:
        return (
            f"Chưa gửi phiếu xin lỗi. {desk.office.desk_full_name} xin lỗi người nộp hồ sơ vì sự "
            "chậm trễ này."
        )
    number = slip_number_words(Slip.APOLOGY, sent[-1].slip_number or 0)
    until = f", hẹn trả ngày {sent[-1].due_at:%d/%m/%Y}" if sent[-1].due_at else ""
    return f"Đã gửi Phiếu xin lỗi số {number} ngày {sent[-1].happened_at:%d/%m/%Y}{until}."
