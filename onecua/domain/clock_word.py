"""Somebody's word that the PC's clock is right: what its entry keeps, and how it is told.

The word decides which instant later receipts are stamped with, so that somebody answers for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from onecua.domain.clock_guard import ClockState, ClockVerdict

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ClockWord:
    """What the clock showed when it was called right, and the instant that made it doubtful."""

    state: ClockState
    shown: datetime
    against: datetime | None

    def body(self) -> dict[str, Any]:
        """Return the word as its event keeps it."""
        against = self.against.isoformat() if self.against else None
        return {"state": self.state, "shown": self.shown.isoformat(), "against": against}

    def told(self, officer: str) -> str:
        """Say who said it, what the clock showed and what spoke against it."""
        said = f"{officer} xác nhận giờ máy đúng khi máy chỉ {_when(self.shown)}"
        if self.against is None:
            return f"{said}."
        against = _when(self.against)
        return {
            ClockState.BEHIND: f"{said}, còn lần ghi trước mang giờ {against} là sai.",
            ClockState.WENT_BACK: f"{said}, dù onecua đã dùng đến {against}.",
            ClockState.JUMPED: f"{said}, sau lần dùng trước {against}.",
        }.get(self.state, f"{said}.")


def word_of(verdict: ClockVerdict, now: datetime) -> ClockWord:
    """Return the word that a doubtful clock is right now."""
    return ClockWord(verdict.state, now, verdict.against)


def word_from(body: Mapping[str, Any]) -> ClockWord:
    """Return the word that an event keeps."""
    against = body.get("against")
    return ClockWord(
        ClockState(body["state"]),
        datetime.fromisoformat(body["shown"]),
        datetime.fromisoformat(against) if against else None,
    )


def _when(at: datetime) -> str:
    return f"{at:%H:%M} {at:%d/%m/%Y}"
