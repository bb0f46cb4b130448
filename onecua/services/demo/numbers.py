"""Numbers of codes, slips and register books as the desk issues them, without asking the file."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from onecua.domain.numbering import dossier_code, next_number, register_book
from onecua.services.demo.office import COUNTER, OFFICE

if TYPE_CHECKING:
    from datetime import date

_book = cache(register_book)


class Numbers:
    """Issues the next number of every series of a new file."""

    def __init__(self) -> None:
        self._codes: dict[date, int] = {}
        self._series: Counter[str] = Counter()

    def code(self, on: date) -> str:
        """Return the next dossier code of a day."""
        number = next_number(COUNTER, self._codes.get(on))
        self._codes[on] = number
        return str(dossier_code(OFFICE.unit_code, on, number))

    def slip(self, form: str, year: int) -> tuple[str, int]:
        """Return the series of a form's slips and its next number."""
        return self._next(f"slip/{form}/{year}")

    def book(self, sector: str, year: int) -> tuple[str, str, int]:
        """Return the register book of a sector, its series and its next number."""
        book = _book(year, sector)
        return book, *self._next(f"book/{book}")

    def _next(self, series: str) -> tuple[str, int]:
        self._series[series] += 1
        return series, self._series[series]
