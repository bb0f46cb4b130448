"""Writing the month's workbook: asked for a place, written off the main thread, told at the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from onecua.domain.period import Basis
from onecua.domain.vietnamese import grouped
from onecua.ui.widgets.confirm_dialog import Question, confirm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.domain.figures import MonthlyFigures
    from onecua.domain.period import Period
    from onecua.progress import Progress
    from onecua.ui.shell import Shell
    from onecua.ui.tasks import Task

_SUFFIX = ".xlsx"


class MonthlyExport(QObject):
    """One export at a time; `changed` follows each step, so that the bar can be asked again."""

    changed = Signal()

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        self._task: Task[None] | None = None
        self._step = ""
        self._written: Path | None = None
        self._accepted: set[Period] = set()

    def state(self) -> str:
        """Say how far the writing is, or what was written last."""
        if self._task is not None:
            return f"Đang ghi tệp… {self._step}".strip()
        return f"Đã ghi {self._written.name}" if self._written is not None else ""

    def under_way(self) -> bool:
        """Tell whether a file is being written."""
        return self._task is not None

    def written(self) -> Path | None:
        """Return the file written last."""
        return self._written

    def start(self, figures: MonthlyFigures) -> None:
        """Ask where to and write; figures that do not add up are asked about once a period."""
        period = figures.period
        if self._task is not None or not self._may_go_out(figures):
            return
        chosen = self._shell.save_file("Xuất biểu II.06a ra Excel", file_name(period), _pattern())
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(_SUFFIX) else chosen + _SUFFIX)
        desk = self._shell.desk

        def write(progress: Progress) -> None:
            from onecua import products

            progress.step(0)  # it may have been stopped while it waited for its turn
            products.write_monthly(desk, period, path, progress)

        self._step, self._written = "", None
        self._task = self._shell.tasks.run(
            write, lambda _: self._on_done(path), self._on_failed, self._on_step, self._on_stopped
        )
        self.changed.emit()

    def stop(self) -> None:
        """Ask the writing to stop; no file is left behind."""
        if self._task is not None:
            self._task.cancel()
            self._step = "đang dừng"
            self.changed.emit()

    def open_folder(self) -> None:
        """Show the folder of the file written last."""
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _may_go_out(self, figures: MonthlyFigures) -> bool:
        broken = [check for check in figures.checks() if not check.ok]
        if not broken or figures.period in self._accepted:
            return True
        named = "; ".join(f"{check.name}: {check.proof}" for check in broken)
        question = Question(
            "Số liệu của kỳ có chỗ lệch",
            f"{named}. Trang «Kiểm tra» trong tệp cũng ghi chỗ lệch này. Nên xem các hồ sơ lệch "
            "trước khi gửi báo cáo.",
            "Vẫn xuất Excel",
            dangerous=False,
        )
        if confirm(self._window, question) is None:
            return False
        self._accepted.add(figures.period)
        return True

    def _on_step(self, done: int, total: int, _what: str) -> None:
        if done:
            counted = f"{grouped(done)} / {grouped(total)}" if total else grouped(done)
            self._step = f"{counted} dòng"
            self.changed.emit()

    def _on_done(self, path: Path) -> None:
        self._task, self._written = None, path
        self.changed.emit()
        url = QUrl.fromLocalFile(str(path))
        self._shell.say(
            f"Đã ghi {path.name} vào {path.parent}.",
            action="Mở tệp",
            run=lambda: QDesktopServices.openUrl(url),
        )

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.changed.emit()
        raise error  # told by `failures` in its own voice

    def _on_stopped(self) -> None:
        self._task = None
        self.changed.emit()
        self._shell.say("Đã dừng, không ghi tệp nào.", "paused")


def file_name(period: Period) -> str:
    """Return the name that a period's workbook is offered under."""
    basis = "" if period.basis is Basis.OFFICIAL else "_duong-lich"
    return f"II.06a_{period.name}{basis}{_SUFFIX}"


def _pattern() -> str:
    return f"Sổ tính Excel (*{_SUFFIX})"
