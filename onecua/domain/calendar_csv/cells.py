"""The columns of the file, and how single cells are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from onecua.domain.work_calendar import DayKind, DayState, Scope
from onecua.errors import RuleError

if TYPE_CHECKING:
    from enum import StrEnum

Cells = Mapping[str, str]
Word = TypeVar("Word", bound="StrEnum")

COLUMNS = (
    "date",
    "kind",
    "name",
    "legal_source",
    "state",
    "scope",
    "weekdays",
    "sessions",
    "counted",
)
REQUIRED = COLUMNS[:3]
HOURS = "hours"
"""The kind of a row that gives hours instead of a day."""

YES, NO = "yes", "no"
_YES = frozenset({YES, "1", "true", "x", "có"})
_NO = frozenset({NO, "0", "false", "không"})


def read_date(text: str) -> date | None:
    """Return a date written as 2026-11-24 or 24/11/2026, None for anything else."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def date_of(cells: Cells) -> date:
    """Return the date of a row."""
    text = cells.get("date", "")
    on = read_date(text)
    if on is None:
        raise RuleError(f"không đọc được ngày «{text}», hãy ghi dạng 2026-11-24", "date")
    return on


def kind_of(cells: Cells) -> DayKind:
    """Return what the day of a row is."""
    kind = cells.get("kind", "").lower()
    if kind not in set(DayKind):
        raise RuleError(
            f"loại ngày «{kind}» không có, hãy ghi off (nghỉ), make_up (bù) hoặc hours (giờ)",
            "kind",
        )
    return DayKind(kind)


def state_of(cells: Cells) -> DayState:
    """Return whether the day of a row is official, which it is where nothing is said."""
    state = cells.get("state", "").lower() or DayState.OFFICIAL
    if state not in set(DayState):
        raise RuleError(
            f"trạng thái «{state}» không có, hãy ghi official (chính thức) hoặc expected (dự kiến)",
            "state",
        )
    return DayState(state)


def scope_of(cells: Cells) -> Scope:
    """Return for whom the day of a row holds, the whole country where nothing is said."""
    scope = cells.get("scope", "").lower() or Scope.NATIONAL
    if scope not in set(Scope):
        raise RuleError(
            f"phạm vi «{scope}» không có, hãy ghi national (toàn quốc) hoặc local (riêng đơn vị)",
            "scope",
        )
    return Scope(scope)


def counted_of(cells: Cells) -> bool:
    """Return whether terms count these hours, which they do where nothing is said."""
    text = cells.get("counted", "").lower()
    if text and text not in _YES | _NO:
        raise RuleError(
            f"cột counted ghi «{text}», hãy ghi yes (tính hạn) hoặc no (chỉ tiếp nhận)", "counted"
        )
    return text not in _NO
