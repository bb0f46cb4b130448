"""The chips above the list: who holds, which sector, which step, what is late inside, which day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onecua.domain.board import NO_STEP, NO_STEP_WORDS, BoardFilter, shares
from onecua.domain.vietnamese import grouped, name_sort_key, sort_key, weekday_short
from onecua.ui.dossiers.choice_chip import ChoiceChip
from onecua.ui.dossiers.flow_layout import FlowLayout
from onecua.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from onecua.domain.board import Board, OpenDossier, Share

T = TypeVar("T")
_STEP_LATE, _OPINION_LATE = "step_late", "opinion_late"
_MARK_WORDS = {_STEP_LATE: "Bước quá hạn", _OPINION_LATE: "Chờ ý kiến quá hạn"}


class CountedChip(ChoiceChip):
    """A chip whose list counts what stands behind each value; chosen, it shows the names alone."""

    def __init__(
        self,
        word: str,
        offered: Callable[[], Sequence[tuple[object, str]]],
        name_of: Callable[[object], str],
    ) -> None:
        super().__init__(word, offered)
        self._name_of = name_of

    def set_chosen(self, values: frozenset[object]) -> None:
        """Tick other values without telling `changed`."""
        names = sorted((self._name_of(value) for value in values), key=sort_key)
        more = f" +{len(names) - 1}" if len(names) > 1 else ""
        self.set_value(values or None, f"{names[0]}{more}" if names else "")


class BoardFilters(QWidget):
    """`changed` follows each change by hand; the chips count what the whole board holds.

    `day_cleared` lets go of the day that the calendar has chosen.
    """

    changed = Signal()
    day_cleared = Signal()

    def __init__(self, officer_name: Callable[[UUID], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._officer_name = officer_name
        self._board: Board | None = None
        self.holder = CountedChip(
            "Cán bộ", self._holders, lambda value: officer_name(cast("UUID", value))
        )
        self.sector = CountedChip("Lĩnh vực", self._sectors, str)
        self.step = CountedChip("Bước", self._steps, lambda value: str(value) or NO_STEP_WORDS)
        self.marks = CountedChip("Việc chậm", self._marks, lambda value: _MARK_WORDS[str(value)])
        self.day = Chip("Ngày")
        flow = FlowLayout(6)
        self.setLayout(flow)
        for chip in self.chips():
            flow.addWidget(chip)
        self.day.hide()
        for chip in (self.holder, self.sector, self.step, self.marks):
            chip.changed.connect(lambda _value: self.changed.emit())
        self.day.changed.connect(lambda _value: self.day_cleared.emit())

    def chips(self) -> list[Chip]:
        """Return the chips from left to right."""
        return [self.day, self.holder, self.sector, self.step, self.marks]

    def wanted(self) -> BoardFilter:
        """Return what the chips say together; the day is the calendar's."""
        marks = self.marks.chosen()
        return BoardFilter(
            cast("frozenset[UUID]", self.holder.chosen()),
            cast("frozenset[str]", self.sector.chosen()),
            cast("frozenset[str]", self.step.chosen()),
            step_late=_STEP_LATE in marks,
            opinion_late=_OPINION_LATE in marks,
        )

    def words(self) -> str:
        """Say in one line what the list is narrowed to; empty when it is everything."""
        names = [
            *sorted(map(self._officer_name, self.wanted().holders), key=name_sort_key),
            *sorted(self.wanted().sectors, key=sort_key),
            *(step or NO_STEP_WORDS for step in sorted(self.wanted().steps, key=sort_key)),
            *(words for mark, words in _MARK_WORDS.items() if mark in self.marks.chosen()),
        ]
        on = self.day.value()
        day = [f"hẹn trả {on:%d/%m/%Y}"] if isinstance(on, date) else []
        return " · ".join([*day, *names])

    def set_board(self, board: Board) -> None:
        """Count another board in the lists of the chips."""
        self._board = board

    def set_day(self, on: date | None) -> None:
        """Show the day that the list is narrowed to."""
        words = f"{weekday_short(on)} {on:%d/%m}" if on is not None else ""
        self.day.set_value(on, words)
        self.day.setVisible(on is not None)

    def set_holder(self, holder: UUID | None) -> None:
        """Narrow to one officer, or to nobody in particular, and tell it."""
        self.holder.set_chosen(frozenset() if holder is None else frozenset({holder}))
        self.changed.emit()

    def clear(self) -> None:
        """Let every chip go and tell it."""
        for chip in (self.holder, self.sector, self.step, self.marks):
            chip.set_chosen(frozenset())
        self.changed.emit()

    def is_narrowed(self) -> bool:
        """Tell whether any chip narrows."""
        return self.wanted() != BoardFilter()

    def _holders(self) -> Sequence[tuple[object, str]]:
        found = self._shares(lambda each: each.holder)
        named = sorted(found, key=lambda share: name_sort_key(self._officer_name(share.of)))
        return [(each.of, _counted(self._officer_name(each.of), each)) for each in named]

    def _sectors(self) -> Sequence[tuple[object, str]]:
        found = sorted(self._shares(lambda each: each.sector), key=lambda s: sort_key(s.of))
        return [(each.of, _counted(each.of, each)) for each in found]

    def _steps(self) -> Sequence[tuple[object, str]]:
        found = sorted(self._shares(lambda each: each.step), key=lambda s: sort_key(s.of))
        named = [(each.of, _counted(each.of, each)) for each in found if each.of != NO_STEP]
        rest = [(each.of, _counted(NO_STEP_WORDS, each)) for each in found if each.of == NO_STEP]
        return [*named, *rest]

    def _marks(self) -> Sequence[tuple[object, str]]:
        late: Counter[str] = Counter()
        if self._board is not None:
            now = self._board.at.now
            for each in self._board.everything():
                late[_STEP_LATE] += each.step_is_late(now)
                late[_OPINION_LATE] += each.opinion_is_late(now)
        return [(mark, f"{words} ({grouped(late[mark])})") for mark, words in _MARK_WORDS.items()]

    def _shares(self, of: Callable[[OpenDossier], T]) -> list[Share[T]]:
        return shares(self._board, of) if self._board is not None else []


def _counted(name: str, share: Share[T]) -> str:
    late = f", {grouped(share.overdue)} quá hạn" if share.overdue else ""
    return f"{name} ({grouped(share.whole)}{late})"
