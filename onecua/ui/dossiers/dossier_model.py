"""The rows of the list: read at once when that is quick, else on the worker, as far as seen."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from onecua.domain.deadline import Urgency
from onecua.domain.summary import DossierFilter, DossierSummary, Sort
from onecua.services.dossier_lists import COUNT_CAP
from onecua.ui.dossiers.dossier_columns import dossier_columns
from onecua.ui.widgets.paged_model import KEPT, PAGE, Index, PagedTableModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from uuid import UUID

    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.ui.tasks import Runner, Task

_STEP = 4 * PAGE
"""Rows that the list grows by once its end is reached."""
_SEARCHED = 4 * PAGE
"""Rows looked through for a dossier; a person finds one further down by its code."""
_NO_INDEX = QModelIndex()
_PLAIN = DossierFilter()
_BLANK_ALIGN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class ListQuery:
    """What the list shows, and in which order."""

    wanted: DossierFilter
    sort: Sort = Sort.RANK
    descending: bool = False

    @property
    def is_quick(self) -> bool:
        """Tell what has an index of its own: the default order with any one filter."""
        narrowed = [
            name
            for name in DossierFilter.__slots__
            if name != "words" and getattr(self.wanted, name) != getattr(_PLAIN, name)
        ]
        in_order = self.sort is Sort.RANK and not self.descending
        return in_order and len(narrowed) <= 1 and narrowed != ["text"]


@dataclass(frozen=True)
class ListCounts:
    """How many dossiers of a list are how urgent."""

    overdue: int
    due_today: int
    paused: int


class DossierModel(PagedTableModel[DossierSummary]):
    """The dossiers of a `ListQuery`; grows by steps beyond the cap of the count.

    `loaded` follows once the rows of a query are there, `counted(ListCounts)` a little later.
    """

    loaded = Signal()
    counted = Signal(object)
    grown = Signal()

    def __init__(self, desk: Desk, tasks: Runner) -> None:
        super().__init__(dossier_columns(desk.deadlines.standing), _nothing)
        self._desk = desk
        self._tasks = tasks
        self._query = ListQuery(_PLAIN)
        self._ahead: OrderedDict[int, Sequence[DossierSummary]] = OrderedDict()
        self._under_way: list[Task[Any]] = []
        self._goes_on = False
        self._growing = False

    @property
    def query(self) -> ListQuery:
        """Return what is shown or being read."""
        return self._query

    @property
    def goes_on(self) -> bool:
        """Tell whether there are more rows than were counted."""
        return self._goes_on

    def load(self, query: ListQuery) -> None:
        """Read a query; what is shown stays until `loaded`."""
        self._forget_tasks()
        self._query = query
        if query.is_quick:
            self._show(self._desk.lists.count(query.wanted), None)
        else:
            self._read_off_thread(query)
        self._count_urgencies(query.wanted)

    def position_of(self, dossier: UUID, near: int = 0) -> int | None:
        """Return where a dossier stands, looking about `near` and then from the top."""
        for place in self._places_searched(near):
            row = self.row_at(place)
            if row is not None and row.id == dossier:
                return place
        return None

    def _places_searched(self, near: int) -> Iterator[int]:
        """Yield places whose rows are read at once, or were read already."""
        if self._ahead:
            for offset in list(self._ahead):
                yield from range(offset, min(offset + PAGE, self._count))
        else:
            yield from range(max(near - PAGE, 0), min(near + PAGE, self._count))
            yield from range(min(self._count, _SEARCHED))

    def canFetchMore(self, parent: Index = _NO_INDEX) -> bool:
        """Tell the view whether the list goes on beyond its last row."""
        return not parent.isValid() and self._goes_on and not self._growing

    def fetchMore(self, parent: Index = _NO_INDEX) -> None:
        """Make the list longer by a step."""
        if not self.canFetchMore(parent):
            return
        query, start = self._query, self._count
        if query.is_quick:
            self._grow(len(self._read(query, start, _STEP)))
            return
        self._growing = True
        task = self._tasks.run(
            _unless_cancelled(lambda: len(self._read(query, start, _STEP))), self._grow
        )
        self._under_way.append(task)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer the view; a row that is still being read is an empty line."""
        answer = super().data(index, role)
        if answer is None and role == Qt.ItemDataRole.TextAlignmentRole:
            return _BLANK_ALIGN
        return answer

    def _read_off_thread(self, query: ListQuery) -> None:
        def work() -> tuple[int, list[DossierSummary]]:
            return self._desk.lists.count(query.wanted), self._read(query, 0)

        task = self._tasks.run(_unless_cancelled(work), lambda found: self._show(*found))
        self._under_way.append(task)

    def _read(self, query: ListQuery, offset: int, limit: int = PAGE) -> list[DossierSummary]:
        return self._desk.lists.page(
            query.wanted,
            sort=query.sort,
            descending=query.descending,
            offset=offset,
            limit=limit,
        )

    def _show(self, count: int, first: Sequence[DossierSummary] | None) -> None:
        self._ahead.clear()
        self._growing = False
        self._goes_on = count > COUNT_CAP
        query = self._query
        if first is None:
            self.set_source(lambda at, limit: self._read(query, at, limit), min(count, COUNT_CAP))
        else:
            self._ahead[0] = first
            self.set_source(self._page_ahead, min(count, COUNT_CAP))
        self.loaded.emit()

    def _page_ahead(self, offset: int, _limit: int) -> Sequence[DossierSummary]:
        """Return a page that the worker has read; the others are asked for and come later."""
        if offset in self._ahead:
            return self._ahead[offset]
        query = self._query
        task = self._tasks.run(
            _unless_cancelled(lambda: self._read(query, offset)),
            lambda rows: self._on_page_read(offset, rows),
        )
        self._under_way.append(task)
        return ()

    def _on_page_read(self, offset: int, rows: Sequence[DossierSummary]) -> None:
        self._ahead[offset] = rows
        if len(self._ahead) > KEPT:
            self._ahead.popitem(last=False)
        self.refresh()

    def _grow(self, found: int) -> None:
        self._growing = False
        self._goes_on = found == _STEP
        if found:
            self.beginInsertRows(_NO_INDEX, self._count, self._count + found - 1)
            self._count += found
            self.endInsertRows()
        self.grown.emit()

    def _count_urgencies(self, wanted: DossierFilter) -> None:
        def work() -> ListCounts | None:
            if wanted.urgency is not None:
                return None
            asked = (Urgency.OVERDUE, Urgency.DUE_TODAY, Urgency.PAUSED)
            count = self._desk.lists.count
            return ListCounts(*(count(replace(wanted, urgency=each)) for each in asked))

        self._under_way.append(self._tasks.run(_unless_cancelled(work), self.counted.emit))

    def _forget_tasks(self) -> None:
        for task in self._under_way:
            task.forget()
        self._under_way.clear()
        self._growing = False


def _nothing(_offset: int, _limit: int) -> Sequence[DossierSummary]:
    return ()


def _unless_cancelled(work: Callable[[], Any]) -> Callable[[Progress], Any]:
    """Let a query that nobody waits for any more end before it begins."""

    def run(progress: Progress) -> Any:  # noqa: ANN401 - what the work returns
        progress.step(0)
        return work()

    return run
