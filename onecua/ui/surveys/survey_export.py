"""Writing the workbook of surveys: asked for a place, written off the main thread, then told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from onecua.domain.period import Basis

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from onecua.domain.period import Period
    from onecua.domain.survey.questionnaire import Questionnaire
    from onecua.progress import Progress
    from onecua.ui.shell import Shell
    from onecua.ui.tasks import Task

_SUFFIX = ".xlsx"


class SurveyExport(QObject):
    """One export at a time; `changed` follows its begin and its end."""

    changed = Signal()

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._task: Task[None] | None = None

    def waits(self) -> str | None:
        """Return why nothing can be written just now, None when it can."""
        return "Đang ghi tệp…" if self._task is not None else None

    def start(self, period: Period, form: Questionnaire) -> None:
        """Ask where to, and write."""
        if self._task is not None:
            return
        pattern = f"Sổ tính Excel (*{_SUFFIX})"
        name = file_name(period, form)
        chosen = self._shell.save_file("Xuất kết quả khảo sát ra Excel", name, pattern)
        if chosen:
            self._write(period, form, Path(chosen))

    def _write(self, period: Period, form: Questionnaire, chosen: Path) -> None:
        path = (
            chosen if chosen.suffix.lower() == _SUFFIX else chosen.with_name(chosen.name + _SUFFIX)
        )
        desk = self._shell.desk

        def write(progress: Progress) -> None:
            from onecua import products

            progress.step(0)  # it may have been stopped while it waited for its turn
            products.write_survey(desk, period, path, form.key, progress=progress)

        self._task = self._shell.tasks.run(
            write, lambda _: self._on_done(path), self._on_failed, cancelled=self._on_stopped
        )
        self.changed.emit()

    def _on_done(self, path: Path) -> None:
        self._on_stopped()
        url = QUrl.fromLocalFile(str(path))
        self._shell.say(
            f"Đã ghi {path.name} vào {path.parent}.",
            action="Mở tệp",
            run=lambda: QDesktopServices.openUrl(url),
        )

    def _on_failed(self, error: Exception) -> None:
        self._on_stopped()
        raise error  # told by `failures` in its own voice

    def _on_stopped(self) -> None:
        self._task = None
        self.changed.emit()


def file_name(period: Period, form: Questionnaire) -> str:
    """Return the name that the workbook of a form over a period is offered under."""
    basis = "" if period.basis is Basis.OFFICIAL else "_duong-lich"
    return f"khao-sat_{form.id}_{period.name}{basis}{_SUFFIX}"
