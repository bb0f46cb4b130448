"""What was entered late or corrected since a period's end, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from onecua.ui.reports.table_text import tab_separated
from onecua.ui.reports.wording import instant_words
from onecua.ui.widgets.copying_table import CopyingTable
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.paged_model import Column, PagedTableModel
from onecua.ui.widgets.row_delegate import row_height

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from onecua.storage.amendments import Amendment
    from onecua.ui.widgets.table_view import TableView

_TEACHING = (
    "Hồ sơ nhập muộn hoặc sửa lại sau ngày cuối kỳ sẽ hiện ở đây, vì chúng làm số liệu của kỳ "
    "khác với lúc báo cáo."
)


class AmendmentsList(QWidget):
    """`opened(Amendment)` follows Enter or a double click."""

    opened = Signal(object)
    copy_asked = Signal()

    def __init__(self, officer_name: Callable[[UUID], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        code: Column[Amendment] = Column("Mã hồ sơ", lambda each: each.code, 164)
        rest: list[Column[Amendment]] = [
            Column("Xảy ra lúc", lambda each: instant_words(each.happened_at), 138),
            Column("Ghi vào máy", lambda each: instant_words(each.recorded_at), 138),
            Column("Cán bộ ghi", lambda each: officer_name(each.officer), 204),
        ]
        what: Column[Amendment] = Column("Việc", lambda each: each.what)
        reason: Column[Amendment] = Column("Lý do", lambda each: each.reason)
        both: Column[Amendment] = Column(
            "Việc, lý do", what.value, sub=lambda each: each.reason, tip=_whole
        )
        self._copied = [code, what, *rest, reason]
        self._found: list[Amendment] = []
        self._model = PagedTableModel.of_rows([code, both, *rest], self._found)
        self._table = CopyingTable(self.copy_asked.emit)
        self._table.set_model(self._model)
        self._table.row_opened.connect(self.opened)
        self._empty = EmptyState("check-circle", "Không có gì ghi muộn hay sửa sau kỳ", _TEACHING)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._table)
        self._layers.addWidget(self._empty)
        self.set_amendments(())

    def set_amendments(self, found: Sequence[Amendment]) -> None:
        """Show other amendments."""
        self._found = list(found)
        self._model.set_rows(self._found)
        self._table.verticalHeader().setDefaultSectionSize(row_height(two_lines=True))
        self._layers.setCurrentWidget(self._table if found else self._empty)
        self.setFocusProxy(self._table)

    def as_text(self) -> str:
        """Return the list for the clipboard."""
        head = [column.title for column in self._copied]
        rows = [[column.value(each) for column in self._copied] for each in self._found]
        return tab_separated([head, *rows])

    def table(self) -> TableView:
        """Return the table, for the focus."""
        return self._table


def _whole(each: Amendment) -> str:
    return f"{each.what}\n{each.reason}".strip()
