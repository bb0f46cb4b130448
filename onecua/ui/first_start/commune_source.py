"""Provinces and communes as lines of a search field, found by present and by former names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onecua import assets, files
from onecua.domain.places import parse_places, search_communes
from onecua.domain.vietnamese import name_key, sort_key
from onecua.ui.widgets.suggest_list import Suggestion

if TYPE_CHECKING:
    from onecua.domain.places import Commune, Places, Province

_SHOWN = 40


@cache
def shipped_places() -> Places:
    """Return the provinces and communes that come with the app."""
    return parse_places(files.read_bytes(assets.resource("data", "units.json")).decode())


class CommuneSource:
    """Answers what is typed with at most a few dozen lines."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def provinces(self, typed: str) -> list[Suggestion]:
        """Return the provinces whose name has a word that begins so; all when nothing is typed."""
        key = name_key(typed)
        found = [one for one in self.places.provinces if f" {key}" in f" {name_key(one.full_name)}"]
        found.sort(key=lambda one: sort_key(one.name))
        return [Suggestion(one.full_name, right=one.code, value=one) for one in found]

    def communes(self, typed: str, province: Province | None) -> list[Suggestion]:
        """Return communes of a province, or of the whole country while none is chosen."""
        if not name_key(typed):
            return self._all_of(province)
        found = search_communes(self.places, typed, province, _SHOWN)
        return [_line(match.commune, match.words, province) for match in found]

    def _all_of(self, province: Province | None) -> list[Suggestion]:
        if province is None:
            return []
        found = [one for one in self.places.communes if one.province == province]
        found.sort(key=lambda one: sort_key(one.name))
        return [_line(one, "", province) for one in found]


def _line(commune: Commune, former: str, province: Province | None) -> Suggestion:
    where = "" if province is not None else commune.province.full_name
    sub = ", ".join(part for part in (where, former) if part)
    return Suggestion(commune.full_name, sub, commune.code, commune)
