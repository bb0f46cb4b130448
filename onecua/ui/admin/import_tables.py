"""The columns of what is doubtful in a list, and of the lists imported before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.vietnamese import grouped
from onecua.ui.widgets.paged_model import Column

if TYPE_CHECKING:
    from onecua.domain.imported import GivenDoubt
    from onecua.storage.imports import ImportBatch

_ROW: Column[GivenDoubt] = Column("Dòng", lambda doubt: grouped(doubt.row), 60, "right")
DOUBT_COLUMNS: tuple[Column[GivenDoubt], ...] = (
    _ROW,
    Column(
        "Điều cần xem",
        lambda doubt: doubt.problem,
        0,
        sub=lambda doubt: f"{doubt.column} · bỏ qua dòng này" if doubt.skips else doubt.column,
        tip=lambda doubt: doubt.problem,
        tone=lambda doubt: "warning" if doubt.skips else "text",
    ),
)
COPIED_COLUMNS: tuple[Column[GivenDoubt], ...] = (
    _ROW,
    Column("Cột", lambda doubt: doubt.column),
    Column("Điều cần xem", lambda doubt: doubt.problem),
    Column("Bỏ qua", lambda doubt: "x" if doubt.skips else ""),
)
BATCH_COLUMNS: tuple[Column[ImportBatch], ...] = (
    Column("Tệp", lambda batch: batch.file_name, 0, tip=lambda batch: batch.file_name),
    Column("Nhập lúc", lambda batch: f"{batch.imported_at:%H:%M %d/%m/%Y}", 132),
    Column("Hồ sơ", lambda batch: grouped(batch.imported_count), 66, "right"),
    Column("Bỏ qua", lambda batch: grouped(batch.skipped_count), 66, "right"),
    Column(
        "Tình trạng",
        lambda batch: "còn hiệu lực" if batch.withdrawn_at is None else "đã hoàn tác",
        104,
        tone=lambda batch: "text" if batch.withdrawn_at is None else "sub",
    ),
)
