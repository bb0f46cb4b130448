"""The list on the screen as a workbook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onecua.reports import form
from onecua.reports.form import Column, Kind
from onecua.reports.workbook import ReportWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from onecua.progress import Progress
    from onecua.reports.table import Row


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list; `width` in digits of the body font (instants need 15)."""

    key: str
    title: str
    width: float
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class ListHeading:
    """What stands above the list: `described` says in words what was filtered and sorted."""

    title: str
    office: str
    described: str
    made_at: datetime
    sample: bool = False


def write(
    path: Path,
    columns: Sequence[ListColumn],
    rows: Iterable[Row],
    heading: ListHeading,
    progress: Progress | None = None,
) -> None:
    """Write sheet «Danh sách» with a serial number and the given columns, row by row.

    Every row has a value, or None, for each column's key.
    Raises RuleError, StorageError, Cancelled.
    """
    shell = form.load("dossier_list")
    table = shell.tables[0]
    chosen = [Column(column.key, (column.title,), column.kind) for column in columns]
    drawn = replace(
        shell,
        widths=(*shell.widths, *(column.width for column in columns)),
        tables=(replace(table, columns=(*table.columns, *chosen)),),
    )
    fields = {
        "title": heading.title,
        "office": heading.office,
        "described": heading.described,
        "made_at": f"{heading.made_at:%H:%M %d/%m/%Y}",
    }
    book = ReportWorkbook(heading.title, sample=heading.sample)
    book.draw(drawn, fields, {table.key: rows}, progress)
    book.save(path)
