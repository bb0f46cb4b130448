"""What people carry away from the board: the list on paper, whom to call, the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, TypeVar

from onecua.domain.board import BUCKET_WORDS, NO_STEP, NO_STEP_WORDS, Bucket, shares
from onecua.domain.deadline import Urgency
from onecua.domain.lateness import CAUSES
from onecua.domain.vietnamese import grouped, name_sort_key, sort_key
from onecua.errors import RuleError
from onecua.printing.sheets import (
    CallSheet,
    DatedCall,
    DeadlineGroup,
    DeadlineRow,
    DeadlineSheet,
    call_sheet,
    deadline_sheet,
)
from onecua.products.moved_calls import NAME_SHOWN, phone_of
from onecua.reports import deadlines
from onecua.reports.deadlines import BucketSheet, DeadlineHeading, HeldDossier, ShareRow

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from onecua.domain.board import Board, OpenDossier
    from onecua.progress import Progress
    from onecua.services.board import BoardLine
    from onecua.services.desk import Desk

T = TypeVar("T")
MOST_PRINTED = 2_000
"""Rows on paper, about 60 pages; longer lists belong into a workbook."""

_DAYS = {Bucket.OVERDUE: "Quá (ngày làm việc)", Bucket.PAUSED: "Đã dừng (ngày làm việc)"}
_DAYS_LEFT = "Còn (ngày làm việc)"
_PAGE = 500
_PREFIX = "Thủ tục "


@dataclass(frozen=True, slots=True)
class BoardExtract:
    """The part of a board that is carried away: the buckets in view, and what narrows them."""

    board: Board
    buckets: Collection[Bucket]
    narrowed_to: str = ""

    def groups(self) -> Iterator[tuple[Bucket, Sequence[OpenDossier]]]:
        """Yield the buckets in view in their order."""
        for bucket in Bucket:
            if bucket in self.buckets:
                yield bucket, self.board.groups[bucket]

    def count(self) -> int:
        """Return how many dossiers it holds."""
        return sum(len(dossiers) for _, dossiers in self.groups())


def telling(procedure: str) -> str:
    """Return a procedure's name without the leading «Thủ tục», the telling words first."""
    name = procedure.removeprefix(_PREFIX)
    return name[:1].upper() + name[1:]


def deadline_list_pdf(desk: Desk, extract: BoardExtract) -> bytes:
    """Return the list in view on A4, bucket after bucket; `RuleError` when it is too long."""
    count = extract.count()
    if count > MOST_PRINTED:
        raise RuleError(
            f"Danh sách có {grouped(count)} hồ sơ, in ra quá dài. Lọc bớt (nhiều nhất "
            f"{grouped(MOST_PRINTED)}) hoặc xuất Excel."
        )
    now, name = extract.board.at.now, desk.rulebook.officer_name
    groups = [
        DeadlineGroup(
            BUCKET_WORDS[bucket],
            [
                DeadlineRow(
                    line.detail.code or "",
                    line.detail.owner_name,
                    shorten(telling(line.detail.procedure_name), NAME_SHOWN, placeholder="…"),
                    name(line.counted.holder),
                    line.counted.due_at,
                    line.words,
                )
                for line in desk.board.lines(dossiers, now)
            ],
        )
        for bucket, dossiers in extract.groups()
    ]
    sheet = DeadlineSheet(desk.office.desk_full_name, now, groups, extract.narrowed_to)
    return deadline_sheet(sheet, sample=desk.office.sample)


def call_list_pdf(desk: Desk, dossiers: Sequence[OpenDossier]) -> bytes:
    """Return whom to call about these dossiers: the old date, and the new one where there is one.

    Where no new date was given the pen writes what was agreed on the telephone.
    """
    now = desk.clock()
    calls = [_dated_call(desk, line) for line in desk.board.lines(dossiers, now)]
    sheet = CallSheet(desk.office.desk_full_name, now, "", calls)
    return call_sheet(sheet, sample=desk.office.sample)


