"""The dossiers that another calendar moves, as a table and as text to call by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.calendar_words import day_words, full_date
from onecua.domain.deadline.wording import instant
from onecua.ui.widgets.paged_model import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from onecua.services.moved_promises import MovedPromise


class Decision(StrEnum):
    """What an officer decides of a promise that another calendar would move."""

    KEEP = "keep"
    SLIP = "slip"
    CALL = "call"


DECISION_WORDS = {
    Decision.KEEP: "Giữ hạn cũ",
    Decision.SLIP: "Cấp lại giấy hẹn",
    Decision.CALL: "Gọi báo hạn mới",
}
_ICONS = {Decision.KEEP: "lock", Decision.SLIP: "printer", Decision.CALL: "phone"}
_TONES = {Decision.KEEP: "sub", Decision.SLIP: "accent", Decision.CALL: "warning"}
PAUSED_WORDS = "Tạm dừng, tính lại khi bổ sung xong"


@dataclass(slots=True)
class MovedLine:
    """A dossier of the table with what is decided of it."""

    moved: MovedPromise
    decision: Decision = Decision.KEEP


def moved_columns() -> tuple[Column[MovedLine], ...]:
    """Return the columns of the table of decisions."""
    return (
        Column("Hạn đang hẹn", lambda line: instant(line.moved.due_at), 128),
        Column(
            "Theo lịch mới",
            lambda line: instant(line.moved.new_due_at),
            128,
            strong=lambda _line: True,
        ),
        Column(
            "Chủ hồ sơ, thủ tục",
            lambda line: line.moved.owner_name,
            0,
            sub=lambda line: line.moved.procedure_name,
            tip=lambda line: line.moved.procedure_name,
        ),
        Column("Mã hồ sơ", lambda line: line.moved.code, 172),
        Column(
            "Vì ngày",
            lambda line: full_date(line.moved.changed_on),
            190,
            sub=_reason,
            tip=_reason_in_full,
        ),
        Column("Xử lý", _decision, 184, icon=_icon, tone=lambda line: _TONES[line.decision]),
    )


def _reason(line: MovedLine) -> str:
    day = line.moved.day
    return day.name if day is not None else "giờ làm việc thay đổi"


def _reason_in_full(line: MovedLine) -> str:
    day = line.moved.day
    words = day_words(day) if day is not None else "Giờ làm việc của ngày này thay đổi."
    return f"{full_date(line.moved.changed_on)} · {words}"


def _decision(line: MovedLine) -> str:
    return DECISION_WORDS[line.decision] if line.moved.is_running else "Tạm dừng, giữ"


def _icon(line: MovedLine) -> str:
    return _ICONS[line.decision] if line.moved.is_running else "pause-circle"


def call_list(lines: Sequence[MovedLine], phones: Mapping[UUID, str]) -> str:
    """Return whom to call with tabs between the columns, as a workbook takes them."""
    heads = ("Chủ hồ sơ", "Điện thoại", "Mã hồ sơ", "Thủ tục", "Hạn cũ", "Hạn mới")
    rows = [
        (
            line.moved.owner_name,
            phones.get(line.moved.id, ""),
            line.moved.code,
            line.moved.procedure_name,
            f"{line.moved.due_at:%H:%M %d/%m/%Y}",
            f"{line.moved.new_due_at:%H:%M %d/%m/%Y}",
        )
        for line in lines
    ]
    return "\n".join("\t".join(row) for row in (heads, *rows))
