"""Every throw of the dice of a demonstration, from its seed alone."""

from __future__ import annotations

import random
from bisect import bisect
from datetime import datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from onecua.clock import VIETNAM
from onecua.domain.event import Sealed, seal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_EPOCH = datetime(1970, 1, 1) + VIETNAM
_MILLISECOND = timedelta(milliseconds=1)
_SALT_BYTES = 16

Item = TypeVar("Item")


class Chance(random.Random):
    """Random numbers, identities and salts that a seed repeats on every machine.

    Identities and salts are secret in a real office; here nothing is, and equal folders can be
    compared by their digests.
    """

    def identity(self, at: datetime) -> UUID:
        """Return an identity shaped as a UUIDv7 of this instant."""
        time = (at - _EPOCH) // _MILLISECOND + self.getrandbits(10) % 1000
        high = time << 16 | 7 << 12 | self.getrandbits(12)
        return UUID(int=high << 64 | 2 << 62 | self.getrandbits(62))

    def sealed(self, values: Mapping[str, Any]) -> Sealed:
        """Return private values sealed under a salt of this chance."""
        return seal(values, self.randbytes(_SALT_BYTES))

    def happens(self, share: float) -> bool:
        """Tell whether something that happens in this share of cases happens now."""
        return self.random() < share


class Frequencies(Generic[Item]):
    """Things of which some are likelier than others; `random.choices` is slow for one of them."""

    def __init__(self, weights: Mapping[Item, float]) -> None:
        self._items: Sequence[Item] = tuple(weights)
        self._cumulated = tuple(accumulate(weights.values()))
        self._last = len(self._items) - 1

    def draw(self, chance: Chance) -> Item:
        """Return one of the things."""
        place = chance.random() * self._cumulated[-1]
        return self._items[bisect(self._cumulated, place, 0, self._last)]
