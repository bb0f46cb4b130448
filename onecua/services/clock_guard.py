"""Looks at the PC's clock for the window, remembers when it was open, keeps a chief's answer.

What may be stamped is not decided here but in every write (`storage/stamping.py`).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from onecua.domain.clock_guard import (
    JUMP_DAYS,
    LONGEST_JUMP,
    ClockMarks,
    ClockState,
    ClockVerdict,
    judge,
)
from onecua.domain.clock_word import word_of
from onecua.domain.event import Fact, Kind
from onecua.errors import RuleError
from onecua.storage.office import preference, set_preference
from onecua.storage.stamping import SEEN, last_recorded_at, last_used_at, mend

if TYPE_CHECKING:
    from onecua.domain.office import Officer
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Snapshot

JUMP = "clock.jump"
DAYS = "clock.jump_days"
_EVERY = timedelta(minutes=1)


class ClockGuardService:
    """Judges the clock of this PC and keeps what is known of it as preferences."""

    def __init__(self, database: Database, rulebook: Rulebook) -> None:
        self._database = database
        self._rulebook = rulebook

    def look(self) -> ClockVerdict:
        """Return how the clock stands now; fictitious data may be as old as it likes."""
        now = self._database.clock()
        with self._database.read() as connection:
            verdict = judge(now, _marks(connection), _days(connection))
        if verdict.state is ClockState.JUMPED and self._rulebook.office.sample:
            return ClockVerdict(ClockState.RIGHT, now)
        return verdict

    def note(self, verdict: ClockVerdict, *, closing: bool = False) -> None:
        """Remember that the window was open at a right clock, or where a jump began.

        At most one write a minute and one at the close; a doubtful clock never becomes a mark.
        """
        with self._database.read() as connection:
            marks = _marks(connection)
        jump = verdict.against if verdict.state is ClockState.JUMPED else None
        right = verdict.state is ClockState.RIGHT
        is_news = right and (closing or _is_older(marks.seen, verdict.now))
        if not is_news and jump == marks.before_jump:
            return
        with self._database.write() as transaction:
            if is_news:
                set_preference(transaction.connection, SEEN, verdict.now.isoformat())
            if jump != marks.before_jump:
                set_preference(transaction.connection, JUMP, jump.isoformat() if jump else "")

    def who_may_confirm(self, officer: Officer, state: ClockState) -> str:
        """Say why an officer may not confirm the clock; empty when the officer may.

        That a long closed office opened again can be said by anyone where no chief is recorded.
        """
        if officer.is_chief:
            return ""
        known = self._rulebook.officers.values()
        chiefs = [other.name for other in known if other.active and other.is_chief]
        if chiefs:
            return f"Việc này do lãnh đạo xác nhận ({', '.join(chiefs)}): chọn tên ở thanh dưới."
        if state is ClockState.JUMPED:
            return ""
        return "Việc này do lãnh đạo xác nhận: ghi một lãnh đạo ở Quản trị, Cán bộ trước."

    def confirm(self, verdict: ClockVerdict, officer: Officer) -> None:
        """Record a chief's answer that the clock is right now; raises `RuleError` to others.

        It is an entry of the log, of what was shown and by whom: what is stamped from now on rests
        on it. Its own place counts as recorded now, like all before it.
        """
        problem = self.who_may_confirm(officer, verdict.state)
        if problem:
            raise RuleError(problem)
        if verdict.state is ClockState.RIGHT:
            return  # it came right while the question stood: there is nothing to answer for
        now = self._database.clock()
        body = word_of(verdict, now).body()
        with self._database.write() as transaction:
            connection = transaction.connection
            transaction.append([Fact(Kind.CLOCK_CONFIRMED, None, body, None, now)], officer.id)
            if verdict.state is not ClockState.JUMPED:
                mend(connection, now, officer.id)
            set_preference(connection, SEEN, now.isoformat())
            set_preference(connection, JUMP, "")

    @property
    def jump_days(self) -> int:
        """Return after how many days without use the clock is asked about."""
        with self._database.read() as connection:
            return _days(connection)

    def set_jump_days(self, days: int) -> None:
        """Ask about the clock after so many days without use."""
        if not 1 <= days <= LONGEST_JUMP:
            raise RuleError(f"Số ngày từ 1 đến {LONGEST_JUMP}.", "jump_days")
        with self._database.write() as transaction:
            set_preference(transaction.connection, DAYS, str(days))


def _marks(connection: Snapshot) -> ClockMarks:
    return ClockMarks(
        last_recorded_at(connection), last_used_at(connection), _instant(connection, JUMP)
    )


def _is_older(seen: datetime | None, now: datetime) -> bool:
    return seen is None or now - seen >= _EVERY


def _instant(connection: Snapshot, name: str) -> datetime | None:
    kept = preference(connection, name)
    return datetime.fromisoformat(kept) if kept else None


def _days(connection: Snapshot) -> int:
    return int(preference(connection, DAYS) or JUMP_DAYS)
