"""Every error that nobody took reaches the person here, in one of three voices.

`RuleError`: what the person can mend, in a message on the page. `StorageError`: what the machine
refuses and what to do next. Anything else is our bug: a report that can be copied and tells where
the log is, and the app goes on.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from onecua.errors import Cancelled, RuleError, StorageError
from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import Label
from onecua.ui.widgets.text_field import TextArea

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from onecua.ui.failure_log import FailureLog
    from onecua.ui.widgets.banner import BannerKind

_WORDS = (
    "Phần mềm gặp lỗi ngoài dự kiến. Những gì đã lưu vẫn còn nguyên và có thể làm việc tiếp. "
    "Nếu lỗi lặp lại, hãy chép báo cáo dưới đây gửi người hỗ trợ; trong báo cáo không có "
    "thông tin của người dân."
)


class Failures(QObject):
    """Takes uncaught errors and tells them; `say(text, kind)` shows a message on the page."""

    _from_thread = Signal(object)

    def __init__(
        self,
        log: FailureLog,
        say: Callable[[str, BannerKind], object],
        window: Callable[[], QWidget | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._say = say
        self._window = window
        self._dialog: BugReportDialog | None = None
        self._from_thread.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the last resort of both hooks."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_uncaught_in_thread

    def uninstall(self) -> None:
        """Give both hooks back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def tell(self, error: BaseException) -> None:
        """Tell an error in its voice."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, RuleError):
            self._say(error.message, "warning")
        elif isinstance(error, StorageError):
            self._say(error.message, "danger")
        else:
            self._tell_bug(error)

    def report_shown(self) -> BugReportDialog | None:
        """Return the report that is open, if any."""
        dialog = self._dialog
        return dialog if dialog is not None and isValid(dialog) and dialog.isVisible() else None

    def _tell_bug(self, error: BaseException) -> None:
        report = self._log.report(error)
        place = f"Nhật ký lỗi: {self._log.path}"
        try:
            self._log.append(report)
        except StorageError as refused:
            place = f"Chưa ghi được nhật ký lỗi. {refused.message}"
        if self._dialog is None or not isValid(self._dialog):
            self._dialog = BugReportDialog(self._window())
        self._dialog.show_report(report, place)

    def _on_uncaught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.tell(error)

    def _on_uncaught_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._from_thread.emit(told.exc_value)


class BugReportDialog(QDialog):
    """Our own bug: what to copy and where the log is; it stands beside the work, not before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lỗi của phần mềm")
        self.setModal(False)
        self.resize(640, 420)
        self._report = TextArea(lines=8)
        self._report.setReadOnly(True)
        self._report.setAccessibleName("Báo cáo lỗi")
        self._place = Label("", "small", "sub", wrap=True)
        self._copy = ShortcutButton("Chép báo cáo", icon="copy")
        self._copy.clicked.connect(self._on_copy)
        close = ShortcutButton("Làm việc tiếp", "Esc", kind="primary")
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._copy)
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(Label("Lỗi của phần mềm", "detail_title"))
        rows.addWidget(Label(_WORDS, wrap=True))
        rows.addWidget(self._report, 1)
        rows.addWidget(self._place)
        rows.addLayout(buttons)
        close.setFocus()

    def show_report(self, report: str, place: str) -> None:
        """Show a bug; while the dialog is open a further one is added."""
        before = f"{self._report.value()}\n\n" if self.isVisible() else ""
        self._report.set_value(before + report)
        self._place.setText(place)
        self._copy.set_words("Chép báo cáo")
        self.show()

    def report(self) -> str:
        """Return the text that would be copied."""
        return self._report.value()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.value())
        self._copy.set_words("Đã chép")
