"""Which reporting months a period asks of the answers, and in words when it is not quite those.

Answers keep no day, only the reporting month (15th to 14th) in which their batch was closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onecua.domain.period import Basis, Period, PeriodKind, month_of, parse_month

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class MonthScope:
    """The reporting months «2026-10» to «2026-11», both included; `note` when days differ."""

    first: str
    last: str
    note: str = ""


def month_scope(period: Period) -> MonthScope:
    """Return the reporting months whose answers stand for a period."""
    if period.kind is PeriodKind.CUSTOM:
        first, last = month_of(period.first), month_of(period.last)
        exact = (first.first, last.last) == (period.first, period.last)
        return MonthScope(first.name, last.name, "" if exact else _note(first, last))
    if period.basis is Basis.OFFICIAL:
        return MonthScope(month_of(period.first).name, month_of(period.last).name)
    first, last = _named(period.first), _named(period.last)
    return MonthScope(first.name, last.name, _note(first, last))


def months_up_to(last: str, count: int) -> tuple[Period, ...]:
    """Return so many reporting months, the last of them named, in order."""
    found = [parse_month(last)]
    while len(found) < count:
        found.append(found[-1].previous())
    return tuple(reversed(found))


def _named(day: date) -> Period:
    """Return the reporting month of the same name as the day's calendar month."""
    return parse_month(f"{day:%Y-%m}")


def _note(first: Period, last: Period) -> str:
    return (
        f"Câu trả lời tính theo kỳ báo cáo {first.first:%d/%m/%Y} – {last.last:%d/%m/%Y}, "
        "vì phiếu không giữ ngày."
    )
