"""«Việc cần làm hôm nay»: what is overdue, due today, waited too long, or is to be handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.deadline import Urgency, standing_words
from onecua.domain.summary import Sort
from onecua.domain.vietnamese import grouped
from onecua.ui.widgets.two_line_list import Entry, Group

if TYPE_CHECKING:
    from onecua.domain.summary import DossierFilter, DossierSummary
    from onecua.services.desk import Desk
    from onecua.services.dossier_lists import FrontCount

SHOWN = 20
"""Dossiers of one group; the rest stands behind «Xem thêm»."""
_PREFIX = "Thủ tục "


@dataclass(frozen=True)
class WorkKind:
    """A group of the list: its icon, its colour, and what is to be done about it."""

    icon: str
    tone: str
    deed: str
    sort: Sort = Sort.RANK


OVERDUE = WorkKind("alert-octagon", "danger", "gọi xin lỗi, lập giải trình")
DUE_TODAY = WorkKind("alarm", "warning", "nhắc người đang giữ hồ sơ")
STALE = WorkKind("pause-circle", "warning", "xem lại, lập thông báo dừng nếu đúng")
WAITING = WorkKind("phone", "text", "gọi người dân đến nhận kết quả", Sort.DUE)


@dataclass(frozen=True)
class WorkGroup:
    """A group with its first dossiers; `count` tells all of them."""

    kind: WorkKind
    count: FrontCount
    dossiers: tuple[DossierSummary, ...]


def read_group(desk: Desk, kind: WorkKind, count: FrontCount) -> WorkGroup:
    """Return a group with the dossiers that come first in it."""
    if not count.count:
        return WorkGroup(kind, count, ())
    found = desk.lists.page(count.wanted, sort=kind.sort, limit=SHOWN)
    return WorkGroup(kind, count, tuple(found))


def entries(desk: Desk, groups: tuple[WorkGroup, ...]) -> list[Entry | Group]:
    """Return the lines of the list; an entry's value is what a press opens."""
    lines: list[Entry | Group] = []
    for group in groups:
        if not group.dossiers:
            continue
        name, total = group.count.name, group.count.count
        said = f"{grouped(total)} · {group.kind.deed}"
        lines.append(Group(name, said, group.kind.icon, group.kind.tone))
        lines.extend(_entry(desk, group.kind, summary) for summary in group.dossiers)
        if total > len(group.dossiers):
            lines.append(_rest(total - len(group.dossiers), group.count.wanted))
    return lines


def _entry(desk: Desk, kind: WorkKind, summary: DossierSummary) -> Entry:
    return Entry(
        title=summary.owner_name or "(không có tên)",
        sub=f"{summary.code or '(chưa có mã)'}    {_telling(summary.procedure_name)}",
        right=_when(desk, summary),
        right_sub=desk.rulebook.officer_name(summary.holder),
        tone=kind.tone,
        value=summary.id,
    )


def _telling(procedure: str) -> str:
    """Return a procedure's name without the leading «Thủ tục», the telling words first."""
    name = procedure.removeprefix(_PREFIX)
    return name[:1].upper() + name[1:]


def _when(desk: Desk, summary: DossierSummary) -> str:
    standing = desk.deadlines.standing(summary)
    if standing.urgency is not Urgency.DONE:
        return standing_words(standing).removeprefix("Hôm nay ")
    if summary.ended_at is None:
        return "Chờ trả"
    today = desk.clock().date()
    waited = desk.rulebook.calendar.counted_between(summary.ended_at.date(), today)
    return f"Chờ {waited} ngày" if waited else "Mới có kết quả"


def _rest(count: int, wanted: DossierFilter) -> Entry:
    return Entry(title=f"Xem thêm {grouped(count)} hồ sơ", value=wanted)