def _dated_call(desk: Desk, line: BoardLine) -> DatedCall:
    detail, counted = line.detail, line.counted
    return DatedCall(
        detail.code or "",
        detail.owner_name,
        phone_of(desk, detail.id),
        shorten(telling(detail.procedure_name), NAME_SHOWN, placeholder="…"),
        detail.promised_at if counted.is_extended else counted.due_at,
        counted.due_at if counted.is_extended else None,
    )


def write_deadlines(
    desk: Desk, extract: BoardExtract, path: Path, progress: Progress | None = None
) -> int:
    """Write the buckets in view to a workbook and return how many dossiers it holds."""
    heading = DeadlineHeading(
        desk.office.name, extract.board.at.now, extract.narrowed_to, desk.office.sample
    )
    sheets = [_sheet(desk, extract.board, *group) for group in extract.groups()]
    deadlines.write(path, sheets, _shares(desk, extract.board), heading, progress)
    return extract.count()


def _sheet(
    desk: Desk, board: Board, bucket: Bucket, dossiers: Sequence[OpenDossier]
) -> BucketSheet:
    name = desk.rulebook.officer_name
    held = sorted(dossiers, key=lambda each: name_sort_key(name(each.holder)))
    rows = (_held(desk, line) for line in _lines(desk, board, held))
    return BucketSheet(BUCKET_WORDS[bucket], _DAYS.get(bucket, _DAYS_LEFT), rows)


def _lines(desk: Desk, board: Board, dossiers: Sequence[OpenDossier]) -> Iterator[BoardLine]:
    for start in range(0, len(dossiers), _PAGE):
        yield from desk.board.lines(dossiers[start : start + _PAGE], board.at.now)


def _held(desk: Desk, line: BoardLine) -> HeldDossier:
    counted, detail = line.counted, line.detail
    return HeldDossier(
        holder=desk.rulebook.officer_name(counted.holder),
        code=detail.code or "",
        owner=detail.owner_name,
        procedure=detail.procedure_name,
        sector=counted.sector,
        step=counted.step,
        step_due_at=counted.step_due_at,
        received_at=detail.received_at,
        promised_at=detail.promised_at,
        due_at=counted.due_at,
        days=_days(desk, line),
        note=_note(desk, line),
    )


def _days(desk: Desk, line: BoardLine) -> int | None:
    """Return the counted days past or left, of a stopped clock those for which it stands."""
    paused_at = line.counted.paused_at
    if line.counted.is_paused and paused_at is not None:
        today = desk.clock().date()
        return desk.rulebook.calendar.counted_between(paused_at.date(), today)
    return line.standing.working_days if line.counted.due_at is not None else None


def _note(desk: Desk, line: BoardLine) -> str:
    counted, detail = line.counted, line.detail
    parts = []
    if line.standing.urgency is Urgency.OVERDUE:
        cause = detail.late_cause
        parts.append(CAUSES.get(cause, cause) if cause else "chưa ghi nguyên nhân quá hạn")
    if counted.is_paused and counted.paused_at is not None:
        parts.append(f"{line.words} từ {counted.paused_at:%d/%m/%Y}")
        closes_at = desk.board.closes_at(counted)
        parts += [f"đóng được sau {closes_at:%d/%m/%Y}"] if closes_at else []
    if counted.is_extended:
        parts.append("đã xin lỗi, hẹn lại")
    return "; ".join(parts)


def _shares(desk: Desk, board: Board) -> dict[str, list[ShareRow]]:
    name = desk.rulebook.officer_name
    return {
        "holders": _share_rows(board, lambda each: each.holder, name, name_sort_key),
        "sectors": _share_rows(board, lambda each: each.sector, str, sort_key),
        "steps": _share_rows(board, lambda each: each.step, _step_words, sort_key),
    }


def _share_rows(
    board: Board,
    of: Callable[[OpenDossier], T],
    name_of: Callable[[T], str],
    key: Callable[[str], str],
) -> list[ShareRow]:
    rows = [
        ShareRow(name_of(s.of), s.overdue, s.today, s.soon, s.later, s.paused)
        for s in shares(board, of)
    ]
    return sorted(rows, key=lambda row: key(row.name))


def _step_words(step: str) -> str:
    return NO_STEP_WORDS if step == NO_STEP else step
