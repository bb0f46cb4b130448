"""Every time a due instant was moved: by what, by whom, when, from which date to which.

The first promise is never among what moves; it stands beside each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onecua.domain.deadline import By
from onecua.domain.dossier import MOVES, PAUSED, Move
from onecua.domain.dossier_course import due_entries
from onecua.domain.event import Event, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

BY_WORDS: Mapping[By, str] = {
    By.PROMISE: "Hẹn trả lần đầu",
    By.GIVEN: "Ghi theo ngày đã cho",
    By.RESUME: "Bù thời gian tạm dừng",
    By.RESTART: "Tính lại từ khi đủ hồ sơ",
    By.KEPT: "Giữ nguyên, đã quá hạn khi tạm dừng",
    By.VERIFY: "Kéo dài để xác minh",
    By.EXTEND: "Xin lỗi, gia hạn",
    By.REISSUE: "Theo lịch làm việc mới",
}

_PAUSES = frozenset({By.RESUME, By.RESTART})

MOVING = (By.EXTEND, By.VERIFY, By.RESTART, By.RESUME, By.REISSUE, By.GIVEN)
"""By what a date may have been moved, in the order in which a filter offers it."""


@dataclass(frozen=True, slots=True)
class MovedDate:
    """One moving of the due instant, with the entry of the history that did it.

    `why` is the entry that tells the reason and names the slip: the request for papers or money
    where the end of a pause moved the date, else the entry itself.
    """

    event: Event
    why: Event
    by: By
    at: datetime
    before: datetime | None
    after: datetime | None
    promised_at: datetime | None

    @property
    def officer(self) -> UUID:
        """Return who moved it."""
        return self.event.officer

    @property
    def entered_late_at(self) -> datetime | None:
        """Return when it was recorded if that was later than it says, or its pause does; else None.

        A date that seems to have been moved in time may have been so afterwards.
        """
        late = [e.recorded_at for e in (self.why, self.event) if e.happened_at < e.recorded_at]
        return max(late, default=None)

    @property
    def slip(self) -> str:
        """Return the slip that told the applicant, as «Mẫu 04 số 3»; empty when there is none."""
        body = self.why.body
        form = MOVES[Move(body["move"])].slip
        number = body.get("slip")
        return f"Mẫu {form} số {number}" if form and number else ""


def moved_dates(events: Sequence[Event]) -> Iterator[MovedDate]:
    """Yield what moved the due instant of one dossier, in order; undone moves left out."""
    entries = due_entries(events)
    for before, entry in pairwise(entries):
        if entry.due_at != before.due_at:
            event, paused = _told(events, entry.event)
            yield MovedDate(
                event,
                paused if entry.by in _PAUSES and paused is not None else event,
                entry.by,
                entry.at,
                before.due_at,
                entry.due_at,
                entries[0].due_at,
            )


def _told(events: Sequence[Event], key: str) -> tuple[Event, Event | None]:
    """Return the event of this key and the pause that began last before it."""
    place = next(place for place, event in enumerate(events) if event.key == key)
    begun = [
        event
        for event in events[:place]
        if event.kind == Kind.DOSSIER_MOVED and MOVES[Move(event.body["move"])].to in PAUSED
    ]
    return events[place], begun[-1] if begun else None
