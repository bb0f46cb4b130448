"""A mark of how far a device's log had come: its number, the hash there, and when it was noted.

A chain sees whatever is changed inside a log, but not that its end was cut off or that all of it
was written anew; a mark noted outside it does (`safety.md` D10).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from onecua.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEPT = 400
_SHOWN = 8
_MARK = re.compile(r"\s*Q?\s*(\d{1,3})\s*[·.\-\s]\s*(\d{1,9})\s*[·.\-\s]\s*([0-9a-f]{8})\s*", re.I)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a log stood at an instant; `hash` in hexadecimal digits.

    `reset_by` and `reset_why` are of an anchor that a chief set knowingly after a restore: those
    before it are told, and no longer asked for.
    """

    device: str
    incarnation: str
    counter: int
    seq: int
    hash: str
    at: datetime
    reset_by: str = ""
    reset_why: str = ""

    @property
    def mark(self) -> str:
        """Return the mark as papers print it: «Q1 · 812 · 7f3a91c2»."""
        return f"Q{self.counter} · {self.seq} · {self.hash[:_SHOWN]}"

    @property
    def is_reset(self) -> bool:
        """Tell whether it replaces the ones before it."""
        return bool(self.reset_by)

    def same_place(self, other: Anchor) -> bool:
        """Tell whether both mark the same entry of the same log."""
        mine = (self.incarnation, self.seq, self.hash)
        return mine == (other.incarnation, other.seq, other.hash)

    def body(self) -> dict[str, Any]:
        """Return the anchor as its file keeps it."""
        found: dict[str, Any] = {
            "device": self.device,
            "incarnation": self.incarnation,
            "counter": self.counter,
            "seq": self.seq,
            "hash": self.hash,
            "at": self.at.isoformat(timespec="seconds"),
        }
        reset = {"reset_by": self.reset_by, "reset_why": self.reset_why}
        return {**found, **reset} if self.is_reset else found


def anchor_from(body: Mapping[str, Any]) -> Anchor:
    """Return the anchor that a file keeps; `ValueError`, `KeyError` for what is none."""
    return Anchor(
        device=str(body["device"]),
        incarnation=str(body["incarnation"]),
        counter=int(body["counter"]),
        seq=int(body["seq"]),
        hash=bytes.fromhex(body["hash"]).hex(),
        at=datetime.fromisoformat(body["at"]),
        reset_by=str(body.get("reset_by", "")),
        reset_why=str(body.get("reset_why", "")),
    )


def kept_anchors(past: Sequence[Anchor], new: Anchor) -> tuple[Anchor, ...]:
    """Return the anchors to keep once another is noted: every reset, the last of each day."""
    everything, resets = (*past, new), 0
    last_of_day: dict[tuple[int, str, date], int] = {}
    for place, anchor in enumerate(everything):
        resets += anchor.is_reset
        if not anchor.is_reset:
            last_of_day[resets, anchor.incarnation, anchor.at.date()] = place
    places = set(last_of_day.values())
    found = [each for place, each in enumerate(everything) if each.is_reset or place in places]
    old = len(found) - KEPT
    return tuple(each for place, each in enumerate(found) if each.is_reset or place >= old)


def in_force(anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Return the anchors that the log must bear out: those since the last reset."""
    places = [place for place, anchor in enumerate(anchors) if anchor.is_reset]
    return tuple(anchors[places[-1] if places else 0 :])


def parse_mark(text: str) -> tuple[int, int, str]:
    """Read a printed mark: counter, number, first digits of the hash; raises `RuleError`."""
    found = _MARK.fullmatch(text)
    if found is None:
        raise RuleError("Gõ mốc như đã in, ví dụ Q1 · 812 · 7f3a91c2.", "mark")
    return int(found[1]), int(found[2]), found[3].lower()
