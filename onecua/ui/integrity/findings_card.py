"""What the check found, one line each; the whole sentence of the chosen one below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from onecua.domain.integrity import Finding
from onecua.ui.integrity.findings_columns import finding_columns
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.paged_model import PagedTableModel
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTHING_YET = (
    "Bấm «Kiểm tra ngay»: phần mềm đọc lại toàn bộ nhật ký, so từng hồ sơ với lịch sử và tính lại "
    "từng ngày hẹn. Chỉ xem, không sửa gì."
)
_SOUND = "Từng ô của từng hồ sơ khớp với lịch sử, mọi ngày hẹn tính lại đều đúng."
_LEAST = 180


class FindingsCard(Card):
    """`opened(Finding)` follows Enter or a double click, `chosen` the arrow keys."""

    opened = Signal(object)
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Điều tìm thấy", parent=parent)
        self.set_flush()
        self.findings: tuple[Finding, ...] | None = None
        self._model = PagedTableModel.of_rows(finding_columns(), ())
        self.table = TableView(bare=True)
        self.table.set_model(self._model)
        self.table.setMinimumHeight(scaled(_LEAST))
        self.table.setAccessibleName("Điều tìm thấy")
        self.empty = EmptyState("shield-check", "Chưa xem lần nào từ khi mở máy", _NOTHING_YET)
        self.detail = Label("", wrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._foot = QFrame()
        self._foot.setProperty("band", "bottom")
        self.table.row_changed.connect(self._on_row_changed)
        self.table.row_opened.connect(self.opened)
        self._lay_out()
        self.set_findings(None)

    def set_findings(self, found: Sequence[Finding] | None) -> None:
        """Show what a check found; None while none was made since the window opened."""
        self.findings = None if found is None else tuple(found)
        self._model.set_rows(self.findings or ())
        self._layers.setCurrentWidget(self.table if found else self.empty)
        if found is None:
            self.empty.set_words("Chưa kiểm tra từ khi mở cửa sổ", _NOTHING_YET)
        else:
            self.empty.set_words("Không có điều gì chưa đúng", _SOUND)
        problems = sum(each.is_problem for each in found or ())
        notes = len(found or ()) - problems
        self.set_note(f"{problems} chưa đúng, {notes} ghi chú" if found else "")
        self._foot.setVisible(bool(found))
        self.table.select_position(0)

    def current(self) -> Finding | None:
        """Return the finding under the caret."""
        row = self.table.current_row()
        return row if isinstance(row, Finding) else None

    def _on_row_changed(self, row: object) -> None:
        self.detail.setText(row.words if isinstance(row, Finding) else "")
        self.chosen.emit()

    def _lay_out(self) -> None:
        layers = QWidget()
        self._layers = QStackedLayout(layers)
        self._layers.addWidget(self.table)
        self._layers.addWidget(self.empty)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self.detail)
        self.body.addWidget(layers, 1)
        self.body.addWidget(self._foot)
