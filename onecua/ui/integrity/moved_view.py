"""«Mọi lần đổi hạn»: the list that nobody can shorten, narrowed by month, way and officer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from onecua.domain.vietnamese import grouped
from onecua.services.integrity import MovedFilter, MovedLine, MovedLines
from onecua.ui.admin.work_slot import WorkSlot
from onecua.ui.integrity.moved_columns import (
    by_options,
    month_options,
    moved_columns,
    officer_options,
    told,
)
from onecua.ui.own_desk import on_own_desk
from onecua.ui.page import Action, ActionBarSpec
from onecua.ui.theme import theme
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.choice_field import ChoiceField
from onecua.ui.widgets.empty_state import EmptyState
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.paged_model import PagedTableModel
from onecua.ui.widgets.row_delegate import row_height
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from onecua.domain.deadline import By
    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.ui.shell import Shell
    from onecua.ui.tasks import Task

_TEACHING = (
    "Mỗi lần hạn trả đổi vì tạm dừng, xin lỗi gia hạn, xác minh hay lịch mới sẽ hiện ở đây, kèm "
    "người đổi và lý do. Ngày hẹn đầu tiên luôn còn nguyên."
)
_WIDTHS = (192, 240, 248)
_PATTERN = "Bảng tính Excel (*.xlsx)"


class MovedView(QWidget):
    """Reads on the worker; Enter opens the dossier of a line."""

    bars_changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._reading: Task[MovedLines] | None = None
        self.month = ChoiceField(month_options(shell.desk.clock().date()))
        self.by = ChoiceField(by_options())
        self.officer = ChoiceField(officer_options(shell.desk.officers().values()))
        self.count = Label("", color="sub")
        self.slot = WorkSlot(shell)
        self._model = PagedTableModel.of_rows(moved_columns(), ())
        self.table = TableView(bare=True)
        self.table.setAccessibleName("Mọi lần đổi hạn")
        self.table.set_model(self._model)
        self.detail = Label("", wrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._foot = QFrame()
        self._foot.setProperty("band", "bottom")
        self.empty = EmptyState("calendar", "Không có lần đổi hạn nào", _TEACHING)
        names = ("Tháng", "Cách đổi", "Cán bộ")
        for field, name in zip(self._filters(), names, strict=True):
            field.setAccessibleName(name)
            field.changed.connect(lambda _value: self.read())
        theme().changed.connect(self._fit_rows)
        self._fit_rows()
        self.table.row_opened.connect(self._open)
        self.table.row_changed.connect(self._on_row_changed)
        self.slot.changed.connect(self.bars_changed)
        self._lay_out()

    def entered(self) -> None:
        """Read anew."""
        self.read()

    def take_focus(self) -> bool:
        """Put the focus into the list; tell whether it has a line."""
        if self._model.rowCount():
            self.table.setFocus()
        return self._model.rowCount() > 0

    def left(self) -> None:
        """Wait for nothing more."""
        if self._reading is not None:
            self._reading.forget()
            self._reading = None

    def wanted(self) -> MovedFilter:
        """Return what the list is narrowed to."""
        return MovedFilter(
            cast("date | None", self.month.value()),
            cast("By | None", self.by.value()),
            cast("UUID | None", self.officer.value()),
        )

    def read(self) -> None:
        """Read the list on the worker; what was asked for before is forgotten."""
        self.left()
        wanted = self.wanted()

        def deed(desk: Desk, progress: Progress) -> MovedLines:
            return desk.moved_dates.read(wanted, progress)

        self.count.setText("Đang đọc…")
        work = on_own_desk(self._shell.desk, deed)
        self._reading = self._shell.tasks.run(work, self._show, idle=True)

    def action_bar(self) -> ActionBarSpec:
        """Return the deeds of the list."""
        found = self._model.rowCount() > 0
        busy = "Đang xuất." if self.slot.busy() else None
        none = None if found else "Không có lần đổi hạn nào để xuất."
        return ActionBarSpec(
            Action("Xuất Excel", self.export, "Ctrl+E", "download", busy or none),
            (
                Action(
                    "Mở hồ sơ",
                    self._open_current,
                    "Ctrl+O",
                    "folder",
                    None if found else "Chưa chọn dòng nào.",
                ),
            ),
            keys=(("Enter", "mở hồ sơ"),) if found else (),
        )

    def export(self) -> None:
        """Ask for a file and write the whole list into it."""
        from onecua import products

        name = self._shell.save_file("Xuất những lần đổi hạn", "doi-han.xlsx", _PATTERN)
        if not name:
            return
        wanted, described, path = self.wanted(), self._described(), Path(name)

        def deed(desk: Desk, progress: Progress) -> int:
            return products.write_moved_dates(desk, wanted, described, path, progress)

        self.slot.run(
            "Đang xuất Excel",
            deed,
            lambda count: self._shell.say(f"Đã xuất {grouped(count)} lần đổi hạn: {name}"),
        )

    def _filters(self) -> tuple[ChoiceField, ChoiceField, ChoiceField]:
        return self.month, self.by, self.officer

    def _described(self) -> str:
        return " · ".join(field.currentText() for field in self._filters())

    def _show(self, found: MovedLines) -> None:
        self._reading = None
        self._model.set_rows(found.lines)
        self._layers.setCurrentWidget(self.table if found.lines else self.empty)
        self._foot.setVisible(bool(found.lines))
        more = "hơn " if found.more else ""
        self.count.setText(f"{more}{grouped(len(found.lines))} lần đổi hạn")
        self.table.select_position(0)
        self.bars_changed.emit()

    def _on_row_changed(self, row: object) -> None:
        self.detail.setText(told(row) if isinstance(row, MovedLine) else "")
        self.bars_changed.emit()

    def _open_current(self) -> None:
        self._open(self.table.current_row())

    def _open(self, row: Any) -> None:  # noqa: ANN401 - a row of the table
        if isinstance(row, MovedLine):
            self._shell.open_dossier(row.dossier)

    def _fit_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(row_height(two_lines=True))
        for field, width in zip(self._filters(), _WIDTHS, strict=True):
            field.setMinimumWidth(scaled(width))

    def _lay_out(self) -> None:
        narrowing = QHBoxLayout()
        narrowing.setSpacing(8)
        for field in self._filters():
            narrowing.addWidget(field)
        narrowing.addStretch(1)
        narrowing.addWidget(self.count)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self.detail)
        card = Card()
        card.set_flush()
        layers = QWidget()
        self._layers = QStackedLayout(layers)
        self._layers.addWidget(self.table)
        self._layers.addWidget(self.empty)
        card.body.addWidget(layers, 1)
        card.body.addWidget(self._foot)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(narrowing)
        rows.addWidget(self.slot)
        rows.addWidget(card, 1)
