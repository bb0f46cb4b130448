"""How many dossiers have their slip: of those returned and of those received, and whose lack it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

Key = TypeVar("Key")
_WEEK_END = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class CountedDossier:
    """A dossier as coverage counts it; `at` is when it was returned, or received."""

    sector: str
    officer: UUID
    at: datetime
    has_slip: bool


@dataclass(frozen=True, slots=True)
class Share(Generic[Key]):
    """Dossiers with a slip out of all of a sector, an officer or a week."""

    of: Key
    used: int
    whole: int

    @property
    def missing(self) -> int:
        """Return how many have no slip."""
        return self.whole - self.used

    @property
    def share(self) -> Fraction | None:
        """Return the share with a slip, None of nothing."""
        return Fraction(self.used, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """One way to count coverage: whole, by sector and officer (most first), by week in order."""

    whole: Share[None]
    sectors: tuple[Share[str], ...]
    officers: tuple[Share[UUID], ...]
    weeks: tuple[Share[date], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage against the target of 100 %, both ways; a week is named by its Monday."""

    returned: CoverageTable
    received: CoverageTable


def coverage_table(dossiers: Iterable[CountedDossier]) -> CoverageTable:
    """Count the dossiers that have their slip."""
    listed = list(dossiers)
    whole: Share[None] = Share(None, sum(each.has_slip for each in listed), len(listed))
    return CoverageTable(
        whole,
        _most_first(_shares((each.sector, each.has_slip) for each in listed)),
        _most_first(_shares((each.officer, each.has_slip) for each in listed)),
        tuple(
            sorted(
                _shares((monday_of(each.at), each.has_slip) for each in listed),
                key=lambda share: share.of,
            )
        ),
    )


def _shares(pairs: Iterable[tuple[Key, bool]]) -> list[Share[Key]]:
    counts: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for key, has_slip in pairs:
        counts[key][0] += has_slip
        counts[key][1] += 1
    return [Share(key, used, whole) for key, (used, whole) in counts.items()]


def _most_first(shares: list[Share[Key]]) -> tuple[Share[Key], ...]:
    return tuple(sorted(shares, key=lambda share: (-share.whole, str(share.of))))


def monday_of(at: datetime) -> date:
    """Return the Monday of the week of an instant."""
    return at.date() - timedelta(days=at.weekday())


def week_words(monday: date) -> str:
    """Return «16/11–22/11»."""
    return f"{monday:%d/%m}–{monday + _WEEK_END:%d/%m}"
