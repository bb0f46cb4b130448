"""What the fields of the page say, and what in them cannot be read at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from onecua.domain.vietnamese import clean
from onecua.errors import RuleError, RuleErrors

if TYPE_CHECKING:
    from onecua.domain.intake import IntakeRequest

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:hH.]([0-5][0-9])?")
_MONEY = re.compile(r"[0-9]{1,12}")
_NUMBER_LENGTH = 12


@dataclass(frozen=True)
class Reading:
    """The intake as the page has it, and the fields that could not be read into it."""

    request: IntakeRequest
    problems: tuple[RuleError, ...]


class Reader:
    """Reads texts one after the other and collects what is wrong with each."""

    def __init__(self) -> None:
        self.problems: list[RuleError] = []

    def wrong(self, field: str, words: str) -> None:
        """Note a problem beside a field."""
        self.problems.append(RuleError(words, field))

    def text(self, field: str, typed: str, *, lines: bool = False) -> str:
        """Return a text as it may be kept; one that is far too long is noted and left out."""
        try:
            return clean(typed, lines=lines)
        except RuleError as error:
            self.wrong(field, error.message)
            return ""

    def money(self, field: str, typed: str) -> int | None:
        """Return an amount in đồng of «15.000», «15000 đ»; None for an empty text."""
        bare = re.sub(r"(?i)[\s.,]|đồng|đ$", "", typed.strip())
        if not bare:
            return None
        if not _MONEY.fullmatch(bare):
            self.wrong(field, "Ghi số tiền bằng chữ số, ví dụ 15.000. Chưa rõ thì để trống.")
            return None
        return int(bare)

    def hour(self, field: str, typed: str) -> time | None:
        """Return the hour of «8:30», «08h30» or «8h»."""
        found = _TIME.fullmatch(typed.strip())
        if found is None:
            self.wrong(field, "Ghi giờ nhận như 08:30.")
            return None
        return time(int(found[1]), int(found[2] or 0))

    def amount(self, field: str, typed: str) -> Decimal | None:
        """Return a number with a decimal comma or point; None for an empty or unreadable text."""
        bare = typed.strip().replace(",", ".")
        if not bare:
            return None
        try:
            amount = Decimal(bare) if len(bare) <= _NUMBER_LENGTH else None
        except InvalidOperation:
            amount = None
        if amount is None or not amount.is_finite():
            self.wrong(field, "Ghi số ngày, số giờ bằng chữ số, ví dụ 3 hoặc 0,5.")
            return None
        return amount


def each_problem(error: RuleError) -> tuple[RuleError, ...]:
    """Return the problems that an error carries: several, or itself."""
    return error.problems if isinstance(error, RuleErrors) else (error,)


def first_of_each(problems: list[RuleError]) -> list[RuleError]:
    """Return the first problem of each field: one sentence beside a field is enough."""
    found: dict[str, RuleError] = {}
    for problem in problems:
        found.setdefault(problem.field or "", problem)
    return list(found.values())
