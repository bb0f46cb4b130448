"""The columns of the movings of due dates, and the choices that narrow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.moved_dates import BY_WORDS, MOVING
from onecua.ui.widgets.paged_model import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from onecua.domain.office import Officer
    from onecua.services.integrity import MovedLine

_MONTHS = 24
_DECEMBER = 12


def moved_columns() -> tuple[Column[MovedLine], ...]:
    """Return the columns of the table of movings."""
    return (
        Column(
            "Mã hồ sơ",
            lambda line: line.code,
            172,
            sub=lambda line: line.owner_name,
            tip=lambda line: f"{line.owner_name} · {line.procedure_name}",
        ),
        Column("Hẹn lần đầu", lambda line: _at(line.promised_at), 140),
        Column(
            "Đổi thành",
            lambda line: _at(line.after),
            156,
            sub=lambda line: f"từ {_at(line.before)}",
            strong=lambda _line: True,
            tip=_present,
        ),
        Column("Cách đổi", lambda line: BY_WORDS[line.by], 190, sub=lambda line: line.slip),
        Column(
            "Người đổi",
            lambda line: line.officer_name,
            192,
            sub=_when,
            tip=lambda line: f"{line.officer_name}{_late(line)}",
        ),
        Column("Lý do", lambda line: line.reason, 0, tip=lambda line: line.reason),
    )


def _at(at: datetime | None) -> str:
    return f"{at:%H:%M %d/%m/%Y}" if at is not None else "không có"


def _when(line: MovedLine) -> str:
    if line.entered_late_at is None:
        return f"lúc {_at(line.at)}"
    return f"lúc {line.at:%H:%M %d/%m}, ghi muộn"


def _late(line: MovedLine) -> str:
    return f". Ghi muộn lúc {_at(line.entered_late_at)}" if line.entered_late_at else ""


def _present(line: MovedLine) -> str:
    return f"Hạn hiện nay: {_at(line.due_at)}"


def told(line: MovedLine) -> str:
    """Return what the table has no room for: procedure, whole reason, the date in force."""
    reason = f" Lý do: {line.reason}" if line.reason else ""
    return f"{line.procedure_name}. {_present(line)}{_late(line)}.{reason}"


def month_options(today: date) -> list[tuple[object, str]]:
    """Return this month and those before it, the latest first, then all of them."""
    found: list[tuple[object, str]] = []
    first = today.replace(day=1)
    for _ in range(_MONTHS):
        found.append((first, f"Tháng {first:%m/%Y}"))
        before = first.month - 1
        first = first.replace(year=first.year - (before == 0), month=before or _DECEMBER)
    return [*found, (None, "Mọi tháng")]


def by_options() -> list[tuple[object, str]]:
    """Return every way to move a date, after all of them."""
    return [(None, "Mọi cách đổi"), *((by, BY_WORDS[by]) for by in MOVING)]


def officer_options(officers: Iterable[Officer]) -> list[tuple[object, str]]:
    """Return every officer by name, after all of them."""
    named: Sequence[tuple[UUID, str]] = [(each.id, each.name) for each in officers]
    return [(None, "Mọi cán bộ"), *sorted(named, key=lambda pair: pair[1])]
