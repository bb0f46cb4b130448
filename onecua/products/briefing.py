"""«Giao ban»: the sheet of the morning on one A4, from what the desk knows now."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from onecua.domain.briefing import BriefedDossier, Briefing, Call, CallReason
from onecua.domain.deadline.wording import duration
from onecua.domain.vietnamese import grouped, weekday_short
from onecua.printing.sheets import BriefingSheet, CallRow, DueRow, briefing_sheet
from onecua.products.deadlines import telling
from onecua.products.moved_calls import phone_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from onecua.domain.risk import Risk
    from onecua.progress import Progress
    from onecua.services.desk import Desk

_HOUR = 60
_MOST_NAMED = 100


def briefing_pdf(desk: Desk, progress: Progress | None = None) -> bytes:
    """Return what the day asks for, on one A4 page."""
    sheet = sheet_of(desk, desk.briefing.today(progress))
    return briefing_sheet(sheet, sample=desk.office.sample)


def sheet_of(desk: Desk, briefing: Briefing) -> BriefingSheet:
    """Return the values of the sheet in words."""

    def rows(dossiers: Sequence[BriefedDossier], none: str = "") -> list[DueRow]:
        return [_row(desk, each, none) for each in dossiers]

    return BriefingSheet(
        desk_full_name=desk.office.desk_full_name,
        at=briefing.at,
        tomorrow=briefing.tomorrow,
        overdue=rows(briefing.overdue, "hôm nay"),
        due_today=rows(briefing.due_today),
        due_tomorrow=rows(briefing.due_tomorrow),
        at_risk=rows(briefing.at_risk),
        waiting=rows(briefing.waiting, "hôm nay"),
        calls=_calls(desk, briefing.calls),
    )


def _row(desk: Desk, each: BriefedDossier, none: str) -> DueRow:
    holder = desk.rulebook.officer_name(each.holder)
    if each.risk is not None:
        note = _risk_words(each.risk)
    else:
        note = f"{grouped(each.days)} ngày" if each.days else none
    return DueRow(each.code, telling(each.procedure_name), holder, each.at, note)


def _risk_words(risk: Risk) -> str:
    """Say «còn 7 giờ, thường cần 12 giờ»; working hours, as the clock of the desk counts."""
    left = duration(_hours(risk.left, up=False))
    needed = duration(_hours(risk.needed, up=True))
    return f"còn {left}, thường cần {needed}"


def _hours(minutes: int, *, up: bool) -> int:
    """Return the minutes of whole hours, since nobody plans a week by minutes."""
    if minutes < _HOUR:
        return minutes
    return (ceil(minutes / _HOUR) if up else minutes // _HOUR) * _HOUR


def _calls(desk: Desk, calls: Sequence[Call]) -> list[CallRow]:
    """Return the calls; no page holds more than the first, so the others are only counted."""
    named = [_call(desk, call) for call in calls[:_MOST_NAMED]]
    return [*named, *[CallRow("", "", "", "")] * (len(calls) - len(named))]


def _call(desk: Desk, call: Call) -> CallRow:
    record = desk.records.read(call.dossier)
    phone = phone_of(desk, call.dossier)
    return CallRow(record.dossier.code or "", record.owner.full_name, phone, _why(call))


def _why(call: Call) -> str:
    at = _day(call.at) if call.at is not None else ""
    if call.reason is CallReason.OVERDUE:
        return f"Xin lỗi: hẹn {at} chưa trả; báo ngày trả"
    if call.reason is CallReason.EXTENDED:
        return f"Nhắc ngày hẹn mới {at}"
    if call.reason is CallReason.RESULT:
        return f"Mời đến nhận kết quả, có từ {at}"
    if call.is_past:
        return f"Quá hạn bổ sung {at}: hỏi còn làm không"
    return f"Bổ sung giấy tờ đến hết {at}"


def _day(at: datetime) -> str:
    return f"{weekday_short(at.date())} {at:%d/%m}"
