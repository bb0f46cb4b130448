"""Which groups of answers are not shown, so that nobody is told apart, not even by subtraction."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from onecua.domain.survey.anonymity import FEWEST

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Group = TypeVar("Group")

_FEWEST_GROUPS = 2


def hidden(numbers: Mapping[Group, int], already: Collection[Group] = ()) -> frozenset[Group]:
    """Return the groups of a whole that are not shown; empty ones have nothing to hide.

    Those under five are not, nor those hidden `already`. Since the whole is shown, the hidden
    ones together must be at least two groups and five answers: the next smallest are hidden too
    until they are.
    """
    filled = sorted((g for g, n in numbers.items() if n), key=lambda g: (numbers[g], repr(g)))
    found = [g for g in filled if numbers[g] < FEWEST or g in already]
    others = [g for g in filled if g not in found]
    while found and others and _can_be_subtracted([numbers[g] for g in found]):
        found.append(others.pop(0))
    return frozenset(found)


def _can_be_subtracted(numbers: list[int]) -> bool:
    return len(numbers) < _FEWEST_GROUPS or sum(numbers) < FEWEST
