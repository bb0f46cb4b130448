"""A provincial system's list, read from its file and taken over into the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from onecua.domain.applicant import Applicant
from onecua.domain.imported import GivenDossier, GivenDoubt
from onecua.exchange.intake_workbook import read_list

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from uuid import UUID

    from onecua.exchange.intake_workbook import ListReading, ListRow
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.services.importing import ImportOutcome

_CLOSING = time(17)


def import_list(
    desk: Desk, path: Path, progress: Progress | None = None, *, preview: bool = False
) -> ImportOutcome:
    """Read a list and import it, or only say what importing it would do.

    Raises `RuleError` for a file that is no such list.
    """
    reading = read_list(path, progress)
    rows = [_given(desk, row) for row in reading.rows]
    outcome = (
        desk.importing.preview(rows)
        if preview
        else desk.importing.take_over(rows, path.name, progress, unread=reading.skipped_count)
    )
    skipped = outcome.skipped + reading.skipped_count
    return replace(outcome, skipped=skipped, doubts=_told_once(reading, outcome.doubts))


def _told_once(reading: ListReading, found: Sequence[GivenDoubt]) -> tuple[GivenDoubt, ...]:
    """Return every doubt in row order under the sheet's own headings, one for each cell.

    Where reading and taking over stumble over the same cell, the latter says what becomes of it.
    """
    headings = {column.value: words for column, words in reading.columns.items()}
    named = [replace(doubt, column=headings.get(doubt.column, doubt.column)) for doubt in found]
    told = {(doubt.row, doubt.column) for doubt in named}
    read = [
        GivenDoubt(doubt.row, doubt.column, doubt.problem, doubt.skips)
        for doubt in reading.doubts
        if (doubt.row, doubt.column) not in told
    ]
    return tuple(sorted((*read, *named), key=lambda doubt: doubt.row))


def undo_import(desk: Desk, batch: UUID) -> int:
    """Withdraw a batch by voiding its dossiers; return how many."""
    return desk.importing.withdraw(batch, "Hủy lần nhập danh sách")


def _given(desk: Desk, row: ListRow) -> GivenDossier:
    return GivenDossier(
        row=row.row,
        code=str(row.code),
        procedure_name=row.procedure_name,
        procedure_code=row.procedure_code,
        sector=row.sector,
        received_at=row.received_at,
        promised_at=_closed(desk, row.promised_at),
        ended_at=_ended(desk, row),
        owner=Applicant(
            full_name=row.owner_name,
            identity_number=row.identity_number,
            address=row.address,
            phone=row.phone,
        ),
        status=row.status,
        channel=row.channel,
    )


def _closed(desk: Desk, at: datetime | None) -> datetime | None:
    """Return the close of a day that came without an hour, else the instant as given."""
    if at is None or at.time() != time.min:
        return at
    return datetime.combine(at.date(), desk.rulebook.calendar.closing(at.date()) or _CLOSING)


def _ended(desk: Desk, row: ListRow) -> datetime | None:
    """Return the end; a day without an hour ends at its close, today's not after now."""
    closed = _closed(desk, row.ended_at)
    now = desk.clock()
    if closed is not None and closed != row.ended_at and closed.date() == now.date():
        return max(min(closed, now), row.received_at)
    return closed
