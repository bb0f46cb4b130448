"""What the last check said, kept as a preference: it changes nothing and is no event."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from onecua.domain.integrity import UNREADABLE
from onecua.domain.vietnamese import grouped

if TYPE_CHECKING:
    from onecua.services.integrity.service import IntegrityReport

LAST_CHECK = "integrity.last"


@dataclass(frozen=True, slots=True)
class LastCheck:
    """When everything was checked last, and how much was found."""

    at: datetime
    problem_count: int
    note_count: int
    dossier_count: int
    event_count: int

    @property
    def strong(self) -> str:
        """Return the outcome in a few words."""
        if self.problem_count:
            return f"{grouped(self.problem_count)} điều chưa đúng."
        return "Dữ liệu đúng."

    @property
    def words(self) -> str:
        """Return when it was and what was looked at."""
        return (
            f"{self.at:%H:%M %d/%m/%Y}, {grouped(self.dossier_count)} hồ sơ, "
            f"{grouped(self.event_count)} sự kiện."
        )

    def text(self) -> str:
        """Return what the preference keeps."""
        return json.dumps({**asdict(self), "at": self.at.isoformat(timespec="seconds")})


def last_of(report: IntegrityReport) -> LastCheck:
    """Return what to keep of a report."""
    return LastCheck(
        report.checked_at,
        len(report.problems),
        len(report.notes),
        report.dossier_count,
        report.event_count,
    )


def read_last(text: str | None) -> LastCheck | None:
    """Return what a preference kept, None for nothing or for what cannot be read."""
    if not text:
        return None
    try:
        body = json.loads(text)
        return LastCheck(**{**body, "at": datetime.fromisoformat(body["at"])})
    except UNREADABLE:
        return None
