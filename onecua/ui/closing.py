"""Copy the data to the second folder: now when asked, and when the window closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from onecua.errors import StorageError
from onecua.ui.widgets.confirm_dialog import ConfirmDialog, Question

if TYPE_CHECKING:
    from onecua.services.backups import ProvenBackup
    from onecua.ui.main_window import MainWindow


class Closing(QObject):
    """Knows whether the window may close, and what has to be copied first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def back_up_now(self) -> None:
        """Copy and prove on the worker; say what came of it."""
        backups = self._window.desk.backups
        if not backups.has_folder:
            self._window.show_page("admin")
            self._window.say("Chọn thư mục giữ bản sao ở Quản trị rồi sao lưu.", "warning")
            return
        self._window.tasks.run(lambda progress: backups.back_up(None, progress), self._on_backed_up)

    def _on_backed_up(self, made: ProvenBackup) -> None:
        self._window.refresh_status()
        self._window.say(f"Đã sao lưu và thử mở: {made.file}")

    def may_close(self) -> bool:
        """Copy before closing; a refusal is told, and closing without a copy must be confirmed."""
        if self._window.tasks.busy():
            self._window.say("Đang làm dở một việc dài. Đợi xong hoặc bấm dừng rồi đóng.", "warning")
            return False
        backups = self._window.desk.backups
        if not backups.has_folder or self._window.desk.office.sample:
            return True
        try:
            backups.back_up()
        except StorageError as error:
            question = Question(
                title="Chưa sao lưu được",
                words=f"{error.message} Đóng mà không có bản sao mới?",
                yes="Đóng, không sao lưu",
            )
            return ConfirmDialog.ask(question, self._window) is not None
        return True
