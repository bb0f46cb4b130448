"""What the board gives into the hand: slips, lists, the workbook, the sheet of the morning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from onecua.domain.vietnamese import grouped
from onecua.errors import RuleError
from onecua.ui.deadlines.briefing_print import BRIEFING_TITLE, briefing_work
from onecua.ui.widgets.task_dialog import run_in_dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from onecua.domain.board import OpenDossier
    from onecua.products import BoardExtract
    from onecua.progress import Progress
    from onecua.ui.deadlines.board_panel import BoardPanel
    from onecua.ui.shell import Shell

T = TypeVar("T")
_SUFFIX = ".xlsx"
_WAITS = "Đang lập giấy…"


class BoardPapers(QObject):
    """Makes papers on the worker; `busy_changed` follows the begin and the end of it."""

    busy_changed = Signal()

    def __init__(self, shell: Shell, panel: BoardPanel, page: QWidget) -> None:
        super().__init__(page)
        self._shell = shell
        self._panel = panel
        self._page = page
        self._busy = False

    def waits(self) -> str | None:
        """Return why no paper is made just now, None when one may be asked for."""
        return _WAITS if self._busy else None

    def print_apologies(self, dossiers: Sequence[UUID]) -> None:
        """Show Mẫu số 04 of these dossiers, one after the other."""
        desk = self._shell.desk

        def work(_progress: Progress) -> bytes:
            from onecua import products

            return products.apologies_pdf(desk, dossiers)

        def printed() -> None:
            for dossier in dossiers:
                desk.handling.printed(dossier, "apology")

        self._make("Phiếu xin lỗi và đề nghị gia hạn (Mẫu số 04)", work, printed)

    def print_calls(self, dossiers: Sequence[OpenDossier]) -> None:
        """Show whom to call about these dossiers."""
        desk = self._shell.desk

        def work(_progress: Progress) -> bytes:
            from onecua import products

            return products.call_list_pdf(desk, dossiers)

        self._make("Danh sách gọi người dân", work)

    def print_list(self) -> None:
        """Show the list in view as it is printed."""
        desk, extract = self._shell.desk, self._extract()

        def work(_progress: Progress) -> bytes:
            from onecua import products

            return products.deadline_list_pdf(desk, extract)

        self._make("Danh sách hạn xử lý", work)

    def print_briefing(self) -> None:
        """Show the sheet of the morning."""
        self._make(BRIEFING_TITLE, briefing_work(self._shell.desk))

    def export(self) -> None:
        """Ask for a file and write the list in view to it."""
        desk, extract = self._shell.desk, self._extract()
        name = f"Han xu ly {desk.clock():%Y-%m-%d}{_SUFFIX}"
        chosen = self._shell.save_file("Xuất hạn xử lý", name, "Excel (*.xlsx)")
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(_SUFFIX) else chosen + _SUFFIX)

        def work(progress: Progress) -> int:
            from onecua import products

            return products.write_deadlines(desk, extract, path, progress)

        run_in_dialog(
            self._page,
            "Đang ghi hạn xử lý",
            self._shell.tasks,
            work,
            lambda count: self._shell.say(f"Đã ghi {grouped(count)} hồ sơ vào {path}."),
        )

    def _extract(self) -> BoardExtract:
        from onecua.products import BoardExtract

        model = self._panel.model
        return BoardExtract(model.board, model.shown(), self._panel.filters.words())

    def _make(
        self,
        title: str,
        work: Callable[[Progress], bytes],
        printed: Callable[[], object] | None = None,
    ) -> None:
        if self._busy:
            return
        self._tell_busy(True)

        def show(pdf: bytes) -> None:
            self._tell_busy(False)
            self._shell.show_paper(title, pdf, printed)

        def failed(error: Exception) -> None:
            self._tell_busy(False)
            if not isinstance(error, RuleError):
                raise error
            self._shell.say(error.message, "danger")

        self._shell.tasks.run(work, show, failed)

    def _tell_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit()
