"""The card «Theo cán bộ đang giữ»: bars to look at, the same numbers as a table to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from onecua.domain.board import Share
from onecua.domain.vietnamese import grouped
from onecua.ui.deadlines.share_bars import ShareBars
from onecua.ui.reports.table_text import tab_separated
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.copying_table import CopyingTable
from onecua.ui.widgets.paged_model import Column, PagedTableModel
from onecua.ui.widgets.segmented import Segmented
from onecua.ui.widgets.sizes import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LEAST, _LEAST_BELOW = 74, 200
Named = tuple[str, Share[UUID]]
_SHOWN: tuple[tuple[str, Callable[[Share[UUID]], int], int], ...]
_SHOWN = (
    ("Quá hạn", lambda share: share.overdue, 80),
    ("Gấp", lambda share: share.pressing, 60),
    ("Khác", lambda share: share.later, 62),
    ("Dừng", lambda share: share.paused, 70),
)
"""What the table has room for: the numbers of the bars, and what is paused."""
_COPIED: tuple[tuple[str, Callable[[Share[UUID]], int]], ...]
_COPIED = (
    ("Quá hạn", lambda share: share.overdue),
    ("Hôm nay", lambda share: share.today),
    ("1–3 ngày", lambda share: share.soon),
    ("Còn lại", lambda share: share.later),
    ("Tạm dừng", lambda share: share.paused),
)


class SharesCard(Card):
    """`chosen(UUID)` narrows the list to an officer, `copied` follows the table's copying."""

    chosen = Signal(object)
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Theo cán bộ đang giữ", small=True, parent=parent)
        self._named: list[Named] = []
        self.bars: ShareBars[UUID] = ShareBars()
        self._model = PagedTableModel.of_rows(_columns(), self._named)
        self.table = CopyingTable(self.copy)
        self.table.set_model(self._model)
        self.choice = Segmented((("bars", "Biểu đồ"), ("table", "Bảng")), small=True)
        self.choice.setAccessibleName("Xem biểu đồ hay bảng")
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.bars)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget()
        # The page is as high as its parts wish to be: this one scrolls and wishes nothing.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.table)
        self.set_head(self.choice)
        self.set_flush()
        self.body.addWidget(self._stack, 1)
        self.choice.changed.connect(self._show)
        self.bars.chosen.connect(lambda place: self.chosen.emit(self._named[place][1].of))
        self.bars.moved_to.connect(self._keep_in_view)
        self.table.row_opened.connect(lambda row: self.chosen.emit(row[1].of))
        self.set_least_height(below=False)

    def set_shares(self, rows: Sequence[Named]) -> None:
        """Show other shares, each under an officer's name."""
        self._named = list(rows)
        self.bars.set_shares(self._named)
        self._model.set_rows(self._named)

    def set_least_height(self, *, below: bool) -> None:
        """Ask for more rows where the card stands below the list and the page scrolls."""
        self._stack.setMinimumHeight(scaled(_LEAST_BELOW if below else _LEAST))

    def copy(self) -> None:
        """Put the table on the clipboard and tell it."""
        head: list[str | int] = ["Cán bộ", *(title for title, _ in _COPIED)]
        lines: list[list[str | int]] = [
            [name, *(of(share) for _, of in _COPIED)] for name, share in self._named
        ]
        QGuiApplication.clipboard().setText(tab_separated([head, *lines]))
        self.copied.emit()

    def _show(self, which: str) -> None:
        self._stack.setCurrentIndex(0 if which == "bars" else 1)

    def _keep_in_view(self, rect: QRect) -> None:
        self._scroll.ensureVisible(0, rect.center().y(), 0, rect.height())


def _columns() -> tuple[Column[Named], ...]:
    def number(of: Callable[[Share[UUID]], int]) -> Callable[[Named], str]:
        return lambda row: grouped(of(row[1]))

    numbers = (Column(title, number(of), width, "right") for title, of, width in _SHOWN)
    return (Column("Cán bộ", lambda row: row[0], tip=lambda row: row[0]), *numbers)
