"""Asked once before a calendar holds: what becomes of each promise that it would move."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.vietnamese import grouped
from onecua.ui.dossiers.flow_layout import FlowLayout
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.check_box import CheckBox
from onecua.ui.widgets.label import ElidedLabel, Label
from onecua.ui.widgets.paged_model import PagedTableModel
from onecua.ui.widgets.row_delegate import row_height
from onecua.ui.widgets.sizes import scaled
from onecua.ui.widgets.table_view import TableView
from onecua.ui.work_calendar.moved_columns import (
    DECISION_ICONS,
    DECISION_WORDS,
    Decision,
    MovedLine,
    moved_columns,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onecua.services.moved_promises import MovedPromise

_SIZE = (1160, 600)
_EDGE = 24
"""Pixels of the window behind that stay in sight where larger text needs all the room."""
_WHY = (
    "Áp dụng lịch không tự đổi hạn nào đã hẹn. Chọn cho từng hồ sơ: giữ hạn đã in, cấp lại giấy "
    "hẹn theo lịch mới, hoặc đổi hạn rồi gọi báo người dân. Hạn hẹn lần đầu vẫn được giữ để so."
)
_WITH_SHARES = (
    " Hạn của bước đang làm và của ý kiến đang chờ đổi theo lựa chọn ấy; hồ sơ chỉ có hạn này đổi "
    "thì giữ hoặc đổi hạn nội bộ, không phải báo người dân."
)
_KEYS = {
    Decision.KEEP: "Ctrl+1",
    Decision.SLIP: "Ctrl+2",
    Decision.CALL: "Ctrl+3",
    Decision.INSIDE: "Ctrl+4",
}


class MovedDialog(QDialog):
    """`decided(lines)` follows the primary deed; then the dialog shows what is left to do.

    `print_asked(line)` and `calls_asked(lines)` come from that second state.
    """

    decided = Signal(object)
    print_asked = Signal(object)
    calls_asked = Signal(object)

    def __init__(
        self, moved: Sequence[MovedPromise], yes: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hồ sơ đổi hạn theo lịch mới")
        self.resize(_fitting(parent))
        self.lines = [MovedLine(each) for each in moved]
        self.title = Label(f"{grouped(len(moved))} hồ sơ đổi hạn theo lịch mới", "detail_title")
        shares = any(each.shares for each in moved)
        self.words = Label(_WHY + _WITH_SHARES * shares, color="sub", wrap=True)
        self.rows: PagedTableModel[MovedLine] = PagedTableModel.of_rows(moved_columns(), self.lines)
        self.table = TableView()
        self.table.set_model(self.rows)
        self.table.verticalHeader().setDefaultSectionSize(row_height(two_lines=True))
        self.table.setAccessibleName("Hồ sơ đổi hạn")
        self.buttons = {
            decision: ShortcutButton(
                DECISION_WORDS[decision], _KEYS[decision], DECISION_ICONS[decision]
            )
            for decision in Decision
        }
        self.every = CheckBox("Cho mọi hồ sơ trong bảng")
        self.counts = ElidedLabel("", color="sub")
        self.back_button = ShortcutButton("Quay lại sửa", "Esc")
        self.yes_button = ShortcutButton(yes, "Ctrl+Enter", "check", kind="primary")
        self.print_button = ShortcutButton("In giấy hẹn đang chọn", "Ctrl+P", "printer")
        self.calls_button = ShortcutButton("Chép danh sách gọi", "Ctrl+G", "copy")
        self._lay_out()
        self._connect()
        self.table.select_position(0)
        self._count()
        self.table.setFocus()

    def show_work(self, words: str) -> None:
        """Show what is left to do once the calendar holds: slips to print, people to call."""
        self.title.setText(words)
        self.words.setText(
            "Giấy hẹn mới in được ngay ở đây hoặc ở trang Hồ sơ. Danh sách gọi chép sang Excel "
            "hoặc Word được."
        )
        inside = (Decision.KEEP, Decision.INSIDE)
        left = [line for line in self.lines if line.decision not in inside]
        self.rows.set_rows(left)
        self.table.select_position(0)
        for widget in (*self.buttons.values(), self.every, self.yes_button):
            widget.hide()
        self.back_button.set_words("Đóng")
        slips = any(line.decision is Decision.SLIP for line in left)
        self.print_button.setVisible(slips)
        self.calls_button.setVisible(any(line.decision is Decision.CALL for line in left))
        self._block_print()
        self.table.setFocus()

    def decide(self, decision: Decision) -> None:
        """Decide the chosen dossier and go to the next, or all of them at once."""
        if self.every.isChecked():
            for line in self.lines:
                self._decide(line, decision)
            self.rows.refresh()
        else:
            place = self.table.currentIndex().row()
            chosen = self.rows.row_at(place)
            if chosen is not None:
                self._decide(chosen, decision)
                self.rows.refresh()
                self.table.select_position(place + 1)
        self._count()

    def _decide(self, line: MovedLine, decision: Decision) -> None:
        if line.refusal(decision) is None:
            line.decision = decision

    def _count(self) -> None:
        found = Counter(line.decision for line in self.lines)
        parts = [
            f"{DECISION_WORDS[decision]}: {grouped(found[decision])}"
            for decision in Decision
            if found[decision]
        ]
        self.counts.set_text(" · ".join(parts))

    def _on_row_changed(self, line: object) -> None:
        chosen = line if isinstance(line, MovedLine) and not self.every.isChecked() else None
        for decision, button in self.buttons.items():
            button.set_blocked(chosen.refusal(decision) if chosen else None)
        self._block_print()

    def _block_print(self) -> None:
        line = self.table.current_row()
        slip = isinstance(line, MovedLine) and line.decision is Decision.SLIP
        self.print_button.set_blocked(None if slip else "Hồ sơ đang chọn không cấp lại giấy.")

    def _connect(self) -> None:
        for decision, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, to=decision: self.decide(to))
        self.every.toggled.connect(lambda _on: self._on_row_changed(self.table.current_row()))
        self.table.row_changed.connect(self._on_row_changed)
        self.back_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(lambda: self.decided.emit(self.lines))
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.table.current_row()))
        self.calls_button.clicked.connect(
            lambda: self.calls_asked.emit(
                [line for line in self.lines if line.decision is Decision.CALL]
            )
        )

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(self.title)
        rows.addWidget(self.words)
        rows.addWidget(self.table, 1)
        self.every.setMinimumHeight(self.buttons[Decision.KEEP].sizeHint().height())
        choices = FlowLayout(8)
        for widget in (*self.buttons.values(), self.every):
            choices.addWidget(widget)
        rows.addLayout(choices)
        low = QHBoxLayout()
        low.setSpacing(8)
        low.addWidget(self.counts, 1)
        for button in (self.calls_button, self.print_button, self.back_button, self.yes_button):
            low.addWidget(button)
        rows.addLayout(low)
        self.print_button.hide()
        self.calls_button.hide()
        inside = any(line.refusal(Decision.INSIDE) is None for line in self.lines)
        self.buttons[Decision.INSIDE].setVisible(inside)


def _fitting(parent: QWidget | None) -> QSize:
    """Return the size for the text in use, within the window that it stands on."""
    wanted = QSize(*(scaled(pixels) for pixels in _SIZE))
    return wanted.boundedTo(parent.window().size() - QSize(_EDGE, _EDGE)) if parent else wanted
