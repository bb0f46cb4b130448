"""Turn the researched list of communes and mergers into the records of `units.json`."""

from __future__ import annotations

import re
from typing import Any

from build_procedures import line

Record = dict[str, Any]

_PLACE = re.compile(r"\((?:thuộc )?((?:huyện|quận|thành phố|thị xã|thị trấn|tỉnh) [^)]*)\)", re.I)
_REMARK = re.compile(r"\s*\([^)]*\)")


def whole_names(parts: list[str]) -> list[str]:
    """Join again the names that the source cut at a comma inside brackets."""
    names: list[str] = []
    for part in parts:
        if names and names[-1].count("(") > names[-1].count(")"):
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names


def capital(name: str) -> str:
    """Return the name with its first letter capital: the source has a few «xã …»."""
    return name[:1].upper() + name[1:]


def former_name(text: str) -> str | None:
    """Return «Xã Tân Việt (huyện Thanh Hà)»: the place stays, remarks on leftovers go."""
    name = line(text) or ""
    place = _PLACE.search(name)
    bare = _REMARK.sub("", name).strip(" -")
    if not bare:
        return None
    return f"{capital(bare)} ({place[1]})" if place else capital(bare)


def former_names(parts: list[str]) -> list[str]:
    """Return the former units of a commune, each once, in the order of the source."""
    names = [former_name(name) for name in whole_names(parts)]
    return list(dict.fromkeys(name for name in names if name))


def provinces(units: Record, mergers: Record) -> list[Record]:
    """Return the provinces; a commune is `[code, full name, [former units]]`."""
    former = {unit["code"]: former_names(unit["old_units"]) for unit in mergers["units"]}
    return [
        {
            "code": province["code"],
            "full_name": line(province["full_name"]),
            "communes": [
                [
                    commune["code"],
                    capital(line(commune["full_name"]) or ""),
                    former.get(commune["code"], []),
                ]
                for commune in province["communes"]
            ],
        }
        for province in units["provinces"]
    ]
