"""How the buckets look, and what is said of each on its card and in its group row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onecua.domain.board import Bucket, shares
from onecua.domain.dossier import Status
from onecua.domain.vietnamese import grouped, weekday_short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from onecua.domain.board import Board, OpenDossier
    from onecua.domain.work_calendar import WorkCalendar

BUCKET_LOOKS = {
    Bucket.OVERDUE: ("alert-octagon", "danger"),
    Bucket.TODAY: ("alarm", "warning"),
    Bucket.SOON: ("hourglass", "warning"),
    Bucket.LATER: ("check-circle", "success"),
    Bucket.PAUSED: ("pause-circle", "paused"),
}
"""Icon and colour, as those of the urgencies in lists."""

_MOST_DAYS = 4


class BoardWords:
    """Says in words what a board holds; the sentences are those of the cards and groups."""

    def __init__(
        self,
        calendar: WorkCalendar,
        officer_name: Callable[[UUID], str],
        closes_at: Callable[[OpenDossier], datetime | None],
    ) -> None:
        self._calendar = calendar
        self._officer_name = officer_name
        self._closes_at = closes_at

    def card_line(self, board: Board, bucket: Bucket) -> str:
        """Return the small line of a bucket's card."""
        dossiers = board.groups[bucket]
        if not dossiers:
            return "không có hồ sơ"
        return _CARD_LINES[bucket](self, board, dossiers)

    def group_note(self, board: Board, bucket: Bucket, checked: int) -> str:
        """Return what stands beside a group's name; `checked` of it are chosen."""
        dossiers = board.groups[bucket]
        parts = [f"{grouped(len(dossiers))} hồ sơ"]
        more = _GROUP_NOTES[bucket](self, board, dossiers) if dossiers else ""
        parts += [more] if more else []
        if checked:
            whole = checked == len(dossiers)
            parts.append(f"đã chọn{' cả' if whole else ''} {grouped(checked)}")
        return " · ".join(parts)

    def _oldest(self, board: Board, dossiers: Sequence[OpenDossier]) -> str:
        due_at = dossiers[0].due_at
        if due_at is None:
            return ""
        days = self._calendar.counted_between(due_at.date(), board.at.now.date())
        return f"cũ nhất {grouped(days)} ngày làm việc" if days else "mới quá hạn hôm nay"

    def _nearest(self, _board: Board, dossiers: Sequence[OpenDossier]) -> str:
        due_at = dossiers[0].due_at
        return f"gần nhất {due_at:%H:%M}" if due_at else ""

    def _until(self, board: Board, _dossiers: Sequence[OpenDossier]) -> str:
        last = board.at.end_of_soon.date()
        return f"đến hết {_day(_day_before(last))}"

    def _from(self, _board: Board, dossiers: Sequence[OpenDossier]) -> str:
        first = next((each.due_at for each in dossiers if each.due_at is not None), None)
        return f"từ {_day(first.date())}" if first else "chưa có ngày hẹn"

    def _paused(self, _board: Board, dossiers: Sequence[OpenDossier]) -> str:
        waits = sum(each.status is Status.AWAITING_SUPPLEMENT for each in dossiers)
        pays = len(dossiers) - waits
        parts = [f"{grouped(waits)} bổ sung"] if waits else []
        parts += [f"{grouped(pays)} nộp tiền"] if pays else []
        return ", ".join(parts)

    def _unexplained(self, _board: Board, dossiers: Sequence[OpenDossier]) -> str:
        count = sum(not each.is_explained for each in dossiers)
        return f"{grouped(count)} chưa ghi nguyên nhân" if count else "đã ghi đủ nguyên nhân"

    def _most_held(self, board: Board, _dossiers: Sequence[OpenDossier]) -> str:
        found = max(shares(board, lambda each: each.holder), key=lambda share: share.today)
        return f"{grouped(found.today)} của {self._officer_name(found.of)}"

    def _by_day(self, _board: Board, dossiers: Sequence[OpenDossier]) -> str:
        days = Counter(each.due_at.date() for each in dossiers if each.due_at is not None)
        named = [f"{weekday_short(on)} {grouped(days[on])}" for on in sorted(days)]
        return " · ".join(named[:_MOST_DAYS])

    def _stale(self, board: Board, dossiers: Sequence[OpenDossier]) -> str:
        stale = 0
        for each in dossiers:
            closes_at = self._closes_at(each)
            stale += closes_at is not None and closes_at <= board.at.now
        split = self._paused(board, dossiers)
        return f"{split} · {grouped(stale)} quá hạn bổ sung" if stale else split


_CARD_LINES = {
    Bucket.OVERDUE: BoardWords._oldest,
    Bucket.TODAY: BoardWords._nearest,
    Bucket.SOON: BoardWords._until,
    Bucket.LATER: BoardWords._from,
    Bucket.PAUSED: BoardWords._paused,
}
_GROUP_NOTES = {
    Bucket.OVERDUE: BoardWords._unexplained,
    Bucket.TODAY: BoardWords._most_held,
    Bucket.SOON: BoardWords._by_day,
    Bucket.LATER: BoardWords._from,
    Bucket.PAUSED: BoardWords._stale,
}


def _day(on: date) -> str:
    return f"{weekday_short(on)} {on:%d/%m}"


def _day_before(on: date) -> date:
    return type(on).fromordinal(on.toordinal() - 1)
