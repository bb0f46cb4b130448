"""Every time a due instant was moved: by what, by whom, when, from which date to which.

The first promise is never among what moves; it stands beside each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onecua.domain.deadline import By
from onecua.domain.dossier_course import due_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from onecua.domain.event import Event

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

MOVING = (By.EXTEND, By.VERIFY, By.RESTART, By.RESUME, By.REISSUE, By.GIVEN)
"""By what a date may have been moved, in the order in which a filter offers it."""


@dataclass(frozen=True, slots=True)
class MovedDate:
    """One moving of the due instant, with the entry of the history that did it."""

    event: Event
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
    def slip(self) -> int | None:
        """Return the number of the slip that told the applicant, if one was issued."""
        number = self.event.body.get("slip")
        return int(number) if number is not None else None


def moved_dates(events: Sequence[Event]) -> Iterator[MovedDate]:
    """Yield what moved the due instant of one dossier, in order; undone moves left out."""
    entries = due_entries(events)
    by_key = {event.key: event for event in events}
    for before, entry in pairwise(entries):
        if entry.due_at != before.due_at:
            yield MovedDate(
                by_key[entry.event],
                entry.by,
                entry.at,
                before.due_at,
                entry.due_at,
                entries[0].due_at,
            )
