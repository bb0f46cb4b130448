"""Note how far the log has come, outside the database, and say whether it still came so far.

Noted at each clean end of work and each backup, in the data folder and beside the backups. An
anchor that no longer holds is never written over: only a chief sets a new one, with a reason,
after a restore.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from onecua.domain.integrity import (
    UNREADABLE,
    Anchor,
    Area,
    Finding,
    Severity,
    in_force,
    kept_anchors,
    parse_mark,
)
from onecua.domain.vietnamese import clean, grouped
from onecua.errors import RuleError, StorageError
from onecua.storage import anchors
from onecua.storage.anchors import Held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onecua.domain.office import Officer
    from onecua.services.rulebook import Rulebook
    from onecua.storage.database import Database, Snapshot


@dataclass(frozen=True, slots=True)
class MarkAnswer:
    """What the log says of a printed mark."""

    holds: bool
    words: str


class AnchorService:
    """Keeps the anchors of one data folder, and of the folder of its backups.

    The rulebook tells where backups go; an office whose declaration is gone still has anchors.
    """

    def __init__(self, database: Database, rulebook: Rulebook | None = None) -> None:
        self._database = database
        self._rulebook = rulebook

    def head(self) -> Anchor | None:
        """Return where this PC's log stands now, None while it is empty."""
        with self._database.read() as connection:
            return anchors.head(connection, self._database.clock())

    def last(self) -> Anchor | None:
        """Return the anchor that was noted last in the data folder."""
        kept = anchors.read_anchors(self._database.folder)
        return kept[-1] if kept else None

    def note(self, *folders: Path) -> None:
        """Note where the log stands, in the data folder and in these.

        Nothing is noted over an anchor that does not hold any more: it is the evidence.
        """
        with self._database.read() as connection:
            now = anchors.head(connection, self._database.clock())
            if now is None:
                return
            inside = anchors.noted_inside(connection)
            is_news = inside is None or self._may_follow(connection, (inside,), now)
            for folder in (self._database.folder, *folders):
                past = anchors.read_anchors(folder)
                if past == () and inside is not None and folder == self._database.folder:
                    past = (inside,)  # the file was taken away, what it said was not
                if past is not None and self._may_follow(connection, past, now):
                    anchors.write_anchors(folder, kept_anchors(past, now))
        if is_news:
            with self._database.write() as transaction:
                anchors.note_inside(transaction.connection, now)

    def _may_follow(self, connection: Snapshot, past: Sequence[Anchor], now: Anchor) -> bool:
        if not past:
            return True
        if past[-1].same_place(now) and past[-1].at.date() == now.at.date():
            return False
        return all(anchors.held(connection, each) is Held.HOLDS for each in in_force(past))

    def reset(self, officer: Officer, reason: str) -> Anchor:
        """Begin anew from where the log stands, after a restore; what was before stays told.

        Raises `RuleError` unless a chief gives a reason.
        """
        if not officer.is_chief:
            raise RuleError("Chỉ lãnh đạo được đặt lại mốc. Bấm tên cán bộ ở thanh dưới để đổi.")
        why = clean(reason)
        if not why:
            words = "Ghi lý do đặt lại mốc, ví dụ: khôi phục bản sao ngày 19/11/2026."
            raise RuleError(words, "reason")
        now = self.head()
        if now is None:
            raise RuleError("Nhật ký chưa có sự kiện nào nên chưa có mốc để đặt.")
        fresh = replace(now, reset_by=officer.name, reset_why=why)
        for folder in self._folders():
            past = anchors.read_anchors(folder) or ()
            anchors.write_anchors(folder, kept_anchors(past, fresh))
        with self._database.write() as transaction:
            anchors.note_inside(transaction.connection, fresh)
        return fresh

    def _folders(self) -> list[Path]:
        """Return where anchors are kept, a backup drive only while it is there."""
        backup = self._backup_folder()
        there = [Path(backup)] if backup and Path(backup).is_dir() else []
        return [self._database.folder, *there]

    def _backup_folder(self) -> str:
        try:
            return self._rulebook.office.backup_folder if self._rulebook else ""
        except (RuleError, *UNREADABLE):
            return ""  # the check tells by itself that the declaration is not what it was

    def findings(self, connection: Snapshot) -> Iterator[Finding]:
        """Return every anchor that the log no longer bears out, and what was reset knowingly."""
        told: set[str] = set()
        for folder in self._folders():
            for finding in self._of_folder(connection, folder):
                if finding.words not in told:
                    told.add(finding.words)
                    yield finding

    def _of_folder(self, connection: Snapshot, folder: Path) -> Iterator[Finding]:
        kept = anchors.read_anchors(folder)
        if kept is None:
            words = f"Tệp mốc {folder / anchors.ANCHORS_FILE} không đọc được: đã hỏng hoặc bị sửa."
            yield Finding(words, Area.ANCHOR)
            return
        asked = in_force(kept)
        if folder == self._database.folder:
            inside = anchors.noted_inside(connection)
            if not kept:
                yield Finding(_no_file_words(folder, inside), Area.ANCHOR, Severity.NOTE)
            if inside is not None and not any(inside.same_place(each) for each in asked):
                asked = (*asked, inside)
        yield from _resets(kept)
        yield from self._broken(connection, asked)

    def _broken(self, connection: Snapshot, asked: Sequence[Anchor]) -> Iterator[Finding]:
        answers = [(each, anchors.held(connection, each)) for each in asked]
        wrong = [(each, what) for each, what in answers if what is not Held.HOLDS]
        if not wrong:
            return
        right = [each for each, what in answers if what is Held.HOLDS]
        anchor, what = wrong[-1]
        last = anchors.last_number(connection, anchor.incarnation)
        words = f"{_broken_words(anchor, what, last)}{_since(right)}"
        stored = f"{grouped(last)} sự kiện" if what is Held.SHORTER else "khác"
        yield Finding(words, Area.ANCHOR, field="mốc", stored=stored, expected=anchor.mark)

    def compare(self, text: str) -> MarkAnswer:
        """Say whether the log still bears out a printed mark; raises `RuleError` for no mark."""
        counter, seq, digits = parse_mark(text)
        with self._database.read() as connection:
            found = anchors.entry_of_mark(connection, counter, seq)
        if found is None:
            words = f"Nhật ký của quầy {counter} không có sự kiện số {seq}: nhật ký đã bị cắt ngắn."
            return MarkAnswer(False, words)
        if not found.startswith(digits):
            words = f"Sự kiện số {seq} không còn là sự kiện đã in mốc: nhật ký đã bị viết lại."
            return MarkAnswer(False, words)
        return MarkAnswer(True, f"Khớp: đến sự kiện số {seq}, nhật ký còn nguyên như lúc in mốc.")


