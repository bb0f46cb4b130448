"""The 07:15 sheet «Giao ban», filled from the board, the results on the shelf and the pace."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from onecua.domain.board import Bucket
from onecua.domain.deadline.wording import duration
from onecua.domain.dossier import Status
from onecua.domain.summary import DossierFilter, Sort
from onecua.printing.sheets import (
    MOST_ROWS,
    BriefingSheet,
    CallRow,
    DueRow,
    Part,
    briefing_sheet,
)
from onecua.products.moved_calls import phone_of
from onecua.progress import Progress
from onecua.services.pace import PaceService

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from onecua.domain.board import Board, OpenDossier
    from onecua.domain.summary import DossierSummary
    from onecua.services.board import BoardLine
    from onecua.services.desk import Desk
    from onecua.services.pace import AtRisk

_MOST_CALLS = 30
_MOST_WAITING = 2_000
_LONG_WAIT = timedelta(days=7)
_HOUR = 60
_PARTS = 3


def briefing_pdf(desk: Desk, progress: Progress | None = None) -> bytes:
    """Return what the day asks for, on one A4 page."""
    progress = progress or Progress()
    progress.step(0, _PARTS, "Đọc hạn xử lý")
    board = desk.board.read()
    now = board.at.now
    tomorrow = desk.rulebook.calendar.next_counted(now.date())
    overdue = board.groups[Bucket.OVERDUE]
    coming = _due_by(board, tomorrow)
    shelf = DossierFilter(statuses=frozenset({Status.FINISHED}))
    waiting = desk.lists.page(shelf, sort=Sort.RANK, descending=True, limit=_MOST_WAITING)
    progress.step(1, _PARTS, "So với hồ sơ trước đây")
    at_risk = [_risky(desk, each) for each in _later_at_risk(desk, tomorrow)]
    progress.step(2, _PARTS, "Xem ai cần gọi")
    sheet = BriefingSheet(
        desk.office.desk_full_name,
        now,
        tomorrow,
        Part(_late(desk, board, overdue), len(overdue)),
        _part(desk, board, board.groups[Bucket.TODAY]),
        _part(desk, board, coming),
        Part(at_risk[:MOST_ROWS], len(at_risk)),
        Part([_waiting(each, now) for each in waiting[:MOST_ROWS]], desk.lists.count(shelf)),
        _calls(desk, board, waiting),
    )
    return briefing_sheet(sheet, sample=desk.office.sample)


def _due_by(board: Board, day: date) -> tuple[OpenDossier, ...]:
    """Return the dossiers due after today up to a day; a weekend between them belongs to it."""
    return tuple(
        each
        for each in board.groups[Bucket.SOON]
        if each.due_at is not None and each.due_at.date() <= day
    )


def _part(desk: Desk, board: Board, dossiers: Sequence[OpenDossier]) -> Part[DueRow]:
    lines = desk.board.lines(dossiers[:MOST_ROWS], board.at.now)
    return Part([_row(desk, line) for line in lines], len(dossiers))


def _row(desk: Desk, line: BoardLine, note: str = "") -> DueRow:
    holder = desk.rulebook.officer_name(line.counted.holder)
    detail = line.detail
    return DueRow(detail.code or "", detail.procedure_name, holder, line.counted.due_at, note)


def _late(desk: Desk, board: Board, dossiers: Sequence[OpenDossier]) -> list[DueRow]:
    lines = desk.board.lines(dossiers[:MOST_ROWS], board.at.now)
    return [_row(desk, line, _how_late(line.standing.working_days)) for line in lines]


def _how_late(working_days: int) -> str:
    return f"{working_days} ngày" if working_days else "hôm nay"


def _later_at_risk(desk: Desk, tomorrow: date) -> list[AtRisk]:
    """Return the dossiers at risk that are due after the days that are listed anyway."""
    found = PaceService(desk.database, desk.rulebook).at_risk()
    return [each for each in found if each.dossier.due_at.date() > tomorrow]


def _risky(desk: Desk, each: AtRisk) -> DueRow:
    left = duration(_hours(each.outlook.left, up=False))
    needed = duration(_hours(each.outlook.needed, up=True))
    return DueRow(
        each.dossier.code or "",
        each.dossier.procedure_name,
        desk.rulebook.officer_name(each.dossier.holder),
        each.dossier.due_at,
        f"còn {left}, thường cần {needed}",
    )


def _hours(minutes: int, *, up: bool) -> int:
    """Return the minutes of whole hours, since nobody plans a week by minutes."""
    if minutes < _HOUR:
        return minutes
    return (ceil(minutes / _HOUR) if up else minutes // _HOUR) * _HOUR


def _waiting(each: DossierSummary, now: datetime) -> DueRow:
    days = (now.date() - each.ended_at.date()).days if each.ended_at else 0
    return DueRow(each.code or "", each.procedure_name, "", each.ended_at, f"{days} ngày")


def _calls(desk: Desk, board: Board, waiting: Sequence[DossierSummary]) -> Part[CallRow]:
    overdue, now = board.groups[Bucket.OVERDUE], board.at.now
    late = [each for each in waiting if each.ended_at and now - each.ended_at > _LONG_WAIT]
    rows = [*_apologies(desk, board), *_invitations(desk, late)]
    return Part(rows[:_MOST_CALLS], len(overdue) + len(late))


def _apologies(desk: Desk, board: Board) -> Iterator[CallRow]:
    for line in desk.board.lines(board.groups[Bucket.OVERDUE][:_MOST_CALLS], board.at.now):
        due_at = line.counted.due_at
        why = f"Xin lỗi: hẹn {due_at:%d/%m} chưa trả; báo ngày trả" if due_at else "Báo ngày trả"
        detail = line.detail
        yield CallRow(detail.code or "", detail.owner_name, phone_of(desk, detail.id), why)


def _invitations(desk: Desk, waiting: Sequence[DossierSummary]) -> Iterator[CallRow]:
    for each in waiting[:_MOST_CALLS]:
        why = f"Mời đến nhận kết quả, có từ {each.ended_at:%d/%m}"
        yield CallRow(each.code or "", each.owner_name, phone_of(desk, each.id), why)
