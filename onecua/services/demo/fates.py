"""What becomes of each dossier: most go well, fixed shares do not, spread evenly over the time."""

from __future__ import annotations

from collections import deque
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onecua.services.demo.chance import Chance


class Fate(Enum):
    """The course that a dossier takes."""

    PLAIN = auto()
    LATE = auto()
    SUPPLEMENT = auto()
    NEVER_SUPPLEMENTED = auto()
    PAYMENT = auto()
    WITHDRAWN = auto()
    STOPPED = auto()
    REFUSED = auto()
    CORRECTED = auto()
    UNDONE = auto()
    VOIDED = auto()
    TWICE_SUPPLEMENTED = auto()
    EXTENDED = auto()
    OVERRIDDEN = auto()
    VERIFIED = auto()
    OVERDUE_NOW = auto()
    ASKING_NOW = auto()
    WAITING_PAPERS_NOW = auto()
    WAITING_PAYMENT_NOW = auto()


_SHARES = {
    Fate.SUPPLEMENT: 0.034,
    Fate.TWICE_SUPPLEMENTED: 0.002,
    Fate.EXTENDED: 0.006,
    Fate.VERIFIED: 0.003,
    Fate.LATE: 0.012,
    Fate.WITHDRAWN: 0.007,
    Fate.REFUSED: 0.005,
    Fate.PAYMENT: 0.012,
    Fate.CORRECTED: 0.006,
    Fate.NEVER_SUPPLEMENTED: 0.002,
    Fate.STOPPED: 0.002,
    Fate.UNDONE: 0.0015,
    Fate.VOIDED: 0.001,
}
_ONCE = Fate.OVERRIDDEN
"""What happens to one dossier of the whole office; it is dealt when a third of them came."""
_CLOSING_SHARES = {
    Fate.OVERDUE_NOW: 0.0008,
    Fate.ASKING_NOW: 0.0008,
    Fate.WAITING_PAPERS_NOW: 0.0006,
    Fate.WAITING_PAYMENT_NOW: 0.0004,
}
"""Of the whole count: what is unfinished when the demonstration ends; at least one of each."""
FEWEST = 20
"""An office of fewer dossiers has nothing unusual."""
_BLOCK = 1_000


class Fates:
    """Deals fates in the order of reception; one that does not fit waits for the next that does.

    Each thousand dossiers get exactly their shares, and a small office gets at least one of each,
    so that every demonstration shows everything.
    """

    def __init__(self, count: int, chance: Chance) -> None:
        self._count = count
        self._chance = chance
        self._dealt: Iterator[Fate] = self._deal()
        self._waiting: deque[Fate] = deque()

    def _deal(self) -> Iterator[Fate]:
        third = self._count // 3 if self._count >= FEWEST else -1
        for start in range(0, self._count, _BLOCK):
            size = min(_BLOCK, self._count - start)
            block = self._block(size, is_whole=self._count <= _BLOCK)
            for place, fate in enumerate(block, start):
                if place == third:
                    self._waiting.append(_ONCE)
                yield fate

    def _block(self, size: int, *, is_whole: bool) -> list[Fate]:
        fates = [Fate.PLAIN] * size
        if self._count < FEWEST:
            return fates
        for fate, share in _SHARES.items():
            wanted = size * share
            number = int(wanted) + self._chance.happens(wanted % 1)
            # The first of a small office comes early enough for its end to be seen.
            if is_whole and number == 0:
                number = 1
            reach = size // 2 if is_whole and number == 1 else size
            for _ in range(number):
                place = self._chance.randrange(reach)
                if fates[place] is Fate.PLAIN:
                    fates[place] = fate
                else:
                    self._waiting.append(fate)
        return fates

    def nearing_the_end(self) -> None:
        """Let dossiers from now on be those that are unfinished at the end."""
        if self._count < FEWEST:
            return
        for fate, share in _CLOSING_SHARES.items():
            self._waiting.extend([fate] * max(1, round(self._count * share)))

    def next(self, fits: Callable[[Fate], bool]) -> Fate:
        """Return the fate of the next dossier; a waiting one that fits it comes first."""
        dealt = next(self._dealt)
        if dealt is not Fate.PLAIN:
            self._waiting.append(dealt)
        for fate in self._waiting:
            if fits(fate):
                self._waiting.remove(fate)
                return fate
        return Fate.PLAIN