def noted(database: Database) -> None:
    """Note an anchor at the end of work that added to the log.

    Raises `StorageError` that says the work itself is saved.
    """
    if not database.appended_count:
        return
    try:
        AnchorService(database).note()
    except StorageError as error:
        words = f"Việc vừa làm đã lưu xong, nhưng chưa ghi được mốc nhật ký. {error.message}"
        raise StorageError(words) from error


def _resets(kept: Sequence[Anchor]) -> Iterator[Finding]:
    for place, anchor in enumerate(kept):
        if anchor.is_reset:
            before = f", trước đó mốc là {kept[place - 1].mark}" if place else ""
            words = (
                f"{anchor.reset_by} đã đặt lại mốc lúc {anchor.at:%H:%M %d/%m/%Y}{before}. Lý do: "
                f"{anchor.reset_why}."
            )
            yield Finding(words, Area.ANCHOR, Severity.NOTE)


def _no_file_words(folder: Path, inside: Anchor | None) -> str:
    if inside is None:
        return "Chưa ghi mốc nhật ký nào: mốc đầu tiên được ghi khi đóng cửa sổ hoặc sao lưu."
    return (
        f"Tệp mốc {folder / anchors.ANCHORS_FILE} không còn: mốc gần nhất ghi lúc "
        f"{inside.at:%H:%M %d/%m/%Y} là {inside.mark}."
    )


def _broken_words(anchor: Anchor, what: Held, last: int) -> str:
    noted_at = f"mốc ghi lúc {anchor.at:%H:%M %d/%m/%Y} ({anchor.mark})"
    if what is Held.OTHER_LOG:
        return f"Nhật ký đã có {noted_at} không còn trong cơ sở dữ liệu này."
    if what is Held.SHORTER:
        return (
            f"Nhật ký chỉ còn {grouped(last)} sự kiện, {noted_at} đã có {grouped(anchor.seq)}: "
            f"{grouped(anchor.seq - last)} sự kiện cuối đã mất."
        )
    return f"Nhật ký đã bị viết lại: sự kiện số {grouped(anchor.seq)} không còn khớp {noted_at}."


def _since(right: Sequence[Anchor]) -> str:
    last = right[-1] if right else None
    return f" Mốc cuối còn khớp: {last.at:%H:%M %d/%m/%Y}, số {grouped(last.seq)}." if last else ""
