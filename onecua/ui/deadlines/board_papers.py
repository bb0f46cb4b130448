"""What the board gives into the hand: slips, lists, the workbook, the sheet of the morning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onecua.domain.vietnamese import grouped
from onecua.ui.deadlines.paper_making import PaperMaking
from onecua.ui.widgets.task_dialog import run_in_dialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from onecua.domain.board import OpenDossier
    from onecua.products import BoardExtract
    from onecua.progress import Progress
    from onecua.ui.deadlines.board_panel import BoardPanel
    from onecua.ui.shell import Shell

_SUFFIX = ".xlsx"


class BoardPapers:
    """Papers of the board; `making` tells whether one is under way."""

    def __init__(self, shell: Shell, panel: BoardPanel, page: QWidget) -> None:
        self._shell = shell
        self._panel = panel
        self._page = page
        self.making = PaperMaking(shell, page)

    def print_apologies(self, dossiers: Sequence[UUID]) -> None:
        """Show Mẫu số 04 of these dossiers, one after the other."""
        desk = self._shell.desk

        def work(_progress: Progress) -> bytes:
            from onecua import products

            return products.apologies_pdf(desk, dossiers)

        def printed() -> None:
            for dossier in dossiers:
                desk.handling.printed(dossier, "apology")

        self.making.make("Phiếu xin lỗi và đề nghị gia hạn (Mẫu số 04)", work, printed)

    def print_calls(self, dossiers: Sequence[OpenDossier]) -> None:
        """Show whom to call about these dossiers."""
        desk = self._shell.desk

        def work(_progress: Progress) -> bytes:
            from onecua import products

            return products.call_list_pdf(desk, dossiers)

        self.making.make("Danh sách gọi người dân", work)

    def print_list(self) -> None:
        """Show the list in view as it is printed."""
        desk, extract = self._shell.desk, self._extract()

        def work(_progress: Progress) -> bytes:
            from onecua import products

            return products.deadline_list_pdf(desk, extract)

        self.making.make("Danh sách hạn xử lý", work)

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
