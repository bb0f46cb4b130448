"""The dossiers that another calendar moves, as a table and as text to call by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.domain.calendar_words import day_words, full_date
from onecua.domain.deadline.wording import instant
from onecua.services.shares import ShareKind
from onecua.ui.dossiers.dossier_columns import short_name
from onecua.ui.widgets.paged_model import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from onecua.services.moved_promises import MovedPromise


class Decision(StrEnum):
    """What an officer decides of a promise, or of dates within the office, that would move."""

    KEEP = "keep"
    SLIP = "slip"
    CALL = "call"
    INSIDE = "inside"


DECISION_WORDS = {
    Decision.KEEP: "Giữ hạn cũ",
    Decision.SLIP: "Cấp lại giấy hẹn",
    Decision.CALL: "Gọi báo hạn mới",
    Decision.INSIDE: "Đổi hạn nội bộ",
}
DECISION_ICONS = {
    Decision.KEEP: "lock",
    Decision.SLIP: "printer",
    Decision.CALL: "phone",
    Decision.INSIDE: "refresh",
}
_TONES = {
    Decision.KEEP: "sub",
    Decision.SLIP: "accent",
    Decision.CALL: "warning",
    Decision.INSIDE: "accent",
}
PAUSED_WORDS = "Tạm dừng, tính lại khi bổ sung xong"
INSIDE_WORDS = "Ngày hẹn trả không đổi, chỉ hạn của bước hoặc của ý kiến"
OUTSIDE_WORDS = "Ngày hẹn trả đổi theo: cấp lại giấy hẹn hoặc gọi báo"


@dataclass(slots=True)
class MovedLine:
    """A dossier of the table with what is decided of it."""

    moved: MovedPromise
    decision: Decision = Decision.KEEP

    def refusal(self, decision: Decision) -> str | None:
        """Say why this cannot be decided of the dossier, None when it can."""
        if decision is Decision.KEEP:
            return None
        if not self.moved.is_running:
            return PAUSED_WORDS
        if decision is Decision.INSIDE:
            return OUTSIDE_WORDS if self.moved.moves_promise else None
        return None if self.moved.moves_promise else INSIDE_WORDS


def moved_columns() -> tuple[Column[MovedLine], ...]:
    """Return the columns of the table of decisions."""
    return (
        Column(
            "Hạn đang có",
            lambda line: instant(_shown(line)[1]),
            150,
            sub=lambda line: _shown(line)[0],
            tip=_all_dates,
        ),
        Column(
            "Theo lịch mới",
            lambda line: instant(_shown(line)[2]),
            128,
            sub=_others,
            tip=_all_dates,
            strong=lambda _line: True,
        ),
        Column(
            "Chủ hồ sơ, thủ tục",
            lambda line: line.moved.owner_name,
            0,
            sub=lambda line: f"{line.moved.code} · {short_name(line.moved.procedure_name)}",
            tip=lambda line: f"{line.moved.owner_name}\n{line.moved.procedure_name}",
        ),
        Column(
            "Vì ngày",
            lambda line: full_date(line.moved.changed_on),
            190,
            sub=_reason,
            tip=_reason_in_full,
        ),
        Column("Xử lý", _decision, 184, icon=_icon, tone=lambda line: _TONES[line.decision]),
    )


def _dates(line: MovedLine) -> list[tuple[str, datetime, datetime]]:
    """Return what each date that moves is of, the promise first."""
    moved = line.moved
    whole = (
        [("hẹn trả", moved.due_at, moved.new_due_at)] if moved.due_at != moved.new_due_at else []
    )
    return whole + [
        (_SHARE_WORDS[share.kind].format(share.name), share.due_at, share.new_due_at)
        for share in moved.shares
    ]


_SHARE_WORDS = {
    ShareKind.DESK: "phần bộ phận này",
    ShareKind.STEP: "bước {}",
    ShareKind.OPINION: "ý kiến {}",
}


def _shown(line: MovedLine) -> tuple[str, datetime, datetime]:
    return _dates(line)[0]


def _others(line: MovedLine) -> str:
    others = len(_dates(line)) - 1
    return f"và {others} hạn nữa" if others else ""


def _all_dates(line: MovedLine) -> str:
    return "\n".join(
        f"{what[:1].upper()}{what[1:]}: {instant(due_at)} → {instant(new_due_at)}"
        for what, due_at, new_due_at in _dates(line)
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
    return DECISION_ICONS[line.decision] if line.moved.is_running else "pause-circle"


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
