"""Take over a provincial system's list: look first, then import, and undo as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError, StorageError
from onecua.ui.admin.import_tables import BATCH_COLUMNS, COPIED_COLUMNS, DOUBT_COLUMNS
from onecua.ui.admin.tables import ShortTable
from onecua.ui.admin.work_slot import WorkSlot
from onecua.ui.widgets.banner import Banner
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.confirm_dialog import ConfirmDialog, Question
from onecua.ui.widgets.label import Label

if TYPE_CHECKING:
    from uuid import UUID

    from onecua.progress import Progress
    from onecua.services.desk import Desk
    from onecua.services.importing import ImportOutcome
    from onecua.storage.imports import ImportBatch
    from onecua.ui.shell import Shell

_DOUBTS = 6
_BATCHES = 5
_PATTERN = "Danh sách hồ sơ (*.xlsx *.xlsm *.xls *.ods *.csv)"
_WHY = (
    "Tệp xuất từ hệ thống của tỉnh (.xlsx, .xls, .ods, .csv). Mã, ngày nhận và ngày hẹn giữ đúng "
    "như trong tệp; xem trước rồi mới nhập, nhập xong vẫn hoàn tác được cả lần."
)


class ImportCard(Card):
    """One list at a time: chosen, looked at, imported; below it the lists imported before.

    `changed` follows each step, since the page's primary action is the next one.
    """

    changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("Nhập danh sách hồ sơ của tỉnh", parent=parent)
        self._shell = shell
        self._file: Path | None = None
        self.preview: ImportOutcome | None = None
        self.asking: ConfirmDialog | None = None
        self.choose_button = ShortcutButton("Chọn tệp…", "Ctrl+O", "upload")
        self.drop_button = ShortcutButton("Đóng danh sách", icon="x")
        self.copy_button = ShortcutButton("Chép bảng này", icon="copy")
        self.undo_button = ShortcutButton("Hoàn tác lần nhập đang chọn", icon="undo")
        self.outcome = Banner("accent")
        self.doubts = ShortTable(
            "Điều cần xem trong danh sách",
            DOUBT_COLUMNS,
            _DOUBTS,
            two_lines=True,
            copied=COPIED_COLUMNS,
        )
        self.batches = ShortTable("Các lần nhập", BATCH_COLUMNS, _BATCHES)
        self._before = Label("Các lần đã nhập", "strong")
        self.slot = WorkSlot(shell)
        self._connect()
        self._lay_out()
        self._show_list(None)

    def refresh(self) -> None:
        """Read the earlier imports anew."""
        known = self._shell.desk.importing.batches()
        self.batches.set_rows(known)
        if self._chosen_batch() is None:
            self.batches.select_position(0)
        for widget in (self._before, self.batches, self.undo_button):
            widget.setVisible(bool(known))
        self._block()

    def choose(self) -> None:
        """Ask for the file."""
        name, _ = QFileDialog.getOpenFileName(self, "Chọn danh sách hồ sơ", "", _PATTERN)
        if name:
            self.look_at(Path(name))

    def look_at(self, file: Path) -> None:
        """Say what importing this file would do; nothing is written."""
        self._file = file
        self._show_list(None)

        def deed(desk: Desk, progress: Progress) -> ImportOutcome:
            from onecua import products

            return products.import_list(desk, file, progress, preview=True)

        self.slot.run(f"Đang đọc {file.name}", deed, self._on_looked, self._on_refused)

    def take_over(self) -> None:
        """Import the file that was looked at."""
        file = self._file
        if file is None or self.preview is None or self.slot.busy():
            return

        def deed(desk: Desk, progress: Progress) -> ImportOutcome:
            from onecua import products

            return products.import_list(desk, file, progress)

        self.preview = None
        self.slot.run(f"Đang nhập {file.name}", deed, self._on_imported, self._on_refused)

    def drop(self) -> None:
        """Put the list away without importing it."""
        self._file = None
        self._show_list(None)

    def undo(self, batch: UUID, words: str) -> None:
        """Ask whether a whole import should be undone, and do it."""
        question = Question(
            title="Hoàn tác lần nhập",
            words=f"{words} Tất cả hồ sơ của lần này sẽ không còn tính ở đâu nữa.",
            yes="Hoàn tác lần nhập này",
        )
        self.asking = ConfirmDialog(question, self.window())
        self.asking.finished.connect(lambda: self._on_answered(batch))
        self.asking.open()

    def _on_answered(self, batch: UUID) -> None:
        asked, self.asking = self.asking, None
        if asked is None or asked.answer() is None:
            return

        def deed(desk: Desk, _progress: Progress) -> int:
            from onecua import products

            return products.undo_import(desk, batch)

        self.slot.run("Đang hoàn tác", deed, self._on_undone, self._on_refused, can_stop=False)

    def _on_looked(self, outcome: ImportOutcome) -> None:
        self.preview = outcome if outcome.imported else None
        self._show_list(outcome)
        strong = f"Sẽ nhập {grouped(outcome.imported)} hồ sơ."
        self.outcome.set_words(strong, _rest(outcome), "accent" if outcome.imported else "warning")
        self.changed.emit()

    def _on_imported(self, outcome: ImportOutcome) -> None:
        self._file = None
        self._show_list(outcome)
        strong = f"Đã nhập {grouped(outcome.imported)} hồ sơ."
        self.outcome.set_words(strong, _rest(outcome), "success")
        if outcome.batch is not None:
            batch = outcome.batch
            self.outcome.add_action("Hoàn tác lần nhập này", lambda: self.undo(batch, strong))
        self.refresh()
        self.changed.emit()

    def _on_undone(self, count: int) -> None:
        self._show_list(None)
        self.refresh()
        self._shell.say(f"Đã hoàn tác lần nhập: {grouped(count)} hồ sơ không còn tính.")

    def _on_refused(self, error: Exception) -> None:
        self._file = None
        self._show_list(None)
        if not isinstance(error, (RuleError, StorageError)):
            raise error
        self.outcome.set_words("", error.message, "danger")
        self.outcome.setToolTip(error.message)
        self.outcome.show()

    def _show_list(self, outcome: ImportOutcome | None) -> None:
        self.preview = self.preview if outcome is not None else None
        self.outcome.clear_actions()
        self.outcome.setVisible(outcome is not None)
        doubts = outcome.doubts if outcome is not None else ()
        self.doubts.set_rows(doubts)
        self.doubts.setVisible(bool(doubts))
        self.copy_button.setVisible(bool(doubts))
        self.drop_button.setVisible(outcome is not None)
        self.changed.emit()

    def _block(self) -> None:
        busy = "Đợi việc đang chạy xong." if self.slot.busy() else None
        self.choose_button.set_blocked(busy)
        chosen, reason = self._chosen_batch(), None
        if chosen is None:
            reason = "Chọn một lần nhập trong bảng."
        elif chosen.withdrawn_at is not None:
            reason = "Lần nhập này đã hoàn tác."
        self.undo_button.set_blocked(busy or reason)

    def _chosen_batch(self) -> ImportBatch | None:
        row: ImportBatch | None = self.batches.rows.row_at(self.batches.currentIndex().row())
        return row

    def _on_undo_pressed(self) -> None:
        chosen = self._chosen_batch()
        if chosen is not None:
            words = f"{chosen.file_name}: {grouped(chosen.imported_count)} hồ sơ."
            self.undo(chosen.id, words)

    def _on_slot_changed(self) -> None:
        self._block()
        self.changed.emit()

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self.choose)
        self.drop_button.clicked.connect(self.drop)
        self.copy_button.clicked.connect(self.doubts.copy_all)
        self.undo_button.clicked.connect(self._on_undo_pressed)
        self.batches.row_changed.connect(lambda _row: self._block())
        self.slot.changed.connect(self._on_slot_changed)

    def _lay_out(self) -> None:
        self.body.addWidget(Label(_WHY, "small", "sub", wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.choose_button, self.drop_button, self.copy_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addWidget(self.slot)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.doubts)
        below = QVBoxLayout()
        below.setContentsMargins(0, 6, 0, 0)
        below.setSpacing(6)
        below.addWidget(self._before)
        below.addWidget(self.batches)
        below.addWidget(self.undo_button)
        self.body.addLayout(below)


def _rest(outcome: ImportOutcome) -> str:
    return f"Bỏ qua {grouped(outcome.skipped)} dòng, {grouped(len(outcome.doubts))} điều cần xem."
