"""The card of coverage by sector, officer or week: bars to look at, a table to copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from onecua.domain.survey.coverage import week_words
from onecua.domain.vietnamese import grouped, percent
from onecua.ui.surveys.copied_table import CopiedTable
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.gauge import BarRow
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.paged_model import Column
from onecua.ui.widgets.scrolling_column import ScrollingColumn
from onecua.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from onecua.domain.survey.coverage import Coverage, Share

Key = TypeVar("Key")
_MOST_ROWS = 60
_NAME_WIDTH = 204
_PARTS = (("sectors", "Lĩnh vực"), ("officers", "Cán bộ"), ("weeks", "Tuần"))
_WAYS = (("returned", "Đã trả"), ("received", "Đã nhận"), ("table", "Bảng"))


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A sector, an officer or a week with its dossiers both ways."""

    name: str
    used: int
    whole: int
    received_used: int
    received_whole: int


class CoverageCard(Card):
    """`copied` follows the copying of the table."""

    copied = Signal()

    def __init__(self, officer_name: Callable[[UUID], str], parent: QWidget | None = None) -> None:
        super().__init__("Độ phủ", parent=parent)
        self._officer_name = officer_name
        self._lines: dict[str, list[CoverageLine]] = {}
        self._bars: list[BarRow] = []
        self.parts = Segmented(_PARTS, small=True)
        self.parts.setAccessibleName("Độ phủ theo")
        self.ways = Segmented(_WAYS, small=True)
        self.ways.setAccessibleName("Trên hồ sơ đã trả, đã nhận, hay bảng cả hai")
        self.table: CopiedTable[CoverageLine] = CopiedTable("Độ phủ phiếu", _COLUMNS)
        self._column = ScrollingColumn(0, (12, 6, 12, 6))
        self._none = Label("Kỳ này chưa có hồ sơ nào.", color="sub")
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._lay_out()
        self.parts.changed.connect(lambda _part: self._show())
        self.ways.changed.connect(lambda _way: self._show())
        self.table.copied.connect(self.copied)

    def set_coverage(self, coverage: Coverage) -> None:
        """Show other shares."""
        returned, received = coverage.returned, coverage.received
        self._lines = {
            "sectors": _paired(returned.sectors, received.sectors, str),
            "officers": _paired(returned.officers, received.officers, self._officer_name),
            "weeks": _paired(returned.weeks, received.weeks, week_words, in_order=True),
        }
        self._show()

    def show_ways(self, way: str) -> None:
        """Choose whether dossiers returned, received, or both as a table are shown."""
        self.ways.set_value(way)
        self._show()

    def lines(self) -> list[CoverageLine]:
        """Return the lines of the chosen part."""
        return self._lines.get(str(self.parts.value()), [])

    def _show(self) -> None:
        lines = self.lines()
        self.table.set_rows(lines)
        way = self.ways.value()
        self._stack.setCurrentIndex(1 if way == "table" else 0)
        for bar in self._bars:
            bar.hide()
            bar.deleteLater()
        counted = [(each, _counts(each, received=way == "received")) for each in lines]
        shown = [(line, counts) for line, counts in counted if counts[1]]
        widest = max((_fraction(counts) for _, counts in shown), key=len, default="")
        self._bars = [_bar(line.name, counts, widest) for line, counts in shown[:_MOST_ROWS]]
        for place, bar in enumerate(self._bars):
            self._column.rows.insertWidget(place, bar)
        self._none.setVisible(not self._bars)

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.parts)
        row.addWidget(self.ways)
        self.set_head(head)
        self.set_flush()
        self._column.rows.addWidget(self._none)
        self._column.rows.addStretch(1)
        self._stack.addWidget(self._column)
        self._stack.addWidget(self.table)
        self.body.addWidget(self._stack, 1)


def _counts(line: CoverageLine, *, received: bool) -> tuple[int, int]:
    return (line.received_used, line.received_whole) if received else (line.used, line.whole)


def _fraction(counts: tuple[int, int]) -> str:
    return " / ".join(map(grouped, counts))


def _bar(name: str, counts: tuple[int, int], widest: str) -> BarRow:
    used, whole = counts
    words = _fraction(counts), percent(used, whole)
    return BarRow(name, used / whole, *words, name_width=_NAME_WIDTH, widest=widest)


def _paired(
    returned: Sequence[Share[Key]],
    received: Sequence[Share[Key]],
    name_of: Callable[[Key], str],
    *,
    in_order: bool = False,
) -> list[CoverageLine]:
    first = {share.of: share for share in returned}
    second = {share.of: share for share in received}
    found = []
    keys = list(dict.fromkeys((*first, *second)))
    for key in sorted(keys, key=str) if in_order else keys:
        at_return, at_reception = first.get(key), second.get(key)
        found.append(
            CoverageLine(
                name_of(key),
                at_return.used if at_return else 0,
                at_return.whole if at_return else 0,
                at_reception.used if at_reception else 0,
                at_reception.whole if at_reception else 0,
            )
        )
    return found


_COLUMNS: tuple[Column[CoverageLine], ...] = (
    Column("Tên", lambda line: line.name, tip=lambda line: line.name),
    Column("Trả", lambda line: grouped(line.whole), 52, "right"),
    Column("Có phiếu", lambda line: grouped(line.used), 76, "right"),
    Column("Tỷ lệ", lambda line: percent(line.used, line.whole), 76, "right"),
    Column("Nhận", lambda line: grouped(line.received_whole), 56, "right"),
    Column("Tỷ lệ", lambda line: percent(line.received_used, line.received_whole), 88, "right"),
)
