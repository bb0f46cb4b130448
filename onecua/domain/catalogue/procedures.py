"""Finding a procedure by code, by the name in another list, or by what is being typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from onecua.domain.vietnamese import fold, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onecua.domain.procedure import Procedure, Sector

_CODE = re.compile(r"\b[0-9]\.[0-9]{6}\b")
_CODE_START = re.compile(r"[0-9][0-9.]*")
_SHORTEST_INITIALS = 3


def national_code(text: str) -> str | None:
    """Return «1.013978» of «1.013978.H41» or «2.000815.000.00.00.H44», or None."""
    found = _CODE.search(text)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A procedure with what typing is compared with."""

    procedure: Procedure
    key: str
    padded: str
    sector: str
    initials: str

    def rank(self, typed: str, words: list[str]) -> int | None:
        """Return how well the name fits, 0 the best, or None when it does not."""
        if self.key.startswith(typed):
            return 0 if self.key == typed else 1
        if f" {typed}" in self.padded:
            return 2
        if all(f" {word}" in self.padded for word in words):
            return 3
        if len(words) == 1 and len(typed) >= _SHORTEST_INITIALS and self.initials.startswith(typed):
            return 4
        everything = self.padded + self.sector
        return 5 if all(f" {word}" in everything for word in words) else None


def _entry(procedure: Procedure) -> _Entry:
    key = name_key(procedure.name)
    initials = "".join(word[0] for word in key.split())
    return _Entry(procedure, key, f" {key}", f" {name_key(procedure.sector)}", initials)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The procedures of one file, in its order; `as_of` is the newest month of its sources."""

    procedures: tuple[Procedure, ...]
    as_of: str
    _entries: tuple[_Entry, ...] = field(init=False, repr=False, compare=False)
    _codes: dict[str, Procedure] = field(init=False, repr=False, compare=False)
    _names: dict[str, list[Procedure]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Fold every name once, so that a search only compares."""
        entries = tuple(map(_entry, self.procedures))
        names: dict[str, list[Procedure]] = {}
        for entry in entries:
            names.setdefault(entry.key, []).append(entry.procedure)
        object.__setattr__(self, "_entries", entries)
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_codes", {each.code: each for each in self.procedures})

    def by_code(self, code: str) -> Procedure | None:
        """Return the procedure of a code, a provincial suffix left aside, or None."""
        return self._codes.get(national_code(code) or "")

    def by_name(self, name: str, sector: str = "") -> Procedure | None:
        """Return the procedure that a list calls by this name, or None (`rules.md` 10).

        Names are compared folded and without a leading «Thủ tục»; of several hits the one in the
        list's sector wins, then one that is enabled.
        """
        hits = self._names.get(name_key(name), [])
        wanted = name_key(sector)
        return min(
            hits,
            key=lambda hit: (name_key(hit.sector) != wanted, not hit.enabled),
            default=None,
        )

    def search(self, text: str, limit: int = 20) -> tuple[Procedure, ...]:
        """Return what the officer may mean, enabled procedures first, the closest name first.

        A code is found by its start, with or without its dot; a name by the starts of its words
        in any order, without marks, or by its initials («dkks»). Nothing typed finds nothing.
        """
        typed = fold(text)
        if not typed:
            return ()
        hits = self._with_code(typed) if _CODE_START.fullmatch(typed) else []
        hits = hits or self._with_name(name_key(text))
        hits.sort(key=itemgetter(slice(4)))
        return tuple(procedure for *_, procedure in hits[:limit])

    def _with_code(self, typed: str) -> list[tuple[bool, int, int, int, Procedure]]:
        bare = typed.replace(".", "")
        return [
            (not entry.procedure.enabled, 0, 0, place, entry.procedure)
            for place, entry in enumerate(self._entries)
            if entry.procedure.code.replace(".", "").startswith(bare)
        ]

    def _with_name(self, typed: str) -> list[tuple[bool, int, int, int, Procedure]]:
        words = typed.split()
        if not words:
            return []
        return [
            (not entry.procedure.enabled, rank, len(entry.key), place, entry.procedure)
            for place, entry in enumerate(self._entries)
            if (rank := entry.rank(typed, words)) is not None
        ]


def sector_named(sectors: Iterable[Sector], words: str) -> Sector | None:
    """Return the shipped sector that a list calls by its name or an alias, or None."""
    wanted = name_key(words)
    for sector in sectors:
        if wanted in {name_key(name) for name in (sector.name, *sector.aliases)}:
            return sector
    return None
