"""Thời hạn giải quyết: an amount and a unit, as the catalogue and the receipt state it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onecua.errors import RuleError


class Unit(StrEnum):
    """What a term is measured in; `hour` is wall-clock time, `working_hour` office time."""

    HOUR = "hour"
    WORKING_HOUR = "working_hour"
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"
    SAME_DAY = "same_day"


_WORDS = {
    Unit.HOUR: "giờ",
    Unit.WORKING_HOUR: "giờ làm việc",
    Unit.WORKING_DAY: "ngày làm việc",
    Unit.DAY: "ngày",
    Unit.MONTH: "tháng",
    Unit.SAME_DAY: "trong ngày",
}

# About ten years in each unit: no procedure takes longer, so a longer term is a slip of the hand.
_LONGEST = {
    Unit.HOUR: 87_600,
    Unit.WORKING_HOUR: 20_000,
    Unit.WORKING_DAY: 2_500,
    Unit.DAY: 3_650,
    Unit.MONTH: 120,
    Unit.SAME_DAY: 1,
}


@dataclass(frozen=True, slots=True)
class HandlingTime:
    """A term: more than zero and at most about ten years; `same_day` has the amount 1."""

    amount: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        """Refuse a term of nothing and one of absurd length."""
        if not self.amount.is_finite() or self.amount <= 0:
            raise RuleError("Thời hạn giải quyết phải lớn hơn 0, hãy sửa lại.")
        if self.amount > _LONGEST[self.unit]:
            raise RuleError(
                f"Thời hạn giải quyết dài quá {_LONGEST[self.unit]} {_WORDS[self.unit]}, "
                "hãy kiểm tra lại số và đơn vị."
            )
        if self.unit is Unit.SAME_DAY and not self.is_whole:
            raise RuleError("Thời hạn trong ngày không có phần lẻ; nếu tính giờ, hãy ghi số giờ.")

    @property
    def is_whole(self) -> bool:
        """Tell whether the amount has no decimal part."""
        return self.amount == self.amount.to_integral_value()


_TERM = re.compile(r"(-?[0-9]{1,12}(?:[.,][0-9]{1,6})?)\s+([a-z_]+)")


def parse_handling_time(text: str) -> HandlingTime:
    """Read "3 working_day", "0.5 working_day", "8 hour", "1 month" or "same_day".

    A decimal comma is read too. Raises `RuleError` for anything else, a bare number included.
    """
    cleaned = text.strip().lower()
    if cleaned == Unit.SAME_DAY:
        return HandlingTime(Decimal(1), Unit.SAME_DAY)
    found = _TERM.fullmatch(cleaned)
    if found is None or found[2] not in set(Unit):
        raise RuleError(
            f"Không đọc được thời hạn «{text}», hãy ghi số và đơn vị, ví dụ «3 working_day»; "
            f"đơn vị là một trong: {', '.join(Unit)}."
        )
    return HandlingTime(Decimal(found[1].replace(",", ".")), Unit(found[2]))


def handling_time_words(handling_time: HandlingTime) -> str:
    """Say the term as the papers do: «3 ngày làm việc», «0,5 ngày làm việc», «trong ngày»."""
    words = _WORDS[handling_time.unit]
    if handling_time.unit is Unit.SAME_DAY:
        return words
    return f"{amount_words(handling_time.amount)} {words}"


def amount_words(amount: Decimal) -> str:
    """Write a number with a decimal comma and without idle zeros."""
    plain = f"{amount:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace(".", ",")
