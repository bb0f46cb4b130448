"""Long work in view: what it does, how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from onecua.ui.widgets.button import ShortcutButton
from onecua.ui.widgets.label import ElidedLabel, Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from onecua.progress import Progress
    from onecua.ui.tasks import Runner, Task

T = TypeVar("T")
_BAR = 8


class TaskPanel(QWidget):
    """A title, a bar, the present step in words and «Dừng»; put it inline or in a dialog.

    `ended` follows the end of the work, however it ended.
    """

    ended = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task[Any] | None = None
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._what = ElidedLabel("Đang chuẩn bị…", "small", "sub")
        self.stop_button = ShortcutButton("Dừng", "Esc")
        self.stop_button.clicked.connect(self.stop)
        low = QHBoxLayout()
        low.addWidget(self._what, 1)
        low.addWidget(self.stop_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(Label(title, "heading"))
        rows.addWidget(self._bar)
        rows.addLayout(low)

    def start(
        self,
        runner: Runner,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Task[T]:
        """Run the work and show how far it is; the outcome is handed on after `ended`."""

        def on_done(result: T) -> None:
            self.ended.emit()
            done(result)

        def on_failed(error: Exception) -> None:
            self.ended.emit()
            if failed is None:
                raise error
            failed(error)

        task = runner.run(work, on_done, on_failed, self.show_step, self.ended.emit)
        self._task = task
        return task

    def stop(self) -> None:
        """Ask the work to stop; it ends at its next step."""
        if self._task is not None:
            self._task.cancel()
        self.stop_button.setEnabled(False)
        self._what.set_text("Đang dừng…")

    def under_way(self) -> bool:
        """Tell whether the work still runs."""
        return self._task is not None and not self._task.finished

    def show_step(self, done: int, total: int, what: str) -> None:
        """Show a step; a total of 0 means that it is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if self.stop_button.isEnabled():
            counted = f"{what} {done} / {total}" if total else what
            self._what.set_text(counted.strip())


class TaskDialog(QDialog):
    """A `TaskPanel` before the window; Esc stops the work, and the dialog goes when it ended."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.panel = TaskPanel(title)
        self.panel.setMinimumWidth(420)
        self.panel.ended.connect(self._on_ended)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.addWidget(self.panel)

    def reject(self) -> None:
        """Stop the work instead of leaving it alone."""
        if self.panel.under_way():
            self.panel.stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the work first; the dialog closes by itself when the work has ended."""
        if self.panel.under_way():
            event.ignore()
            self.panel.stop()
        else:
            super().closeEvent(event)

    def _on_ended(self) -> None:
        self.accept()
        self.deleteLater()


def run_in_dialog(
    parent: QWidget | None,
    title: str,
    runner: Runner,
    work: Callable[[Progress], T],
    done: Callable[[T], object],
    failed: Callable[[Exception], object] | None = None,
) -> TaskDialog:
    """Run work behind a dialog that shows it; returns at once, `done` is called at the end."""
    dialog = TaskDialog(title, parent)
    dialog.setModal(True)
    dialog.panel.start(runner, work, done, failed)
    dialog.open()
    return dialog
