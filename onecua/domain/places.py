"""Provinces and communes since 1 July 2025, found by their names or by those of former units."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from onecua.domain.vietnamese import name_key, sort_key
from onecua.errors import RuleError

_PROVINCE_TYPES = ("tinh ", "thanh pho ", "tp ")
_COMMUNE_TYPES = ("xa ", "phuong ", "dac khu ")
_PROVINCE_ALIASES = {"hcm": "ho chi minh", "tphcm": "ho chi minh"}
_SUGGESTED = 3


def _without_type(key: str, types: tuple[str, ...]) -> str:
    for words in types:
        if key.startswith(words):
            return key.removeprefix(words)
    return key


def _short(full_name: str, types: tuple[str, ...]) -> str:
    """Return the name without its leading «Tỉnh», «Thành phố», «Xã», «Phường», «Đặc khu»."""
    key = name_key(full_name)
    dropped = len(key.split()) - len(_without_type(key, types).split())
    return " ".join(full_name.split()[dropped:])


@dataclass(frozen=True, slots=True)
class Province:
    """A tỉnh or thành phố with its national code: «31», «Thành phố Hải Phòng»."""

    code: str
    full_name: str

    @property
    def name(self) -> str:
        """Return «Hải Phòng»."""
        return _short(self.full_name, _PROVINCE_TYPES)


@dataclass(frozen=True, slots=True)
class Commune:
    """A xã, phường or đặc khu; `former` are the units that were merged into it."""

    code: str
    full_name: str
    province: Province
    former: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return «Thanh Hà» of «Xã Thanh Hà»."""
        return _short(self.full_name, _COMMUNE_TYPES)


@dataclass(frozen=True, slots=True)
class CommuneMatch:
    """A commune that fits what was typed, and the former unit that fits too, if any."""

    commune: Commune
    former: str | None = None

    @property
    def words(self) -> str:
        """Say the former unit: «có thị trấn Thanh Hà cũ»; empty when there is none."""
        if self.former is None:
            return ""
        return f"có {self.former[0].lower()}{self.former[1:]} cũ"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A commune with what typing is compared with; `former` holds all former units, one a line."""

    commune: Commune
    short: str
    full: str
    former: str

    def rank(self, typed: str, words: list[str]) -> int | None:
        """Return how well the commune fits, 0 the best, or None when it does not."""
        if typed in {self.short, self.full}:
            return 0
        if self.short.startswith(typed) or self.full.startswith(typed):
            return 1
        if f" {typed}" in self.full:
            return 2
        if f" {typed}" in self.former:
            return 3
        return 4 if all(f" {word}" in f" {self.full}" for word in words) else None

    def former_unit(self, typed: str) -> str | None:
        """Return the first former unit whose name, or whose old district, fits."""
        for name, key in zip(self.commune.former, self.former.split("\n"), strict=False):
            if f" {typed}" in key:
                return name
        return None


def _entry(commune: Commune) -> _Entry:
    full = name_key(commune.full_name)
    former = "\n".join(f" {name_key(name)}" for name in commune.former)
    return _Entry(commune, _without_type(full, _COMMUNE_TYPES), full, former)


@dataclass(frozen=True, slots=True)
class Places:
    """Every province and commune of one file, in its order."""

    provinces: tuple[Province, ...]
    communes: tuple[Commune, ...]
    _entries: tuple[_Entry, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Fold every name once, so that a search only compares."""
        object.__setattr__(self, "_entries", tuple(map(_entry, self.communes)))

    def of(self, province: Province | None) -> tuple[_Entry, ...]:
        """Return the communes of a province with their folded names, or all of them."""
        if province is None:
            return self._entries
        return tuple(entry for entry in self._entries if entry.commune.province == province)


def parse_places(text: str) -> Places:
    """Read the text of a `units.json`; raises `RuleError` when it is no such file."""
    try:
        document = json.loads(text)
        provinces = [(_province(each), each["communes"]) for each in document["provinces"]]
        communes = [
            Commune(_text(code), _text(name), province, tuple(map(_text, former)))
            for province, rows in provinces
            for code, name, former in rows
        ]
        counts = document["counts"]
    except (ValueError, KeyError, TypeError) as problem:
        raise RuleError("Tệp đơn vị hành chính không đọc được. Cài lại chương trình.") from problem
    if counts != {"provinces": len(provinces), "communes": len(communes)}:
        raise RuleError("Tệp đơn vị hành chính thiếu dòng. Cài lại chương trình.")
    return Places(tuple(province for province, _ in provinces), tuple(communes))


def _province(record: dict[str, Any]) -> Province:
    return Province(_text(record["code"]), _text(record["full_name"]))


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError(value)
    return value


def search_communes(
    places: Places, text: str, province: Province | None = None, limit: int = 20
) -> tuple[CommuneMatch, ...]:
    """Return the communes that the text may mean, own names before those of former units.

    Marks do not count: «thanh ha» finds Xã Thanh Hà and Xã Hà Bắc, which holds «Xã Tân Việt
    (huyện Thanh Hà)». Words out of order find own names only. Nothing typed finds nothing.
    """
    typed = name_key(text)
    words = typed.split()
    if not words:
        return ()
    found = [
        (rank, entry.commune.code, entry)
        for entry in places.of(province)
        if (rank := entry.rank(typed, words)) is not None
    ]
    found.sort(key=itemgetter(0, 1))
    return tuple(
        CommuneMatch(entry.commune, entry.former_unit(typed)) for _, _, entry in found[:limit]
    )


def find_province(places: Places, name: str) -> Province:
    """Return the province of a full or short name, case and marks aside (`rules.md` 22).

    «TP HCM» is understood. Raises `RuleError` when there is no such province.
    """
    key = _without_type(name_key(name), _PROVINCE_TYPES)
    key = _PROVINCE_ALIASES.get(key, key)
    for province in places.provinces:
        if key == name_key(province.name):
            return province
    raise RuleError(
        f"Không có tỉnh, thành phố «{name}» trong 34 tỉnh, thành phố. Ghi tên hiện nay, ví dụ "
        "«Hải Phòng».",
        "province",
    )


def find_commune(places: Places, province_name: str, commune_name: str) -> Commune:
    """Return the commune of full or short names, case, marks and «Hoà»/«Hòa» aside.

    Names that only differ by marks are told apart by the marks that were typed. Raises
    `RuleError` when there is none or several, and names those that were perhaps meant.
    """
    province = find_province(places, province_name)
    key = name_key(commune_name)
    entries = [entry for entry in places.of(province) if key in {entry.short, entry.full}]
    if len(entries) > 1:
        order = sort_key(commune_name)
        exact = [
            entry
            for entry in entries
            if order in {sort_key(entry.commune.name), sort_key(entry.commune.full_name)}
        ]
        entries = exact or entries
    if len(entries) == 1:
        return entries[0].commune
    raise _not_one(places, province, commune_name, [entry.commune for entry in entries])


def _not_one(places: Places, province: Province, typed: str, several: list[Commune]) -> RuleError:
    if several:
        names = ", ".join(f"«{commune.full_name}»" for commune in several)
        return RuleError(f"«{typed}» có thể là {names}. Ghi đủ tên và dấu.", "commune")
    near = search_communes(places, typed, province, _SUGGESTED)
    meant = ", ".join(
        f"«{match.commune.full_name}»" + (f" ({match.words})" if match.words else "")
        for match in near
    )
    advice = f"Có phải {meant}?" if near else "Ghi tên xã, phường, đặc khu hiện nay."
    return RuleError(f"Không có «{typed}» ở {province.full_name}. {advice}", "commune")
