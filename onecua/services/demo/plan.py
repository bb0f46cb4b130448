"""How large the fictitious office is, and which sizes are refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError

if TYPE_CHECKING:
    from datetime import date

    from onecua.domain.work_calendar import WorkCalendar

MOST_DOSSIERS = 2_000_000


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """The number of dossiers, the first and the last day (both included), and the seed."""

    dossiers: int
    first: date
    last: date
    seed: int


def plan_problems(plan: DemoPlan, calendar: WorkCalendar) -> list[RuleError]:
    """Return everything absurd about a plan, each beside its field."""
    problems: list[RuleError] = []
    if not 1 <= plan.dossiers <= MOST_DOSSIERS:
        words = f"Số hồ sơ mẫu phải từ 1 đến {grouped(MOST_DOSSIERS)}. Ghi lại số hồ sơ."
        problems.append(RuleError(words, "dossiers"))
    if plan.first > plan.last:
        words = (
            f"Ngày đầu {plan.first:%d/%m/%Y} ở sau ngày cuối {plan.last:%d/%m/%Y}. Đổi lại hai "
            "ngày."
        )
        problems.append(RuleError(words, "first"))
    for field, on in (("first", plan.first), ("last", plan.last)):
        if not calendar.knows_year(on.year):
            words = (
                f"Lịch làm việc kèm theo không có năm {on.year}, {_known(calendar)}. "
                "Chọn ngày trong các năm đó."
            )
            problems.append(RuleError(words, field))
    return problems


def _known(calendar: WorkCalendar) -> str:
    years = sorted({on.year for on in calendar.days})
    return f"chỉ có {years[0]}–{years[-1]}"


def check_room(plan: DemoPlan, open_days: int, most_a_day: int) -> None:
    """Raise `RuleError` when the office is never open or its counter has too few numbers."""
    if open_days == 0:
        raise RuleError(
            "Trong khoảng ngày này không có giờ làm việc nào. Chọn khoảng ngày dài hơn.", "last"
        )
    needed = -(-plan.dossiers // most_a_day)
    if needed > open_days:
        raise RuleError(
            f"Quầy 1 cấp nhiều nhất {grouped(most_a_day)} số mỗi ngày, {grouped(plan.dossiers)} "
            f"hồ sơ cần {needed} ngày làm việc, khoảng ngày này chỉ có {open_days}. "
            "Giảm số hồ sơ hoặc chọn khoảng ngày dài hơn.",
            "dossiers",
        )
