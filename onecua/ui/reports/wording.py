"""Words of a report that stand in several places."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onecua.domain.figures import MonthlyFigures
    from onecua.domain.office import Office


_SHORT = (
    ("Ủy ban nhân dân", "UBND"),
    ("Uỷ ban nhân dân", "UBND"),
    ("Thành phố", "TP"),
    ("thành phố", "TP"),
)


def instant_words(at: datetime) -> str:
    """Return «09:12 20/11/2026»; midnight is the end of the day before, «24:00 14/11/2026»."""
    if at.time() == time():
        return f"24:00 {at - timedelta(days=1):%d/%m/%Y}"
    return f"{at:%H:%M %d/%m/%Y}"


def counted_words(figures: MonthlyFigures) -> str:
    """Say as of when the figures were counted, and that a running period is not over."""
    at = instant_words(figures.counted_at)
    if figures.is_provisional:
        return f"Kỳ chưa kết thúc, số liệu đến {at}"
    return f"Số liệu tại {at}"


def head_values(figures: MonthlyFigures, office: Office, form_code: str) -> dict[str, str]:
    """Return what stands for the names in the form's head lines, units in their short form."""
    recipient = office.report_recipient or f"UBND {office.province}"
    period = figures.period
    return {
        "form_code": form_code,
        "period": period.title,
        "first_day": f"{period.first:%d/%m/%Y}",
        "last_day": f"{period.last:%d/%m/%Y}",
        "provisional": _provisional(figures),
        "office": _short(office.name),
        "recipient": _short(recipient),
    }


def _provisional(figures: MonthlyFigures) -> str:
    """Return the line of the workbook's own head that says that the period is not over."""
    at = instant_words(figures.counted_at)
    return f"Số liệu tạm tính đến {at}" if figures.is_provisional else ""


def _short(unit: str) -> str:
    for words, letters in _SHORT:
        unit = unit.replace(words, letters)
    return unit
