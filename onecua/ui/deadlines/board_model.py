"""The rows of the board: group rows and the dossiers below them, read when they are seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from onecua.domain.board import Bucket
from onecua.services.board import BoardLine
from onecua.ui.widgets.paged_model import Column, Index, PagedTableModel, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from onecua.domain.board import Board, OpenDossier
    from onecua.services.desk import Desk

_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The row above the dossiers of a bucket."""

    bucket: Bucket


Line = GroupLine | BoardLine


class BoardModel(PagedTableModel[Line]):
    """Shows the chosen buckets of a board; a folded group keeps its dossiers to itself.

    `checks_changed` follows every tick. Only what can be reached in the list is ticked: a tick of
    a dossier that a filter or a bucket takes away is gone.
    """

    checks_changed = Signal()

    def __init__(self, desk: Desk, columns: Sequence[Column[Line]], board: Board) -> None:
        super().__init__(columns, self._read)
        self._desk = desk
        self._board = board
        self._shown: list[Bucket] = []
        self._folded: set[Bucket] = set()
        self._checked: set[int] = set()

    @property
    def board(self) -> Board:
        """Return the board that is shown, of all buckets."""
        return self._board

    def set_board(self, board: Board, buckets: Collection[Bucket]) -> None:
        """Show other dossiers; what is folded stays folded."""
        self.beginResetModel()
        self._board = board
        self._shown = [each for each in Bucket if each in buckets and board.count(each)]
        self._checked &= {each.key for each in self.everything()}
        self._pages.clear()
        self._count = sum(1 + self._open_count(bucket) for bucket in self._shown)
        self.endResetModel()

    def shown(self) -> tuple[Bucket, ...]:
        """Return the buckets that are shown, those without dossiers left out."""
        return tuple(self._shown)

    def everything(self) -> Iterable[OpenDossier]:
        """Yield the dossiers of the buckets shown, the folded ones too."""
        for bucket in self._shown:
            yield from self._board.groups[bucket]

    def whole_count(self) -> int:
        """Return how many dossiers the buckets shown hold."""
        return sum(self._board.count(bucket) for bucket in self._shown)

    def is_folded(self, bucket: Bucket) -> bool:
        """Tell whether the dossiers of a bucket are folded away."""
        return bucket in self._folded

    def fold(self, bucket: Bucket, folded: bool) -> None:
        """Fold the dossiers of a bucket away, or bring them back."""
        if bucket not in self._shown or folded == (bucket in self._folded):
            return
        first = self._start_of(bucket) + 1
        last = first + self._board.count(bucket) - 1
        if folded:
            self.beginRemoveRows(_NO_INDEX, first, last)
            self._folded.add(bucket)
            self._count -= self._board.count(bucket)
            self._pages.clear()
            self.endRemoveRows()
        else:
            self.beginInsertRows(_NO_INDEX, first, last)
            self._folded.discard(bucket)
            self._count += self._board.count(bucket)
            self._pages.clear()
            self.endInsertRows()
        self._repaint(first - 1, first - 1)

    def group_at(self, position: int) -> Bucket | None:
        """Return the bucket in whose group a row stands."""
        for bucket in reversed(self._shown):
            if position >= self._start_of(bucket):
                return bucket
        return None

    def start_of(self, bucket: Bucket) -> int | None:
        """Return the position of a group's row, None when the bucket is not shown."""
        return self._start_of(bucket) if bucket in self._shown else None

    def counted_at(self, position: int) -> OpenDossier | None:
        """Return the dossier of a row without reading its line, None for a group's row."""
        bucket = self.group_at(position)
        if bucket is None or not 0 <= position < self._count:
            return None
        place = position - self._start_of(bucket) - 1
        return self._board.groups[bucket][place] if place >= 0 else None

    def position_of(self, key: int) -> int | None:
        """Return where a dossier stands, None when it is not in sight."""
        for bucket in self._shown:
            if bucket in self._folded:
                continue
            for place, each in enumerate(self._board.groups[bucket]):
                if each.key == key:
                    return self._start_of(bucket) + 1 + place
        return None

    def checked(self) -> list[OpenDossier]:
        """Return the ticked dossiers in the order of the list."""
        if not self._checked:
            return []
        return [each for each in self.everything() if each.key in self._checked]

    def is_checked(self, key: int) -> bool:
        """Tell whether a dossier is ticked."""
        return key in self._checked

    def checked_in(self, bucket: Bucket) -> int:
        """Return how many dossiers of a bucket are ticked."""
        if not self._checked:
            return 0
        return sum(each.key in self._checked for each in self._board.groups[bucket])

    def check(self, dossiers: Iterable[OpenDossier], on: bool) -> None:
        """Tick these dossiers, or take their ticks away."""
        keys = {each.key for each in dossiers}
        self._checked = self._checked | keys if on else self._checked - keys
        self._repaint(0, self._count - 1)
        self.checks_changed.emit()

    def check_group(self, bucket: Bucket) -> None:
        """Tick all of a group, or none when all are ticked."""
        dossiers = self._board.groups[bucket]
        self.check(dossiers, self.checked_in(bucket) < len(dossiers))

    def toggle(self, position: int) -> None:
        """Tick a row or take its tick away; a group's row stands for all of its dossiers."""
        counted = self.counted_at(position)
        bucket = self.group_at(position)
        if counted is not None:
            self.check([counted], counted.key not in self._checked)
        elif bucket is not None and position < self._count:
            self.check_group(bucket)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer the view; the ticks are kept here, not in the lines."""
        if role == Role.CHECKED and index.column() == 0:
            counted = self.counted_at(index.row())
            return counted is not None and counted.key in self._checked
        return super().data(index, role)

    def _start_of(self, bucket: Bucket) -> int:
        before = self._shown[: self._shown.index(bucket)]
        return sum(1 + self._open_count(each) for each in before)

    def _open_count(self, bucket: Bucket) -> int:
        return 0 if bucket in self._folded else self._board.count(bucket)

    def _read(self, offset: int, limit: int) -> list[Line]:
        """Return a page of rows: the dossiers of every group in it are read at once."""
        end = min(offset + limit, self._count)
        wanted = [self.counted_at(position) for position in range(offset, end)]
        lines = self._desk.board.lines([each for each in wanted if each], self._board.at.now)
        found = iter(lines)
        page: list[Line] = []
        for position, counted in zip(range(offset, end), wanted, strict=True):
            bucket = self.group_at(position)
            assert bucket is not None
            page.append(GroupLine(bucket) if counted is None else next(found))
        return page

    def _repaint(self, first: int, last: int) -> None:
        if 0 <= first <= last < self._count:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
