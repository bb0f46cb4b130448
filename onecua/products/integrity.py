"""What people carry away from «Toàn vẹn»: the mark of the log, every moving of a due date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.moved_dates import BY_WORDS
from onecua.errors import RuleError
from onecua.printing.sheets import AnchorSheet, anchor_sheet
from onecua.progress import Progress
from onecua.reports import dossier_list
from onecua.reports.dossier_list import ListColumn, ListHeading
from onecua.reports.form import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onecua.reports.table import Row
    from onecua.services.desk import Desk
    from onecua.services.integrity import MovedFilter, MovedLine

_MOVED_COLUMNS = (
    ("code", "Mã hồ sơ", 24.0),
    ("owner", "Chủ hồ sơ", 28.0),
    ("procedure", "Thủ tục", 60.0),
    ("moved_at", "Đổi lúc", 17.0),
    ("entered_late_at", "Ghi muộn lúc", 17.0),
    ("by", "Cách đổi", 28.0),
    ("promised_at", "Hẹn trả lần đầu", 17.0),
    ("before_at", "Hạn trước khi đổi", 17.0),
    ("after_at", "Hạn sau khi đổi", 17.0),
    ("due_at", "Hạn hiện nay", 17.0),
    ("officer", "Cán bộ", 26.0),
    ("slip", "Phiếu", 18.0),
    ("reason", "Lý do", 60.0),
)


def anchor_pdf(desk: Desk) -> bytes:
    """Return the mark of this PC's log on A4; `RuleError` while the log is empty."""
    head = desk.anchors.head()
    if head is None:
        raise RuleError("Nhật ký chưa có sự kiện nào nên chưa có mốc để in.")
    last = desk.integrity.last()
    checked = f"Kiểm tra gần nhất: {last.words} {last.strong}" if last else ""
    sheet = AnchorSheet(
        desk.office.desk_full_name,
        head.counter,
        head.mark,
        head.seq,
        head.at,
        desk.officer.name,
        checked,
    )
    return anchor_sheet(sheet, sample=desk.office.sample)


def write_moved_dates(
    desk: Desk,
    wanted: MovedFilter,
    described: str,
    path: Path,
    progress: Progress | None = None,
) -> int:
    """Write every moving of a filter to a workbook and return how many there are."""
    columns = [
        ListColumn(key, title, width, Kind.INSTANT if key.endswith("_at") else Kind.TEXT)
        for key, title, width in _MOVED_COLUMNS
    ]
    heading = ListHeading(
        title="NHỮNG LẦN ĐỔI HẠN TRẢ KẾT QUẢ",
        office=desk.office.name,
        described=described,
        made_at=desk.clock(),
        sample=desk.office.sample,
    )
    found = desk.moved_dates.read(wanted, progress or Progress(), at_most=None)
    dossier_list.write(path, columns, _rows(found.lines), heading, progress)
    return len(found.lines)


def _rows(lines: tuple[MovedLine, ...]) -> Iterator[Row]:
    for line in lines:
        yield {
            "code": line.code,
            "owner": line.owner_name,
            "procedure": line.procedure_name,
            "moved_at": line.at,
            "entered_late_at": line.entered_late_at,
            "by": BY_WORDS[line.by],
            "promised_at": line.promised_at,
            "before_at": line.before,
            "after_at": line.after,
            "due_at": line.due_at,
            "officer": line.officer_name,
            "slip": line.slip,
            "reason": line.reason,
        }
