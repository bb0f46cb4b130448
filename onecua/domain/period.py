"""Reporting periods: official (15th to 14th), calendar, or between two days.

NĐ 09/2019/NĐ-CP lets a month's report run from the 15th of the month before to the 14th, and every
longer report from the 15th before its first month (`legal.md` §5.1); QĐ 766/QĐ-TTg scores whole
calendar months. Both stand side by side, so a period always carries its basis.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_YEAR, LAST_YEAR = 2000, 2100
_FIRST_DAY = 15
_ONE_DAY = timedelta(days=1)
_MONTHS = 12
_QUARTERS = 4
_ROMAN = ("I", "II", "III", "IV")


class Basis(StrEnum):
    """Which days a named period covers."""

    OFFICIAL = "official"
    CALENDAR = "calendar"


class PeriodKind(StrEnum):
    """The reports that a commune owes, and the free choice of two days."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    NINE_MONTHS = "nine-months"
    YEAR = "year"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period; both `first` and `last` belong to it.

    `name` is short and stable («2026-10», «2026-Q3», «2026-6T», «2026-9T», «2026»); `title` is what
    people read.
    """

    kind: PeriodKind
    first: date
    last: date
    name: str
    basis: Basis = Basis.CALENDAR

    @property
    def title(self) -> str:
        """Return «Tháng 11/2026», «Quý III/2026», «6 tháng đầu năm 2026», …."""
        return _TITLES[self.kind](self)

    @property
    def range_words(self) -> str:
        """Return «15/10/2026 – 14/11/2026»."""
        return f"{self.first:%d/%m/%Y} – {self.last:%d/%m/%Y}"

    @property
    def year(self) -> int:
        """Return the year that the period reports on, which is not always the year it begins in."""
        return self.last.year

    @property
    def start_at(self) -> datetime:
        """Return the first instant of the period."""
        return datetime.combine(self.first, time())

    @property
    def end_at(self) -> datetime:
        """Return the first instant after the period: midnight after its last day."""
        return datetime.combine(self.last + _ONE_DAY, time())

    def is_over(self, now: datetime) -> bool:
        """Tell whether nothing can happen in the period any more."""
        return now >= self.end_at

    def __contains__(self, at: datetime) -> bool:
        """Tell whether an instant falls into the period."""
        return self.start_at <= at < self.end_at

    def previous(self) -> Period:
        """Return the period of the same kind before this one.

        6 and 9 months always count from the year's start, so theirs is the one of the year before.
        """
        return _moved(self, -1)

    def next(self) -> Period:
        """Return the period of the same kind after this one."""
        return _moved(self, 1)


_TITLES: dict[PeriodKind, Callable[[Period], str]] = {
    PeriodKind.MONTH: lambda period: f"Tháng {period.last:%m/%Y}",
    PeriodKind.QUARTER: lambda period: f"Quý {_ROMAN[_quarter(period) - 1]}/{period.year}",
    PeriodKind.HALF_YEAR: lambda period: f"6 tháng đầu năm {period.year}",
    PeriodKind.NINE_MONTHS: lambda period: f"9 tháng đầu năm {period.year}",
    PeriodKind.YEAR: lambda period: f"Năm {period.year}",
    PeriodKind.CUSTOM: lambda period: f"Từ {period.first:%d/%m/%Y} đến {period.last:%d/%m/%Y}",
}


def _quarter(period: Period) -> int:
    return (period.last.month + 2) // 3


def _moved(period: Period, step: int) -> Period:
    year = period.year
    if period.kind is PeriodKind.CUSTOM:
        shift = step * (period.last - period.first + _ONE_DAY)
        return custom(period.first + shift, period.last + shift)
    if period.kind is PeriodKind.MONTH:
        years, month = divmod(period.last.month - 1 + step, _MONTHS)
        return monthly(year + years, month + 1, period.basis)
    if period.kind is PeriodKind.QUARTER:
        years, quarter = divmod(_quarter(period) - 1 + step, _QUARTERS)
        return quarterly(year + years, quarter + 1, period.basis)
    whole = {
        PeriodKind.HALF_YEAR: half_yearly,
        PeriodKind.NINE_MONTHS: nine_monthly,
        PeriodKind.YEAR: yearly,
    }
    return whole[period.kind](year + step, period.basis)


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleError(
            f"Năm {year} ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}. Ghi năm báo cáo đủ 4 chữ số."
        )


def _month_start(year: int, month: int) -> date:
    """Return the first day of a month given as any whole number of months after January."""
    years, rest = divmod(month - 1, _MONTHS)
    return date(year + years, rest + 1, 1)


def _span(kind: PeriodKind, year: int, months: tuple[int, int], name: str, basis: Basis) -> Period:
    """Return the period of a run of months, first and last included."""
    _check_year(year)
    begin, end = months
    if basis is Basis.OFFICIAL:
        first = _month_start(year, begin - 1).replace(day=_FIRST_DAY)
        last = _month_start(year, end).replace(day=_FIRST_DAY - 1)
    else:
        first, last = _month_start(year, begin), _month_start(year, end + 1) - _ONE_DAY
    return Period(kind, first, last, name, basis)


def monthly(year: int, month: int, basis: Basis = Basis.OFFICIAL) -> Period:
    """Return a month's period; raises `RuleError` for a month outside 1–12."""
    if not 1 <= month <= _MONTHS:
        raise RuleError(f"Không có tháng {month}. Ghi tháng từ 1 đến 12, ví dụ 2026-10.")
    return _span(PeriodKind.MONTH, year, (month, month), f"{year}-{month:02}", basis)


