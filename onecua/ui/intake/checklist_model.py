"""The lines of a checklist as a table model: one column for each thing that is counted."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from onecua.ui.intake.paper_lines import How, PaperLine
from onecua.ui.widgets.object_list import OBJECT_ROLE, Index
from onecua.ui.widgets.painting import LEFT

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from onecua.ui.intake.paper_lines import Line, PaperLines, Tally

_NO_INDEX = QModelIndex()


class Column(IntEnum):
    """What stands where."""

    TICK = 0
    NAME = 1
    ORIGINALS = 2
    COPIES = 3
    HOW = 4


HEADS = {
    Column.TICK: "",
    Column.NAME: "Tên giấy tờ",
    Column.ORIGINALS: "Bản chính",
    Column.COPIES: "Bản sao",
    Column.HOW: "Cách có",
}


def how_words(line: PaperLine, tally: Tally) -> str:
    """Say in what way the desk has a paper, or why it does not."""
    if tally.how is None:
        return "Chưa có" if line.is_required else "Không thuộc trường hợp"
    return {
        How.SUBMITTED: "Đã nhận",
        How.SEEN: "Đã xem bản gốc",
        How.REUSED: "Khai thác dữ liệu",
    }[tally.how]


class ChecklistModel(QAbstractTableModel):
    """Shows `PaperLines`; headings and remarks take no part in moving about."""

    def __init__(self, papers: PaperLines, parent: QObject) -> None:
        super().__init__(parent)
        self.papers = papers
        self.problems: dict[str, str] = {}
        self._lines: list[Line] = []

    def refresh(self, with_other_cases: bool) -> None:
        """Read the lines again."""
        self.beginResetModel()
        self._lines = self.papers.lines(with_other_cases)
        self.endResetModel()

    def redraw(self) -> None:
        """Tell that counts or problems changed."""
        last = self.index(max(self.rowCount() - 1, 0), int(Column.HOW))
        self.dataChanged.emit(self.index(0, 0), last)

    def lines(self) -> list[Line]:
        """Return the lines shown."""
        return list(self._lines)

    def paper(self, row: int) -> PaperLine | None:
        """Return the paper of a row, None for a heading or a remark."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, PaperLine) else None

    def row_of(self, key: str) -> int:
        """Return the row of a paper, -1 when it is not shown."""
        keys = [line.key if isinstance(line, PaperLine) else None for line in self._lines]
        return keys.index(key) if key in keys else -1

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Answer the view, its delegate and a screen reader."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == OBJECT_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, PaperLine):
            return "\n".join(part for part in (line.name, line.note) if part)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(line, Column(index.column()))
        return None

    def headerData(
        self, section: int, _way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Name a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(LEFT)
        return HEADS[Column(section)] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the caret stand on papers only."""
        if self.paper(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _words(self, line: Line, column: Column) -> str:
        if not isinstance(line, PaperLine):
            return str(getattr(line, "title", "") or getattr(line, "words", ""))
        tally = self.papers.tally(line.key)
        problem = self.problems.get(line.key)
        return {
            Column.TICK: "đã có" if tally.is_had else "chưa có",
            Column.NAME: f"{line.name}. {problem}" if problem else line.name,
            Column.ORIGINALS: str(tally.originals),
            Column.COPIES: str(tally.copies),
            Column.HOW: how_words(line, tally),
        }[column]
