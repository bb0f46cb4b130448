"""When the window closes, close the day's surveys and copy the data; copy it now when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from onecua.errors import BusyError, StorageError
from onecua.ui.own_desk import on_own_desk
from onecua.ui.surveys.day_close import DayClose

if TYPE_CHECKING:
    from onecua.progress import Progress
    from onecua.services.backups import ProvenBackup
    from onecua.services.desk import Desk
    from onecua.ui.main_window import MainWindow
    from onecua.ui.widgets.confirm_dialog import ConfirmDialog
    from onecua.ui.widgets.task_dialog import TaskDialog

CLEAN_EXIT = "exit.clean"


class Closing(QObject):
    """Knows whether the window may close, and what has to be copied first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._settled = False
        self._refusal = ""
        self._surveys = DayClose(window.desk, self)
        self.copying: TaskDialog | None = None
        self.asking: ConfirmDialog | None = None

    def back_up_now(self) -> None:
        """Copy and prove on the worker; say what came of it."""
        if not self._window.desk.backups.has_folder:
            self._window.show_page("admin")
            self._window.say("Chọn thư mục giữ bản sao ở mục Sao lưu rồi sao lưu.", "warning")
            return
        self._window.say("Đang sao lưu, vẫn làm việc tiếp được.", "accent")
        self._window.tasks.run(on_own_desk(self._window.desk, _back_up), self._on_backed_up)

    def may_close(self) -> bool:
        """Tell whether the window may close now.

        Otherwise the reason is told, or a copy is under way and the window closes after it. When
        there will be no copy, closing without one must be confirmed.
        """
        desk = self._window.desk
        if not self._settled:
            self._surveys.end_day()  # before the copy, so that it has them
        if self._settled or desk.office.sample or not desk.backups.has_folder:
            return self._not_busy()
        if self.copying is None and self.asking is None and self._not_busy():
            self._copy_first()
        return False

    def note_clean_exit(self) -> None:
        """Remember that this run ended as it should, and how far the log had come by then."""
        try:
            self._window.desk.preferences.set(CLEAN_EXIT, "1")
        except BusyError:
            return  # another program writes just now: the next start looks more closely
        try:
            self._window.desk.anchors.note()
        except StorageError:
            return  # the anchor before stays in force; the next end of work notes another

    def _not_busy(self) -> bool:
        if self._window.tasks.busy():
            words = "Đang làm dở một việc dài. Đợi xong hoặc bấm «Dừng» rồi đóng."
            self._window.say(words, "warning")
            return False
        return True

    def _copy_first(self) -> None:
        from onecua.ui.widgets.task_dialog import run_in_dialog

        self._refusal = "Việc sao lưu đã bị dừng."
        self.copying = run_in_dialog(
            self._window,
            "Sao lưu trước khi đóng",
            self._window.tasks,
            on_own_desk(self._window.desk, _back_up),
            self._on_copied,
            self._on_refused,
        )
        # `ended` comes before the outcome, which is told in the same turn of the event loop.
        self.copying.panel.ended.connect(lambda: QTimer.singleShot(0, self, self._on_ended))

    def _on_backed_up(self, made: ProvenBackup) -> None:
        self._window.refresh_status()
        self._window.say(f"Đã sao lưu và thử mở: {made.file}")

    def _on_copied(self, _made: ProvenBackup) -> None:
        self._settled = True

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, StorageError):
            self._refusal = "Chưa sao lưu được."
            raise error
        self._refusal = error.message

    def _on_ended(self) -> None:
        self.copying = None
        if self._settled:
            self._window.close()
            return
        from onecua.ui.widgets.confirm_dialog import ConfirmDialog, Question

        question = Question(
            title="Chưa có bản sao mới",
            words=f"{self._refusal} Đóng mà không có bản sao mới?",
            yes="Đóng, không sao lưu",
        )
        self.asking = ConfirmDialog(question, self._window)
        self.asking.finished.connect(self._on_answered)
        self.asking.open()

    def _on_answered(self) -> None:
        asked, self.asking = self.asking, None
        if asked is not None and asked.answer() is not None:
            self._settled = True
            self._window.close()


def _back_up(desk: Desk, progress: Progress) -> ProvenBackup:
    return desk.backups.back_up(None, progress)
