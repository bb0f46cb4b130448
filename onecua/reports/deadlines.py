"""The workbook of deadlines: a sheet for each bucket, grouped by who holds, and the summary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onecua.reports import form
from onecua.reports.workbook import ReportWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from onecua.progress import Progress
    from onecua.reports.table import Row

SUMMARY = "Tổng hợp"
_TITLE = "HẠN XỬ LÝ HỒ SƠ"


@dataclass(frozen=True, slots=True)
class DeadlineHeading:
    """What stands above every sheet; `narrowed_to` says in words what was filtered."""

    office: str
    made_at: datetime
    narrowed_to: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class HeldDossier:
    """A dossier in its bucket; `days` are counted days past or left, None where none run."""

    holder: str
    code: str
    owner: str
    procedure: str
    sector: str
    step: str
    step_due_at: datetime | None
    received_at: datetime
    promised_at: datetime | None
    due_at: datetime | None
    days: int | None
    note: str


@dataclass(frozen=True, slots=True)
class BucketSheet:
    """The dossiers of a bucket, those of one officer together; `days` heads their column."""

    name: str
    days: str
    dossiers: Iterable[HeldDossier]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """How much of the board is an officer's, a sector's or a step's."""

    name: str
    overdue: int
    today: int
    soon: int
    later: int
    paused: int


def write(
    path: Path,
    buckets: Sequence[BucketSheet],
    shares: Mapping[str, Sequence[ShareRow]],
    heading: DeadlineHeading,
    progress: Progress | None = None,
) -> None:
    """Write the summary (`shares` by holders, sectors, steps) and a sheet for each bucket.

    Raises RuleError, StorageError, Cancelled.
    """
    book = ReportWorkbook(_TITLE, sample=heading.sample)
    narrowed = heading.narrowed_to
    told = f"Đang lọc: {narrowed}" if narrowed else "Mọi hồ sơ đang giải quyết"
    fields = {
        "office": heading.office,
        "described": told,
        "made_at": f"{heading.made_at:%H:%M %d/%m/%Y}",
    }
    tables = {key: [_share(row) for row in rows] for key, rows in shares.items()}
    book.draw(form.load("deadline_shares"), {**fields, "title": _TITLE}, tables)
    drawn = form.load("deadlines")
    for bucket in buckets:
        title = f"{_TITLE}: {bucket.name.upper()}"
        rows = (_row(dossier) for dossier in bucket.dossiers)
        sheet = _of_bucket(drawn, bucket)
        book.draw(sheet, {**fields, "title": title}, {"dossiers": rows}, progress)
    book.save(path)


def _of_bucket(drawn: form.SheetForm, bucket: BucketSheet) -> form.SheetForm:
    """Return the form under the bucket's name and with its own word for the days."""
    table = drawn.tables[0]
    columns = tuple(
        replace(column, heading=(bucket.days,)) if column.key == "days" else column
        for column in table.columns
    )
    return replace(drawn, sheet=bucket.name, tables=(replace(table, columns=columns),))


def _row(dossier: HeldDossier) -> Row:
    return {name: getattr(dossier, name) for name in HeldDossier.__slots__}


def _share(row: ShareRow) -> Row:
    return {name: getattr(row, name) for name in ShareRow.__slots__}
