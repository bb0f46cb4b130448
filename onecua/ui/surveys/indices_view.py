"""The nine indices: from slips, from dossiers, given by the unit; officers and sectors below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.survey.indices import (
    INDEX_WORDS,
    SOURCE_WORDS,
    TYPED_INDICES,
    UNIT_INDICES,
    IndexScore,
    NineIndices,
    Source,
    Tally,
    TotalScore,
    rounded,
)
from onecua.domain.vietnamese import decimal_comma
from onecua.ui.surveys.copied_table import CopiedTable
from onecua.ui.surveys.result_words import NO_VALUE
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.paged_model import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

IndexLine = tuple[str, str, str, str, str]
_ALL_TOLD = "Phiếu và hồ sơ đã cho biết mọi chỉ số, không cần tự chấm."
_HOW = "Chỉ số 5, 6, 8, 9: đơn vị tự chấm, giữ người ghi và ngày ghi."


class IndicesView(QWidget):
    """A table of the indices; `points_asked` wants the unit's own points to be given."""

    points_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = _table()
        self.give = ShortcutButton("Ghi điểm tự chấm", "Ctrl+G", "edit")
        self.give.clicked.connect(self.points_asked)
        self.table.row_opened.connect(lambda _line: self.give.click())
        self.asked: tuple[int, ...] = TYPED_INDICES
        low = QHBoxLayout()
        low.setContentsMargins(12, 8, 12, 8)
        low.setSpacing(12)
        low.addWidget(Label(_HOW, "small", "sub", wrap=True), 1)
        low.addWidget(self.give, 0, Qt.AlignmentFlag.AlignVCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.table, 1)
        rows.addLayout(low)
        self.setFocusProxy(self.table)

    def set_indices(self, indices: NineIndices | None) -> None:
        """Show other indices, none of a form that does not ask for them."""
        self.table.set_rows(index_lines(indices) if indices is not None else [])
        told = {**indices.citizens, **indices.record} if indices is not None else {}
        self.asked = tuple(index for index in TYPED_INDICES if index not in told)
        self.give.set_blocked(None if self.asked else _ALL_TOLD)


def _table() -> CopiedTable[IndexLine]:
    return CopiedTable(
        "Chín chỉ số",
        (
            Column("Chỉ số", lambda line: line[0], tip=lambda line: line[0]),
            Column("Phiếu", lambda line: line[1], 64, "right"),
            Column("Hồ sơ", lambda line: line[2], 64, "right"),
            Column("Tính", lambda line: line[3], 76, "right"),
            Column("Ghi chú", lambda line: line[4], 224, tip=lambda line: line[4]),
        ),
    )


def index_lines(indices: NineIndices) -> list[IndexLine]:
    """Return the indices by their sources, the unit's totals, then each officer's and sector's."""
    counted = {each.index: each for each in indices.scores}
    lines = [_index_line(indices, index, counted.get(index)) for index in UNIT_INDICES]
    totals = (("Loại cán bộ (1+2+3+4+7)", indices.officer_type), ("Đơn vị", indices.unit))
    lines += [_total_line(name, total) for name, total in totals if total is not None]
    lines += [_total_line(f"Cán bộ {group.name}", group.total) for group in indices.officers]
    lines += [_total_line(f"Lĩnh vực {group.name}", group.total) for group in indices.sectors]
    return lines


def _index_line(indices: NineIndices, index: int, found: IndexScore | None) -> IndexLine:
    return (
        f"{index}. {INDEX_WORDS[index]}",
        _score(indices.citizens.get(index)),
        _score(indices.record.get(index)),
        decimal_comma(found.score, 1) if found else NO_VALUE,
        ": ".join(_notes(found)),
    )


def _notes(found: IndexScore | None) -> Iterator[str]:
    if found is None:
        yield "Chưa có số liệu, không tính"
        return
    yield SOURCE_WORDS[found.source]
    if found.source is Source.TYPED and found.note:
        yield found.note


def _total_line(name: str, total: TotalScore) -> IndexLine:
    score = f"{decimal_comma(total.score, 1)}/{decimal_comma(total.best, 0)}"
    missing = f", thiếu {', '.join(map(str, total.missing))}" if total.missing else ""
    return name, "", "", score, f"{total.band[:1].upper()}{total.band[1:]}{missing}"


def _score(tally: Tally | None) -> str:
    return decimal_comma(rounded(tally), 1) if tally else NO_VALUE