def quarterly(year: int, quarter: int, basis: Basis = Basis.OFFICIAL) -> Period:
    """Return a quarter's period; raises `RuleError` for a quarter outside 1–4."""
    if not 1 <= quarter <= _QUARTERS:
        raise RuleError(f"Không có quý {quarter}. Ghi quý từ 1 đến 4, ví dụ 2026-Q3.")
    months = (3 * quarter - 2, 3 * quarter)
    return _span(PeriodKind.QUARTER, year, months, f"{year}-Q{quarter}", basis)


def half_yearly(year: int, basis: Basis = Basis.OFFICIAL) -> Period:
    """Return the period of the year's first six months."""
    return _span(PeriodKind.HALF_YEAR, year, (1, 6), f"{year}-6T", basis)


def nine_monthly(year: int, basis: Basis = Basis.OFFICIAL) -> Period:
    """Return the period of the year's first nine months."""
    return _span(PeriodKind.NINE_MONTHS, year, (1, 9), f"{year}-9T", basis)


def yearly(year: int, basis: Basis = Basis.OFFICIAL) -> Period:
    """Return a whole year's period."""
    return _span(PeriodKind.YEAR, year, (1, _MONTHS), str(year), basis)


def custom(first: date, last: date) -> Period:
    """Return the period between two days, both included; raises `RuleError` if turned round."""
    if last < first:
        raise RuleError(
            f"Ngày cuối {last:%d/%m/%Y} trước ngày đầu {first:%d/%m/%Y}. Đổi lại hai ngày."
        )
    _check_year(first.year)
    _check_year(last.year)
    name = f"{first.isoformat()}_{last.isoformat()}"
    return Period(PeriodKind.CUSTOM, first, last, name)


def month_of(day: date, basis: Basis = Basis.OFFICIAL) -> Period:
    """Return the month's period that a day belongs to: officially 20/11 is in month 12."""
    start = day.replace(day=1)
    if basis is Basis.OFFICIAL and day.day >= _FIRST_DAY:
        start = _month_start(day.year, day.month + 1)
    return monthly(start.year, start.month, basis)


def parse_month(text: str, basis: Basis = Basis.OFFICIAL) -> Period:
    """Return the month written «2026-10» or «10/2026»; raises `RuleError` for anything else."""
    if found := re.fullmatch(r"\s*([0-9]{4})-([0-9]{1,2})\s*", text):
        return monthly(int(found[1]), int(found[2]), basis)
    if found := re.fullmatch(r"\s*([0-9]{1,2})/([0-9]{4})\s*", text):
        return monthly(int(found[2]), int(found[1]), basis)
    raise RuleError(f"Không hiểu tháng «{text}». Viết như 2026-10.")


def parse_quarter(text: str, basis: Basis = Basis.OFFICIAL) -> Period:
    """Return the quarter written «2026-Q3»; raises `RuleError` for anything else."""
    found = re.fullmatch(r"\s*([0-9]{4})-?[Qq]([0-9])\s*", text)
    if not found:
        raise RuleError(f"Không hiểu quý «{text}». Viết như 2026-Q3.")
    return quarterly(int(found[1]), int(found[2]), basis)


def parse_year(text: str) -> int:
    """Return the year written «2026»; raises `RuleError` for anything else."""
    found = re.fullmatch(r"\s*([0-9]{4})\s*", text)
    if not found:
        raise RuleError(f"Không hiểu năm «{text}». Viết đủ 4 chữ số, như 2026.")
    year = int(found[1])
    _check_year(year)
    return year
