"""The second folder: where copies go, when the last one was proven, and one now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from onecua.errors import RuleError, StorageError
from onecua.services.setup import declare_office
from onecua.ui.admin.backup_folder import FIELD, check_folder, room_words, same_drive
from onecua.ui.admin.work_slot import WorkSlot
from onecua.ui.patience import try_until_free
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.card import Card
from onecua.ui.widgets.field import Field
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from onecua.progress import Progress
    from onecua.services.backups import ProvenBackup
    from onecua.services.desk import Desk
    from onecua.ui.shell import Shell

_WHY = (
    "Mỗi lần đóng cửa sổ, dữ liệu và khóa được chép sang thư mục này rồi mở thử. Dùng ổ khác với "
    "ổ chứa dữ liệu: ổ di động, ổ thứ hai hoặc thư mục của máy chủ."
)


class BackupCard(Card):
    """Chooses the folder and copies into it; `copied` follows a proven copy."""

    copied = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("Sao lưu", parent=parent)
        self._shell = shell
        self.folder = TextField("Chưa chọn")
        self.field = Field("Thư mục giữ bản sao", self.folder)
        self.choose_button = ShortcutButton("Chọn…", icon="folder")
        self.copy_button = ShortcutButton("Sao lưu ngay", "Ctrl+B", "save")
        self.last = Label("", color="sub", wrap=True)
        self.slot = WorkSlot(shell)
        self.slot.changed.connect(self._block)
        self.choose_button.clicked.connect(self._on_choose)
        self.copy_button.clicked.connect(self.back_up)
        self.folder.editingFinished.connect(self._on_typed)
        self._lay_out()

    def refresh(self) -> None:
        """Read the folder and the last copy anew."""
        desk = self._shell.desk
        if not self.folder.hasFocus():
            self.folder.set_value(desk.office.backup_folder)
            self._tell_room()
        last = desk.backups.last()
        if last is None:
            self.last.setText("Chưa có bản sao nào được mở thử.")
        else:
            at, path = last
            self.last.setText(f"Bản sao gần nhất đã mở thử: {at:%H:%M %d/%m/%Y}\n{path}")
        self._block()

    def choose(self, folder: Path) -> None:
        """Keep a folder for the copies, or say beside the field why it will not do."""
        database = self._shell.desk.database
        try:
            check_folder(folder, database.path)
        except (RuleError, StorageError) as error:
            self.field.set_problem(error.message)
            return
        self.field.set_problem(None)
        office = replace(self._shell.desk.office, backup_folder=str(folder))
        try_until_free(self, lambda: self._declare(office.backup_folder))

    def back_up(self) -> None:
        """Copy and prove on the worker."""
        if not self._shell.desk.backups.has_folder:
            self.field.set_problem("Chọn thư mục giữ bản sao trước đã.")
            self.folder.setFocus()
            return
        self.slot.run("Đang sao lưu", _back_up, self._on_copied)

    def _declare(self, folder: str) -> None:
        desk = self._shell.desk
        declare_office(desk, replace(desk.office, backup_folder=folder))
        self.folder.set_value(folder)
        self._tell_room()
        self._block()

    def _tell_room(self) -> None:
        desk = self._shell.desk
        folder = Path(desk.office.backup_folder)
        if not desk.office.backup_folder:
            self.field.set_note(None)
        elif same_drive(folder, desk.database.path):
            words = f"{room_words(folder)}. Cùng ổ với dữ liệu: ổ hỏng là mất cả hai, nên đổi ổ."
            self.field.set_note(words, "warning")
        else:
            self.field.set_note(f"{room_words(folder)}.")

    def _block(self) -> None:
        self.copy_button.set_blocked("Đang sao lưu" if self.slot.busy() else None)

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, "Chọn thư mục giữ bản sao", self.folder.value()
        )
        if chosen:
            self.choose(Path(chosen))

    def _on_typed(self) -> None:
        typed = self.folder.value()
        if typed and typed != self._shell.desk.office.backup_folder:
            self.choose(Path(typed))

    def _on_copied(self, made: ProvenBackup) -> None:
        self.refresh()
        self.copied.emit()
        self._shell.say(f"Đã sao lưu và mở thử: {made.file}")

    def _lay_out(self) -> None:
        self.field.setObjectName(FIELD)
        self.body.addWidget(Label(_WHY, "small", "sub", wrap=True))
        self.body.addWidget(self.field)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addWidget(self.last)
        self.body.addWidget(self.slot)


def _back_up(desk: Desk, progress: Progress) -> ProvenBackup:
    return desk.backups.back_up(None, progress)
