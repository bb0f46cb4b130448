"""Who called the PC's clock right, and whether what holds of its clock rests on such a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecua.domain.clock_guard import ClockState
from onecua.domain.clock_word import ClockWord, word_from
from onecua.domain.event import Event, Kind
from onecua.domain.integrity import UNREADABLE, Area, Finding, Severity
from onecua.storage.office import preference
from onecua.storage.stamping import MENDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onecua.services.integrity.office_times import OfficeTimes
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Snapshot

_FIELD = "giờ máy"


class ClockWords:
    """Takes the words in the order of the log."""

    def __init__(self, rulebook: Rulebook, times: OfficeTimes) -> None:
        self._rulebook = rulebook
        self._times = times
        self._said: list[tuple[Event, ClockWord | None]] = []

    def take(self, event: Event) -> None:
        """Take an event of the log; what is no such word is left out."""
        if event.kind == Kind.CLOCK_CONFIRMED:
            try:
                self._said.append((event, word_from(event.body)))
            except UNREADABLE:
                self._said.append((event, None))

    def findings(self, connection: Snapshot) -> Iterator[Finding]:
        """Return each word as a note, as a problem what nobody said or nobody might say."""
        for event, word in self._said:
            yield self._told(event, word)
        kept = preference(connection, MENDED)
        if kept and not any(_is_kept(kept, event, word) for event, word in self._said):
            words = (
                "Giờ máy đang được coi là đúng nhưng nhật ký không có lời xác nhận ấy: thiết lập "
                "đã bị sửa ngoài ứng dụng."
            )
            yield Finding(words, Area.LOG, field=_FIELD, stored=kept)

    def _told(self, event: Event, word: ClockWord | None) -> Finding:
        if word is None:
            words = f"Lời xác nhận giờ máy, sự kiện số {event.seq}, không đọc được: đã bị sửa."
            return Finding(words, Area.LOG, field=_FIELD)
        words = word.told(self._rulebook.officer_name(event.officer))
        chiefs = (state.chiefs for state in self._times.in_force(event))
        if word.state is not ClockState.JUMPED and not any(event.officer in c for c in chiefs):
            words = f"Người không phải lãnh đạo xác nhận giờ máy: {words}"
            return Finding(words, Area.LOG, field=_FIELD)
        return Finding(words, Area.LOG, Severity.NOTE, field=_FIELD)


def _is_kept(kept: str, event: Event, word: ClockWord | None) -> bool:
    """Tell whether a word of the log is the one that the PC goes by."""
    if word is None:
        return False
    _, _, said = kept.partition("|")
    return said == f"{event.seq}|{word.shown.isoformat()}|{event.officer}"
