"""The two holidays that follow the moon: mùng 1 Tết and Giỗ Tổ Hùng Vương, year by year."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LunarYear:
    """When mùng 1 tháng Giêng and 10 tháng Ba fall by the solar calendar."""

    tet: date
    hung_kings: date


LunarDates = dict[int, LunarYear]
"""The shipped years; beyond them nothing is guessed."""


def parse_lunar_dates(text: str) -> LunarDates:
    """Read the shipped table, columns `year,tet,hung_kings`."""
    return {int(row["year"]): _year(row) for row in csv.DictReader(io.StringIO(text))}


def _year(row: Mapping[str, str]) -> LunarYear:
    return LunarYear(date.fromisoformat(row["tet"]), date.fromisoformat(row["hung_kings"]))
