"""What an answer may still say of its dossier so that it cannot be told which one it was.

Officer, then channel, then sector are dropped («gộp») until at least five answers of the batch say
the same. Those that were named finer do not count for what is left over: whoever knows the used
tokens could subtract them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from onecua.domain.survey.response import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FEWEST = 5
"""Fewer responses than this are never told apart, nor enter the log."""

NOTHING = Marks(None, None, None)


def _whole(marks: Marks) -> Marks:
    return marks


def _without_officer(marks: Marks) -> Marks:
    return replace(marks, officer=None)


def _sector_alone(marks: Marks) -> Marks:
    return replace(marks, officer=None, channel=None)


_LEVELS: tuple[Callable[[Marks], Marks], ...] = (_whole, _without_officer, _sector_alone)


def coarsened(marks: Sequence[Marks]) -> list[Marks]:
    """Return what each answer of a batch may say, in the same order.

    Whatever is said is said by at least five of them, the batch itself being that large.
    """
    kept: dict[Marks, list[int]] = defaultdict(list)
    groups: dict[Marks, list[int]] = defaultdict(list)
    for place, each in enumerate(marks):
        groups[each].append(place)
    for level in _LEVELS:
        groups = _merged(groups, level)
        for shown in [shown for shown, group in groups.items() if len(group) >= FEWEST]:
            kept[shown] += groups.pop(shown)
    left = sum(len(group) for group in groups.values())
    while 0 < left < FEWEST and kept:
        smallest = min(kept, key=lambda shown: (len(kept[shown]), repr(shown)))
        left += len(kept.pop(smallest))
    found = [NOTHING] * len(marks)
    for shown, group in kept.items():
        for place in group:
            found[place] = shown
    return found


def said_by_five(values: Sequence[int | None]) -> list[int | None]:
    """Return the values that at least five say, None for the others, in the same order.

    Those left without one are none or at least five: the next smallest are left out with them.
    """
    counts = Counter(value for value in values if value is not None)
    kept = {value: count for value, count in counts.items() if count >= FEWEST}
    left = len(values) - sum(kept.values())
    while 0 < left < FEWEST and kept:
        left += kept.pop(min(kept, key=lambda value: (kept[value], value)))
    return [value if value in kept else None for value in values]


def _merged(
    groups: Mapping[Marks, list[int]], level: Callable[[Marks], Marks]
) -> dict[Marks, list[int]]:
    found: dict[Marks, list[int]] = defaultdict(list)
    for shown, group in groups.items():
        found[level(shown)] += group
    return found
