"""«Mốc nhật ký»: how far the log had come, on a sheet that is kept away from the PC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.vietnamese import grouped
from onecua.printing import papers
from onecua.printing.sheets.words import full_day
from onecua.printing.values import PaperValues

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class AnchorSheet:
    """What the sheet says; `checked` tells of the last check, empty when there was none."""

    desk_full_name: str
    counter: int
    mark: str
    event_count: int
    at: datetime
    officer_name: str
    checked: str = ""


def anchor_sheet(sheet: AnchorSheet, *, sample: bool = False) -> bytes:
    """Return the mark as PDF on A4, large enough to be read back without an error."""
    fields = {
        "desk_full_name": sheet.desk_full_name,
        "counter": str(sheet.counter),
        "mark": sheet.mark,
        "events": grouped(sheet.event_count),
        "printed": f"lúc {sheet.at:%H:%M} {full_day(sheet.at.date())}",
        "checked": sheet.checked or "Dữ liệu chưa được kiểm tra lần nào.",
        "officer_name": sheet.officer_name,
        "keeper_name": "",
    }
    return papers.render("anchor", PaperValues(fields), layout="one_on_a4", sample=sample)
